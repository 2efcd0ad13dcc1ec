// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/share/reader_profiles.h"

#include "core/joint/exercise_report.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace placeweave {

class Session;

// What came of a mapping session, as a page to be read, printed and sent: for partners, or for
// anyone. Beside an earlier session, where one is chosen, to see what has changed.
class SessionReport : public QObject {
    Q_OBJECT
    QML_ELEMENT
    // Else nothing is read: it takes long, and what is being stored would wait behind it.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(qint64 exercise READ exercise WRITE setExercise NOTIFY chosen)
    Q_PROPERTY(qint64 beside READ beside WRITE setBeside NOTIFY chosen) // an earlier one, or 0
    Q_PROPERTY(bool forAnyone READ isForAnyone WRITE setForAnyone NOTIFY chosen) // at most
    Q_PROPERTY(QString readers READ readers WRITE setReaders NOTIFY chosen) // of ReaderProfiles
    Q_PROPERTY(placeweave::ReaderProfiles *profiles READ profiles CONSTANT)
    Q_PROPERTY(QString html READ html NOTIFY changed) // of a page; all text of people escaped
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)

public:
    explicit SessionReport(QObject *parent = nullptr);
    SessionReport(Session *session, QObject *parent);

    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    qint64 exercise() const { return m_exercise.value; }
    void setExercise(qint64 exercise);
    qint64 beside() const { return m_beside.value; }
    void setBeside(qint64 exercise);
    bool isForAnyone() const { return profile().base == Profile::Public; }
    void setForAnyone(bool forAnyone);
    QString readers() const { return m_readers; }
    void setReaders(const QString &code);
    ReaderProfiles *profiles() { return &m_profiles; }
    QString html() const { return m_html; }
    int waiting() const { return m_report ? m_report->figures.waiting : 0; }

    // `due`: as a day is typed, or empty.
    Q_INVOKABLE bool promise(const QString &what, const QString &who, const QString &due);
    Q_INVOKABLE QString suggestedName(const QString &ending) const;
    // By the ending: pdf or html.
    Q_INVOKABLE void saveTo(const QUrl &file);

signals:
    void activeChanged();
    void chosen();
    void changed();

private:
    void read();
    ReaderProfile profile() const;

    QPointer<Session> m_session;
    bool m_isActive = true;
    RowId m_exercise;
    RowId m_beside;
    ReaderProfiles m_profiles;
    QString m_readers = QStringLiteral("partner");
    std::optional<ExerciseReport> m_report;
    QString m_html;
};

// The page; `earlier` may be null.
QString reportHtml(const ExerciseReport &report, const ExerciseReport *earlier,
                   const std::string &about);

} // namespace placeweave
