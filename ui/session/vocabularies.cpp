// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/vocabularies.h"

#include "ui/record/record_fields.h"
#include "ui/record/value_text.h"

#include "core/model/vocabulary.h"

namespace placeweave {

QList<Choice> Vocabularies::choices(const QString &name) const {
    return choicesOf(name.toStdString());
}

QList<Choice> Vocabularies::choicesOfField(int key) const {
    const Field *field = fieldByKey(key);
    if (!field)
        return {};
    QList<Choice> choices = choicesOf(field->detail);
    if (field->type == FieldType::Code)
        choices.prepend({QString(), tr("Not said"), {}});
    return choices;
}

QStringList Vocabularies::kindsOfFamily(const QString &family) const {
    QStringList kinds;
    for (const Term &term : vocabulary("kind").terms())
        if (toQString(term.more("family")) == family)
            kinds << toQString(term.code);
    return kinds;
}

QList<Choice> Vocabularies::bulkFields() const {
    QList<Choice> fields;
    for (const Entity entity : {Entity::Organisation, Entity::Location})
        for (const Field &field : fieldsOf(entity)) {
            const bool settable =
                field.type == FieldType::Code || field.type == FieldType::CodeSet ||
                field.type == FieldType::Boolean || field.type == FieldType::Day ||
                (field.type == FieldType::Text && field.column != "name") ||
                field.type == FieldType::Integer;
            if (settable)
                fields.append(
                    {QString::number(field.key), toQString(field.label), toQString(field.help)});
        }
    return fields;
}

int Vocabularies::editorOf(int key) const {
    const Field *field = fieldByKey(key);
    return static_cast<int>(field ? RecordFields::editorOf(*field) : RecordFields::Editor::Line);
}

} // namespace placeweave
