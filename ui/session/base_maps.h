// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/tile_pictures.h"
#include "ui/session/choice.h"
#include "ui/session/worker.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

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
    // What it does not have of what is looked at; else empty.
    Q_PROPERTY(QString remark READ remark NOTIFY changed)

public:
    static BaseMaps *create(QQmlEngine *, QJSEngine *);
    static BaseMaps &instance();

    QList<Choice> files() const;
    QList<Choice> servers() const;
    QList<Choice> ownServers() const;
    QString chosen() const { return m_chosen; }
    // One that cannot be opened says so, and what was there stays. A file is opened aside, for the
    // stick or the drive that it is on may be slow: `chosen` changes once it is.
    void choose(const QString &code);
    QString trouble() const;
    QString remark() const;
    // Chooses it and keeps it on the list, when it can be opened.
    Q_INVOKABLE void add(const QUrl &file);
    // An address such as https://tiles.example.org/{z}/{x}/{y}.png, and whose map it is. False when
    // it cannot be one; the trouble says why.
    Q_INVOKABLE bool addServer(const QString &address, const QString &attribution);
    // A file, or a server of one's own.
    Q_INVOKABLE void forget(const QString &code);

    // Null for none.
    const std::shared_ptr<TilePictures> &shown() const { return m_shown; }
    // Whose pictures lie under the map; a file that names nobody is named itself. Empty for none.
    std::vector<std::string> credits() const;

signals:
    void changed();
    void shownChanged();
    // add() has ended: the file lies under the map, or, where there is one, for this reason not,
    // which is said nowhere else.
    void added(const QString &trouble);

private:
    enum class Keep { No, Yes };

    BaseMaps();
    void openFile(const QString &path, Keep keep);
    void take(const QString &path, Keep keep, Result<std::unique_ptr<TileSource>> source);
    void keepOnList(const QString &path);
    Result<std::vector<std::unique_ptr<TileSource>>> openServer(const QString &code) const;
    void show(const QString &code, std::vector<std::unique_ptr<TileSource>> sources);
    void refuse(const QString &code, const QString &why);
    void setTrouble(const QString &reason);

    QString m_chosen;
    QString m_trouble;
    QString m_refused; // what was chosen and could not be opened, while the trouble is about that
    int m_damaged = 0; // squares of what is shown that are no pictures
    TilePictures::Gives m_gives = TilePictures::Gives::Pictures;
    std::shared_ptr<TilePictures> m_shown;
    // Hears what those pictures say. One shown before lives on while somebody paints it, unheard.
    std::unique_ptr<QObject> m_listener;
    Newest m_openings; // a later choice counts
};

} // namespace placeweave
