// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/record_bundle.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace placeweave {

// An organisation as one reads it: what it is, where, what it offers, whom it serves, how to get in
// touch. Empty fields take no room; each fact is a sentence or near one.
class RecordFacts : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("OpenRecord has it")

public:
    // How a fact is laid out.
    enum class Form {
        Words,   // a paragraph
        Pair,    // label and text side by side, a note under it
        Offer,   // a bold name with when it is, a line of particulars
        Chips,   // short names in a row
        Contact, // a way to get in touch; `link` opens it
        Links,   // label, and other organisations to go to
    };
    Q_ENUM(Form)

    enum Roles {
        FormRole = Qt::UserRole + 1, // Form
        SectionRole,                 // heading above the first of each; may be empty
        LabelRole,
        TextRole,
        NoteRole,
        IconRole,    // name of an icon, for contacts
        LinkRole,    // http, https, mailto or tel; empty when it is none of them
        MustActRole, // bool
        ItemsRole,   // QStringList of chips or links
        IdsRole,     // list of ids beside items, for links
    };
    Q_ENUM(Roles)

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setBundle(const std::shared_ptr<const RecordBundle> &bundle);

    struct Fact {
        Form form = Form::Pair;
        QString section;
        QString label;
        QString text;
        QString note;
        QString icon;
        QString link;
        bool mustAct = false;
        QStringList items;
        QList<double> ids;
        friend bool operator==(const Fact &, const Fact &) = default;
    };
    static std::vector<Fact> factsOf(const RecordBundle &bundle);

private:
    std::vector<Fact> m_facts;
};

// What a way to contact opens with: "tel:", "mailto:" or a web address; empty for everything else.
QString linkOf(std::string_view type, const QString &value);

} // namespace placeweave
