// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/who_can_help.h"

#include "core/base/text.h"
#include "core/exchange/csv_cell.h"
#include "core/exchange/person_words.h"
#include "core/exchange/replaced_file.h"
#include "core/insight/needs_and_offers.h"
#include "core/joint/ways_to_reach.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <cctype>
#include <format>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

void addOffer(Helper &helper, const OfferMade &offer) {
    std::string words = offer.words;
    if (words.empty() && !offer.activities.empty())
        words = vocabulary("activity").label(offer.activities.front());
    if (words.empty() && offer.from == OfferMade::From::Venue)
        words = vocabulary("offer").label("room");
    if (words.empty() || helper.offers.contains(words))
        return;
    helper.offers += (helper.offers.empty() ? "" : "; ") + words;
}

std::string addressOf(const Record &place) {
    std::vector<std::string> parts;
    for (const char *column : {"name", "address", "postcode"})
        if (const std::string part = simplified(place.text(column)); !part.empty())
            parts.push_back(part);
    return joined(parts, ", ");
}

// RFC 3986: what is not unreserved goes as bytes.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool isPlain = (byte < 0x80 && std::isalnum(byte) != 0) || letter == '-' ||
                             letter == '.' || letter == '_' || letter == '~' || letter == '@';
        out += isPlain ? std::string(1, letter) : std::format("%{:02X}", byte);
    }
    return out;
}

// An address that would end the line or begin another header is none.
bool isAddress(std::string_view email) {
    return email.contains('@') && std::ranges::none_of(email, [](char letter) {
               const auto byte = static_cast<unsigned char>(letter);
               return byte <= ' ' || letter == ',' || letter == ';' || letter == '<' ||
                      letter == '>' || letter == '"';
           });
}

std::vector<std::string> addressesOf(const std::vector<Helper> &helpers) {
    std::vector<std::string> addresses;
    std::unordered_set<std::string> seen;
    for (const Helper &helper : helpers)
        if (isAddress(helper.email) && seen.insert(folded(helper.email)).second)
            addresses.push_back(helper.email);
    return addresses;
}

// What has to be known of each before it is rung, read once for all.
class HelperReader {
public:
    static Result<HelperReader> of(MapFile &map, const Disclosure &readers,
                                   const std::string &today) {
        HelperReader reader(map, readers);
        PW_TRY(reader.m_reach, waysToReach(map, readers, today));
        PW_TRY(reader.m_given, givenAndTaken(map, today));
        return reader;
    }

    Result<void> read(Helper &helper, const Record &row) const {
        const RowId id = row.id();
        helper.organisation = id;
        helper.name = row.text("name");
        helper.phone = m_reach.first(id, "phone");
        helper.whatsapp = m_reach.first(id, "whatsapp");
        helper.email = m_reach.first(id, "email");
        helper.address = m_reach.first(id, "post");
        helper.languages = setElements(row["languages"]);
        if (helper.address.empty()) {
            PW_TRY(const auto place, placeOnPaper(*m_map, *m_readers, row));
            if (place)
                helper.address = addressOf(*place);
        }
        if (const auto people = m_reach.people.find(id); people != m_reach.people.end())
            helper.person = people->second.front().text("name");
        if (const auto one = m_given.find(id); one != m_given.end())
            helper.given = one->second;
        return {};
    }

private:
    HelperReader(MapFile &map, const Disclosure &readers) : m_map(&map), m_readers(&readers) {}

    MapFile *m_map;
    const Disclosure *m_readers;
    WaysToReach m_reach;
    std::unordered_map<RowId, GiveAndTake> m_given;
};

bool hasWay(const Helper &helper) {
    return !helper.phone.empty() || !helper.whatsapp.empty() || !helper.email.empty();
}

void putAskedLeastFirst(std::vector<Helper> &helpers) {
    std::ranges::stable_sort(helpers, {}, [](const Helper &helper) {
        return std::tuple(helper.given.inSixMonths, folded(helper.name));
    });
}

} // namespace

