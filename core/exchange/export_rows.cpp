// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export_rows.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <format>

namespace placeweave {
namespace {

using Source = ExportColumn::Source;

constexpr auto kContactColumns = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"phone", "Phone"}, {"email", "E-mail"}, {"website", "Website"}});

bool isExported(const Field &field) {
    return !refersToRow(field) && field.type != FieldType::Bytes && field.type != FieldType::Point;
}

std::string labels(const Field &field, const Value &value) {
    std::vector<std::string> words = setElements(value);
    if (field.type == FieldType::CodeSet)
        for (std::string &word : words)
            word = vocabulary(field.detail).label(word);
    return joined(words, "; ");
}

std::string degrees(double value) {
    std::string text = std::format("{:.7f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text += '0';
    return text;
}

void append(std::string &list, std::string_view more) {
    if (!list.empty())
        list += "; ";
    list += more;
}

} // namespace

std::string wordsOf(const Field &field, const Value &value) {
    if (value.isEmpty())
        return {};
    switch (field.type) {
    case FieldType::Code:
        return vocabulary(field.detail).label(value.text());
    case FieldType::CodeSet:
    case FieldType::TextSet:
        return labels(field, value);
    case FieldType::Boolean:
        return value.isTrue() ? "yes" : "no";
    case FieldType::Integer:
        return std::to_string(value.integer());
    default:
        return value.text();
    }
}

ExportRows::ExportRows(MapFile &map, Disclosure &disclosure)
    : m_map(&map), m_disclosure(&disclosure) {
    makeColumns();
}

Result<ExportRows> ExportRows::of(MapFile &map, Disclosure &disclosure) {
    ExportRows rows(map, disclosure);
    PW_CHECK(rows.readRelated());
    return rows;
}

void ExportRows::makeColumns() {
    m_columns.push_back({Source::Code, "record", "Record code", nullptr, {}});
    for (const Field &field : fieldsOf(Entity::Organisation))
        if (isExported(field) && m_disclosure->shows(field))
            m_columns.push_back({Source::Organisation,
                                 std::string(field.column),
                                 std::string(field.label),
                                 &field,
                                 {}});
    m_columns.push_back({Source::Latitude, "latitude", "Latitude", nullptr, {}});
    m_columns.push_back({Source::Longitude, "longitude", "Longitude", nullptr, {}});
    for (const Field &field : fieldsOf(Entity::Location))
        if (isExported(field) && m_disclosure->shows(field))
            m_columns.push_back(
                {Source::Place,
                 field.column == "name" ? std::string("location_name") : std::string(field.column),
                 std::string(field.label),
                 &field,
                 {}});
    for (const auto &[type, label] : kContactColumns)
        m_columns.push_back(
            {Source::Contact, std::string(type), std::string(label), nullptr, type});
    m_columns.push_back({Source::Contact, "other_contacts", "Other contacts", nullptr, {}});
    m_columns.push_back({Source::Services, "services", "What it offers", nullptr, {}});
    m_columns.push_back({Source::Communities, "communities", "Communities served", nullptr, {}});
}

Result<void> ExportRows::readRelated() {
    PW_CHECK(m_disclosure->forEach(Entity::Contact, [this](const Record &contact) {
        if (const RowId with = contact.reference("organisation_id"))
            m_contacts[with].push_back({contact.text("contact_type"), contact.text("value")});
        return true;
    }));
    PW_CHECK(m_disclosure->forEach(Entity::Service, [this](const Record &service) {
        append(m_services[service.reference("organisation_id")], service.text("name"));
        return true;
    }));
    std::unordered_map<RowId, std::string> names;
    PW_CHECK(m_disclosure->forEach(Entity::Community, [&](const Record &community) {
        names[community.id()] = community.text("name");
        return true;
    }));
    return m_disclosure->forEach(Entity::Serves, [&](const Record &serves) {
        if (const auto name = names.find(serves.reference("community_id")); name != names.end())
            append(m_communities[serves.reference("organisation_id")], name->second);
        return true;
    });
}

Result<bool> ExportRows::show(const Record &record,
                              const std::function<bool(const ExportRow &)> &visit) const {
    std::optional<Record> organisation = m_disclosure->disclosed(record);
    if (!organisation)
        return true;
    PW_TRY(std::optional<Record> place, m_disclosure->disclosedPlace(record));
    return visit({*std::move(organisation), std::move(place),
                  m_map->uuidOf(Entity::Organisation, record.id())});
}

Result<void> ExportRows::forEach(const std::optional<std::vector<RowId>> &only,
                                 const std::function<bool(const ExportRow &)> &visit) {
    if (only) {
        for (const RowId id : *only) {
            auto record = m_map->record(Entity::Organisation, id);
            if (!record && record.error().code == ErrorCode::NotFound)
                continue; // gone since it was shown
            if (!record)
                return std::unexpected(std::move(record).error());
            PW_TRY(const bool goesOn, show(*record, visit));
            if (!goesOn)
                break;
        }
        return {};
    }
    Result<void> inner;
    PW_CHECK(m_map->forEach(Entity::Organisation, [&](const Record &record) {
        const Result<bool> goesOn = show(record, visit);
        if (!goesOn)
            inner = std::unexpected(goesOn.error());
        return goesOn.value_or(false);
    }));
    return inner;
}

std::string ExportRows::contactsOf(RowId organisation, std::string_view type) const {
    std::string list;
    const auto found = m_contacts.find(organisation);
    if (found == m_contacts.end())
        return list;
    for (const Contact &contact : found->second) {
        const bool hasColumn = std::ranges::any_of(
            kContactColumns, [&](const auto &column) { return column.first == contact.type; });
        if (contact.type == type)
            append(list, contact.value);
        else if (type.empty() && !hasColumn)
            append(list, contact.value);
    }
    return list;
}

std::string ExportRows::text(const ExportRow &row, const ExportColumn &column) const {
    switch (column.source) {
    case Source::Code:
        return row.code;
    case Source::Organisation:
        return wordsOf(*column.field, row.organisation[*column.field]);
    case Source::Place:
        return row.place ? wordsOf(*column.field, (*row.place)[*column.field]) : std::string();
    case Source::Latitude:
    case Source::Longitude: {
        const auto point = row.place ? (*row.place)["geom"].point() : std::nullopt;
        if (!point)
            return {};
        return degrees(column.source == Source::Latitude ? point->latitude : point->longitude);
    }
    case Source::Contact:
        return contactsOf(row.organisation.id(), column.contactType);
    case Source::Services:
    case Source::Communities: {
        const auto &names = column.source == Source::Services ? m_services : m_communities;
        const auto found = names.find(row.organisation.id());
        return found == names.end() ? std::string() : found->second;
    }
    }
    return {};
}

Value ExportRows::value(const ExportRow &row, const ExportColumn &column) const {
    if (column.source == Source::Organisation)
        return row.organisation[*column.field];
    if (column.source == Source::Place)
        return row.place ? (*row.place)[*column.field] : Value();
    return Value(text(row, column));
}

} // namespace placeweave
