// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/library.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

class Session;

// A story or a resource being written down: new, or one that there is.
class LibraryForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool story READ isStory NOTIFY begun) // else a resource
    Q_PROPERTY(bool fresh READ isNew NOTIFY begun)
    Q_PROPERTY(qint64 row READ row NOTIFY begun) // of the one that is changed; 0 for a new one
    Q_PROPERTY(QString safeguarding READ safeguarding NOTIFY begun)
    // What it can be linked to; the code is the id.
    Q_PROPERTY(QList<placeweave::Choice> communities READ communities NOTIFY begun)
    Q_PROPERTY(QList<placeweave::Choice> sessions READ sessions NOTIFY begun)
    Q_PROPERTY(QList<placeweave::Choice> plans READ plans NOTIFY begun)
    Q_PROPERTY(qint64 organisation READ organisation NOTIFY begun)
    Q_PROPERTY(QString organisationName READ organisationName NOTIFY begun)
    // What was typed; days as they are typed, links as ids.
    Q_PROPERTY(QString title MEMBER m_title NOTIFY changed)
    Q_PROPERTY(QString kind MEMBER m_kind NOTIFY changed) // code of the form, or of the type
    Q_PROPERTY(QString words MEMBER m_words NOTIFY changed)
    Q_PROPERTY(QString credit MEMBER m_credit NOTIFY changed)
    Q_PROPERTY(QString permission MEMBER m_permission NOTIFY changed)
    Q_PROPERTY(QString until MEMBER m_until NOTIFY changed)
    Q_PROPERTY(QString place MEMBER m_place NOTIFY changed)
    Q_PROPERTY(QString link MEMBER m_link NOTIFY changed)
    Q_PROPERTY(QStringList themes MEMBER m_themes NOTIFY changed)
    Q_PROPERTY(QString community MEMBER m_community NOTIFY changed)
    Q_PROPERTY(QString session MEMBER m_sessionId NOTIFY changed)
    Q_PROPERTY(QString plan MEMBER m_plan NOTIFY changed)
    Q_PROPERTY(QString inWords MEMBER m_inWords NOTIFY changed) // what is seen or heard
    Q_PROPERTY(QString attached READ attached NOTIFY changed)   // name of a file, or empty
    // What is amiss with it, or worth knowing.
    Q_PROPERTY(QString untilTrouble READ untilTrouble NOTIFY changed)
    Q_PROPERTY(QString linkTrouble READ linkTrouble NOTIFY changed)
    Q_PROPERTY(QString attachTrouble MEMBER m_attachTrouble NOTIFY changed)
    Q_PROPERTY(QString privateMatter READ privateMatter NOTIFY changed)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)

public:
    explicit LibraryForm(QObject *parent = nullptr);
    LibraryForm(Session *session, QObject *parent);

    bool isStory() const { return m_entity == Entity::Story; }
    bool isNew() const { return !m_row; }
    qint64 row() const { return m_row.value; }
    QString safeguarding() const { return m_safeguarding; }
    QList<Choice> communities() const { return m_communities; }
    QList<Choice> sessions() const { return m_sessions; }
    QList<Choice> plans() const { return m_plans; }
    qint64 organisation() const { return m_organisation.value; }
    QString organisationName() const { return m_organisationName; }
    QString attached() const { return m_attached; }
    QString untilTrouble() const;
    QString linkTrouble() const;
    QString privateMatter() const;
    bool isReady() const;

    // Linked to these; 0 for none.
    Q_INVOKABLE void begin(bool story, qint64 organisation, qint64 exercise, qint64 plan);
    Q_INVOKABLE void change(bool story, qint64 row);
    Q_INVOKABLE void choose(qint64 organisation); // 0: of none
    Q_INVOKABLE void attach(const QUrl &file);
    Q_INVOKABLE void takeOff();
    Q_INVOKABLE void save();

signals:
    void begun();
    void changed();
    void saved();

private:
    void clear(Entity entity, RowId row);
    void read();
    void fill(const Record &row);
    void take(AttachedFile file);
    LibraryDraft draft() const;

    QPointer<Session> m_session;
    Entity m_entity = Entity::Story;
    RowId m_row;
    RowId m_organisation;
    QString m_organisationName;
    QString m_safeguarding;
    QList<Choice> m_communities;
    QList<Choice> m_sessions;
    QList<Choice> m_plans;
    QString m_title;
    QString m_kind;
    QString m_words;
    QString m_credit;
    QString m_permission;
    QString m_until;
    QString m_place;
    QString m_link;
    QStringList m_themes;
    QString m_community;
    QString m_sessionId;
    QString m_plan;
    QString m_inWords;
    QString m_attached;
    QString m_attachTrouble;
    std::optional<AttachedFile> m_file; // attached anew
    bool m_keepsAttachment = true;
    int m_begun = 0; // so that what was read for an earlier one is dropped
};

} // namespace placeweave
