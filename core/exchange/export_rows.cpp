// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export_rows.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"
#include "core/store/record_readers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <semaphore>
#include <system_error>
#include <thread>

namespace placeweave {
namespace {

using Source = ExportColumn::Source;

constexpr auto kContactColumns = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"phone", "Phone"}, {"email", "E-mail"}, {"website", "Website"}});

constexpr const Field &kContactWith = fieldOf(Entity::Contact, "organisation_id");
constexpr const Field &kContactType = fieldOf(Entity::Contact, "contact_type");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");
constexpr const Field &kPlacePoint = fieldOf(Entity::Location, "geom");
static_assert(std::tuple_size_v<decltype(ExportRow::Related::contacts)> ==
              kContactColumns.size() + 1);

bool isExported(const Field &field) {
    return !refersToRow(field) && field.type != FieldType::Bytes && field.type != FieldType::Point;
}

std::string labels(const Vocabulary *terms, const Value &value) {
    std::vector<std::string> words = setElements(value);
    if (terms)
        for (std::string &word : words)
            word = terms->label(word);
    return joined(words, "; ");
}

const Vocabulary *termsOf(const Field &field) {
    return field.type == FieldType::Code || field.type == FieldType::CodeSet
               ? &vocabulary(field.detail)
               : nullptr;
}

std::string degrees(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.begin(), text.end(), value, std::chars_format::fixed, 7);
    std::string_view digits(text.data(), end.ptr);
    digits = digits.substr(0, digits.find_last_not_of('0') + 1);
    return digits.ends_with('.') ? std::string(digits) + '0' : std::string(digits);
}

void append(std::string &list, std::string_view more) {
    if (!list.empty())
        list += "; ";
    list += more;
}

std::string_view wordsOf(const Field &field, const Vocabulary *terms, const Value &value,
                         std::string &made) {
    if (value.isEmpty())
        return {};
    switch (field.type) {
    case FieldType::Code: {
        const Term *term = terms->find(value.text());
        return term ? term->label : value.text();
    }
    case FieldType::CodeSet:
    case FieldType::TextSet:
        return made = labels(terms, value);
    case FieldType::Boolean:
        return value.isTrue() ? "yes" : "no";
    case FieldType::Integer:
        return made = std::to_string(value.integer());
    default:
        return value.text();
    }
}

} // namespace

std::string wordsOf(const Field &field, const Value &value) {
    std::string made;
    return std::string(wordsOf(field, termsOf(field), value, made));
}

ExportRows::ExportRows(MapFile &map, const Disclosure &disclosure)
    : m_map(&map), m_disclosure(&disclosure) {
    makeColumns();
}

Result<ExportRows> ExportRows::of(MapFile &map, const Disclosure &disclosure) {
    ExportRows rows(map, disclosure);
    PW_CHECK(rows.readRelated());
    return rows;
}

void ExportRows::makeColumns() {
    const auto add = [this](Source source, std::string_view key, std::string_view label) {
        ExportColumn column;
        column.source = source;
        column.key = key;
        column.label = label;
        return &m_columns.emplace_back(std::move(column));
    };
    const auto addFields = [&](Entity entity, Source source) {
        for (const Field &field : fieldsOf(entity)) {
            if (!isExported(field) || !m_disclosure->shows(field))
                continue;
            const bool isPlaceName = source == Source::Place && field.column == "name";
            ExportColumn *column =
                add(source, isPlaceName ? "location_name" : field.column, field.label);
            column->field = &field;
            column->terms = termsOf(field);
        }
    };
    add(Source::Code, "record", "Record code");
    addFields(Entity::Organisation, Source::Organisation);
    add(Source::Latitude, "latitude", "Latitude");
    add(Source::Longitude, "longitude", "Longitude");
    addFields(Entity::Location, Source::Place);
    for (std::size_t i = 0; i < kContactColumns.size(); ++i) {
        ExportColumn *column =
            add(Source::Contact, kContactColumns[i].first, kContactColumns[i].second);
        column->contactType = kContactColumns[i].first;
        column->contact = i;
    }
    add(Source::Contact, "other_contacts", "Other contacts")->contact = kContactColumns.size();
    add(Source::Services, "services", "What it offers");
    add(Source::Communities, "communities", "Communities served");
}

Result<void> ExportRows::readRelated() {
    PW_CHECK(m_disclosure->forEach(Entity::Contact, [this](const Record &contact) {
        const RowId with{contact[kContactWith].integer()};
        if (!with)
            return true;
        const auto column =
            std::ranges::find(kContactColumns, contact[kContactType].text(),
                              &std::pair<std::string_view, std::string_view>::first);
        append(m_related[with].contacts[static_cast<std::size_t>(column - kContactColumns.begin())],
               contact[kContactValue].text());
        return true;
    }));
    PW_CHECK(m_disclosure->forEach(Entity::Service, [this](const Record &service) {
        append(m_related[service.reference("organisation_id")].services, service.text("name"));
        return true;
    }));
    std::unordered_map<RowId, std::string> names;
    PW_CHECK(m_disclosure->forEach(Entity::Community, [&](const Record &community) {
        names[community.id()] = community.text("name");
        return true;
    }));
    return m_disclosure->forEach(Entity::Serves, [&](const Record &serves) {
        if (const auto name = names.find(serves.reference("community_id")); name != names.end())
            append(m_related[serves.reference("organisation_id")].communities, name->second);
        return true;
    });
}

