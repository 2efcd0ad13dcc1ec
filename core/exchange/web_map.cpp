// SPDX-License-Identifier: GPL-3.0-or-later
// A map as one web page that asks nothing of any server: data/web put together with what a
// disclosure lets through. Why one file, and how it is kept safe:
// docs/decisions/0015-the-web-map.md.
#include "core/exchange/export_formats.h"
#include "core/exchange/list_credit.h"
#include "core/exchange/related_rows.h"
#include "core/exchange/told_library.h"
#include "core/exchange/web_ground.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/model/shipped.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace placeweave {
namespace {

using nlohmann::ordered_json;

constexpr std::array kDays{std::pair{"MO", "Monday"},    std::pair{"TU", "Tuesday"},
                           std::pair{"WE", "Wednesday"}, std::pair{"TH", "Thursday"},
                           std::pair{"FR", "Friday"},    std::pair{"SA", "Saturday"},
                           std::pair{"SU", "Sunday"}};

// Facts worth a line each; what has a place of its own on the page is not among them.
constexpr std::array<std::string_view, 8> kFacts{
    "languages", "focus", "reach", "size", "identifiers", "tradition", "status", "confirmed_on"};
constexpr std::array<std::string_view, 7> kPlaceFacts{"step_free",      "hearing_loop", "kitchen",
                                                      "space_for_hire", "capacity",     "hire_cost",
                                                      "hire_times"};

void put(ordered_json &object, const char *key, std::string_view value) {
    if (std::string clean = cleanText(value); !clean.empty())
        object[key] = std::move(clean);
}

// A script of another type is text up to "</script" or "<!--" (HTML, section 4.12.1.3).
std::string forScript(const ordered_json &object) {
    std::string text;
    for (const char c : object.dump(-1, ' ', false, ordered_json::error_handler_t::replace)) {
        if (c == '<')
            text += "\\u003c";
        else if (c == '>')
            text += "\\u003e";
        else if (c == '&')
            text += "\\u0026";
        else
            text += c;
    }
    return text;
}

std::string forHtml(std::string_view text) {
    std::string out;
    for (const char c : cleanText(text)) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string hashOf(std::string_view content) {
    const Sha256Digest digest = sha256(content);
    return std::format("'sha256-{}'",
                       base64({reinterpret_cast<const char *>(digest.data()), digest.size()}));
}

// "Monday, Wednesday 12:00 to 14:00"; of rules with more to them what people say, or nothing.
std::string timesOf(const Record &service) {
    const std::string &rule = service.text("schedule");
    std::string words;
    if (rule.starts_with("FREQ=WEEKLY") && !rule.contains("INTERVAL"))
        for (const auto &[code, day] : kDays)
            if (rule.contains(code))
                words += (words.empty() ? "" : ", ") + std::string(day);
    const std::string &opens = service.text("opens");
    const std::string &closes = service.text("closes");
    if (!opens.empty() && (!words.empty() || rule.empty()))
        words +=
            (words.empty() ? "" : " ") + opens + (closes.empty() ? std::string() : " to " + closes);
    if (const std::string &note = service.text("when_note"); !note.empty())
        words += (words.empty() ? "" : "; ") + note;
    return words;
}

class Page {
public:
    Page(const Exporting &what, RelatedRows related, const std::vector<ToldItem> &library)
        : m_what(what), m_related(std::move(related)) {
        for (const ToldItem &item : library)
            (item.organisation ? m_library[item.organisation] : m_alone).push_back(&item);
    }

    Result<std::int64_t> write(ReplacedFile &file) {
        ordered_json places = ordered_json::array();
        PW_CHECK(m_what.source([&](const ExportRow &row) {
            places.push_back(placeOf(row));
            return true;
        }));
        const auto count = static_cast<std::int64_t>(places.size());
        PW_TRY(ordered_json about, aboutThis());
        PW_TRY(ordered_json ground, webGround(m_what.map, m_around));
        ordered_json kinds = ordered_json::parse(m_what.request.symbols, nullptr, false);
        if (!kinds.is_object())
            kinds = ordered_json::object();
        ordered_json leftOut = ordered_json::array();
        for (const auto &[rows, number] : leftOutOf(m_what.disclosure, m_what.request))
            leftOut.push_back(sentence(rows, number));
        const ordered_json data{{"about", std::move(about)},   {"leftOut", std::move(leftOut)},
                                {"kinds", std::move(kinds)},   {"activities", activities()},
                                {"ground", std::move(ground)}, {"places", std::move(places)},
                                {"told", toldOf(m_alone)}};
        PW_CHECK(putTogether(file, data));
        return count;
    }

private:
    ordered_json placeOf(const ExportRow &row) {
        const Record &record = row.organisation;
        ordered_json place = ordered_json::object();
        place["n"] = cleanText(record.text("name"));
        put(place, "k", record.text("kind"));
        put(place, "o", joined(setElements(record["other_names"]), ", "));
        put(place, "d", record.text("description"));
        ordered_json facts = ordered_json::array();
        for (const std::string_view column : kFacts)
            addFact(facts, record, column);
        if (row.place) {
            std::vector<std::string> where;
            for (const char *column : {"name", "address", "postcode"})
                if (!row.place->text(column).empty())
                    where.push_back(row.place->text(column));
            put(place, "w", joined(where, ", "));
            if (const auto point = (*row.place)["geom"].point()) {
                m_around.add(*point);
                place["y"] = point->latitude;
                place["x"] = point->longitude;
                if (row.place->text("precision") == "area")
                    place["r"] = 1;
            }
            for (const std::string_view column : kPlaceFacts)
                addFact(facts, *row.place, column);
        }
        if (!facts.empty())
            place["f"] = std::move(facts);
        addContacts(place, record.id());
        addServices(place, record.id(), row.place ? row.place->id() : RowId{});
        if (const auto told = m_library.find(record.id()); told != m_library.end())
            place["t"] = toldOf(told->second);
        return place;
    }

    // Stories and resources: a title, the words, whose they are, where they lead.
    static ordered_json toldOf(const std::vector<const ToldItem *> &items) {
        ordered_json all = ordered_json::array();
        for (const ToldItem *item : items) {
            ordered_json line = ordered_json::object();
            const bool isStory = item->row.entity() == Entity::Story;
            put(line, "n", item->row.text("title"));
            put(line, "w", item->words());
            put(line, "c", item->credit());
            if (!isStory) {
                put(line, "k", vocabulary("resource_kind").label(item->row.text("resource_kind")));
                put(line, "l", linkTo("website", item->row.text("link")));
            }
            if (line.contains("n") || line.contains("w"))
                all.push_back(std::move(line));
        }
        return all;
    }

    static void addFact(ordered_json &facts, const Record &record, std::string_view column) {
        const Field &field = *findField(record.entity(), column);
        if (const std::string words = cleanText(wordsOf(field, record[field])); !words.empty())
            facts.push_back({field.label, words});
    }

    void addContacts(ordered_json &place, RowId organisation) const {
        for (const Record &contact : m_related.contacts(organisation)) {
            const std::string &type = contact.text("contact_type");
            ordered_json line{vocabulary("contact_type").label(type),
                              cleanText(contact.text("value"))};
            if (std::string link = linkTo(type, contact.text("value")); !link.empty())
                line.push_back(cleanText(link));
            place["c"].push_back(std::move(line));
        }
    }

    void addServices(ordered_json &place, RowId organisation, RowId mainPlace) {
        for (const Record &service : m_related.services(organisation)) {
            ordered_json line = ordered_json::object();
            line["n"] = cleanText(service.text("name"));
            const std::string &activity = service.text("activity");
            put(line, "a", activity);
            if (!activity.empty())
                m_activities.insert(activity);
            put(line, "d", service.text("description"));
            put(line, "t", timesOf(service));
            std::vector<std::string> more;
            for (const char *column : {"cost", "eligibility"})
                if (!service.text(column).empty())
                    more.push_back(service.text(column));
            for (const RelatedRows::Where &where : m_related.placesOf(service.id()))
                if (where.place->id() != mainPlace)
                    more.push_back("At " + (where.place->text("name").empty()
                                                ? where.place->text("address")
                                                : where.place->text("name")));
            put(line, "w", joined(more, " \u00B7 "));
            place["s"].push_back(std::move(line));
        }
    }

    // By category, each with its words.
    ordered_json activities() const {
        ordered_json found = ordered_json::object();
        const Vocabulary &known = vocabulary("activity");
        for (const Term &category : vocabulary("category").terms())
            for (const Term &term : known.terms())
                if (term.more("category") == category.code && m_activities.contains(term.code))
                    found[term.code] = {term.label, category.label};
        for (const std::string &code : m_activities)
            if (!found.contains(code))
                found[cleanText(code)] = {cleanText(known.label(code)), "Other"};
        return found;
    }

    Result<ordered_json> aboutThis() const {
        ordered_json about = ordered_json::array();
        PW_CHECK(m_what.disclosure.forEach(Entity::About, [&](const Record &row) {
            for (const Field &field : fieldsOf(Entity::About))
                if (field.column != "name" && m_what.disclosure.shows(field) &&
                    !row[field].isEmpty())
                    about.push_back({field.label, cleanText(row.text(field.column))});
            return false;
        }));
        about.push_back({"Made on", today()});
        if (m_what.disclosure.profile() != Profile::Public)
            about.push_back(
                {"Who it is for", m_what.disclosure.profile() == Profile::Partner
                                      ? "Partners only. Please do not put it on the web."
                                      : "Just us. It holds private matter."});
        about.push_back({"To keep in mind", "It shows what was on the map on that day. What is "
                                            "missing here need not be missing in the place."});
        PW_TRY(const std::vector<AreaSet> sets, m_what.map.areas().sets());
        for (const AreaSet &set : sets)
            if (!set.attribution.empty())
                about.push_back({"Boundaries", cleanText(set.attribution)});
        PW_TRY(const auto credits, m_what.map.areas().contextCredits());
        std::set<std::string> ground;
        for (const auto &[theme, attribution] : credits)
            if (ground.insert(attribution).second)
                about.push_back({"Ground", cleanText(attribution)});
        PW_TRY(const std::set<std::string> lists, creditsOfLists(m_what.map));
        for (const std::string &credit : lists)
            about.push_back({"Lists", credit});
        return about;
    }

    Result<void> putTogether(ReplacedFile &file, const ordered_json &data) const {
        PW_TRY(const std::string name, m_what.map.name());
        const std::string_view style = shippedFile(shippedWebMap(), "map.css");
        const std::string_view script = shippedFile(shippedWebMap(), "map.js");
        const std::string policy =
            std::format("default-src 'none'; style-src {}; script-src {}; base-uri 'none'; "
                        "form-action 'none'",
                        hashOf(style), hashOf(script));
        std::string_view page = shippedFile(shippedWebMap(), "map.html");
        while (true) {
            const std::size_t open = page.find("{{");
            file.write(page.substr(0, open));
            if (open == std::string_view::npos)
                return {};
            const std::size_t close = page.find("}}", open);
            const std::string_view part = page.substr(open + 2, close - open - 2);
            if (part == "policy")
                file.write(policy);
            else if (part == "title")
                file.write(forHtml(name));
            else if (part == "style")
                file.write(style);
            else if (part == "script")
                file.write(script);
            else if (part == "data")
                file.write(forScript(data));
            page.remove_prefix(close + 2);
        }
    }

    const Exporting &m_what;
    RelatedRows m_related;
    std::map<RowId, std::vector<const ToldItem *>> m_library; // by organisation
    std::vector<const ToldItem *> m_alone;                    // of none
    LatLonBox m_around;
    std::set<std::string> m_activities;
};

} // namespace

Result<std::int64_t> writeWebMap(ReplacedFile &file, const Exporting &what) {
    PW_TRY(RelatedRows related, RelatedRows::of(what.disclosure));
    PW_TRY(const std::vector<ToldItem> library, toldLibrary(what.map, what.disclosure));
    Page page(what, std::move(related), library);
    return page.write(file);
}

} // namespace placeweave
