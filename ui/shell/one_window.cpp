// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/one_window.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalSocket>

namespace placeweave {

namespace {

constexpr int kPatience = 300; // ms; the other window is on this machine

QString nameFor(const QString &file) {
    QString path = QFileInfo(file).canonicalFilePath();
    if (path.isEmpty())
        path = QFileInfo(file).absoluteFilePath();
    const QByteArray digest =
        QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha1).toHex();
    return "placeweave-" + QString::fromLatin1(digest.left(20));
}

} // namespace

bool OneWindow::raiseOther(const QString &file) {
    QLocalSocket socket;
    socket.connectToServer(nameFor(file));
    return socket.waitForConnected(kPatience);
}

void OneWindow::answerFor(const QString &file) {
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server->nextPendingConnection())
            socket->deleteLater();
        emit asked();
    });
    const QString name = nameFor(file);
    if (!m_server->listen(name)) {
        QLocalServer::removeServer(name); // left behind by a window that was killed
        m_server->listen(name);
    }
}

} // namespace placeweave
