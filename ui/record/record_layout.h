// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/record_bundle.h"
#include "ui/record/record_fields.h"

#include <QSet>
#include <QString>

#include <string_view>
#include <vector>

namespace placeweave {

struct RecordFields::Node {
    Form form = Form::Field;
    QString key;
    QString group;
    int depth = 0;
    bool open = false;
    QString label;
    QString summary;
    const Field *field = nullptr;
    Entity entity = Entity::Organisation;
    RowId row;    // of the record that has the field; none for a place not made yet
    RowId parent; // of Add: what the new row will belong to
    Value value;
    QString shown; // for references: the name
};

// Lays the register out over one bundle: which groups there are, which fields stand in them, in
// what order. A field of an organisation that no group names stands under "More".
class RecordFields::Layout {
public:
    Layout(const RecordBundle &bundle, const QSet<QString> &open)
        : m_bundle(bundle), m_open(open) {}
    std::vector<Node> nodes();

private:
    bool group(const char *code, const QString &label, const QString &summary);
    void field(const Record &record, const Field &field, int depth);
    void fieldsOfRecord(const Record &record, int depth,
                        std::initializer_list<std::string_view> without = {});
    bool row(const Record &record, const QString &label, const QString &summary, int depth);
    void addRow(Entity entity, RowId parent, const Field &seed, const QString &label, int depth);
    QString nameOf(const Field &field, RowId row) const;

    void name();
    void where();
    void offers();
    void contacts();
    void people();
    void connections();
    void communities();
    void channels();
    void rest();

    const RecordBundle &m_bundle;
    const QSet<QString> &m_open;
    QString m_group;
    std::vector<Node> m_nodes;
};

} // namespace placeweave
