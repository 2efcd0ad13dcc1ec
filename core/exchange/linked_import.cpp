// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/linked_import.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/cell.h"
#include "core/exchange/opening_words.h"
#include "core/store/map_file.h"

#include <algorithm>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;
using Role = ColumnTarget::Role;

constexpr const Field &kIdentifiers = fieldOf(Entity::Service, "identifiers");

std::vector<std::string_view> identifyingFields(Entity entity) {
    switch (entity) {
    case Entity::Service:
        return {"organisation_id", "name"};
    case Entity::Person:
    case Entity::Need:
        return {"name", "organisation_id"};
    case Entity::Connection:
        return {"from_id", "to_id", "what"};
    case Entity::Channel:
        return {"organisation_id", "channel", "name"};
    case Entity::Story:
        return {"title", "words"};
    case Entity::Resource:
        return {"title", "link"};
    default:
        return {"name"};
    }
}

// Without these a row says nothing.
std::vector<std::string_view> neededFields(Entity entity) {
    switch (entity) {
    case Entity::Service:
        return {"name", "organisation_id"};
    case Entity::Connection:
        return {"from_id", "to_id"};
    case Entity::Channel:
        return {"channel"};
    case Entity::Story:
        return {};
    case Entity::Resource:
        return {"title"};
    default:
        return {"name"};
    }
}

bool isPosition(Role role) {
    return role == Role::Latitude || role == Role::Longitude || role == Role::Easting ||
           role == Role::Northing || role == Role::Position;
}

bool saysAll(const Record &there, const Record &told) {
    return std::ranges::all_of(fieldsOf(told.entity()), [&](const Field &field) {
        return &field == &kIdentifiers || told[field].isEmpty() || told[field] == there[field];
    });
}

} // namespace

Result<NameIndex> NameIndex::of(MapFile &map, Entity entity) {
    NameIndex index;
    PW_CHECK(map.forEach(entity, [&](const Record &row) {
        index.m_byName.try_emplace(folded(row.text("name")), row.id());
        return true;
    }));
    if (entity != Entity::Organisation)
        return index;
    PW_CHECK(map.forEach(entity, [&](const Record &row) {
        for (const char *column : {"other_names", "identifiers"})
            for (const std::string &name : setElements(row[column]))
                index.m_byName.try_emplace(folded(name), row.id());
        return true;
    }));
    return index;
}

RowId NameIndex::find(std::string_view name) const {
    const auto found = m_byName.find(folded(name));
    return found == m_byName.end() ? RowId{} : found->second;
}

LinkedImport::LinkedImport(MapFile &map, Edit &edit, const TableToImport &table, NamedRows &named,
                           ImportOutcome &outcome)
    : m_map(map), m_edit(edit), m_outcome(outcome), m_position(outcome.mapping),
      m_updater(map, edit, table.list()), m_places(map, edit), m_named(named) {
    const TableMapping &mapping = outcome.mapping;
    const Field &plain = fieldsOf(mapping.entity).front();
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const ColumnMapping &column = mapping.columns[i];
        if (column.target.role != Role::Unused && !isPosition(column.target.role))
            m_columns.push_back(
                {i, column.target,
                 CellReader(column.target.field ? *column.target.field : plain, column.heading)});
    }
}

Result<LinkedImport> LinkedImport::begin(MapFile &map, Edit &edit, const TableToImport &table,
                                         NamedRows &named, ImportOutcome &outcome) {
    LinkedImport import(map, edit, table, named, outcome);
    PW_TRY(import.m_organisations, NameIndex::of(map, Entity::Organisation));
    PW_TRY(import.m_communities, NameIndex::of(map, Entity::Community));
    if (outcome.mapping.entity == Entity::Service) {
        PW_CHECK(import.m_places.begin());
        PW_CHECK(import.lookAhead(table));
        if (outcome.mapping.uses(Role::RecordCode)) {
            PW_TRY(import.m_returned, ReturnedRows::of(map, outcome.mapping));
        }
    }
    PW_CHECK(map.forEach(outcome.mapping.entity, [&](const Record &row) {
        import.remember(row, row.id());
        return true;
    }));
    return import;
}

