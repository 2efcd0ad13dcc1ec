// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"
#include "ui/session/worker.h"
#include "ui/share/reader_profiles.h"

#include "core/exchange/reader_profile.h"
#include "core/store/area_store.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// Defining for whom something is made: a name, what they may see at most, and what is left out of
// that. Nothing is kept until it is saved; how many organisations are left is said meanwhile.
class ReaderProfileForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString code READ code NOTIFY changed) // of the row; empty for a new one
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(QString base READ base WRITE setBase NOTIFY changed)
    Q_PROPERTY(QStringList kinds READ kinds WRITE setKinds NOTIFY changed)
    Q_PROPERTY(QStringList activities READ activities WRITE setActivities NOTIFY changed)
    Q_PROPERTY(QStringList themes READ themes WRITE setThemes NOTIFY changed)
    Q_PROPERTY(QStringList contacts READ contacts WRITE setContacts NOTIFY changed)
    Q_PROPERTY(QStringList records READ records WRITE setRecords NOTIFY changed)
    Q_PROPERTY(QStringList fields READ fields WRITE setFields NOTIFY changed)
    Q_PROPERTY(QString closest READ closest WRITE setClosest NOTIFY changed)
    Q_PROPERTY(int radius READ radius WRITE setRadius NOTIFY changed)
    Q_PROPERTY(QString agreed READ agreed WRITE setAgreed NOTIFY changed) // or empty
    Q_PROPERTY(QString areaSet READ areaSet WRITE setAreaSet NOTIFY areasChanged)
    Q_PROPERTY(QStringList areas READ areas WRITE setAreas NOTIFY changed) // codes of that set
    // An outline that stands in the profile and is none of this map's areas.
    Q_PROPERTY(QString keptArea READ keptArea NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> bases READ bases CONSTANT)
    Q_PROPERTY(QList<placeweave::Choice> recordChoices READ recordChoices NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> fieldChoices READ fieldChoices NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> closestChoices READ closestChoices CONSTANT)
    Q_PROPERTY(QList<placeweave::Choice> radiusChoices READ radiusChoices CONSTANT)
    Q_PROPERTY(QList<placeweave::Choice> agreedChoices READ agreedChoices NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> setChoices READ setChoices NOTIFY areasChanged)
    Q_PROPERTY(QList<placeweave::Choice> areaChoices READ areaChoices NOTIFY areasChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed) // why it cannot be saved yet
    // "87 of the 120 organisations that partners may see"; empty until it is known.
    Q_PROPERTY(QString left READ left NOTIFY leftChanged)

public:
    explicit ReaderProfileForm(QObject *parent = nullptr);
    ReaderProfileForm(Session *session, QObject *parent);

    QString code() const;
    QString name() const { return m_name; }
    void setName(const QString &name);
    QString base() const;
    void setBase(const QString &base);
    QStringList kinds() const;
    void setKinds(const QStringList &codes);
    QStringList activities() const;
    void setActivities(const QStringList &codes);
    QStringList themes() const;
    void setThemes(const QStringList &codes);
    QStringList contacts() const;
    void setContacts(const QStringList &codes);
    QStringList records() const;
    void setRecords(const QStringList &tables);
    QStringList fields() const;
    void setFields(const QStringList &keys);
    QString closest() const;
    void setClosest(const QString &code);
    int radius() const { return m_profile.radius; }
    void setRadius(int metres);
    QString agreed() const;
    void setAgreed(const QString &code);
    QString areaSet() const { return m_areaSet; }
    void setAreaSet(const QString &id);
    QStringList areas() const { return m_areas; }
    void setAreas(const QStringList &codes);
    QString keptArea() const;

    QList<Choice> bases() const;
    QList<Choice> recordChoices() const;
    QList<Choice> fieldChoices() const;
    QList<Choice> closestChoices() const;
    QList<Choice> radiusChoices() const;
    QList<Choice> agreedChoices() const;
    QList<Choice> setChoices() const;
    QList<Choice> areaChoices() const;
    QString trouble() const;
    QString left() const { return m_left; }

    // A new one, less than `base`; or one that there is, by its code. Beside those that there are.
    Q_INVOKABLE void begin(placeweave::ReaderProfiles *all, const QString &base);
    Q_INVOKABLE void change(placeweave::ReaderProfiles *all, const QString &code);
    Q_INVOKABLE void dropArea();
    Q_INVOKABLE void save();

signals:
    void changed();
    void areasChanged();
    void leftChanged();
    void saved(const QString &code);

private:
    void take(ReaderProfile profile, const ReaderProfiles &all);
    void touched();
    void readSets();
    void readAreas();
    void useAreas();
    void countLeft();

    QPointer<Session> m_session;
    ReaderProfile m_profile;
    QString m_name; // as typed
    QStringList m_otherNames;
    QString m_areaSet;
    QStringList m_areas;
    QList<Choice> m_sets;
    std::vector<Area> m_areasOfSet;
    QString m_left;
    QTimer m_settle;
    Newest m_counts;
};

} // namespace placeweave
