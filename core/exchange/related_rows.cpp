// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/related_rows.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"

namespace placeweave {

Result<RelatedRows> RelatedRows::of(const Disclosure &disclosure) {
    RelatedRows related;
    const auto read = [&](Entity entity, std::string_view owner, Rows &rows) {
        return disclosure.forEach(entity, [&](const Record &row) {
            if (const RowId of = row.reference(owner))
                rows[of].push_back(row);
            return true;
        });
    };
    PW_CHECK(read(Entity::Service, "organisation_id", related.m_services));
    PW_CHECK(read(Entity::Contact, "organisation_id", related.m_contacts));
    PW_CHECK(read(Entity::ServiceAtLocation, "service_id", related.m_links));
    PW_CHECK(disclosure.forEach(Entity::Location, [&](const Record &row) {
        related.m_places.emplace(row.id(), row);
        return true;
    }));
    return related;
}

const std::vector<Record> &RelatedRows::of(const Rows &rows, RowId id) {
    static const std::vector<Record> kNone;
    const auto found = rows.find(id);
    return found == rows.end() ? kNone : found->second;
}

const std::vector<Record> &RelatedRows::services(RowId organisation) const {
    return of(m_services, organisation);
}

const std::vector<Record> &RelatedRows::contacts(RowId organisation) const {
    return of(m_contacts, organisation);
}

std::vector<RelatedRows::Where> RelatedRows::placesOf(RowId service) const {
    std::vector<Where> places;
    for (const Record &link : of(m_links, service))
        if (const auto place = m_places.find(link.reference("location_id"));
            place != m_places.end())
            places.push_back({link, &place->second});
    return places;
}

std::string cleanText(std::string_view text) {
    std::string clean = asUtf8(text);
    std::erase_if(clean, [](char c) {
        return (c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\x7F';
    });
    // The two code points that no XML document may hold.
    for (const std::string_view never : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (std::size_t at = clean.find(never); at != std::string::npos; at = clean.find(never))
            clean.erase(at, never.size());
    return clean;
}

std::string_view cutTo(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

std::string linkTo(std::string_view contactType, std::string_view value) {
    std::string text(trimmed(value));
    if (text.find_first_of(" ;\n\t\"<>") != std::string::npos && contactType != "phone")
        return {};
    if (contactType == "email")
        return looksLikeEmail(text) ? "mailto:" + text : std::string();
    if (contactType == "phone") {
        if (!looksLikePhone(text))
            return {};
        std::string digits;
        for (const char c : text)
            if ((c >= '0' && c <= '9') || (c == '+' && digits.empty()))
                digits += c;
        return "tel:" + digits;
    }
    const std::string small = folded(text);
    if (small.starts_with("http://") || small.starts_with("https://"))
        return text;
    return looksLikeWebsite(text) && !small.contains(":") ? "https://" + text : std::string();
}

} // namespace placeweave
