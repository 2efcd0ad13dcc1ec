// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace placeweave {

// Something the window can do, by code: the palette lists them, Main.qml does them.
struct Command {
    QString code;
    QString label;
    QString keys; // shortcut, as people write it
    QString also; // other words one might look for
};

const QList<Command> &commands();

} // namespace placeweave
