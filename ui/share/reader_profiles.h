// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/exchange/reader_profile.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// For whom something can be made: anyone, partners, just us, and those that people have defined in
// this map. A code is "public", "partner", "internal" or the id of a row.
class ReaderProfiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<placeweave::Choice> own READ own NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> all READ all NOTIFY changed)
    // Without those that may show what is just for us: for a room, and what is handed round there.
    Q_PROPERTY(QList<placeweave::Choice> forOthers READ forOthers NOTIFY changed)

public:
    explicit ReaderProfiles(QObject *parent = nullptr);
    ReaderProfiles(Session *session, QObject *parent);

    QList<Choice> own() const;
    QList<Choice> all() const;
    QList<Choice> forOthers() const;
    // What one leaves out, a sentence each; none for the three.
    Q_INVOKABLE QStringList inWords(const QString &code) const;
    Q_INVOKABLE bool isOwn(const QString &code) const;
    // As a sentence has it: "anyone", "partners", "just us", “Funders”.
    Q_INVOKABLE QString named(const QString &code) const;
    Q_INVOKABLE void remove(const QString &code);

    // What partners may see where there is none of that code any more.
    ReaderProfile at(const QString &code) const;
    bool has(const QString &code) const;
    static QString codeOf(const ReaderProfile &profile);

signals:
    void changed();

private:
    void read();

    QPointer<Session> m_session;
    std::vector<ReaderProfile> m_own; // from A to Z
};

} // namespace placeweave