Result<bool> ExportRows::show(const Record &shown,
                              const std::function<bool(const ExportRow &)> &visit) const {
    PW_TRY(const std::optional<Record> place, m_disclosure->disclosedPlace(shown));
    const std::string code = m_map->uuidOf(Entity::Organisation, shown.id());
    const auto related = m_related.find(shown.id());
    return visit({shown, place ? &*place : nullptr, code,
                  related == m_related.end() ? nullptr : &related->second});
}

Result<void> ExportRows::forEach(const std::optional<std::vector<RowId>> &only,
                                 const std::function<bool(const ExportRow &)> &visit) {
    if (only) {
        PW_TRY(RecordsById records, RecordsById::of(m_map->database(), Entity::Organisation,
                                                    allFieldsOf(Entity::Organisation)));
        for (const RowId id : *only) {
            auto record = records.at(id);
            if (!record && record.error().code == ErrorCode::NotFound)
                continue; // gone since it was shown
            if (!record)
                return std::unexpected(std::move(record).error());
            const std::optional<Record> shown = m_disclosure->disclosed(*record);
            if (!shown)
                continue;
            PW_TRY(const bool goesOn, show(*shown, visit));
            if (!goesOn)
                break;
        }
        return {};
    }
    Result<void> inner;
    PW_CHECK(m_disclosure->forEach(Entity::Organisation, [&](const Record &shown) {
        const Result<bool> goesOn = show(shown, visit);
        if (!goesOn)
            inner = std::unexpected(goesOn.error());
        return goesOn.value_or(false);
    }));
    return inner;
}

// Two batches: one is filled there while the other is visited here. Here, for libraries keep their
// errors by thread.
Result<void> ExportRows::forEachAhead(const std::optional<std::vector<RowId>> &only,
                                      const std::function<bool(const ExportRow &)> &visit) {
    constexpr std::size_t kRows = 1024;
    struct Kept {
        Record organisation;
        std::optional<Record> place;
        std::string code;
        const ExportRow::Related *related = nullptr;
    };
    struct Batch {
        std::vector<Kept> rows; // kept for those after them: most of the time goes into making them
        std::size_t count = 0;
    };
    Batch read;
    std::binary_semaphore isFull(0);
    std::binary_semaphore isTaken(0);
    bool isLast = false; // this and what follows change hands with the batch
    bool goesOn = true;
    Result<void> outcome;
    std::thread reader;
    try {
        reader = std::thread([&] {
            outcome = forEach(only, [&](const ExportRow &row) {
                if (read.count == read.rows.size())
                    read.rows.emplace_back();
                Kept &kept = read.rows[read.count++];
                kept.organisation = row.organisation;
                if (row.place)
                    kept.place = *row.place;
                else
                    kept.place.reset();
                kept.code = row.code;
                kept.related = row.related;
                if (read.count < kRows)
                    return true;
                isFull.release();
                isTaken.acquire();
                return goesOn;
            });
            isLast = true;
            isFull.release();
        });
    } catch (const std::system_error &) { // as many threads as there may be
        return forEach(only, visit);
    }
    bool isWanted = true;
    Batch visited;
    for (bool ends = false; !ends;) {
        isFull.acquire();
        ends = isLast;
        goesOn = isWanted;
        visited.count = 0;
        std::swap(read, visited);
        if (!ends)
            isTaken.release();
        for (std::size_t i = 0; i < visited.count && isWanted; ++i) {
            const Kept &row = visited.rows[i];
            isWanted =
                visit({row.organisation, row.place ? &*row.place : nullptr, row.code, row.related});
        }
    }
    reader.join();
    return outcome;
}

std::string_view ExportRows::words(const ExportRow &row, const ExportColumn &column,
                                   std::string &made) const {
    switch (column.source) {
    case Source::Code:
        return row.code;
    case Source::Organisation:
    case Source::Place: {
        const Value *held = value(row, column);
        return held ? wordsOf(*column.field, column.terms, *held, made) : std::string_view();
    }
    case Source::Latitude:
    case Source::Longitude: {
        const auto point = row.place ? (*row.place)[kPlacePoint].point() : std::nullopt;
        if (!point)
            return {};
        return made =
                   degrees(column.source == Source::Latitude ? point->latitude : point->longitude);
    }
    case Source::Contact:
        return row.related ? row.related->contacts[column.contact] : std::string_view();
    case Source::Services:
        return row.related ? row.related->services : std::string_view();
    case Source::Communities:
        return row.related ? row.related->communities : std::string_view();
    }
    return {};
}

std::string ExportRows::text(const ExportRow &row, const ExportColumn &column) const {
    std::string made;
    return std::string(words(row, column, made));
}

const Value *ExportRows::value(const ExportRow &row, const ExportColumn &column) {
    const Value *held = column.source == Source::Organisation ? &row.organisation[*column.field]
                        : column.source == Source::Place && row.place ? &(*row.place)[*column.field]
                                                                      : nullptr;
    return held && !held->isEmpty() ? held : nullptr;
}

} // namespace placeweave
