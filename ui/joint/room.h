// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/joint/exercise_form.h"
#include "ui/joint/said_queue.h"
#include "ui/joint/wall_map.h"

#include <QAbstractListModel>
#include <QPointF>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <vector>

namespace placeweave {

class Session;

// Where something is, as it was told: a square of the sheet, a postcode, a tap on the map.
struct ToldPlace {
    Q_GADGET
    QML_VALUE_TYPE(toldPlace)
    QML_STRUCTURED_VALUE
    Q_PROPERTY(QString where MEMBER where) // "here", "roughly", "no_fixed_place" or empty
    Q_PROPERTY(QString square MEMBER square)
    Q_PROPERTY(QString label MEMBER label)     // to be read
    Q_PROPERTY(QString trouble MEMBER trouble) // why it is not understood, and what would be
    Q_PROPERTY(double latitude MEMBER latitude)
    Q_PROPERTY(double longitude MEMBER longitude)

public:
    QString where;
    QString square;
    QString label;
    QString trouble;
    double latitude = 0;
    double longitude = 0;

    bool hasPoint() const { return where == "here" || where == "roughly"; }
    friend bool operator==(const ToldPlace &, const ToldPlace &) = default;
};

// One thing said, as the scribe's line holds it.
struct Told {
    Q_GADGET
    QML_VALUE_TYPE(told)
    QML_STRUCTURED_VALUE
    // group, offer, still_there, stopped, need, link, remark, park
    Q_PROPERTY(QString what MEMBER what)
    Q_PROPERTY(QString words MEMBER words)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString about MEMBER about) // as Room::offers() has them
    Q_PROPERTY(QString other MEMBER other) // the other end of a link
    Q_PROPERTY(placeweave::ToldPlace place MEMBER place)
    Q_PROPERTY(QString voice MEMBER voice) // as ExerciseForm::voices() has them
    Q_PROPERTY(QString howSure MEMBER howSure)
    Q_PROPERTY(QString prompt MEMBER prompt)
    Q_PROPERTY(bool ofItself MEMBER ofItself)
    Q_PROPERTY(bool offWall MEMBER offWall)

public:
    QString what;
    QString words;
    QString kind;
    QString about;
    QString other;
    ToldPlace place;
    QString voice;
    QString howSure;
    QString prompt;
    bool ofItself = false;
    bool offWall = false;
};

// A mapping session being held: what was said so far, newest first, and the words and places that
// the scribe's line understands. What is kept off the wall is counted here and not shown.
class Room : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::ExerciseForm *form READ form WRITE setForm NOTIFY formChanged)
    Q_PROPERTY(placeweave::MapSource *wall READ wall CONSTANT)
    Q_PROPERTY(placeweave::SaidQueue *queue READ queue CONSTANT)
    Q_PROPERTY(int said READ said NOTIFY changed)             // everything
    Q_PROPERTY(int offWall READ offWall NOTIFY changed)       // of it
    Q_PROPERTY(QString lastSaid READ lastSaid NOTIFY changed) // that dropLast() drops
    // What was said is drawn beside the map as it was; or not, to see the map as it was.
    Q_PROPERTY(bool pinsShown READ arePinsShown WRITE setPinsShown NOTIFY changed)

public:
    enum Roles {
        IdRole = Qt::UserRole + 1, // qint64
        TitleRole,
        WhereRole,  // "C4, roughly here"
        NoteRole,   // what it means for the map: "already on the map: adds …"
        UrgentRole, // bool, of the note
        VoiceRole,  // "Table 2 · I go there"
        KindRole,   // int, for MapSymbol.kind; -1 where it is no group
        GlyphRole,  // of an icon, where it is none
    };
    Q_ENUM(Roles)

    explicit Room(QObject *parent = nullptr);
    Room(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    ExerciseForm *form() const { return m_form; }
    void setForm(ExerciseForm *form);
    MapSource *wall() { return &m_wall; }
    SaidQueue *queue() { return &m_queue; }
    int said() const { return static_cast<int>(m_all.size()); }
    int offWall() const { return said() - rowCount(); }
    QString lastSaid() const;
    bool arePinsShown() const { return m_arePinsShown; }
    void setPinsShown(bool shown);

    // What can be taken down; help is the key that chooses it.
    Q_INVOKABLE static QList<placeweave::Choice> modes();
    // What is there or was said under such a name, best first: code is the organisation's id, or
    // "said:" and a suggestion's.
    Q_INVOKABLE QList<placeweave::Choice> offers(const QString &typed) const;
    // What a square or a postcode means.
    Q_INVOKABLE placeweave::ToldPlace placeOf(const QString &typed) const;
    Q_INVOKABLE QString squareAt(double latitude, double longitude) const;

    // One thing said, to be stored behind what was said before it: the line is free for the next.
    // Empty, or what it lacks: then it was not taken, and stays in the line.
    Q_INVOKABLE QString take(const placeweave::Told &told);
    // Off the record: what was taken down or parked last, while nobody has settled it.
    Q_INVOKABLE void dropLast();
    Q_INVOKABLE void drop(qint64 id);

signals:
    void formChanged();
    void changed();

private:
    struct Row {
        SaidEntry entry;
        QString about;
        int kind = -1; // its kind, or that of the group that was said
        QString voice;
        QString alike; // name of what it may be, of those on the wall
        bool isOnWall = true;
    };
    Said asSaid(const Told &told, Said::What what) const;
    void read();
    void take(std::vector<Row> rows);
    void pin();
    const Row *last() const;
    Said::End endOf(const QString &code) const;

    QPointer<Session> m_session;
    QPointer<ExerciseForm> m_form;
    WallMap m_wall;
    SaidQueue m_queue;
    std::vector<Row> m_all;           // newest first
    std::vector<std::size_t> m_shown; // of m_all: those on the wall
    std::map<RowId, QString> m_alike; // of m_all, as worked out before
    bool m_arePinsShown = true;
    std::shared_ptr<const AssetIndex> m_wallOf; // what the wall was read from
    RowId m_wallIn;                             // the session
    RowId m_wallFor;                            // its own readers, if it has some
    QString m_lastParked;                       // since anything was taken down
};

} // namespace placeweave
