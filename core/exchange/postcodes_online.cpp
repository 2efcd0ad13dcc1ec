// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/postcodes_online.h"

#include "core/base/text.h"
#include "core/exchange/disclosure.h"
#include "core/exchange/place_by_postcode.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>
#include <set>
#include <span>

namespace placeweave {
namespace {

using nlohmann::json;
using Answers = std::map<Postcode, std::optional<PostcodePlace>>;

constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
constexpr const Field &kType = fieldOf(Entity::Location, "location_type");

constexpr std::int64_t kMaxAnswerBytes = std::int64_t{4} << 20; // a hundred take 100 kB

// Null where there is none, whatever the value is.
const json &memberOf(const json &value, const char *name) {
    static const json kNull;
    const auto found = value.is_object() ? value.find(name) : value.end();
    return value.is_object() && found != value.end() ? *found : kNull;
}

std::optional<Postcode> postcodeOf(const json &value) {
    return value.is_string() ? Postcode::parse(value.get_ref<const std::string &>()) : std::nullopt;
}

// 0 for what is none, or outside of it.
int numberOf(const json &value, int least, int most) {
    if (!value.is_number_integer())
        return 0;
    const auto number = value.get<std::int64_t>();
    return number >= least && number <= most ? static_cast<int>(number) : 0;
}

// Where postcodes are: from the Channel Islands to Shetland. ONS writes 99.999999, 0 for nowhere.
std::optional<LatLon> pointOf(const json &result) {
    const json &latitude = memberOf(result, "latitude");
    const json &longitude = memberOf(result, "longitude");
    if (!latitude.is_number() || !longitude.is_number())
        return std::nullopt;
    constexpr LatLonBox kIslands{.west = -9, .south = 49, .east = 2.5, .north = 61};
    const LatLon point{latitude.get<double>(), longitude.get<double>()};
    return kIslands.contains(point) ? std::optional(point) : std::nullopt;
}

Error noService(const std::string &address) {
    return {ErrorCode::InvalidInput,
            "What answers at this address is no postcode service. Nothing was placed.", address};
}

class Fetcher {
public:
    Fetcher(const PostcodeService &service, const Progress &progress, std::int64_t total)
        : m_base(trimmed(service.address)), m_client(patienceOf(service), progress),
          m_progress(progress), m_total(total) {
        while (m_base.ends_with('/'))
            m_base.pop_back();
    }

    Result<void> ask(std::span<const Postcode> postcodes);
    Result<void> askWhetherEnded();
    Answers &&answers() && { return std::move(m_answers); }

private:
    static Patience patienceOf(const PostcodeService &service) {
        Patience patience = service.patience;
        patience.limits.bytes = std::min(patience.limits.bytes, kMaxAnswerBytes);
        return patience;
    }
    // "result" of the answer; null where the service has no such thing.
    Result<json> resultOf(const HttpAnswer &answer, const std::string &address) const;
    Result<std::optional<PostcodePlace>> ended(Postcode postcode);
    // Whether it is about a postcode that is waiting for it.
    bool take(const json &item);

    void reportMore(std::int64_t count) {
        m_done += count;
        m_progress.report(m_done, m_total);
    }

