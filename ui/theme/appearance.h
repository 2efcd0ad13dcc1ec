// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// Light or dark, how large the text is and whether things may move: the person's choice where there
// is one, else the system's. Theme.qml turns it into colours and sizes.
class Appearance : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool dark READ isDark NOTIFY darkChanged)
    Q_PROPERTY(double textScale READ textScale NOTIFY textScaleChanged)
    Q_PROPERTY(bool still READ isStill NOTIFY stillChanged)
    Q_PROPERTY(QString family READ family CONSTANT)

public:
    explicit Appearance(QObject *parent = nullptr);

    bool isDark() const;
    double textScale() const;
    // No motion: asked for by the system, or while pictures are taken.
    bool isStill() const;
    QString family() const;

    static void setStill(bool still);
    // Atkinson Hyperlegible where it is installed, else the system's sans.
    static QString textFamily();

signals:
    void darkChanged();
    void textScaleChanged();
    void stillChanged();
};

} // namespace placeweave
