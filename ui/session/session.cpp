// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "ui/session/preferences.h"
#include "ui/session/session_map.h"
#include "ui/session/verb_sentences.h"

#include "core/exchange/sample.h"
#include "core/joint/met_organisations.h"

#include <QFileInfo>
#include <QQmlEngine>

namespace placeweave {

namespace {

constexpr int kShortestWords = 3; // letters before long texts are searched too
constexpr int kIdleMilliseconds = 3000;
constexpr int kMinute = 60'000;
constexpr int kLongMilliseconds = 900; // of work before it is shown

QPointer<Session> &theSession() {
    static QPointer<Session> session;
    return session;
}

std::shared_ptr<const Shown> nothingShown() {
    auto shown = std::make_shared<Shown>();
    shown->rows = std::make_shared<std::vector<std::uint32_t>>();
    shown->nameRank = shown->rows;
    return shown;
}

} // namespace

Session::Session(QObject *parent)
    : QObject(parent), m_layers(this), m_notes(this), m_views(this), m_library(this),
      m_shown(nothingShown()), m_map(new SessionMap(this)) {
    theSession() = this;
    m_readers.setMaxThreadCount(1);
    m_becomesLong.setSingleShot(true);
    m_becomesLong.setInterval(kLongMilliseconds);
    connect(&m_becomesLong, &QTimer::timeout, this, [this] {
        m_isBusyLong = true;
        emit busyChanged();
    });
    connect(&m_filter, &Filter::changed, this, [this] {
        if (m_filter.text() != m_wordsFor)
            m_wordHits.clear();
        requery();
        findWords();
    });
    m_minute.setInterval(kMinute);
    connect(&m_minute, &QTimer::timeout, this, &Session::savedChanged);
    m_minute.start();
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleMilliseconds);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        read<bool>(
            this,
            [](MapFile &map) -> Result<bool> {
                if (map.isReadOnly())
                    return false;
                PW_CHECK(map.refreshWords());
                PW_CHECK(map.checkpoint());
                return true;
            },
            [](const Result<bool> &) {}); // tried again after the next edit
    });
    connect(&Preferences::instance(), &Preferences::authorChanged, this, [this] {
        const std::string author = Preferences::instance().signature().toStdString();
        read<bool>(
            this,
            [author](MapFile &map) -> Result<bool> {
                map.setAuthor(author);
                return true;
            },
            [](const Result<bool> &) {});
    });
}

Session::~Session() {
    for (const Progress &progress : m_droppable)
        progress.cancel();
    m_readers.waitForDone();
}

Session *Session::instance() {
    return theSession();
}

Session *Session::create(QQmlEngine *engine, QJSEngine *) {
    if (!theSession())
        new Session(engine);
    QJSEngine::setObjectOwnership(theSession(), QJSEngine::CppOwnership);
    return theSession();
}

MapSource *Session::map() const {
    return m_map;
}
QString Session::fileName() const {
    return QFileInfo(m_filePath).fileName();
}

int Session::organisations() const {
    return m_published.index ? static_cast<int>(m_published.index->size()) : 0;
}

QString Session::saved() const {
    if (!m_open)
        return {};
    if (m_readOnly)
        return tr("to read only");
    if (!m_savedAt.isValid())
        return tr("all saved");
    const qint64 seconds = m_savedAt.secsTo(QDateTime::currentDateTime());
    if (seconds < 60)
        return tr("saved just now");
    return tr("saved at %1").arg(m_savedAt.toString("H:mm"));
}

QString Session::undoWhat() const {
    return canUndo() ? sentenceFor(m_published.undoable) : QString();
}

QString Session::redoWhat() const {
    return m_published.redoable.action ? sentenceFor(m_published.redoable) : QString();
}

void Session::select(qint64 organisation) {
    if (organisation == m_selected)
        return;
    m_selected = organisation;
    emit selectedChanged();
}

void Session::setView(double latitude, double longitude, double zoom, double width, double height) {
    const Viewport view = Viewport::at({latitude, longitude}, zoom, width, height);
    m_map->setViewWidth(view.metresPerPixel() * width);
    m_layers.setView(view);
}

// --- what everybody does ---

// How the sample was made is nobody's to undo.
bool Session::canUndo() const {
    const HistoryEntry &entry = m_published.undoable;
    return entry.action && entry.author != kSampleAuthor;
}

void Session::undo() {
    if (!canUndo())
        return;
    const ActionId action = m_published.undoable.action;
    longWrite<UndoOutcome>(
        tr("Undoing: %1").arg(undoWhat()), this,
        [action](MapFile &map, const Progress &progress) { return map.undo(action, progress); },
        [this](Result<UndoOutcome> outcome) {
            if (!outcome || outcome->skipped.empty())
                return;
            QStringList names;
            for (const std::string &name : outcome->skipped)
                names << QString::fromStdString(name);
            m_notice.say(tr("Left alone, because somebody has changed it since: %1")
                             .arg(names.mid(0, 5).join(", ")));
        });
}

void Session::sayUndoable(const QString &sentence) {
    m_saidOf = m_published.undoable.action;
    m_notice.say(sentence, tr("Undo"), [this] { undo(); });
}

