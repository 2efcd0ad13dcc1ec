// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace placeweave {

// What belongs to organisations, as a disclosure lets it through: for formats that have room for
// more than one row each. Read once; lives as long as one export.
class RelatedRows {
public:
    static Result<RelatedRows> of(const Disclosure &disclosure);

    const std::vector<Record> &services(RowId organisation) const;
    const std::vector<Record> &contacts(RowId organisation) const;
    // Where a service happens, the records of the places as they may leave.
    struct Where {
        Record link{Entity::ServiceAtLocation};
        const Record *place = nullptr; // never null
    };
    std::vector<Where> placesOf(RowId service) const;

private:
    using Rows = std::unordered_map<RowId, std::vector<Record>>;
    static const std::vector<Record> &of(const Rows &rows, RowId id);

    Rows m_services;
    Rows m_contacts;
    Rows m_links; // by service
    std::unordered_map<RowId, Record> m_places;
};

// Text for XML, JSON and cells: UTF-8, and without the control characters that XML 1.0 (section
// 2.2) has no way to say; line breaks and tabs stay.
std::string cleanText(std::string_view text);
// Not longer than that, cut between two characters.
std::string_view cutTo(std::string_view text, std::size_t bytes);
// The address as a link that is safe to follow: http, https, mailto or tel; empty for what is none.
std::string linkTo(std::string_view contactType, std::string_view value);

} // namespace placeweave
