// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"
#include "ui/session/worker.h"
#include "ui/share/reader_profiles.h"

#include "core/insight/freshness.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// How long ago somebody made sure that each record is right: those longest unchecked first, as a
// list to work down. What is ticked can go out to be looked at, as slips or as a workbook.
class FreshnessModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::ReaderProfiles *profiles READ profiles CONSTANT) // for whom it is saved
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged) // reads only then
    Q_PROPERTY(bool reading READ isReading NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed) // shown
    Q_PROPERTY(int all READ all NOTIFY changed)
    Q_PROPERTY(int fresh READ fresh NOTIFY changed)
    Q_PROPERTY(int byItself READ byItself NOTIFY changed)
    Q_PROPERTY(int old READ old NOTIFY changed)
    Q_PROPERTY(int never READ never NOTIFY changed)
    Q_PROPERTY(QString amiss READ amiss NOTIFY changed) // days that are still to come
    Q_PROPERTY(bool dueOnly READ isDueOnly WRITE setDueOnly NOTIFY changed)
    // Whoever would look at it again: a partner's own review list. "*" for everybody's.
    Q_PROPERTY(QString partner READ partner WRITE setPartner NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> partners READ partners NOTIFY changed)
    // Whom a "Still right" is from: "itself" or "other".
    Q_PROPERTY(QString from MEMBER m_from NOTIFY fromChanged)
    // And how: code of "confirmed_how".
    Q_PROPERTY(QString how MEMBER m_how NOTIFY fromChanged)
    Q_PROPERTY(int ticked READ ticked NOTIFY tickedChanged)

public:
    enum Roles {
        OrganisationRole = Qt::UserRole + 1, // qint64
        NameRole,
        KindRole,
        AgeRole,      // "Not checked since Sep 2025", "by the group itself"
        StaleRole,    // bool: somebody should look
        AskRole,      // what is worth asking: "When, how to reach it"
        CompleteRole, // 0 to 100
        PartnerRole,
        TickedRole,
        TodayRole // bool: confirmed today
    };
    Q_ENUM(Roles)

    explicit FreshnessModel(QObject *parent = nullptr);
    FreshnessModel(Session *session, QObject *parent);
    ~FreshnessModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    ReaderProfiles *profiles() { return &m_profiles; }
    bool isActive() const { return m_active; }
    void setActive(bool active);
    bool isReading() const { return m_reading; }
    int count() const { return static_cast<int>(m_rows.size()); }
    int all() const { return static_cast<int>(m_freshness.organisations.size()); }
    int fresh() const { return static_cast<int>(m_freshness.fresh); }
    int byItself() const { return static_cast<int>(m_freshness.byItself); }
    int old() const { return static_cast<int>(m_freshness.old); }
    int never() const { return static_cast<int>(m_freshness.never); }
    QString amiss() const;
    bool isDueOnly() const { return m_dueOnly; }
    void setDueOnly(bool only);
    QString partner() const { return m_partner; }
    void setPartner(const QString &partner);
    QList<Choice> partners() const;
    int ticked() const { return static_cast<int>(m_ticked.size()); }
    Q_INVOKABLE QList<placeweave::Choice> fromChoices() const;
    Q_INVOKABLE void tick(int row, bool on);
    Q_INVOKABLE void tickOnly(const QList<int> &rows);

    Q_INVOKABLE void stillRight(int row);
    Q_INVOKABLE QString suggestedName(const QString &what, const QString &ending) const;
    Q_INVOKABLE void saveSlips(const QUrl &file);
    // For readers, by their code, to put right in Excel: comes back by record code, as suggestions.
    Q_INVOKABLE void saveWorkbook(const QUrl &file,
                                  const QString &readers = QStringLiteral("partner"));

signals:
    void activeChanged();
    void changed();
    void fromChanged();
    void tickedChanged();
    void written(const QUrl &file);

private:
    void ask();
    void read();
    void arrange();
    std::vector<RowId> tickedIds() const; // the longest unchecked first
    const RecordAge &ageAt(int row) const;

    QPointer<Session> m_session;
    ReaderProfiles m_profiles;
    bool m_active = false;
    bool m_stale = true;
    bool m_reading = false;
    bool m_dueOnly = true;
    QString m_partner = QStringLiteral("*");
    QString m_from = QStringLiteral("other"); // nobody is said to have spoken who has not
    QString m_how = QStringLiteral("in_person");
    Freshness m_freshness;
    std::vector<std::uint32_t> m_rows; // positions in m_freshness.organisations
    QSet<qint64> m_ticked;
    Newest m_reads;
    QThreadPool m_painters; // one thread
};

} // namespace placeweave