Result<Helpers> groupsToRing(MapFile &map, const std::vector<RowId> &organisations,
                             const Disclosure &readers, const std::string &today) {
    PW_TRY(const HelperReader reader, HelperReader::of(map, readers, today));
    Helpers all;
    for (const RowId id : organisations) {
        PW_TRY(const Record row, map.record(Entity::Organisation, id));
        const auto told = readers.disclosed(row);
        if (!told)
            continue;
        Helper helper;
        PW_CHECK(reader.read(helper, *told));
        if (isIndividual(row.text("kind")) && !hasWay(helper))
            ++all.withoutWay;
        else
            all.helpers.push_back(std::move(helper));
    }
    putAskedLeastFirst(all.helpers);
    return all;
}

Result<Helpers> whoCanHelp(MapFile &map, const HelpWish &wish, const Disclosure &readers,
                           const std::string &today) {
    PW_TRY(const auto offers, offersMade(map, readers, today));
    PW_TRY(const HelperReader reader, HelperReader::of(map, readers, today));
    std::map<RowId, Helper> byOrganisation;
    for (const OfferMade &offer : offers) {
        const bool isOurs = offer.from == OfferMade::From::WeSaid;
        if (isOurs || !answers(offer, wish.category, offer.languages))
            continue;
        const bool isElsewhere =
            !wish.within.empty() && !(offer.point && contains(wish.within, *offer.point));
        if (isElsewhere)
            continue;
        addOffer(byOrganisation[offer.organisation], offer);
    }
    Helpers all;
    for (auto &[id, helper] : byOrganisation) {
        PW_TRY(const Record row, map.record(Entity::Organisation, id));
        const auto told = readers.disclosed(row);
        if (!told)
            continue;
        PW_CHECK(reader.read(helper, *told));
        if (hasWay(helper))
            all.helpers.push_back(std::move(helper));
        else
            ++all.withoutWay;
    }
    putAskedLeastFirst(all.helpers);
    return all;
}

Result<void> writeHelpers(const std::vector<Helper> &helpers, const std::filesystem::path &target) {
    PW_TRY(ReplacedFile file, ReplacedFile::beside(target));
    file.write("\xEF\xBB\xBF" // without it Excel takes the text for Windows-1252
               "organisation,ask_for,phone,whatsapp,email,address,languages,could_help_with,"
               "last_talked_to,conversations_in_six_months,promises_open,got_back\r\n");
    for (const Helper &helper : helpers) {
        std::vector<std::string> languages;
        for (const std::string &code : helper.languages)
            languages.push_back(vocabulary("language").label(code));
        std::vector<std::string> got;
        for (const std::string &thing : helper.given.gotBack)
            got.push_back(vocabulary("how_valued").label(thing));
        std::string line;
        for (const std::string &cell :
             {helper.name, helper.person, helper.phone, helper.whatsapp, helper.email,
              helper.address, joined(languages, "; "), helper.offers, helper.given.lastOn,
              std::to_string(helper.given.inSixMonths), std::to_string(helper.given.open.size()),
              joined(got, "; ")})
            line += (line.empty() ? "" : ",") + csvCell(cell);
        file.write(line + "\r\n");
    }
    return file.commit();
}

std::string bccLine(const std::vector<Helper> &helpers) {
    return joined(addressesOf(helpers), ",");
}

std::string draftTo(const std::vector<Helper> &helpers, const std::string &subject,
                    const std::string &body) {
    std::vector<std::string> addresses;
    for (const std::string &address : addressesOf(helpers))
        addresses.push_back(escaped(address));
    if (addresses.empty())
        return {};
    return std::format("mailto:?bcc={}&subject={}&body={}", joined(addresses, ","),
                       escaped(subject), escaped(body));
}

} // namespace placeweave
