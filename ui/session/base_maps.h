// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/tile_pictures.h"
#include "ui/session/choice.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace placeweave {

// The base maps of this computer: files of map pictures somebody has chosen, and servers, which are
// off until somebody turns one on. Which one lies under the map is a choice of the person, not a
// part of any map.
class BaseMaps : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QList<placeweave::Choice> files READ files NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> servers READ servers CONSTANT)
    // Those whose address somebody typed; the code is the address.
    Q_PROPERTY(QList<placeweave::Choice> ownServers READ ownServers NOTIFY changed)
    // Empty: none but the land and what the map holds.
    Q_PROPERTY(QString chosen READ chosen WRITE choose NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed) // a sentence; else empty

public:
    static BaseMaps *create(QQmlEngine *, QJSEngine *);
    static BaseMaps &instance();

    QList<Choice> files() const;
    QList<Choice> servers() const;
    QList<Choice> ownServers() const;
    QString chosen() const { return m_chosen; }
    // One that cannot be opened says so, and what was there stays.
    void choose(const QString &code);
    QString trouble() const { return m_trouble; }
    Q_INVOKABLE void add(const QUrl &file);
    // An address such as https://tiles.example.org/{z}/{x}/{y}.png, and whose map it is. False when
    // it cannot be one; the trouble says why.
    Q_INVOKABLE bool addServer(const QString &address, const QString &attribution);
    // A file, or a server of one's own.
    Q_INVOKABLE void forget(const QString &code);

    // Null for none.
    const std::shared_ptr<TilePictures> &shown() const { return m_shown; }

signals:
    void changed();
    void shownChanged();

private:
    BaseMaps();
    Result<std::shared_ptr<TilePictures>> open(const QString &code) const;
    void show(const QString &code, std::shared_ptr<TilePictures> pictures);
    void setTrouble(const QString &reason);

    QString m_chosen;
    QString m_trouble;
    std::shared_ptr<TilePictures> m_shown;
};

} // namespace placeweave
