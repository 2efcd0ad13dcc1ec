// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"
#include "ui/session/worker.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

class Session;

// A slip that came back, keyed in by its record code: whose it is, what was ticked, and by whom.
class SlipReturn : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString code READ code WRITE setCode NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed) // with the code
    // Usually one; where a large map has two of that code, the person chooses.
    Q_PROPERTY(QList<placeweave::Choice> found READ found NOTIFY changed)
    Q_PROPERTY(QString organisation READ organisation WRITE setOrganisation NOTIFY changed) // id
    Q_PROPERTY(QString filledInBy MEMBER m_filledInBy NOTIFY changed)
    Q_PROPERTY(QString filledInOn MEMBER m_filledInOn NOTIFY changed) // as typed
    Q_PROPERTY(QString dayTrouble READ dayTrouble NOTIFY changed)
    Q_PROPERTY(QString permission MEMBER m_permission NOTIFY changed) // code; empty: none ticked
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)

public:
    explicit SlipReturn(QObject *parent = nullptr);
    SlipReturn(Session *session, QObject *parent);

    QString code() const { return m_code; }
    void setCode(const QString &code);
    QString trouble() const;
    QList<Choice> found() const { return m_found; }
    QString organisation() const;
    void setOrganisation(const QString &id);
    QString dayTrouble() const;
    bool isReady() const { return bool(m_organisation) && dayTrouble().isEmpty(); }

    Q_INVOKABLE void begin();
    Q_INVOKABLE void takeIn();

signals:
    void changed();
    void taken(qint64 organisation);

private:
    QPointer<Session> m_session;
    QString m_code;
    bool m_looked = false; // the code was looked up
    QList<Choice> m_found;
    RowId m_organisation;
    QString m_filledInBy;
    QString m_filledInOn;
    QString m_permission;
    Newest m_searches;
};

} // namespace placeweave
