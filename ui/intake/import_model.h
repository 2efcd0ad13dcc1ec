// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/intake/arrivals.h"
#include "ui/session/choice.h"
#include "ui/session/worker.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace placeweave {

class Session;

// Files on their way into the map, or pasted cells: recognised, shown table by table with one row
// of this model for each column and what it was taken for. Correct what was guessed, see at once
// what would come of it, bring it all in as one action. Files that are no lists go elsewhere.
class ImportModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)             // there is something to bring in
    Q_PROPERTY(QString name READ name NOTIFY changed)              // of the file, or "pasted cells"
    Q_PROPERTY(QString looksLike READ looksLike NOTIFY changed)    // "a list", "the NHS list of …"
    Q_PROPERTY(QStringList tables READ tables NOTIFY changed)      // their names, when several
    Q_PROPERTY(int table READ table WRITE setTable NOTIFY changed) // the one that is shown
    Q_PROPERTY(bool leftOut READ isLeftOut WRITE setLeftOut NOTIFY changed) // that one
    Q_PROPERTY(QUrl file READ file NOTIFY changed) // empty for pasted cells
    // A register of the whole country can come in for one area only, as it names areas.
    Q_PROPERTY(bool ofRegister READ isOfRegister NOTIFY changed)
    Q_PROPERTY(QString area READ area WRITE setArea NOTIFY changed)
    Q_PROPERTY(QString outlook READ outlook NOTIFY changed) // what would come of it, or came
    Q_PROPERTY(QString missing READ missing NOTIFY changed) // what stands in the way
    // Of how it was read last time: what could not be done again; empty where all could.
    Q_PROPERTY(QString unfit READ unfit NOTIFY changed)
    // Why nothing of what was given last can come in, where that takes more than a sentence.
    Q_PROPERTY(placeweave::Refusal refusal READ refusal NOTIFY refused)
    Q_PROPERTY(bool canBringIn READ canBringIn NOTIFY changed)
    // The rows are being looked through; what comes of it can still be put on the map at once.
    Q_PROPERTY(bool trying READ isTrying NOTIFY changed)
    Q_PROPERTY(bool looking READ isLooking NOTIFY changed) // at what was given last, which may wait
    Q_PROPERTY(bool done READ isDone NOTIFY changed)
    Q_PROPERTY(int unplaced READ unplaced NOTIFY changed)
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed) // of rows that name none
    // Rows about what somebody has deleted from the map, and whether they come in all the same.
    Q_PROPERTY(int deletedHere READ deletedHere NOTIFY changed)
    Q_PROPERTY(
        bool bringsBackDeleted READ bringsBackDeleted WRITE setBringsBackDeleted NOTIFY changed)
    // The list of another name that it may be, in a sentence; and whether it is brought in as that.
    Q_PROPERTY(QString earlier READ earlier NOTIFY changed)
    Q_PROPERTY(bool updatesEarlier READ updatesEarlier WRITE setUpdatesEarlier NOTIFY changed)
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

    bool isReady() const { return !m_tables.empty(); }
    QString looksLike() const { return m_looksLike; }
    QStringList tables() const;
    int table() const { return m_at; }
    void setTable(int table);
    bool isLeftOut() const { return m_leftOut.contains(m_at); }
    void setLeftOut(bool leftOut);
    bool isOfRegister() const { return m_isOfRegister; }
    QString area() const { return m_shown.area; }
    void setArea(const QString &area);
    QUrl file() const;
    QString name() const { return m_shown.name; }
    QString outlook() const;
    QString missing() const;
    QString unfit() const;
    const Refusal &refusal() const { return m_refusal; }
    // To be sent to whoever made the file.
    Q_INVOKABLE void copyRefusal() const;
    bool canBringIn() const;
    bool isTrying() const { return m_isTrying; }
    bool isLooking() const { return m_arrivals.isLooking(); }
    bool isDone() const { return m_done; }
    int unplaced() const;
    QString kind() const;
    void setKind(const QString &code);
    int deletedHere() const;
    bool bringsBackDeleted() const { return m_bringsBackDeleted; }
    void setBringsBackDeleted(bool brings);
    QString earlier() const;
    bool updatesEarlier() const { return m_updatesEarlier; }
    void setUpdatesEarlier(bool updates);
    QStringList remarks() const;
    int remarkCount() const;

    // False when the clipboard holds nothing like a table.
    Q_INVOKABLE bool paste();
    bool takeCopied(const QMimeData &copied) { return m_arrivals.takeCopied(copied); }
    Q_INVOKABLE void takeFile(const QUrl &file) { takeFiles({file}); }
    Q_INVOKABLE void takeFiles(const QList<QUrl> &files) { m_arrivals.takeFiles(files); }
    // As a list, whatever it looks like.
    Q_INVOKABLE void takeAsList(const QUrl &file) { m_arrivals.takeAsList(file); }
    // The address of a live Open Referral UK directory: fetched, then shown as files are.
    Q_INVOKABLE void takeFeed(const QString &address) { m_arrivals.takeFeed(address); }
    // How the table that is shown is read, as a mapping file, and the other way round.
    Q_INVOKABLE void saveReading(const QUrl &file);
    Q_INVOKABLE void useReading(const QUrl &file);
    // What became of each row, and why, as CSV.
    Q_INVOKABLE void saveReport(const QUrl &file);
    Q_INVOKABLE void setTarget(int row, const QString &code);
    Q_INVOKABLE QList<placeweave::Choice> targets() const;
    Q_INVOKABLE void bringIn();
    Q_INVOKABLE void forget();

signals:
    void changed();
    void refused();
    void guessed(); // a table lies ready: show it
    void mapGiven(const QUrl &file);
    void areasGiven(const QUrl &file);
    void postcodesGiven(const QUrl &file);
    void tilesGiven(const QUrl &file);
    void broughtIn();

private:
    void take(const Arrival &arrival, Incoming incoming);
    // Under what the reading of a table is remembered; empty where nothing tells it apart.
    QString rememberedAs(const TableToImport &table) const;
    void tryOut();
    void lookForEarlier();
    void stopTrying();
    std::vector<TableToImport> toImport(bool dryRun) const;
    TableMapping *mapping();
    const TableMapping *mapping() const;
    // Of all tables together.
    std::map<std::string_view, std::int64_t> passedOver() const;
    std::int64_t sum(std::int64_t ImportOutcome::*count) const;

    QPointer<Session> m_session;
    Arrivals m_arrivals;
    Arrival m_shown; // what the tables are from
    QString m_looksLike;
    std::vector<TableToImport> m_tables;             // each with its mapping
    std::set<int> m_leftOut;                         // of those
    std::map<int, std::vector<UnfitColumn>> m_unfit; // of those
    int m_at = 0;
    bool m_isOfRegister = false;
    Refusal m_refusal;
    QString m_trouble;                  // why it could not be tried out
    std::vector<std::string> m_namesIn; // of the tables that came in
    std::optional<std::vector<ImportOutcome>> m_outcomes;
    bool m_done = false;
    bool m_bringsBackDeleted = false;
    struct Earlier {
        std::string list; // of the tables that may be it
        EarlierList is;
    };
    std::optional<Earlier> m_earlier;
    bool m_updatesEarlier = false;
    bool m_isCorrected = false; // the reading is worth remembering
    bool m_isTrying = false;
    bool m_isStopped = false; // somebody did not want to wait for the trial
    Newest m_trials;
    QTimer m_trial;
};

} // namespace placeweave
