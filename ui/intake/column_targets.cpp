// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/column_targets.h"

#include "ui/intake/import_model.h"
#include "ui/record/value_text.h"

#include "core/exchange/table_mapping.h"
#include "core/model/vocabulary.h"

namespace placeweave {

QList<Choice> columnTargets(Entity rows) {
    QList<Choice> choices{{"", ImportModel::tr("Leave it out"), {}}};
    const auto addField = [&](const Field &field) {
        const bool refers = rows == Entity::Organisation && refersToRow(field);
        if (field.type == FieldType::Bytes || field.type == FieldType::Point || refers)
            return;
        ColumnTarget target{ColumnTarget::Role::Field, &field, {}};
        choices.append({QString::fromStdString(toText(target)), toQString(field.label),
                        toQString(field.help)});
    };
    if (rows != Entity::Organisation) {
        for (const Field &field : fieldsOf(rows))
            addField(field);
        if (rows == Entity::Service) // where it happens
            for (const char *column : {"address", "postcode"})
                addField(*findField(Entity::Location, column));
        return choices;
    }
    addField(fieldOf(Entity::Organisation, "name"));
    addField(fieldOf(Entity::Organisation, "kind"));
    addField(fieldOf(Entity::Location, "address"));
    addField(fieldOf(Entity::Location, "postcode"));
    using Role = ColumnTarget::Role;
    const std::pair<Role, QString> places[] = {
        {Role::Latitude, ImportModel::tr("Latitude")},
        {Role::Longitude, ImportModel::tr("Longitude")},
        {Role::Easting, ImportModel::tr("Easting")},
        {Role::Northing, ImportModel::tr("Northing")},
        {Role::Position, ImportModel::tr("Position, both in one")}};
    for (const auto &[role, label] : places)
        choices.append({QString::fromStdString(toText({role, nullptr, {}})), label, {}});
    for (const Term &term : vocabulary("contact_type").terms())
        choices.append({QString::fromStdString(toText({Role::Contact, nullptr, term.code})),
                        toQString(term.label),
                        {}});
    choices.append({QString::fromStdString(toText({Role::Contact, nullptr, {}})),
                    ImportModel::tr("A way to contact, by its looks"),
                    {}});
    choices.append(
        {QString::fromStdString(toText({Role::Field, &fieldOf(Entity::Service, "when_note"), {}})),
         ImportModel::tr("Opening times"),
         ImportModel::tr("“Mon-Fri 9am-5pm” is read; what is not so plain is kept in words")});
    choices.append({QString::fromStdString(toText({Role::RecordCode, nullptr, {}})),
                    ImportModel::tr("Its record code"),
                    ImportModel::tr("In a table that this map gave out")});
    choices.append({QString::fromStdString(toText({Role::Identifier, nullptr, {}})),
                    ImportModel::tr("A number on a register"),
                    {}});
    for (const Entity entity : {Entity::Organisation, Entity::Location})
        for (const Field &field : fieldsOf(entity))
            if (!std::ranges::contains(
                    std::initializer_list<std::string_view>{"name", "kind", "address", "postcode"},
                    field.column) ||
                (entity == Entity::Location && field.column == "name"))
                addField(field);
    return choices;
}

} // namespace placeweave
