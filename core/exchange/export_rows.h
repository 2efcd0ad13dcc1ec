// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/model/vocabulary.h"

#include <array>
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
    std::string key;                   // "location_name"
    std::string label;                 // "Place name"
    const Field *field = nullptr;      // of Organisation and Place
    std::string_view contactType;      // of Contact; empty for those without a column of their own
    std::size_t contact = 0;           // of Contact: which of ExportRow::Related::contacts
    const Vocabulary *terms = nullptr; // of a field that holds codes

    // Formats with points of their own have no column for it.
    bool isCoordinate() const { return source == Source::Latitude || source == Source::Longitude; }
};

// One organisation as it may leave, with what belongs to it.
struct ExportRow {
    // Texts made of other tables: "; " between.
    struct Related {
        std::array<std::string, 4> contacts;
        std::string services;
        std::string communities;
    };
    const Record &organisation;
    const Record *place = nullptr;
    const std::string &code; // its UUID: the same on every way out, and no key to the map's own
    const Related *related = nullptr;
};

// The sheet of a workbook that says what it is: no list, when it comes back in.
inline constexpr std::string_view kNoteSheet = "About this workbook";

// What a field holds, for people: labels, "; " between, yes and no.
std::string wordsOf(const Field &field, const Value &value);

// Organisations with their main place, ways to contact, services and communities, one row each, as
// a disclosure lets them through. Lives as long as one export.
class ExportRows {
public:
    static Result<ExportRows> of(MapFile &map, const Disclosure &disclosure);

    const std::vector<ExportColumn> &columns() const { return m_columns; }
    // `only`: these organisations in this order, when given.
    Result<void> forEach(const std::optional<std::vector<RowId>> &only,
                         const std::function<bool(const ExportRow &)> &visit);
    // The same, read and disclosed by another thread: `visit`, which is called here, must not ask
    // the map meanwhile.
    Result<void> forEachAhead(const std::optional<std::vector<RowId>> &only,
                              const std::function<bool(const ExportRow &)> &visit);
    // For people: labels, "; " between, yes and no. Empty where there is nothing to say. What has
    // to be made for it stands in `made`; good as long as that, the row and this.
    std::string_view words(const ExportRow &row, const ExportColumn &column,
                           std::string &made) const;
    std::string text(const ExportRow &row, const ExportColumn &column) const;
    // For programs: codes and numbers. None of positions, contacts and lists of names: they are
    // words; nor where there is nothing.
    static const Value *value(const ExportRow &row, const ExportColumn &column);

private:
    ExportRows(MapFile &map, const Disclosure &disclosure);
    void makeColumns();
    Result<void> readRelated();
    Result<bool> show(const Record &record,
                      const std::function<bool(const ExportRow &)> &visit) const;

    MapFile *m_map;
    const Disclosure *m_disclosure;
    std::vector<ExportColumn> m_columns;
    std::unordered_map<RowId, ExportRow::Related> m_related; // by organisation
};

} // namespace placeweave
