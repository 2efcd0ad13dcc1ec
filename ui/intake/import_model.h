// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"
#include "ui/session/worker.h"

#include "core/exchange/table_import.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>
#include <string>

namespace placeweave {

class Session;

// A table on its way into the map: pasted cells or a file, one row of this model for each of its
// columns with what it was taken for. Correct what was guessed, see at once what would come of it,
// bring it in as one action.
class ImportModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)      // there is something to bring in
    Q_PROPERTY(QString name READ name NOTIFY changed)       // of the file, or "pasted cells"
    Q_PROPERTY(QString outlook READ outlook NOTIFY changed) // what would come of it, or came
    Q_PROPERTY(QString missing READ missing NOTIFY changed) // what stands in the way
    Q_PROPERTY(bool done READ isDone NOTIFY changed)
    Q_PROPERTY(int unplaced READ unplaced NOTIFY changed)
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed) // of rows that name none
    Q_PROPERTY(QStringList remarks READ remarks NOTIFY changed)
    Q_PROPERTY(int remarkCount READ remarkCount NOTIFY changed)

public:
    enum Roles {
        HeadingRole = Qt::UserRole + 1,
        SamplesRole, // QStringList
        TargetRole,  // code of targets()
        TargetLabelRole,
        SureRole, // 0 no, 1 maybe, 2 yes
    };
    Q_ENUM(Roles)

    explicit ImportModel(QObject *parent = nullptr);
    ImportModel(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isReady() const { return m_mapping.has_value(); }
    QString name() const { return m_name; }
    QString outlook() const;
    QString missing() const;
    bool isDone() const { return m_done; }
    int unplaced() const;
    QString kind() const;
    void setKind(const QString &code);
    QStringList remarks() const;
    int remarkCount() const { return m_outcome ? static_cast<int>(m_outcome->remarkCount) : 0; }

    // False when the clipboard holds nothing like a table.
    Q_INVOKABLE bool paste();
    bool takeText(const QString &text, const QString &name);
    Q_INVOKABLE void takeFile(const QUrl &file);
    Q_INVOKABLE void setTarget(int row, const QString &code);
    Q_INVOKABLE QList<placeweave::Choice> targets() const;
    Q_INVOKABLE void bringIn();
    Q_INVOKABLE void forget();

signals:
    void changed();
    void guessed(); // a table lies ready: show it
    void broughtIn();

private:
    void guess();
    void tryOut();
    TableSource source() const;

    QPointer<Session> m_session;
    QString m_name;
    QString m_path;
    std::shared_ptr<const std::string> m_text;
    std::optional<TableMapping> m_mapping;
    std::optional<ImportOutcome> m_outcome;
    bool m_done = false;
    Newest m_trials;
    QTimer m_trial;
};

} // namespace placeweave
