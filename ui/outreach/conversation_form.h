// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/conversation.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// A conversation being written down: with whom, what came of it. What was asked of them before and
// what they got back is said beside it.
class ConversationForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(qint64 organisation READ organisation NOTIFY begun)
    Q_PROPERTY(QString organisationName READ organisationName NOTIFY begun)
    Q_PROPERTY(QList<placeweave::Choice> people READ people NOTIFY begun)
    Q_PROPERTY(QStringList given READ given NOTIFY begun)
    Q_PROPERTY(QString warning READ warning NOTIFY begun)
    Q_PROPERTY(QString safeguarding READ safeguarding NOTIFY begun) // stands beside every note
    Q_PROPERTY(bool ofPlan READ isOfPlan NOTIFY begun)
    // What was typed.
    Q_PROPERTY(QString person MEMBER m_person NOTIFY changed)
    Q_PROPERTY(QString way MEMBER m_way NOTIFY changed) // code: a visit, a call, a message
    Q_PROPERTY(QString heldOn MEMBER m_heldOn NOTIFY changed)
    Q_PROPERTY(QString heldBy MEMBER m_heldBy NOTIFY changed)
    Q_PROPERTY(QString heard MEMBER m_heard NOTIFY changed)
    Q_PROPERTY(QString effect MEMBER m_effect NOTIFY changed)
    Q_PROPERTY(QString theme MEMBER m_theme NOTIFY changed)
    Q_PROPERTY(QString theyNeed MEMBER m_theyNeed NOTIFY changed)
    Q_PROPERTY(QString needCategory MEMBER m_needCategory NOTIFY changed)
    Q_PROPERTY(QString theyOffer MEMBER m_theyOffer NOTIFY changed)
    Q_PROPERTY(QString weCanOffer MEMBER m_weCanOffer NOTIFY changed)
    Q_PROPERTY(QString timeValued MEMBER m_timeValued NOTIFY changed)
    Q_PROPERTY(QString promise MEMBER m_promise NOTIFY changed)
    Q_PROPERTY(QString promiseWho MEMBER m_promiseWho NOTIFY changed)
    Q_PROPERTY(QString promiseDue MEMBER m_promiseDue NOTIFY changed)
    Q_PROPERTY(QStringList promises READ promises NOTIFY changed) // those added already, in words
    Q_PROPERTY(QString stepStatus MEMBER m_stepStatus NOTIFY changed)
    Q_PROPERTY(bool stillRight MEMBER m_stillRight NOTIFY changed)
    // What is amiss with it.
    Q_PROPERTY(QString heldOnTrouble READ heldOnTrouble NOTIFY changed)
    Q_PROPERTY(QString dueTrouble READ dueTrouble NOTIFY changed)
    Q_PROPERTY(QString privateMatter READ privateMatter NOTIFY changed) // an NHS number, a birthday
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)
    Q_PROPERTY(bool hasWords READ hasWords NOTIFY changed) // somebody has typed

public:
    explicit ConversationForm(QObject *parent = nullptr);
    ConversationForm(Session *session, QObject *parent);

    qint64 organisation() const { return m_organisation.value; }
    QString organisationName() const { return m_name; }
    QList<Choice> people() const { return m_people; }
    QStringList given() const { return m_given; }
    QString warning() const { return m_warning; }
    QString safeguarding() const { return m_safeguarding; }
    bool isOfPlan() const { return bool(m_step); }
    QStringList promises() const;
    QString heldOnTrouble() const;
    QString dueTrouble() const;
    QString privateMatter() const;
    bool isReady() const;
    bool hasWords() const;

    // `organisation` 0: to be chosen yet. `step` of a plan that it was; 0 for none.
    Q_INVOKABLE void begin(qint64 organisation, qint64 step);
    Q_INVOKABLE void choose(qint64 organisation); // what was typed stays
    Q_INVOKABLE void addPromise();
    Q_INVOKABLE void dropPromise(int row);
    Q_INVOKABLE void log();

signals:
    void begun();
    void changed();
    void logged();

private:
    void read();
    Conversation conversation() const;

    QPointer<Session> m_session;
    RowId m_organisation;
    RowId m_step;
    QString m_name;
    QList<Choice> m_people;
    QStringList m_given;
    QString m_warning;
    QString m_safeguarding;
    QString m_person;
    QString m_way;
    QString m_heldOn;
    QString m_heldBy;
    QString m_heard;
    QString m_effect;
    QString m_theme;
    QString m_theyNeed;
    QString m_needCategory;
    QString m_theyOffer;
    QString m_weCanOffer;
    QString m_timeValued;
    QString m_promise;
    QString m_promiseWho;
    QString m_promiseDue;
    QString m_stepStatus;
    bool m_stillRight = false;
    std::vector<Promised> m_promises;
};

} // namespace placeweave
