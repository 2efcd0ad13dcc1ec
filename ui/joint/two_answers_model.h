// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/conflicts.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// Questions to which copies of this map that have met gave two answers, one at a time. The rows are
// the answers to the present one.
class TwoAnswersModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int at READ at NOTIFY changed) // from 0
    Q_PROPERTY(QString question READ question NOTIFY changed)

public:
    enum Roles { AnswerRole = Qt::UserRole + 1, WhoRole, StandsRole };
    Q_ENUM(Roles)

    explicit TwoAnswersModel(QObject *parent = nullptr);
    TwoAnswersModel(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int waiting() const { return static_cast<int>(m_open.size()); }
    int at() const { return m_at; }
    QString question() const;

    Q_INVOKABLE void load();
    Q_INVOKABLE void skip();
    Q_INVOKABLE void settle(int answer);
    // What partners' copies of this map know: bundles, or whole copies.
    Q_INVOKABLE void bringIn(const QList<QUrl> &files);

signals:
    void changed();
    void finished();

private:
    struct Question {
        Conflict conflict;
        QString about; // "Saltby Hub: phone"
    };
    void take(std::vector<Question> open);
    const Question *current() const;

    QPointer<Session> m_session;
    std::vector<Question> m_open;
    int m_at = 0;
};

} // namespace placeweave
