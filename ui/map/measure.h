// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QPointF>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// Lengths, areas and walks on the ground, in words. Positions have x = longitude, y = latitude.
class Measure : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    // Along a line: "350 m", "1.24 km".
    Q_INVOKABLE QString length(const QList<QPointF> &line) const;
    // Within a ring: "850 m²", "3.2 ha", "1.45 km²"; empty for fewer than three corners.
    Q_INVOKABLE QString area(const QList<QPointF> &ring) const;
    // On foot, whole minutes, at least one. From one point to another it adds what streets do; a
    // line of several legs is taken for the way itself.
    Q_INVOKABLE int walkingMinutes(const QList<QPointF> &line) const;
    // How far those minutes lead in a straight line, metres.
    Q_INVOKABLE double metresWithin(double minutes) const;
    Q_INVOKABLE QString inWords(double metres) const;
    // What all of it assumes.
    Q_INVOKABLE QString assumption(const QList<QPointF> &line = {}) const;
    Q_INVOKABLE QList<QPointF> circle(QPointF centre, double metres) const;
};

} // namespace placeweave
