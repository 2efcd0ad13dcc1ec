// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/review.h"

#include <QAbstractListModel>
#include <QPointF>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace placeweave {

class Session;

// Suggestions that wait, one at a time, as two cards side by side: what the map has and what was
// brought. The rows of this model are the facts on the cards.
class ReviewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int waiting READ waiting NOTIFY changed) // how many are left, this one included
    Q_PROPERTY(int at READ at NOTIFY changed)           // which of them, from 0
    Q_PROPERTY(QString kind READ kind NOTIFY changed)   // "same", "change", "vanished" or empty
    Q_PROPERTY(bool ofService READ isOfService NOTIFY changed) // something that a group offers
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(QString left READ left NOTIFY changed) // headings of the two cards
    Q_PROPERTY(QString right READ right NOTIFY changed)
    // Of the two cards, x east and y north in degrees; empty unless both have a place.
    Q_PROPERTY(QList<QPointF> places READ places NOTIFY changed)
    Q_PROPERTY(qint64 organisation READ organisation NOTIFY changed) // of the left card

public:
    enum Roles { LabelRole = Qt::UserRole + 1, LeftRole, RightRole, DiffersRole };
    Q_ENUM(Roles)

    explicit ReviewModel(QObject *parent = nullptr);
    ReviewModel(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int waiting() const { return static_cast<int>(m_waiting.size()); }
    int at() const { return m_at; }
    QString kind() const;
    bool isOfService() const;
    QString question() const;
    QString why() const;
    QString left() const;
    QString right() const;
    QList<QPointF> places() const { return m_cards.places; }
    qint64 organisation() const;

    Q_INVOKABLE void load(); // from the beginning
    Q_INVOKABLE void skip(); // the next one; after the last, the first
    // "keep-both", "merge", "use-list", "keep-ours", "closed" or "still-there".
    Q_INVOKABLE void decide(const QString &decision);

signals:
    void changed();
    void finished(); // nothing waits any more

private:
    struct Fact {
        QString label;
        QString left;
        QString right;
        bool differs = false;
    };
    struct Cards {
        QString left;
        QString right;
        QList<QPointF> places = {};
        std::vector<Fact> facts = {};
    };
    const WaitingSuggestion *current() const;
    void fetch(int at); // what waits now, and shows one of them
    void show(int at);
    void takeFacts(std::optional<Cards> cards);
    static Result<Cards> cardsOf(MapFile &map, const Suggestion &suggestion);

    QPointer<Session> m_session;
    std::vector<WaitingSuggestion> m_waiting;
    int m_at = 0;
    bool m_isDeciding = false; // an answer is on its way
    Cards m_cards;
};

} // namespace placeweave
