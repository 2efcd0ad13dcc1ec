// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"
#include "ui/session/worker.h"

#include "core/insight/who_can_help.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// "What can you do to help?": whom to ring about a sort of need in an area; only by ways that they
// have agreed to, with what was last asked of them beside it.
class HelperList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString category READ category WRITE setCategory NOTIFY changed)
    Q_PROPERTY(QString areaSet READ areaSet WRITE setAreaSet NOTIFY changed) // id; "": everywhere
    Q_PROPERTY(QString area READ area WRITE setArea NOTIFY changed)          // code
    Q_PROPERTY(QList<placeweave::Choice> areaSets READ areaSets NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> areas READ areas NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int ticked READ ticked NOTIFY changed)
    Q_PROPERTY(int withAddress READ withAddress NOTIFY changed) // of the ticked: an e-mail address
    Q_PROPERTY(QString note READ note NOTIFY changed)

public:
    enum Roles {
        OrganisationRole = Qt::UserRole + 1, // qint64
        NameRole,
        OffersRole,
        WaysRole,    // "Ask for Kasia · 01632 960001 · kasia@example.org"
        GivenRole,   // "Last talked to on …"
        WarningRole, // why to think twice; empty for no reason
        TickedRole
    };
    Q_ENUM(Roles)

    explicit HelperList(QObject *parent = nullptr);
    HelperList(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString category() const { return m_category; }
    void setCategory(const QString &category);
    QString areaSet() const { return m_areaSet; }
    void setAreaSet(const QString &set);
    QString area() const { return m_area; }
    void setArea(const QString &area);
    QList<Choice> areaSets() const;
    QList<Choice> areas() const { return m_areas; }
    int count() const { return static_cast<int>(m_helpers.size()); }
    int ticked() const { return static_cast<int>(m_ticked.size()); }
    int withAddress() const;
    QString note() const;

    Q_INVOKABLE void begin(const QString &category);
    Q_INVOKABLE void tick(int row, bool on);
    Q_INVOKABLE QString suggestedName() const;
    Q_INVOKABLE void saveTable(const QUrl &file); // for a mail merge; just for us
    // A draft in the mail program, with everybody in BCC; where it would be too long for one, the
    // addresses go to the clipboard.
    Q_INVOKABLE void draft();

signals:
    void changed();
    void drafted(const QUrl &draft);

private:
    void read();
    void readAreas();
    std::vector<Helper> chosen() const;

    QPointer<Session> m_session;
    QString m_category;
    QString m_areaSet;
    QString m_area;
    QList<Choice> m_areas;
    std::vector<Helper> m_helpers;
    std::int64_t m_withoutWay = 0;
    QSet<qint64> m_ticked;
    Newest m_reads;
};

} // namespace placeweave
