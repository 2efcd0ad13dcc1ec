// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/library.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// Stories and resources of the open map. Few: all of them are read after every change, without what
// is attached. Whoever shows one says so here, and the window opens it.
class Library : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session has it")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int toAskAgain READ toAskAgain NOTIFY changed) // permission has run out

public:
    explicit Library(Session *session);

    int count() const { return static_cast<int>(m_items.size()); }
    int toAskAgain() const;
    const std::vector<LibraryItem> &items() const { return m_items; }
    const LibraryItem *find(Entity entity, RowId row) const; // null when it has gone

    // One whose permission has run out cannot be read: it is asked for again.
    Q_INVOKABLE void open(bool story, qint64 row);
    Q_INVOKABLE void edit(bool story, qint64 row);
    // 0 for what it is not linked to.
    Q_INVOKABLE void add(bool story, qint64 organisation, qint64 exercise, qint64 plan);
    Q_INVOKABLE void remove(bool story, qint64 row);
    // They were asked again. `until`: a day as it is typed, or empty; a sentence says what is wrong
    // with it, else empty.
    Q_INVOKABLE QString renew(qint64 story, const QString &permission, const QString &until);

signals:
    void changed();
    void readingWanted(bool story, qint64 row);
    void askingWanted(qint64 story);
    void editingWanted(bool story, qint64 row);
    void addingWanted(bool story, qint64 organisation, qint64 exercise, qint64 plan);

private:
    void read();

    Session *m_session;
    std::vector<LibraryItem> m_items;
};

} // namespace placeweave