// Of a part of a list nobody can say which of its numbers are no longer in use.
Result<void> LinkedImport::lookAhead(const TableToImport &table) {
    const auto column = std::ranges::find_if(
        m_columns, [](const Column &c) { return c.target.field == &kIdentifiers; });
    m_knowsAllIdentifiers = table.options.isWhole && column != m_columns.end();
    if (!m_knowsAllIdentifiers)
        return {};
    PW_TRY(const auto reader, openRows(table.source));
    ImportOutcome unsaid; // it will be, row by row
    RemarkLog remarks(unsaid);
    std::vector<std::string_view> cells;
    for (;;) {
        PW_TRY(const bool more, reader->next(cells));
        if (!more)
            return {};
        if (reader->row() > m_outcome.mapping.headingRow && column->index < cells.size())
            for (std::string &identifier :
                 setElements(column->reader.read(meaningOf(cells[column->index]), remarks)))
                m_identifiersHere.insert(std::move(identifier));
    }
}

void LinkedImport::remember(const Record &record, RowId id) {
    m_known[keyOf(record)].push_back(id);
    if (record.entity() == Entity::Service)
        rememberIdentifiers(record, id);
}

void LinkedImport::rememberIdentifiers(const Record &service, RowId id) {
    for (const std::string &identifier : setElements(service[kIdentifiers]))
        m_byIdentifier.try_emplace(identifier, id);
}

std::string LinkedImport::keyOf(const Record &record) const {
    std::string key;
    for (const std::string_view column : identifyingFields(record.entity())) {
        const Value &value = record[column];
        key += value.isInteger() ? std::to_string(value.integer()) : folded(value.text());
        key += '\n';
    }
    return key;
}

bool LinkedImport::readReference(const Column &column, std::string_view cell, Row &row,
                                 RemarkLog &remarks) {
    const Field &field = column.reader.field();
    const NameIndex &names = field.detail == "community" ? m_communities : m_organisations;
    if (const RowId id = names.find(cell)) {
        row.record[field] = Value(id.value);
        return true;
    }
    const bool belongs = field.type == FieldType::Owner;
    remarks.add(belongs ? Reason::UnknownReference : Reason::NotRecognised, column.reader.heading(),
                cell);
    return !belongs;
}

// "anyone, until 2028-09-01" says two things, "partners only" one word too many.
void LinkedImport::readPermission(Column &column, std::string_view cell, Row &row,
                                  RemarkLog &remarks) {
    constexpr std::string_view kUntil = "until ";
    const std::size_t at = cell.find(kUntil);
    if (at != std::string_view::npos) {
        const auto day = parseDay(trimmed(cell.substr(at + kUntil.size())));
        if (day)
            row.record["permission_until"] = Value(*day);
        else // until a day that nobody can tell: over
            remarks.add(Reason::ProtectedInstead, column.reader.heading(), cell);
        cell = day ? cell.substr(0, at) : std::string_view("internal");
    }
    constexpr std::string_view kOnly = " only";
    while (cell.ends_with(' ') || cell.ends_with(','))
        cell.remove_suffix(1);
    if (cell.ends_with(kOnly))
        cell.remove_suffix(kOnly.size());
    row.record[column.reader.field()] = column.reader.read(cell, remarks);
}

// A name may hold a comma, so the whole cell is tried first.
std::vector<RowId> LinkedImport::organisationsIn(std::string_view cell, const std::string &heading,
                                                 RemarkLog &remarks) {
    if (const RowId whole = m_organisations.find(cell))
        return {whole};
    std::vector<RowId> found;
    for (const std::string &name : listIn(cell)) {
        const RowId id = m_organisations.find(name);
        if (!id)
            remarks.add(Reason::NotRecognised, heading, name);
        else if (std::ranges::find(found, id) == found.end())
            found.push_back(id);
    }
    return found;
}

void LinkedImport::readCode(const std::vector<std::string_view> &cells, Row &row) const {
    const auto column = std::ranges::find(m_columns, Role::RecordCode,
                                          [](const Column &each) { return each.target.role; });
    if (!m_returned || column == m_columns.end() || column->index >= cells.size())
        return;
    const std::string_view code = meaningOf(cells[column->index]);
    row.hasCode = !code.empty();
    row.returned = m_returned->find(code);
}