void Session::redo() {
    const ActionId action = m_published.redoable.action;
    if (action)
        longWrite<UndoOutcome>(tr("Redoing: %1").arg(redoWhat()), this,
                               [action](MapFile &map, const Progress &progress) {
                                   return map.undo(action, progress);
                               });
}

void Session::lookForOutsideChanges() {
    if (!m_open || m_readOnly)
        return;
    m_worker.run(
        this,
        [](Desk &desk) -> Result<std::optional<Published>> {
            PW_TRY(const bool changed, desk.map->changedOutside());
            if (!changed)
                return std::nullopt;
            PW_TRY(const ActionId absorbed, desk.map->absorbOutsideChanges());
            if (!absorbed)
                return std::nullopt;
            PW_TRY(Published published, placeweave::publish(desk, true));
            return published;
        },
        [this](Result<std::optional<Published>> outcome) {
            if (!outcome) {
                m_notice.tell(outcome.error());
            } else if (*outcome) {
                take(std::move(**outcome), true);
                m_notice.say(tr("Another program has changed this map. What it did is in the "
                                "history, and can be undone."));
            }
        });
}

void Session::stop() {
    m_progress.cancel();
}

// --- publishing and queries ---

void Session::take(Result<Published> published, bool wrote) {
    if (!published) {
        m_notice.tell(published.error());
        return;
    }
    m_published = std::move(*published);
    if (m_saidOf && m_published.undoable.action != m_saidOf) {
        m_saidOf = {};
        m_notice.dismiss();
    }
    const QString name = m_published.mapName.empty() ? QFileInfo(m_filePath).completeBaseName()
                                                     : QString::fromStdString(m_published.mapName);
    if (name != m_mapName) {
        m_mapName = name;
        emit nameChanged();
    }
    if (m_selected && !m_published.index->rowOf(RowId{m_selected}))
        select(0);
    if (wrote) {
        m_savedAt = QDateTime::currentDateTime();
        emit savedChanged();
        m_idle.start();
    }
    emit this->published();
    emit toReviewChanged();
    requery();
    if (m_published.isAfresh)
        lookForMet();
}

void Session::setMet(int pairs) {
    if (m_met == pairs)
        return;
    m_met = pairs;
    emit toReviewChanged();
}

// It reads every organisation, so not after each edit: who looks through them looks again.
void Session::lookForMet() {
    setMet(0);
    read<std::vector<Suggestion>>(this, perhapsMet, [this](const auto &met) {
        if (met)
            setMet(static_cast<int>(met->size()));
    });
}

void Session::requery() {
    if (!m_published.index)
        return;
    AssetFilter filter = m_filter.toAssetFilter();
    filter.alsoMatching = m_wordHits;
    const Newest::Ticket ticket = m_queries.next();
    m_readers.start([this, index = m_published.index, filter = std::move(filter), ticket] {
        if (!ticket.isWanted())
            return;
        auto shown = std::make_shared<Shown>();
        shown->index = index;
        shown->rows = std::make_shared<std::vector<std::uint32_t>>(index->matching(filter));
        if (m_ranked.index != index)
            m_ranked = {index, nullptr, nameRanks(*index)};
        shown->nameRank = m_ranked.nameRank;
        QMetaObject::invokeMethod(
            this,
            [this, shown = std::move(shown), ticket] {
                if (!ticket.isWanted())
                    return;
                m_shown = shown;
                emit shownChanged();
            },
            Qt::QueuedConnection);
    });
}

void Session::findWords() {
    const QString words = m_filter.text().trimmed();
    if (words.size() < kShortestWords || words == m_wordsFor)
        return;
    m_wordsFor = words;
    const Newest::Ticket ticket = m_wordQueries.next();
    read<std::vector<RowId>>(
        this,
        [words = words.toStdString(), ticket](MapFile &map) -> Result<std::vector<RowId>> {
            if (!ticket.isWanted())
                return std::vector<RowId>{};
            if (!map.isReadOnly())
                PW_CHECK(map.refreshWords());
            return map.organisationsWithWords(words);
        },
        [this, words, ticket](Result<std::vector<RowId>> hits) {
            if (!ticket.isWanted() || m_filter.text().trimmed() != words || !hits)
                return;
            m_wordHits = std::move(*hits);
            if (!m_wordHits.empty())
                requery();
        });
}

// --- long work ---

Progress Session::beginJob(const QString &what, AtEnd atEnd) {
    if (++m_jobs == 1) {
        m_isBusyLong = false;
        m_becomesLong.start();
    }
    m_busyWith = what;
    m_busyPart = -1;
    m_progress = Progress([this](std::int64_t done, std::int64_t total) {
        const double part = total > 0 ? double(done) / double(total) : -1;
        QMetaObject::invokeMethod(
            this,
            [this, part] {
                m_busyPart = part;
                emit busyChanged();
            },
            Qt::QueuedConnection);
    });
    if (atEnd == AtEnd::Drop)
        m_droppable.push_back(m_progress);
    else
        ++m_toFinish;
    emit busyChanged();
    return m_progress;
}

void Session::endJob(AtEnd atEnd) {
    m_toFinish -= atEnd == AtEnd::Finish;
    if (--m_jobs == 0) {
        m_becomesLong.stop();
        m_droppable.clear();
    }
    m_busyPart = -1;
    emit busyChanged();
}

} // namespace placeweave
