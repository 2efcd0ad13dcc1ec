// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/said.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace placeweave {

class Session;

// One thing that was said and could not be stored.
struct NotStored {
    Q_GADGET
    QML_VALUE_TYPE(notStored)
    Q_PROPERTY(QString title MEMBER title) // as it may stand on the wall
    Q_PROPERTY(QString why MEMBER why)

public:
    QString title;
    QString why;
};

// What was said and is not in the map yet, in the order in which it was said: the scribe's line is
// free at once, however long the disk takes. Each is stored by itself, so one that fails holds up
// none of those behind it; it stays here until it is tried again or let go. The window that closes
// meanwhile stores what waits (Worker).
class SaidQueue : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Room has it")
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(QList<placeweave::NotStored> refused READ refused NOTIFY changed)

public:
    struct Line {
        Said said;             // when parked, its session and words only
        bool isParked = false; // for another time
        QString title;         // to be read on the wall
    };

    SaidQueue(Session *session, QObject *parent);

    int waiting() const;
    QList<NotStored> refused() const; // as it was said

    void add(Line line);
    // What was said last of all, while it is not stored; empty when it is.
    QString newest() const;
    // Off the record: whether there was one. It is not written, or written out again.
    bool dropNewest();
    // A connection with that proposal: it names what is to be named no more.
    void dropNaming(RowId proposal);
    Q_INVOKABLE void tryAgain(); // whatever could not be stored
    Q_INVOKABLE void letGo();    // the first of it
    Q_INVOKABLE void letAllGo();

signals:
    void changed();
    // `isNewest`: nothing that was said after it is stored.
    void stored(const placeweave::SaidQueue::Line &line, bool isNewest);
    void couldNot(const QString &title, const QString &why);

private:
    struct Fate;
    struct Entry {
        int number = 0; // counts up
        Line line;
        std::filesystem::path map; // that was open when it was said
        std::shared_ptr<Fate> fate;
        QString why; // it could not be stored
    };
    void store(Entry &entry);
    void settle(int number, const QString &why);
    static bool isRefused(const Entry &entry);

    QPointer<Session> m_session;
    std::vector<Entry> m_entries; // as they were said
    int m_given = 0;              // numbers
    int m_lastStored = 0;         // the highest of those
};

} // namespace placeweave
