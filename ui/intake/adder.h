// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// Adds an organisation: a name, and where, roughly here, or no fixed place. Everything else can
// wait for the card.
class Adder : public QObject {
    Q_OBJECT
    QML_ELEMENT

public:
    enum class Where { Here, RoughlyHere, NoFixedPlace, Later };
    Q_ENUM(Where)

    using QObject::QObject;

    Q_INVOKABLE void add(const QString &name, const QString &kind, Where where, double latitude,
                         double longitude);

signals:
    void added(qint64 organisation);
    void refused(); // the notice says why; what was typed stays
};

} // namespace placeweave
