// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/map_source.h"
#include "ui/session/filter.h"
#include "ui/session/layers.h"
#include "ui/session/library.h"
#include "ui/session/map_notes.h"
#include "ui/session/notice.h"
#include "ui/session/published.h"
#include "ui/session/saved_views.h"
#include "ui/session/worker.h"

#include <QDateTime>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>

class QJSEngine;
class QQmlEngine;

namespace placeweave {

class SessionMap;

// The open map as the window sees it. Owns the worker thread, and through it the file; lives on the
// GUI thread. Requests go to the worker as closures and come back as values; snapshots of all
// organisations are published as shared_ptr<const>, so lists, map and search of one frame agree.
class Session : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool open READ isOpen NOTIFY mapChanged)
    Q_PROPERTY(bool readOnly READ isReadOnly NOTIFY mapChanged)
    Q_PROPERTY(bool sample READ isSample NOTIFY mapChanged)
    Q_PROPERTY(QString mapName READ mapName NOTIFY nameChanged)
    Q_PROPERTY(QString filePath READ filePath NOTIFY mapChanged)
    Q_PROPERTY(QString fileName READ fileName NOTIFY mapChanged)
    // The map whose organisations stand on the map already while it is still being read.
    Q_PROPERTY(QString sighted READ sighted NOTIFY firstSightChanged)
    Q_PROPERTY(int organisations READ organisations NOTIFY published)
    Q_PROPERTY(int stillToPlace READ stillToPlace NOTIFY published)
    Q_PROPERTY(int shownCount READ shownCount NOTIFY shownChanged)
    Q_PROPERTY(QString saved READ saved NOTIFY savedChanged)
    Q_PROPERTY(int toReview READ toReview NOTIFY toReviewChanged)
    Q_PROPERTY(QString undoWhat READ undoWhat NOTIFY published)
    Q_PROPERTY(QString redoWhat READ redoWhat NOTIFY published)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(bool writing READ isWriting NOTIFY busyChanged)   // what is not to be cut off
    Q_PROPERTY(bool busyLong READ isBusyLong NOTIFY busyChanged) // worth saying: for a second
    Q_PROPERTY(QString busyWith READ busyWith NOTIFY busyChanged)
    Q_PROPERTY(double busyPart READ busyPart NOTIFY busyChanged)
    Q_PROPERTY(qint64 selected READ selected WRITE select NOTIFY selectedChanged)
    Q_PROPERTY(placeweave::Filter *filter READ filter CONSTANT)
    Q_PROPERTY(placeweave::Layers *layers READ layers CONSTANT)
    Q_PROPERTY(placeweave::MapNotes *notes READ notes CONSTANT)
    Q_PROPERTY(placeweave::SavedViews *views READ views CONSTANT)
    Q_PROPERTY(placeweave::Library *library READ library CONSTANT)
    Q_PROPERTY(placeweave::Notice *notice READ notice CONSTANT)
    Q_PROPERTY(placeweave::MapSource *map READ map CONSTANT)

