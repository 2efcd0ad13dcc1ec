// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/insight/insight_map.h"
#include "ui/session/choice.h"
#include "ui/session/worker.h"
#include "ui/share/reader_profiles.h"

#include "core/insight/plus_communities.h"
#include "core/insight/reach.h"

#include <QAbstractListModel>
#include <QHash>
#include <QPointF>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace placeweave {

class Session;

// Where our map has little of something: the areas of a set, those with least first, each with a
// sentence that says why. For the map's own people: small counts are not withheld here, and the
// page says so; what is saved from it withholds them.
class ReachModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::ReaderProfiles *profiles READ profiles CONSTANT) // for whom it is saved
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY askedChanged) // reads only then
    // "activity/food_support", "category/practical", "kind/faith_group" or "" for anything.
    Q_PROPERTY(QString sought READ sought WRITE setSought NOTIFY askedChanged)
    Q_PROPERTY(QString set READ set WRITE setSet NOTIFY askedChanged) // its name
    Q_PROPERTY(int minutes READ minutes WRITE setMinutes NOTIFY askedChanged)
    Q_PROPERTY(bool core20Only READ isCore20Only WRITE setCore20Only NOTIFY askedChanged)
    Q_PROPERTY(bool unaskedFirst READ isUnaskedFirst WRITE setUnaskedFirst NOTIFY askedChanged)
    Q_PROPERTY(
        bool locallyKnownOnly READ isLocallyKnownOnly WRITE setLocallyKnownOnly NOTIFY askedChanged)
    // What is open then alone: "0" for Monday to "6", "date" for one day; empty for any time.
    Q_PROPERTY(QString day READ day WRITE setDay NOTIFY askedChanged)
    Q_PROPERTY(QString date READ date NOTIFY askedChanged) // "8/12/2026"; empty without one
    Q_PROPERTY(QString dateTrouble READ dateTrouble NOTIFY dateTroubleChanged)
    Q_PROPERTY(int hour READ hour WRITE setHour NOTIFY askedChanged) // of that day; -1: all of it
    Q_PROPERTY(QList<placeweave::Choice> dayChoices READ dayChoices CONSTANT)
    Q_PROPERTY(QList<placeweave::Choice> hourChoices READ hourChoices CONSTANT)
    // What if there were one more, there?
    Q_PROPERTY(bool hasPin READ hasPin NOTIFY askedChanged)
    Q_PROPERTY(QPointF pin READ pin NOTIFY askedChanged)  // x east
    Q_PROPERTY(QString gained READ gained NOTIFY changed) // whom it would reach; empty without
    Q_PROPERTY(QList<placeweave::Choice> soughtChoices READ soughtChoices CONSTANT)
    Q_PROPERTY(QList<placeweave::Choice> minuteChoices READ minuteChoices CONSTANT)
    Q_PROPERTY(QList<placeweave::Choice> setChoices READ setChoices NOTIFY setsChanged)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int thin READ thin NOTIFY changed)                  // areas with nothing known near
    Q_PROPERTY(double peopleThere READ peopleThere NOTIFY changed) // in those; NaN where not known
    Q_PROPERTY(int counted READ counted NOTIFY changed)            // offers
    // People with nothing known near, by decile 1 to 10; empty where deciles are not known.
    Q_PROPERTY(QList<double> byDecile READ byDecile NOTIFY changed)
    // All of them, near or not.
    Q_PROPERTY(QList<double> everybodyByDecile READ everybodyByDecile NOTIFY changed)
    Q_PROPERTY(QString assumptions READ assumptions NOTIFY changed)
    Q_PROPERTY(QStringList notCounted READ notCounted NOTIFY changed) // why, in sentences
    // Communities that no group on the map reaches: they are found in no area.
    Q_PROPERTY(QString unreached READ unreached NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    Q_PROPERTY(int ticked READ ticked NOTIFY tickedChanged) // areas to plan outreach for
    Q_PROPERTY(QStringList tickedCodes READ tickedCodes NOTIFY tickedChanged)
    Q_PROPERTY(placeweave::MapSource *map READ map CONSTANT)

public:
    enum Roles {
        NameRole = Qt::UserRole + 1,
        NoteRole,    // "decile 2 · Core20"
        UrgentRole,  // bool: Core20
        PeopleRole,  // "1,634"
        NearestRole, // "2.1 km", and below it "26 min" along the map's roads
        WhyRole,     // in one sentence
        BesideRole,  // the same beside people, decile and nearest, and who is known to live there
        CountsRole, // "2 here (1.2 per 1,000 people), 3 within walking distance"; empty without any
        CentreRole, // x east; a null point where there is none
        NothingNearRole,
        TickedRole,
        PopulationRole, // to sort by; none where it is not known
        MinutesRole     // the same of the way to the nearest
    };
    Q_ENUM(Roles)

    explicit ReachModel(QObject *parent = nullptr);
    ReachModel(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    ReaderProfiles *profiles() { return &m_profiles; }
    bool isActive() const { return m_active; }
    void setActive(bool active);
    QString sought() const { return m_sought; }
    void setSought(const QString &sought);
    QString set() const { return QString::fromStdString(m_request.set); }
    void setSet(const QString &name);
    int minutes() const { return m_minutes; }
    void setMinutes(int minutes);
    bool isCore20Only() const { return m_request.core20Only; }
    void setCore20Only(bool only);
    bool isUnaskedFirst() const { return m_request.unaskedFirst; }
    void setUnaskedFirst(bool first);
    bool isLocallyKnownOnly() const { return m_request.recognisedOnly; }
    void setLocallyKnownOnly(bool only);
    QString day() const;
    void setDay(const QString &day);
    int hour() const;
    void setHour(int hour);
    QString date() const;
    QString dateTrouble() const { return m_dateTrouble; }
    Q_INVOKABLE void setDate(const QString &typed); // as people write a day
    QList<Choice> dayChoices() const;
    QList<Choice> hourChoices() const;
    bool hasPin() const { return m_request.dropped.has_value(); }
    QPointF pin() const;
    QString gained() const;
    Q_INVOKABLE void dropPin(double latitude, double longitude);
    Q_INVOKABLE void dropPinInArea(int row); // in the middle of it
    Q_INVOKABLE void takePinAway();
    QList<Choice> soughtChoices() const;
    QList<Choice> minuteChoices() const;
    QList<Choice> setChoices() const;
    bool isReading() const { return m_reading; }
    int count() const { return static_cast<int>(m_reach.areas.size()); }
    int thin() const;
    double peopleThere() const;
    int counted() const { return static_cast<int>(m_reach.offers.size()); }
    QList<double> byDecile() const;
    QList<double> everybodyByDecile() const;
    QString assumptions() const;
    QStringList notCounted() const;
    QString unreached() const { return m_unreached; }
    QString trouble() const { return m_trouble; }
    MapSource *map() { return &m_map; }

    int ticked() const { return static_cast<int>(m_ticked.size()); }
    QStringList tickedCodes() const; // in the order of the table
    Q_INVOKABLE void tick(int row, bool on);
    Q_INVOKABLE bool isTicked(int row) const;

    Q_INVOKABLE QString nounOfSought() const; // "food support"
    // CSV, for readers by their code; small counts withheld but from us.
    Q_INVOKABLE void saveTable(const QUrl &file, const QString &readers = QStringLiteral("public"));

signals:
    void askedChanged();
    void dateTroubleChanged();
    void setsChanged();
    void changed();
    void tickedChanged();

private:
    struct Read {
        ReachTable reach;
        std::shared_ptr<const AreaFill> fill;
        std::string set; // that was asked by
        PlusCommunities communities;
    };
    void ask();
    void takeDay(WallTime day);
    void setDateTrouble(const QString &sentence);
    void read();
    void take(Result<Read> read);
    static Result<Read> readFrom(MapFile &map, ReachRequest request);

    QPointer<Session> m_session;
    ReaderProfiles m_profiles;
    InsightMap m_map; // what counted, and how thin each area is
    bool m_active = false;
    bool m_stale = true;
    bool m_reading = false;
    QString m_sought;
    int m_minutes = 15;
    ReachRequest m_request;
    ReachTable m_reach;
    QHash<QString, QString> m_knownThere; // by code of area: communities, in a sentence
    QString m_unreached;
    QString m_trouble;
    QString m_dateTrouble;
    QSet<QString> m_ticked; // codes
    Newest m_reads;
};

} // namespace placeweave
