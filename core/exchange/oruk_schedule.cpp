// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/oruk_schedule.h"

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/exchange/related_rows.h"

#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

namespace placeweave::hsds {
namespace {

using nlohmann::ordered_json;

// The parts of an RFC 5545 rule by name.
std::map<std::string, std::string> partsOf(std::string_view rule) {
    std::map<std::string, std::string> parts;
    for (const std::string &part : split(rule, ';'))
        if (const std::size_t equals = part.find('='); equals != std::string::npos)
            parts[part.substr(0, equals)] = part.substr(equals + 1);
    return parts;
}

void take(ordered_json &schedule, const char *key, const std::map<std::string, std::string> &parts,
          const char *name) {
    if (const auto part = parts.find(name); part != parts.end() && !part->second.empty())
        schedule[key] = part->second;
}

// Rules that other programs write: every day, and the second Tuesday as TU with BYSETPOS=2.
bool readRule(std::string_view rule, ordered_json &schedule) {
    std::map<std::string, std::string> parts = partsOf(rule);
    std::string &frequency = parts["FREQ"];
    const bool isMoreThanDays = parts.contains("INTERVAL") && parts["INTERVAL"] != "1";
    if (frequency == "DAILY" && !isMoreThanDays) {
        frequency = "WEEKLY";
        if (parts["BYDAY"].empty())
            parts["BYDAY"] = "MO,TU,WE,TH,FR,SA,SU";
    }
    if (frequency != "WEEKLY" && frequency != "MONTHLY")
        return false;
    if (const auto position = parts.find("BYSETPOS"); position != parts.end()) {
        if (parts["BYDAY"].size() != 2 || position->second.contains(','))
            return false;
        parts["BYDAY"].insert(0, position->second);
    }
    schedule["freq"] = frequency;
    take(schedule, "byday", parts, "BYDAY");
    take(schedule, "bymonthday", parts, "BYMONTHDAY");
    if (const auto every = parts.find("INTERVAL"); every != parts.end()) {
        int number = 1;
        std::from_chars(every->second.data(), every->second.data() + every->second.size(), number);
        schedule["interval"] = number;
    }
    for (const auto &[name, key] :
         {std::pair{"DTSTART", "dtstart"}, std::pair{"UNTIL", "valid_to"}})
        if (const auto day = parts.find(name); day != parts.end() && day->second.size() >= 8)
            schedule[key] = day->second.substr(0, 4) + "-" + day->second.substr(4, 2) + "-" +
                            day->second.substr(6, 2);
    return true;
}

} // namespace

ordered_json schedulesOf(const Record &service, const std::string &serviceId) {
    ordered_json schedule{{"id", nameUuid(serviceId, "schedule")}, {"service_id", serviceId}};
    const std::size_t before = schedule.size();
    const std::string &rule = service.text("schedule");
    std::string notes = service.text("when_note");
    if (!rule.empty() && !readRule(rule, schedule))
        notes += (notes.empty() ? "" : "; ") + rule;
    for (const auto &[key, column] :
         {std::pair{"opens_at", "opens"}, std::pair{"closes_at", "closes"}})
        if (!service[column].isEmpty())
            schedule[key] = cleanText(service.text(column));
    if (!notes.empty())
        schedule["notes"] = cleanText(notes);
    return schedule.size() == before ? ordered_json::array()
                                     : ordered_json::array({std::move(schedule)});
}

} // namespace placeweave::hsds
