// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/arrivals.h"

#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/session.h"

#include "core/exchange/feed.h"
#include "core/exchange/given_folder.h"
#include "core/exchange/stoppable_reading.h"

#include <QFileInfo>

namespace placeweave {

namespace {

// Nothing, where it was stopped.
struct Looked {
    std::optional<Result<Incoming>> incoming;
};

} // namespace

std::vector<TableSource> Arrival::sources() const {
    if (text)
        return {TableSource::ofText(*text, name.toStdString())};
    if (!pages.empty())
        return pages;
    std::vector<TableSource> all;
    for (const QUrl &file : files)
        all.push_back(TableSource::ofFile(pathOf(file)));
    return all;
}

bool Arrival::isSameAs(const Arrival &other) const {
    return name == other.name && files == other.files && text == other.text;
}

Arrivals::Arrivals(Session *session, QObject *parent) : QObject(parent), m_session(session) {}

bool Arrivals::takeCopied(const QMimeData &copied) {
    const auto text = copiedTable(copied);
    if (!text)
        return false;
    lookAt({.name = tr("pasted cells"),
            .text = std::make_shared<const std::string>(text->toStdString()),
            .as = "table",
            .isList = true});
    return true;
}

void Arrivals::takeFiles(const QList<QUrl> &files) {
    if (files.isEmpty() || !m_session)
        return;
    // A link, dragged out of a browser: there is no file behind it, nor a table to be sure of.
    for (const QUrl &file : files)
        if (!file.isLocalFile()) {
            m_session->notice()->warn(
                tr("What you dropped is an address on the web (%1), not a file. Open it in your "
                   "browser and save the list that is there, then drop that file here; or copy the "
                   "rows of a table there and paste them here. A directory that others can read "
                   "from (Open Referral UK) comes in by “Bring in a live directory” in the menu.")
                    .arg(file.host().isEmpty() ? file.toDisplayString() : file.host()));
            return;
        }
    if (std::ranges::any_of(
            files, [](const QUrl &file) { return QFileInfo(file.toLocalFile()).isDir(); })) {
        takeFolders(files);
        return;
    }
    const QString name = QFileInfo(files.first().toLocalFile()).fileName();
    lookAt({.name = files.size() == 1 ? name : tr("%1 and %2 more").arg(name).arg(files.size() - 1),
            .files = files});
}

void Arrivals::takeFolders(const QList<QUrl> &files) {
    std::vector<std::filesystem::path> paths;
    for (const QUrl &file : files)
        paths.push_back(pathOf(file));
    m_session->read<std::vector<std::filesystem::path>>(
        this,
        [paths](MapFile &) -> Result<std::vector<std::filesystem::path>> {
            std::vector<std::filesystem::path> all;
            for (const std::filesystem::path &path : paths)
                if (std::filesystem::is_directory(path)) {
                    PW_TRY(const std::vector<std::filesystem::path> meant, filesMeant(path));
                    all.insert(all.end(), meant.begin(), meant.end());
                } else {
                    all.push_back(path);
                }
            return all;
        },
        [this](Result<std::vector<std::filesystem::path>> all) {
            if (!all) {
                m_session->notice()->tell(all.error());
                return;
            }
            QList<QUrl> found;
            for (const std::filesystem::path &path : *all) {
                found << QUrl::fromLocalFile(QString::fromStdU16String(path.u16string()));
                if (QFileInfo(found.last().toLocalFile()).isDir()) {
                    emit postcodesGiven(found.last());
                    return;
                }
            }
            takeFiles(found);
        });
}

void Arrivals::takeAsList(const QUrl &file) {
    lookAt({.name = QFileInfo(file.toLocalFile()).fileName(), .files = {file}, .isList = true});
}

void Arrivals::takeFeed(const QString &address) {
    if (!m_session)
        return;
    const std::string feed = address.trimmed().toStdString();
    m_session->longRead<std::vector<TableSource>>(
        tr("Fetching %1").arg(address), this,
        [feed](const Progress &progress) {
            return fetchFeed(feed, {.folder = folderOfFeed(feed)}, progress);
        },
        [this, feed, address](Result<std::vector<TableSource>> pages) {
            if (pages)
                lookAt({.name = address.trimmed(),
                        .feed = feed,
                        .pages = std::move(*pages),
                        .as = "oruk",
                        .isList = true});
        });
}

void Arrivals::lookAt(const Arrival &arrival) {
    if (!m_session)
        return;
    stop();
    m_isLooking = true;
    emit lookingChanged();
    const Newest::Ticket ticket = m_looks.next();
    m_session->longRead<Looked>(
        tr("Looking at %1").arg(arrival.name), this,
        [arrival, ticket](MapFile &, const Progress &progress) {
            Looked looked;
            if (!ticket.isWanted())
                return Result<Looked>(std::move(looked));
            const StoppableReading reading(progress, StoppableReading::Tells::HowFar);
            auto incoming =
                lookInto(arrival.sources(), arrival.as, arrival.isList, arrival.area.toStdString());
            if (!progress.isCancelled()) // else it may have been taken for something that it is not
                looked.incoming = std::move(incoming);
            return Result<Looked>(std::move(looked));
        },
        [this, arrival, ticket](const Result<Looked> &result) {
            if (!ticket.isWanted())
                return;
            m_isLooking = false;
            if (result && result->incoming)
                tell(arrival, *result->incoming);
            emit lookingChanged();
        });
}

void Arrivals::stop() {
    m_looks.next(); // what is being looked at is no longer wanted
    if (std::exchange(m_isLooking, false) && m_session)
        m_session->stop();
}

void Arrivals::tell(const Arrival &arrival, const Result<Incoming> &incoming) {
    const QUrl file = arrival.files.value(0);
    if (!incoming) {
        refuse(arrival.name, incoming.error());
        return;
    }
    switch (incoming->what) {
    case Incoming::What::Lists:
        emit listsGiven(arrival, *incoming);
        break;
    case Incoming::What::Map:
        emit mapGiven(file);
        break;
    case Incoming::What::Areas:
        emit areasGiven(file);
        break;
    case Incoming::What::Postcodes:
        emit postcodesGiven(file);
        break;
    case Incoming::What::Tiles:
        emit tilesGiven(file);
        break;
    }
}

// A sentence is said in passing; a list of faults has to be read, and sent to somebody.
void Arrivals::refuse(const QString &name, const Error &error) {
    QStringList lines = toQString(error.message).split('\n');
    if (lines.size() == 1) {
        m_session->notice()->tell(error);
        return;
    }
    for (QString &line : lines)
        line = line.trimmed();
    const QString summary = lines.takeFirst();
    emit refused({name, summary, lines});
}

} // namespace placeweave