bool LinkedImport::read(const std::vector<std::string_view> &cells, Row &row, RemarkLog &remarks) {
    readCode(cells, row);
    bool belongs = true;
    for (Column &column : m_columns) {
        if (column.target.role == Role::RecordCode)
            continue;
        const std::string_view cell =
            column.index < cells.size() ? meaningOf(cells[column.index]) : std::string_view();
        if (cell.empty())
            continue;
        row.isBlank = false;
        if (column.target.role == Role::Contact)
            addContacts(column.target.detail, column.reader.heading(), cell, row.contacts, remarks);
        else if (column.target.role == Role::Organisations)
            row.servedBy = organisationsIn(cell, column.reader.heading(), remarks);
        else if (column.reader.field().entity == Entity::Location) {
            row.placeToFill()[column.reader.field()] = column.reader.read(cell, remarks);
        } else if (refersToRow(column.reader.field()) && row.returned)
            continue; // whose it is, its code says, whatever that one is called now
        else if (refersToRow(column.reader.field()))
            belongs = readReference(column, cell, row, remarks) && belongs;
        else if (&column.reader.field() == &fieldOf(Entity::Story, "permission"))
            readPermission(column, cell, row, remarks);
        else if (row.record[column.reader.field()].isEmpty())
            row.record[column.reader.field()] = column.reader.read(cell, remarks);
    }
    if (row.isBlank || !belongs || !isComplete(row, remarks))
        return false;
    if (row.record.entity() == Entity::Need)
        if (const auto point = m_position.read(cells, remarks))
            row.record["geom"] = Value(*point);
    if (row.record.entity() == Entity::Service && !takeTimesFromWords(row.record))
        remarks.add(Reason::TimesInWords, {}, row.record.text("when_note"));
    if (row.record.entity() == Entity::Service)
        if (const auto point = m_position.read(cells, remarks)) {
            Record &place = row.placeToFill();
            place["geom"] = Value(*point);
            place["placed_how"] = Value("imported");
            place["precision"] = Value("address");
        }
    if (row.record.entity() == Entity::Person && row.record["consent_basis"].isEmpty())
        row.record["consent_basis"] = Value("not_asked");
    return true;
}

bool LinkedImport::isComplete(const Row &row, RemarkLog &remarks) const {
    for (const std::string_view column : neededFields(row.record.entity())) {
        const Field &field = *findField(row.record.entity(), column);
        if (!row.record[field].isEmpty() || row.returned)
            continue;
        remarks.add(refersToRow(field) ? Reason::UnknownReference : Reason::NoName,
                    refersToRow(field) ? field.label : std::string_view());
        return false;
    }
    return true;
}

Result<bool> LinkedImport::addServed(RowId community, const std::vector<RowId> &organisations) {
    if (organisations.empty())
        return false;
    PW_TRY(const auto there, m_map.recordsOf(Entity::Serves, "community_id", community));
    bool added = false;
    for (const RowId organisation : organisations) {
        if (std::ranges::any_of(there, [&](const Record &row) {
                return row.reference("organisation_id") == organisation;
            }))
            continue;
        Record serves(Entity::Serves);
        serves["organisation_id"] = Value(organisation.value);
        serves["community_id"] = Value(community.value);
        PW_CHECK(m_edit.insert(serves));
        added = true;
    }
    return added;
}

// Of two numbers a feed has two services; unless it has given all of them new ones.
bool LinkedImport::isAnother(const Record &there, const Record &told) const {
    if (told.entity() != Entity::Service || told[kIdentifiers].isEmpty())
        return false;
    const std::vector<std::string> identifiers = setElements(there[kIdentifiers]);
    return !identifiers.empty() &&
           (!m_knowsAllIdentifiers ||
            std::ranges::any_of(identifiers, [this](const std::string &identifier) {
                return m_identifiersHere.contains(identifier);
            }));
}

