// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/joint/heard.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QSet>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// What was heard, with others like it: by theme, or by community. Several can be ticked and taken
// to a board or a person together; each is followed until it is told back.
class HeardList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int ticked READ ticked NOTIFY changed)
    Q_PROPERTY(bool byCommunity READ isByCommunity WRITE setByCommunity NOTIFY changed)
    Q_PROPERTY(QString stage READ stage WRITE setStage NOTIFY changed) // "", "heard", "taken", ...
    Q_PROPERTY(
        QList<int> stageCounts READ stageCounts NOTIFY changed) // heard, taken, answered, told

public:
    enum Roles {
        EngagementRole = Qt::UserRole + 1, // qint64
        GatheredRole,                      // the section: theme or community
        HeardRole,
        EffectRole, // "Gets in the way", "Helps", ""
        FromRole,   // "Choir, 20 Nov 2026"
        StageRole,  // 0 heard, 1 taken, 2 answered, 3 told back
        StageWordsRole,
        OverdueRole, // bool: no answer for weeks
        AnswerRole,  // in words
        TickedRole,
        TakenToRole // qint64: what an answer or a telling back is noted on; 0
    };
    Q_ENUM(Roles)

    explicit HeardList(QObject *parent = nullptr);
    HeardList(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_rows.size()); }
    int ticked() const { return static_cast<int>(m_ticked.size()); }
    bool isByCommunity() const { return m_byCommunity; }
    void setByCommunity(bool byCommunity);
    QString stage() const { return m_stage; }
    void setStage(const QString &stage);
    QList<int> stageCounts() const;

    Q_INVOKABLE void tick(int row, bool on);
    Q_INVOKABLE void take(const QString &whom, const QString &on); // the ticked ones
    Q_INVOKABLE void answer(qint64 takenTo, const QString &code, const QString &words);
    Q_INVOKABLE void toldBack(qint64 takenTo);
    // "What we heard, where we took it, what changed", as a PDF.
    Q_INVOKABLE QString suggestedName() const;
    Q_INVOKABLE void save(const QUrl &file);

signals:
    void changed();
    void written(const QUrl &file);

private:
    struct Row {
        HeardThing thing;
        QString gathered;
    };
    void read();
    void arrange();
    void write(std::function<Result<void>(MapFile &)> work, const QString &sentence);

    QPointer<Session> m_session;
    std::vector<HeardThing> m_things;
    std::vector<Row> m_rows;
    QSet<qint64> m_ticked;
    bool m_byCommunity = false;
    QString m_stage;
};

} // namespace placeweave