    std::string m_base;
    PatientClient m_client;
    const Progress &m_progress;
    std::int64_t m_done = 0;
    std::int64_t m_total;
    Answers m_answers;
};

Result<json> Fetcher::resultOf(const HttpAnswer &answer, const std::string &address) const {
    if (answer.status == 404)
        return json();
    if (answer.status == 0)
        return fail(ErrorCode::NotFound, answer.trouble + " Nothing was placed.", address);
    if (answer.status != 200)
        return fail(ErrorCode::InvalidInput,
                    std::format("The postcode service answered with an error ({}). Nothing was "
                                "placed; try again later.",
                                answer.status),
                    address);
    json whole = json::parse(answer.body, nullptr, false);
    json result = memberOf(whole, "result");
    if (result.is_null())
        return std::unexpected(noService(address));
    return result;
}

bool Fetcher::take(const json &item) {
    const std::optional<Postcode> query = postcodeOf(memberOf(item, "query"));
    const auto asked = query ? m_answers.find(*query) : m_answers.end();
    if (asked == m_answers.end())
        return false;
    const json &result = memberOf(item, "result");
    // Another postcode's answer would put people in another town.
    if (result.is_object() && postcodeOf(memberOf(result, "postcode")) == query)
        asked->second = PostcodePlace{.point = pointOf(result),
                                      .quality = numberOf(memberOf(result, "quality"), 1, 9),
                                      .terminated = {}};
    return true;
}

Result<void> Fetcher::ask(std::span<const Postcode> postcodes) {
    json texts = json::array();
    for (const Postcode postcode : postcodes) {
        texts.push_back(postcode.text());
        m_answers.try_emplace(postcode);
    }
    const std::string address = m_base + "/postcodes";
    PW_TRY(const HttpAnswer answer,
           m_client.post(address, {"application/json", json{{"postcodes", texts}}.dump()}));
    PW_TRY(const json result, resultOf(answer, address));
    if (!result.is_array())
        return std::unexpected(noService(address));
    const auto used =
        std::ranges::count_if(result, [this](const json &item) { return take(item); });
    if (used == 0)
        return std::unexpected(noService(address));
    reportMore(std::ssize(postcodes));
    return {};
}

Result<std::optional<PostcodePlace>> Fetcher::ended(Postcode postcode) {
    const std::string address =
        std::format("{}/terminated_postcodes/{}", m_base, percentEncoded(postcode.text()));
    PW_TRY(const HttpAnswer answer, m_client.get(address));
    PW_TRY(const json result, resultOf(answer, address));
    const int year = numberOf(memberOf(result, "year_terminated"), 1970, 2100);
    const int month = numberOf(memberOf(result, "month_terminated"), 1, 12);
    if (year == 0 || month == 0 || postcodeOf(memberOf(result, "postcode")) != postcode)
        return std::nullopt;
    return PostcodePlace{.point = pointOf(result), .quality = 0, .terminated = year * 100 + month};
}

// One at a time: the service knows no other way. When it gives up, what it has told is kept: an
// ended postcode places nobody, no more than an unknown one.
Result<void> Fetcher::askWhetherEnded() {
    m_total += std::ranges::count_if(m_answers, [](const auto &one) { return !one.second; });
    for (auto &[postcode, place] : m_answers) {
        if (place)
            continue;
        const auto answer = ended(postcode);
        if (!answer && answer.error().code == ErrorCode::Cancelled)
            return std::unexpected(answer.error());
        if (!answer)
            break;
        place = *answer;
        reportMore(1);
    }
    return {};
}

} // namespace

Result<PostcodesToAsk> postcodesToAsk(MapFile &map, const Progress &progress) {
    PW_TRY(const Disclosure disclosure, Disclosure::of(map, Profile::Public));
    std::set<Postcode> open; // by number, not by whose they are
    std::vector<Postcode> kept;
    PW_CHECK(forEachToPlace(map, progress, [&](OrganisationRow &&row) -> Result<void> {
        const auto postcode = Postcode::parse(postcodeToPlaceBy(row));
        if (!postcode)
            return {};
        const bool isOpen =
            !row.place[kPostcode].isEmpty() && row.place[kType].text() != "correspondence" &&
            disclosure.place(row.organisation.id()).detail == ShownPlace::Detail::Exact;
        if (isOpen)
            open.insert(*postcode);
        else
            kept.push_back(*postcode);
        return {};
    }));
    PostcodesToAsk ask{.postcodes = {open.begin(), open.end()}};
    ask.leftOut = std::ranges::count_if(kept, [&](Postcode one) { return !open.contains(one); });
    return ask;
}

std::optional<PostcodePlace> FetchedPostcodes::find(std::string_view postcode) const {
    const auto parsed = Postcode::parse(postcode);
    const auto found = parsed ? m_answers.find(*parsed) : m_answers.end();
    return found == m_answers.end() ? std::nullopt : found->second;
}

bool FetchedPostcodes::wasAsked(std::string_view postcode) const {
    const auto parsed = Postcode::parse(postcode);
    return !parsed || m_answers.contains(*parsed);
}

Result<FetchedPostcodes> fetchPostcodes(const std::vector<Postcode> &postcodes,
                                        const PostcodeService &service, const Progress &progress) {
    std::set<Postcode> once(postcodes.begin(), postcodes.end());
    const std::vector<Postcode> all(once.begin(), once.end());
    Fetcher fetcher(service, progress, std::ssize(all));
    for (std::size_t from = 0; from < all.size(); from += service.perRequest)
        PW_CHECK(fetcher.ask(
            std::span(all).subspan(from, std::min(service.perRequest, all.size() - from))));
    PW_CHECK(fetcher.askWhetherEnded());
    const bool isUsual = service.address == PostcodeService{}.address;
    return FetchedPostcodes(std::move(fetcher).answers(),
                            isUsual ? "postcodes.io" : std::string(trimmed(service.address)));
}

} // namespace placeweave
