// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/needs_and_offers.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// What stands under a need, or under an offer: the other side of it.
struct NeedMatch {
    Q_GADGET
    QML_VALUE_TYPE(needMatch)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString note MEMBER note)
    Q_PROPERTY(bool fits MEMBER fits) // by language or time too
    Q_PROPERTY(double organisation MEMBER organisation)
    Q_PROPERTY(double need MEMBER need)

public:
    QString title;
    QString note;
    bool fits = false;
    double organisation = 0;
    double need = 0;

    friend bool operator==(const NeedMatch &, const NeedMatch &) = default;
};

// What is asked for and who could answer it; or, the other way round, what is offered and what it
// would answer.
class NeedsList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged) // reads only then
    Q_PROPERTY(bool byOffer READ isByOffer WRITE setByOffer NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int needs READ needs NOTIFY changed)
    Q_PROPERTY(int unanswered READ unanswered NOTIFY changed) // nothing on the map answers them

public:
    enum Roles {
        NeedRole = Qt::UserRole + 1, // qint64; 0 for an offer
        TitleRole,
        NoteRole,
        CategoryRole, // code
        MatchesRole,  // QList<NeedMatch>
        MoreRole      // how many matches are not in it
    };
    Q_ENUM(Roles)

    explicit NeedsList(QObject *parent = nullptr);
    NeedsList(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isActive() const { return m_active; }
    void setActive(bool active);
    bool isByOffer() const { return m_byOffer; }
    void setByOffer(bool byOffer);
    int count() const { return static_cast<int>(m_rows.size()); }
    int needs() const { return static_cast<int>(m_all.needs.size()); }
    int unanswered() const;

    // Who offers it is noted with the need.
    Q_INVOKABLE void offerFound(double need, const QString &byWhom);
    Q_INVOKABLE void met(double need);

signals:
    void activeChanged();
    void changed();

private:
    struct Row {
        RowId need;
        QString title;
        QString note;
        QString category;
        QList<NeedMatch> matches;
        int more = 0;
    };
    void ask();
    void read();
    void arrange();
    Row rowOfNeed(const OpenNeed &need) const;
    Row rowOfOffer(std::size_t offer) const;

    QPointer<Session> m_session;
    bool m_active = false;
    bool m_stale = true;
    bool m_byOffer = false;
    NeedsAndOffers m_all;
    std::vector<Row> m_rows;
};

} // namespace placeweave
