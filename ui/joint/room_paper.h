// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/joint/exercise_form.h"
#include "ui/publish/room_sheets.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

class Session;

// The paper of a mapping session: the map with lettered squares, and table sheets. As partners may
// see it, like the wall.
class RoomPaper : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::ExerciseForm *form READ form WRITE setForm NOTIFY changed)
    Q_PROPERTY(int paper READ paper WRITE setPaper NOTIFY changed) // 0 is A4 ... 4 is A0
    Q_PROPERTY(bool tiled READ isTiled WRITE setTiled NOTIFY changed)
    Q_PROPERTY(bool largePrint MEMBER m_largePrint NOTIFY changed)
    Q_PROPERTY(bool withGroups MEMBER m_withGroups NOTIFY changed) // else only the ground
    Q_PROPERTY(QString pages READ pages NOTIFY changed)            // "12 pages of A4, 4 by 3"

public:
    explicit RoomPaper(QObject *parent = nullptr);
    RoomPaper(Session *session, QObject *parent);
    ~RoomPaper() override;

    ExerciseForm *form() const { return m_form; }
    void setForm(ExerciseForm *form);
    int paper() const { return m_paper; }
    void setPaper(int paper);
    bool isTiled() const { return m_tiled; }
    void setTiled(bool tiled);
    QString pages() const;

    Q_INVOKABLE QString suggestedName(bool ofMap) const;
    Q_INVOKABLE void saveMap(const QUrl &file);
    Q_INVOKABLE void saveTables(const QUrl &file);

signals:
    void changed();
    void written(const QUrl &file);

private:
    using Write = Result<void> (*)(const RoomSheets &, const std::filesystem::path &);
    void save(const QUrl &file, Write write);
    RoomSheets sheets() const;

    QPointer<Session> m_session;
    QPointer<ExerciseForm> m_form;
    int m_paper = 2; // A2: people stand round it
    bool m_tiled = true;
    bool m_largePrint = false;
    bool m_withGroups = true;
    QThreadPool m_painters; // one thread
};

} // namespace placeweave
