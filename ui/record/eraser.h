// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/erasure.h"
#include "ui/session/choice.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// Somebody who asks to be taken off the map for good: a whole record, or one of its people. The
// rows are texts that go on saying the name.
class Eraser : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name NOTIFY changed)                   // of the record
    Q_PROPERTY(QList<placeweave::Choice> whom READ whom NOTIFY changed) // the record, its people
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)               // code of one of them
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY changed)
    Q_PROPERTY(int mentions READ mentions NOTIFY changed)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed)

public:
    enum Roles {
        OfRole = Qt::UserRole + 1,
        WordsRole,
        OrganisationRole,
        PastRole,  // bool: stands in the history only, and can be struck out there
        StruckRole // bool: is to be
    };
    Q_ENUM(Roles)

    explicit Eraser(QObject *parent = nullptr);
    Eraser(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString name() const { return m_name; }
    QList<Choice> whom() const { return m_whom; }
    QString chosen() const { return m_chosen; }
    QString chosenName() const;
    int mentions() const { return static_cast<int>(m_mentions.size()); }
    bool isReading() const { return m_isReading; }

    Q_INVOKABLE void begin(qint64 organisation);
    Q_INVOKABLE void choose(const QString &code);
    Q_INVOKABLE void strikeOut(int row, bool on);
    // Cannot be undone.
    Q_INVOKABLE void erase(const QString &reason);

signals:
    void changed();
    void erased();

private:
    RowKey who() const;
    void look();
    void take(std::vector<Mention> mentions);

    QPointer<Session> m_session;
    RowId m_organisation;
    QString m_name;
    QList<Choice> m_whom;
    QString m_chosen;
    std::vector<Mention> m_mentions;
    std::vector<bool> m_isStruck; // of the mentions
    bool m_isReading = false;
};

} // namespace placeweave
