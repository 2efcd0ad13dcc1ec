// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// Something to choose: a code for the program, a label and a line of help for people.
struct Choice {
    Q_GADGET
    QML_VALUE_TYPE(choice)
    Q_PROPERTY(QString code MEMBER code)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString help MEMBER help)

public:
    QString code;
    QString label;
    QString help;

    friend bool operator==(const Choice &, const Choice &) = default;
};

// The terms of a vocabulary in their order.
QList<Choice> choicesOf(std::string_view vocabulary);

} // namespace placeweave
