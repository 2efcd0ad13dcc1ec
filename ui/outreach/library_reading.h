// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outreach/library_list.h"

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QTemporaryDir>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace placeweave {

class Session;

// One story or resource as it is read, perhaps aloud before a room; and on to the next. What comes
// next is never for fewer people than the one that was opened: nobody chose to show that to a room.
class LibraryReading : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qint64 row READ row NOTIFY changed) // 0 for none
    Q_PROPERTY(bool story READ isStory NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString from READ from NOTIFY changed)
    Q_PROPERTY(QString permission READ permission NOTIFY changed)
    Q_PROPERTY(bool forAnyone READ isForAnyone NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)       // as it was written
    Q_PROPERTY(QString address READ address NOTIFY changed) // to be followed; else empty
    Q_PROPERTY(QImage picture READ picture NOTIFY pictureChanged)
    Q_PROPERTY(bool hasPicture READ hasPicture NOTIFY pictureChanged)
    Q_PROPERTY(bool hasSound READ hasSound NOTIFY changed)
    Q_PROPERTY(QString attached READ attached NOTIFY changed) // name of a file, or empty
    Q_PROPERTY(QString inWords READ inWords NOTIFY changed)   // what is seen or heard
    Q_PROPERTY(QString position READ position NOTIFY changed) // "2 of 6"
    Q_PROPERTY(bool hasNext READ hasNext NOTIFY changed)
    Q_PROPERTY(bool hasPrevious READ hasPrevious NOTIFY changed)

public:
    explicit LibraryReading(QObject *parent = nullptr);
    LibraryReading(Session *session, QObject *parent);
    ~LibraryReading() override;

    qint64 row() const { return m_item ? m_item->row.id().value : 0; }
    bool isStory() const { return m_item && m_item->isStory(); }
    QString title() const;
    QString words() const;
    QString kind() const;
    QString from() const;
    QString permission() const;
    bool isForAnyone() const { return m_item && m_item->permission() == "public"; }
    QString link() const;
    QString address() const;
    QImage picture() const { return m_picture; }
    bool hasPicture() const { return !m_picture.isNull(); }
    bool hasSound() const;
    QString attached() const;
    QString inWords() const;
    QString position() const;
    bool hasNext() const { return at() + 1 < static_cast<int>(m_others.size()); }
    bool hasPrevious() const { return at() > 0; }

    // With the list that it was chosen from, to go on in; null for none.
    Q_INVOKABLE void begin(bool story, qint64 row, placeweave::LibraryList *from);
    Q_INVOKABLE void step(int by);
    Q_INVOKABLE void end();
    Q_INVOKABLE QString suggestedName() const;
    Q_INVOKABLE void saveAttached(const QUrl &file);
    // By the computer's own player, from a copy that goes when another is read.
    Q_INVOKABLE void play();

signals:
    void changed();
    void pictureChanged();
    void gone(); // somebody deleted it, or may not tell it any more

private:
    struct Key {
        Entity entity = Entity::Story;
        RowId row;
        friend bool operator==(const Key &, const Key &) = default;
    };
    int at() const; // among the others
    void show(Key key);
    void readAgain();
    void readPicture();
    template <class Done>
    void withContent(Done done);

    QPointer<Session> m_session;
    std::optional<LibraryItem> m_item;
    std::vector<Key> m_others; // itself among them
    QImage m_picture;
    std::unique_ptr<QTemporaryDir> m_copy;
};

} // namespace placeweave
