// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/record/record_bundle.h"
#include "ui/record/record_facts.h"
#include "ui/record/record_fields.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace placeweave {

class Session;

// The organisation on the card: follows the session's selection, reads it again after each change,
// and hands it to the two ways of looking at it, reading and editing.
class OpenRecord : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qint64 organisation READ organisation NOTIFY changed) // 0 for none
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString kindCode READ kindCode NOTIFY changed)
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(int flags READ flags NOTIFY changed) // for MapSymbol
    Q_PROPERTY(bool placed READ isPlaced NOTIFY changed)
    Q_PROPERTY(bool noFixedPlace READ hasNoFixedPlace NOTIFY changed)
    Q_PROPERTY(bool confirmedToday READ isConfirmedToday NOTIFY changed)
    Q_PROPERTY(QString typicallyLike READ typicallyLike NOTIFY changed)
    Q_PROPERTY(QString waysToConnect READ waysToConnect NOTIFY changed)
    Q_PROPERTY(placeweave::RecordFacts *facts READ facts CONSTANT)
    Q_PROPERTY(placeweave::RecordFields *fields READ fields CONSTANT)

public:
    explicit OpenRecord(QObject *parent = nullptr);
    OpenRecord(Session *session, QObject *parent);

    qint64 organisation() const { return m_bundle ? m_bundle->id().value : 0; }
    QString name() const;
    QString kindCode() const;
    QString kind() const;
    int flags() const;
    bool isPlaced() const;
    bool hasNoFixedPlace() const;
    bool isConfirmedToday() const;
    QString typicallyLike() const;
    QString waysToConnect() const;
    // Newest first: what was done, and by whom and when. Read when it is asked for.
    RecordFacts *facts() { return &m_facts; }
    RecordFields *fields() { return &m_fields; }

    Q_INVOKABLE void stillRight(bool saidByItself);
    Q_INVOKABLE void remove();
    Q_INVOKABLE void movePin(double latitude, double longitude, bool roughly);
    // From where it is now, in metres.
    Q_INVOKABLE void nudgePin(double east, double north);
    Q_INVOKABLE void noPlace();

signals:
    void changed();

private:
    void load();
    void take(std::shared_ptr<const RecordBundle> bundle);

    QPointer<Session> m_session;
    std::shared_ptr<const RecordBundle> m_bundle;
    RecordFacts m_facts;
    RecordFields m_fields;
};

} // namespace placeweave