// A group may offer two things under one name, each at its time. One that says just the same is
// named again, perhaps at another place; else the first that this table has not named yet.
Result<std::optional<Record>> LinkedImport::knownAs(const Record &told) const {
    if (told.entity() == Entity::Service)
        for (const std::string &identifier : setElements(told[kIdentifiers]))
            if (const auto known = m_byIdentifier.find(identifier); known != m_byIdentifier.end()) {
                PW_TRY(Record there, m_map.record(told.entity(), known->second));
                return there;
            }
    const auto ids = m_known.find(keyOf(told));
    if (ids == m_known.end())
        return std::nullopt;
    std::optional<Record> free;
    for (const RowId id : ids->second) {
        PW_TRY(Record there, m_map.record(told.entity(), id));
        if (isAnother(there, told))
            continue;
        if (told.entity() != Entity::Service || saysAll(there, told))
            return there;
        if (!free && !m_named.services.contains(id))
            free = std::move(there);
    }
    return free;
}

Result<void> LinkedImport::addNew(Row &row) {
    PW_TRY(const RowId id, m_edit.insert(row.record));
    remember(row.record, id);
    if (row.record.entity() == Entity::Service)
        m_named.services.insert(id);
    ++m_outcome.added;
    PW_CHECK(addServed(id, row.servedBy));
    for (Record &contact : row.contacts) {
        contact["person_id"] = Value(id.value);
        contact["sensitivity"] = Value("partner");
        contact["consent_basis"] = row.record["consent_basis"];
        contact["consent_on"] = row.record["consent_on"];
        PW_CHECK(m_edit.insert(contact));
    }
    return row.record.entity() == Entity::Service
               ? m_places.placeNew(id, row.record.reference("organisation_id"), row.place)
               : Result<void>();
}

Result<void> LinkedImport::finish() {
    return m_places.finish(m_updater);
}

Result<bool> LinkedImport::takeReturned(const Row &row, RemarkLog &remarks) {
    if (!m_returned || (row.hasCode && !row.returned))
        return false;
    std::optional<Record> there;
    if (row.returned) {
        PW_TRY(there, m_map.record(Entity::Service, row.returned));
    } else {
        PW_TRY(there, knownAs(row.record));
    }
    int asked = 0;
    if (there) {
        m_named.services.insert(there->id());
        PW_TRY(asked, m_returned->suggestNews(*there, row.record, m_updater));
        if (row.place) {
            PW_TRY(const int where, m_returned->suggestWhere(*there, *row.place, m_updater));
            asked += where;
        }
    } else {
        PW_TRY(asked, m_returned->suggestNew(row.record, row.place, m_updater));
    }
    if (asked > 0)
        remarks.add(Reason::CameBack, {}, (there ? *there : row.record).text("name"));
    m_outcome.asked += asked;
    m_outcome.cameBack += asked;
    ++m_outcome.same;
    return true;
}

Result<void> LinkedImport::add(const std::vector<std::string_view> &cells, RemarkLog &remarks) {
    Row row;
    row.record = Record(m_outcome.mapping.entity);
    const bool goesIn = read(cells, row, remarks);
    if (row.isBlank)
        return {};
    ++m_outcome.rows;
    if (!goesIn) {
        ++m_outcome.refused;
        return {};
    }
    if (row.record.entity() == Entity::Need && !row.record["geom"].isEmpty())
        ++m_outcome.placed;
    PW_TRY(const bool isReturned, takeReturned(row, remarks));
    if (isReturned)
        return {};
    PW_TRY(const std::optional<Record> known, knownAs(row.record));
    if (!known)
        return addNew(row);
    const Record &there = *known;
    if (there.entity() == Entity::Service) {
        m_named.services.insert(there.id());
        rememberIdentifiers(row.record, there.id());
    }
    const RowId shownBy = row.record.entity() == Entity::Connection ? there.reference("from_id")
                          : findField(there.entity(), "organisation_id")
                              ? there.reference("organisation_id")
                              : RowId{};
    PW_TRY(const RowUpdater::Done updated, m_updater.update(there, row.record, shownBy));
    m_outcome.asked += updated.asked;
    PW_TRY(const bool served, addServed(there.id(), row.servedBy));
    bool placed = false;
    if (row.record.entity() == Entity::Service) {
        PW_TRY(placed, m_places.placeAgain(there.id(), row.record.reference("organisation_id"),
                                           row.place, m_updater));
    }
    ++(updated.changed || served || placed ? m_outcome.changed : m_outcome.same);
    return {};
}

} // namespace placeweave
