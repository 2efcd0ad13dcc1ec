// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/outreach/plan_board.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// Prints the visit list of a plan, for whoever goes on foot or by car.
class VisitPaper : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::PlanBoard *board MEMBER m_board NOTIFY changed)

public:
    enum Way { OnFoot, ByCar };
    Q_ENUM(Way)

    explicit VisitPaper(QObject *parent = nullptr);
    VisitPaper(Session *session, QObject *parent);
    ~VisitPaper() override;

    Q_INVOKABLE QString suggestedName(placeweave::VisitPaper::Way way) const;
    Q_INVOKABLE void save(const QUrl &file, placeweave::VisitPaper::Way way);

signals:
    void changed();
    void written(const QUrl &file);

private:
    QPointer<Session> m_session;
    QPointer<PlanBoard> m_board;
    QThreadPool m_painters; // one thread
};

} // namespace placeweave
