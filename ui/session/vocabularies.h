// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// The lists of data/vocabulary, for whatever offers a choice.
class Vocabularies : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    Q_INVOKABLE QList<placeweave::Choice> choices(const QString &vocabulary) const;
    // The vocabulary of a field, by its permanent key; a single code may also be "not said".
    Q_INVOKABLE QList<placeweave::Choice> choicesOfField(int field) const;
    // Kinds of one family of the legend.
    Q_INVOKABLE QStringList kindsOfFamily(const QString &family) const;
    // Fields that can be set for many organisations at once.
    Q_INVOKABLE QList<placeweave::Choice> bulkFields() const;
    Q_INVOKABLE int editorOf(int field) const; // RecordFields::Editor
};

} // namespace placeweave
