// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QString>

#include <memory>

namespace placeweave {

// One window holds one map: opening a map again raises the window that has it. Windows find each
// other through a local socket named after the file.
class OneWindow : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // True when another window has that map; it was asked to come to the front.
    static bool raiseOther(const QString &file);
    // From now on this window answers for that map.
    void answerFor(const QString &file);

signals:
    void asked(); // to come to the front

private:
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace placeweave
