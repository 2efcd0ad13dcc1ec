// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeweave {

// A column of what is exported, by name for programs and by label for people.
struct ExportColumn {
    enum class Source {
        Code,
        Organisation,
        Place,
        Latitude,
        Longitude,
        Contact,
        Services,
        Communities,
    };
    Source source = Source::Organisation;
    std::string key;              // "location_name"
    std::string label;            // "Place name"
    const Field *field = nullptr; // of Organisation and Place
    std::string_view contactType; // of Contact; empty for those without a column of their own
};

// One organisation as it may leave, with what belongs to it.
struct ExportRow {
    Record organisation{Entity::Organisation};
    std::optional<Record> place;
    std::string code; // its UUID: the same on every way out, and no key to the map's own
};

// The sheet of a workbook that says what it is: no list, when it comes back in.
inline constexpr std::string_view kNoteSheet = "About this workbook";

// What a field holds, for people: labels, "; " between, yes and no.
std::string wordsOf(const Field &field, const Value &value);

// Organisations with their main place, ways to contact, services and communities, one row each, as
// a disclosure lets them through. Lives as long as one export.
class ExportRows {
public:
    static Result<ExportRows> of(MapFile &map, Disclosure &disclosure);

    const std::vector<ExportColumn> &columns() const { return m_columns; }
    // `only`: these organisations in this order, when given.
    Result<void> forEach(const std::optional<std::vector<RowId>> &only,
                         const std::function<bool(const ExportRow &)> &visit);
    // For people: labels, "; " between, yes and no. Empty where there is nothing to say.
    std::string text(const ExportRow &row, const ExportColumn &column) const;
    // For programs: codes and numbers. Positions, contacts and lists of names are text.
    Value value(const ExportRow &row, const ExportColumn &column) const;

private:
    ExportRows(MapFile &map, Disclosure &disclosure);
    void makeColumns();
    Result<void> readRelated();
    Result<bool> show(const Record &record,
                      const std::function<bool(const ExportRow &)> &visit) const;
    std::string contactsOf(RowId organisation, std::string_view type) const;

    MapFile *m_map;
    Disclosure *m_disclosure;
    std::vector<ExportColumn> m_columns;
    struct Contact {
        std::string type;
        std::string value;
    };
    std::unordered_map<RowId, std::vector<Contact>> m_contacts; // by organisation
    std::unordered_map<RowId, std::string> m_services;
    std::unordered_map<RowId, std::string> m_communities;
};

} // namespace placeweave
