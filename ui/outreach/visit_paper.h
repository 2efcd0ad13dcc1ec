// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outreach/plan_board.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// Prints the visit list of a plan.
class VisitPaper : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::PlanBoard *board MEMBER m_board NOTIFY changed)

public:
    explicit VisitPaper(QObject *parent = nullptr);
    VisitPaper(Session *session, QObject *parent);
    ~VisitPaper() override;

    Q_INVOKABLE QString suggestedName() const;
    Q_INVOKABLE void save(const QUrl &file);

signals:
    void changed();
    void written(const QUrl &file);

private:
    QPointer<Session> m_session;
    QPointer<PlanBoard> m_board;
    QThreadPool m_painters; // one thread
};

} // namespace placeweave