public:
    // Not without a parent argument: QML would then make one of its own instead of asking create().
    explicit Session(QObject *parent);
    ~Session() override;
    // The window's one session. Made by runWindow() or a test; QML only finds it.
    static Session *create(QQmlEngine *, QJSEngine *);
    static Session *instance();

    bool isOpen() const { return m_open; }
    bool isReadOnly() const { return m_readOnly; }
    bool isSample() const;
    QString mapName() const { return m_mapName; }
    QString filePath() const { return m_filePath; }
    QString fileName() const;
    int organisations() const;
    int stillToPlace() const { return static_cast<int>(m_published.stillToPlace); }
    int toReview() const { return static_cast<int>(m_published.toReview) + m_met; }
    // Pairs that came by merging and are perhaps one (perhapsMet()): whoever has just looked says.
    void setMet(int pairs);
    int shownCount() const { return static_cast<int>(m_shown->rows->size()); }
    QString saved() const;
    QString undoWhat() const;
    QString redoWhat() const;
    bool isBusy() const { return m_jobs > 0; }
    bool isWriting() const { return m_toFinish > 0; }
    bool isBusyLong() const { return isBusy() && m_isBusyLong; }
    QString busyWith() const { return m_busyWith; }
    double busyPart() const { return m_busyPart; }
    qint64 selected() const { return m_selected; }
    void select(qint64 organisation);
    Filter *filter() { return &m_filter; }
    Layers *layers() { return &m_layers; }
    MapNotes *notes() { return &m_notes; }
    SavedViews *views() { return &m_views; }
    Library *library() { return &m_library; }
    Notice *notice() { return &m_notice; }
    MapSource *map() const;

    // What is in sight: a reach that would fill it is not drawn, hexagons have a size that suits
    // it.
    Q_INVOKABLE void setView(double latitude, double longitude, double zoom, double width,
                             double height);

    // --- opening; what was open stays open when it fails ---
    Q_INVOKABLE void openFile(const QUrl &file);
    Q_INVOKABLE void openPath(const QString &path);
    // Written first where it is not there yet; `afresh` writes it again.
    Q_INVOKABLE void openSample(bool afresh = false);
    void newMap(const QString &path, const NewMap &map,
                std::function<Result<void>(MapFile &)> begin = {});

    // --- what everybody does ---
    Q_INVOKABLE void undo();
    // Says what was just done, with an Undo beside it; once something else was done, or this was
    // undone, the sentence goes: its Undo would be of another thing.
    void sayUndoable(const QString &sentence);
    Q_INVOKABLE void redo();
    Q_INVOKABLE void lookForOutsideChanges();
    Q_INVOKABLE void stop(); // the long work under way

    // --- for models: the newest snapshot and who is on the list ---
    const std::shared_ptr<const AssetIndex> &index() const { return m_published.index; }
    const std::shared_ptr<const Shown> &shown() const { return m_shown; }
    // Of a large map that is being opened: where its organisations are, until index() is there.
    struct FirstSight {
        QString path;
        std::shared_ptr<const SceneAssets> assets; // null for none
    };
    const FirstSight &firstSight() const { return m_firstSight; }
    QString sighted() const { return m_firstSight.path; }

    // Reads on the worker. `done` gets the outcome and decides what to say of a failure.
    template <class T>
    void read(QObject *receiver, std::function<Result<T>(MapFile &)> work,
              std::function<void(Result<T>)> done, AtEnd atEnd = AtEnd::Drop) {
        m_worker.run(
            receiver,
            [work = std::move(work)](Desk &desk) -> Result<T> {
                if (!desk.map)
                    return fail(ErrorCode::NotFound, "No map is open.");
                return work(*desk.map);
            },
            std::move(done), atEnd);
    }

    // Writes on the worker, also when the window closes before it is its turn; publishes the next
    // snapshot, then calls `done`. A failure is said in the notice; whoever asked keeps what was
    // typed. `Merged`: what came in is older than what was here, so everything is read anew.
    enum class Wrote { Newest, Merged };
    template <class T>
    void write(QObject *receiver, std::function<Result<T>(MapFile &)> work,
               std::function<void(Result<T>)> done = {}, Wrote wrote = Wrote::Newest) {
        m_worker.run(
            this,
            [work = std::move(work), wrote](Desk &desk) -> std::pair<Result<T>, Result<Published>> {
                if (!desk.map)
                    return {fail(ErrorCode::NotFound, "No map is open."), Published{}};
                Result<T> outcome = work(*desk.map);
                if (!outcome)
                    return {std::move(outcome), Published{}};
                return {std::move(outcome), placeweave::publish(desk, wrote == Wrote::Merged)};
            },
            [this, receiver = QPointer<QObject>(receiver),
             done = std::move(done)](std::pair<Result<T>, Result<Published>> outcome) {
                if (outcome.first)
                    take(std::move(outcome.second), true);
                else
                    m_notice.tell(outcome.first.error());
                if (receiver && done)
                    done(std::move(outcome.first));
            },
            AtEnd::Finish);
    }

    // Long work: shows progress, can be stopped.
    template <class T>
    void longWrite(const QString &what, QObject *receiver,
                   std::function<Result<T>(MapFile &, const Progress &)> work,
                   std::function<void(Result<T>)> done = {}, Wrote wrote = Wrote::Newest) {
        const Progress progress = beginJob(what, AtEnd::Finish);
        write<T>(
            this, [work = std::move(work), progress](MapFile &map) { return work(map, progress); },
            [this, receiver = QPointer<QObject>(receiver), done = std::move(done)](Result<T> t) {
                endJob(AtEnd::Finish);
                if (receiver && done)
                    done(std::move(t));
            },
            wrote);
    }

    // Long reading: shows progress, can be stopped; a failure is said in the notice. `Finish` for
    // what writes a file: else it is stopped when the session ends.
    template <class T>
    void longRead(const QString &what, QObject *receiver,
                  std::function<Result<T>(MapFile &, const Progress &)> work,
                  std::function<void(Result<T>)> done, AtEnd atEnd = AtEnd::Drop) {
        const Progress progress = beginJob(what, atEnd);
        read<T>(
            this, [work = std::move(work), progress](MapFile &map) { return work(map, progress); },
            [this, atEnd, receiver = QPointer<QObject>(receiver),
             done = std::move(done)](Result<T> t) {
                endJob(atEnd);
                if (!t)
                    m_notice.tell(t.error());
                if (receiver)
                    done(std::move(t));
            },
            atEnd);
    }

    // Long work that has nothing to do with the map, such as fetching.
    template <class T>
    void longRead(const QString &what, QObject *receiver,
                  std::function<Result<T>(const Progress &)> work,
                  std::function<void(Result<T>)> done) {
        const Progress progress = beginJob(what, AtEnd::Drop);
        m_worker.run(
            this, [work = std::move(work), progress](Desk &) { return work(progress); },
            [this, receiver = QPointer<QObject>(receiver), done = std::move(done)](Result<T> t) {
                endJob(AtEnd::Drop);
                if (!t)
                    m_notice.tell(t.error());
                if (receiver)
                    done(std::move(t));
            });
    }

