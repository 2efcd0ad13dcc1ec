// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/said_review.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <vector>

namespace placeweave {

class Session;

// What was said in a mapping session and waits to be looked through: what groups say of themselves
// first, then by what it would do to the map. Several can be ticked and settled as one.
class SaidReviewModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    // Else nothing is read: it takes long, and what is being stored would wait behind it.
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(qint64 exercise READ exercise WRITE setExercise NOTIFY exerciseChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int ticked READ ticked NOTIFY changed)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    // Who settles, as they say who they are; what groups say of themselves needs nobody.
    Q_PROPERTY(QStringList by READ by WRITE setBy NOTIFY byChanged)
    // How many more of those who were agreed on have to be there before anything can be settled.
    Q_PROPERTY(int settlersMissing READ settlersMissing NOTIFY byChanged)
    // All that is ticked was said by groups of themselves.
    Q_PROPERTY(bool tickedOfThemselves READ areTickedOfThemselves NOTIFY changed)
    // Of the current one.
    Q_PROPERTY(QString title READ title NOTIFY currentChanged)
    Q_PROPERTY(QString what READ what NOTIFY currentChanged) // code, as Told::what
    Q_PROPERTY(QString wouldDo READ wouldDo NOTIFY currentChanged)
    Q_PROPERTY(QString words READ words NOTIFY currentChanged)
    Q_PROPERTY(QString kind READ kind NOTIFY currentChanged)
    Q_PROPERTY(QString kindField READ kindField NOTIFY currentChanged) // vocabulary of `kind`
    Q_PROPERTY(QString prompt READ prompt NOTIFY currentChanged)
    Q_PROPERTY(QString voice READ voice NOTIFY currentChanged)
    Q_PROPERTY(QString where READ where NOTIFY currentChanged)
    Q_PROPERTY(QString warning READ warning NOTIFY currentChanged)
    Q_PROPERTY(QString reason READ reason NOTIFY currentChanged)
    Q_PROPERTY(bool ofItself READ isOfItself NOTIFY currentChanged)
    // What it may be on the map; help is what may be known of each. Beside it, the same of what was
    // said.
    Q_PROPERTY(QList<placeweave::Choice> alike READ alike NOTIFY currentChanged)
    Q_PROPERTY(QString saidFacts READ saidFacts NOTIFY currentChanged)
    Q_PROPERTY(double latitude READ latitude NOTIFY currentChanged)
    Q_PROPERTY(double longitude READ longitude NOTIFY currentChanged)
    Q_PROPERTY(bool hasPoint READ hasPoint NOTIFY currentChanged)

public:
    enum Roles {
        SectionRole = Qt::UserRole + 1,
        TitleRole,
        NoteRole,
        VoiceRole,
        KindRole,  // int, for MapSymbol.kind; -1 where it is no group
        GlyphRole, // of an icon, where it is none
        TickedRole
    };
    Q_ENUM(Roles)

    explicit SaidReviewModel(QObject *parent = nullptr);
    SaidReviewModel(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    qint64 exercise() const { return m_exercise.value; }
    void setExercise(qint64 exercise);
    int count() const { return static_cast<int>(m_rows.size()); }
    int ticked() const { return static_cast<int>(m_ticked.size()); }
    int current() const { return m_current; }
    void setCurrent(int row);
    QStringList by() const { return m_by; }
    void setBy(const QStringList &who);
    int settlersMissing() const;
    bool areTickedOfThemselves() const;
    QString title() const;
    QString what() const;
    QString wouldDo() const;
    QString words() const;
    QString kind() const;
    QString kindField() const;
    QString prompt() const;
    QString voice() const;
    QString where() const;
    QString warning() const;
    QString reason() const;
    bool isOfItself() const;
    QList<Choice> alike() const;
    QString saidFacts() const;
    double latitude() const;
    double longitude() const;
    bool hasPoint() const;

    Q_INVOKABLE void tick(int row, bool on);
    Q_INVOKABLE void tickAll(bool on); // those that nothing speaks against, or none
    // The current one, in these words; the ticked ones, as they were said.
    Q_INVOKABLE void add(const QString &words, const QString &kind);
    Q_INVOKABLE void addTicked();
    Q_INVOKABLE void addTo(qint64 organisation);
    // `status`: "parked" or "not_added"; of the ticked ones, else of the current one.
    Q_INVOKABLE void leave(const QString &status, const QString &reason);

signals:
    void activeChanged();
    void exerciseChanged();
    void changed();
    void currentChanged();
    void byChanged();

private:
    struct Row {
        SaidCase one;
        QString voice;
    };
    const Row *currentRow() const;
    QString sectionOf(const Row &row) const;
    void read();
    void take(std::vector<Row> rows);
    std::vector<RowId> chosen() const;
    Settlers settlers() const;
    void settle(std::function<Result<ActionId>(MapFile &)> work, const QString &done);
    void settleAll(std::function<Result<SaidSettled>(MapFile &)> work,
                   std::function<QString(int settled)> done);
    // Names of groups that a connection waits for: those that wait, too, or those left off.
    QStringList waitsFor(const Row &row, bool areWaiting) const;

    QPointer<Session> m_session;
    bool m_isActive = true;
    RowId m_exercise;
    std::vector<Row> m_rows;
    QSet<qint64> m_ticked;
    int m_current = -1;
    QStringList m_by;
    Record m_agreed{Entity::Exercise}; // the session, with who settles
};

} // namespace placeweave
