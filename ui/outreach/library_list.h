// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/library.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// Stories and resources, held to what was asked for: words, kind, theme, who may have them, what
// they are linked to. Those whose permission has run out are on a list of their own, "ask again".
class LibraryList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY arranged)
    Q_PROPERTY(int all READ all NOTIFY arranged) // that may be shown, whatever is asked for
    Q_PROPERTY(int toAskAgain READ toAskAgain NOTIFY arranged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY arranged)
    // Empty for all; else the code of the one that is wanted.
    Q_PROPERTY(QString what READ what WRITE setWhat NOTIFY arranged) // "story", "resource", "again"
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY arranged) // of either vocabulary
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY arranged)
    Q_PROPERTY(QString permission READ permission WRITE setPermission NOTIFY arranged)
    Q_PROPERTY(bool held READ isHeld NOTIFY arranged) // to anything of the above
    // What it belongs to, where the list stands on a page of that; -1 for whatever.
    Q_PROPERTY(double organisation READ organisation WRITE setOrganisation NOTIFY arranged)
    Q_PROPERTY(double exercise READ exercise WRITE setExercise NOTIFY arranged)
    Q_PROPERTY(double plan READ plan WRITE setPlan NOTIFY arranged)
    Q_PROPERTY(QList<placeweave::Choice> kinds READ kinds CONSTANT)

public:
    enum Roles {
        RowRole = Qt::UserRole + 1, // qint64
        StoryRole,                  // bool; else a resource
        TitleRole,
        OpeningRole, // the first words; empty when they are the title
        KindRole,
        GlyphRole,
        FromRole,
        PermissionRole, // in words
        LapsedRole,     // bool
        OpenRole        // bool: for anyone
    };
    Q_ENUM(Roles)

    explicit LibraryList(QObject *parent = nullptr);
    LibraryList(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    int all() const { return m_all; }
    int toAskAgain() const { return m_toAskAgain; }
    QString text() const { return m_text; }
    void setText(const QString &text) { hold(m_text, text); }
    QString what() const { return m_what; }
    void setWhat(const QString &what);
    QString kind() const { return m_kind; }
    void setKind(const QString &kind) { hold(m_kind, kind); }
    QString theme() const { return m_theme; }
    void setTheme(const QString &theme) { hold(m_theme, theme); }
    QString permission() const { return m_permission; }
    void setPermission(const QString &permission) { hold(m_permission, permission); }
    bool isHeld() const;
    double organisation() const { return m_organisation; }
    void setOrganisation(double organisation) { hold(m_organisation, organisation); }
    double exercise() const { return m_exercise; }
    void setExercise(double exercise) { hold(m_exercise, exercise); }
    double plan() const { return m_plan; }
    void setPlan(double plan) { hold(m_plan, plan); }
    QList<Choice> kinds() const;

    Q_INVOKABLE void holdToNothing();
    const std::vector<LibraryItem> &rows() const { return m_rows; }

signals:
    void arranged();

private:
    template <class T>
    void hold(T &what, const T &to) {
        if (what == to)
            return;
        what = to;
        arrange();
    }
    bool belongs(const LibraryItem &item) const;
    bool isWanted(const LibraryItem &item) const;
    void arrange();

    QPointer<Session> m_session;
    std::vector<LibraryItem> m_rows;
    int m_all = 0;
    int m_toAskAgain = 0;
    QString m_text;
    QString m_what;
    QString m_kind;
    QString m_theme;
    QString m_permission;
    double m_organisation = -1;
    double m_exercise = -1;
    double m_plan = -1;
};

} // namespace placeweave