signals:
    void mapChanged();
    void nameChanged();
    void openFailed();
    void firstSightChanged();
    void published();
    void toReviewChanged();
    void shownChanged();
    void savedChanged();
    void busyChanged();
    void selectedChanged();
    // An import or a whole new map: show all of it.
    void placeChanged();

private:
    struct Opened;
    bool canUndo() const;
    void open(const QString &what, std::function<Result<std::unique_ptr<MapFile>>()> opening);
    void setFirstSight(FirstSight sight);
    void take(Result<Published> published, bool wrote);
    void lookForMet();
    void requery();
    void findWords();
    Progress beginJob(const QString &what, AtEnd atEnd);
    void endJob(AtEnd atEnd);

    Filter m_filter;
    Layers m_layers;
    MapNotes m_notes;
    SavedViews m_views;
    Library m_library;
    Notice m_notice;
    ActionId m_saidOf; // the action that the notice offers to undo
    bool m_open = false;
    bool m_readOnly = false;
    QString m_mapName;
    QString m_filePath;
    FirstSight m_firstSight;
    Published m_published;
    int m_met = 0;
    std::shared_ptr<const Shown> m_shown; // never null
    SessionMap *m_map;
    qint64 m_selected = 0;
    QDateTime m_savedAt;
    QTimer m_minute;
    QTimer m_idle; // time to fold the journal back and to index long texts
    int m_jobs = 0;
    int m_toFinish = 0; // of them
    bool m_isBusyLong = false;
    QTimer m_becomesLong;
    QString m_busyWith;
    double m_busyPart = -1;
    Progress m_progress;
    std::vector<Progress> m_droppable; // of the long work under way
    QString m_wordsFor;
    std::vector<RowId> m_wordHits;
    Newest m_queries;
    Newest m_wordQueries;
    Shown m_ranked;        // touched by the reader only
    QThreadPool m_readers; // one thread: queries never wait for an import
    Worker m_worker;       // last, so that it stops first
};

} // namespace placeweave
