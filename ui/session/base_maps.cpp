// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/base_maps.h"

#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/preferences.h"

#include "core/exchange/tiles/online_tiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QMap>
#include <QStandardPaths>
#include <QThread>
#include <QThreadPool>
#include <QUrl>

#include <algorithm>
#include <array>
#include <functional>

namespace placeweave {

namespace {

struct Server {
    const char *code;
    const char *name;
    const char *address;
    const char *attribution;
    int maxZoom;
};
// Those that allow such use: a name that says who asks, tiles kept for a week, two at a time
// (operations.osmfoundation.org/policies/tiles).
constexpr std::array kServers{Server{"server:openstreetmap", "OpenStreetMap",
                                     "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
                                     "© OpenStreetMap contributors", 19}};
constexpr int kConnections = 2;
constexpr int kDeepestZoom = 19; // of a server that nobody knows; deeper squares are enlarged

const char *const kFiles = "base-map-files";
const char *const kOwnServers = "base-map-servers"; // address, tab, whose map it is

// Null where it is a file or a server of one's own.
const Server *serverOf(const QString &code) {
    const auto server = std::ranges::find_if(
        kServers, [&](const Server &one) { return code == QLatin1String(one.code); });
    return server == kServers.end() ? nullptr : &*server;
}

bool isAddress(const QString &code) {
    return code.startsWith("https://", Qt::CaseInsensitive) ||
           code.startsWith("http://", Qt::CaseInsensitive);
}

// Of those with the same name, each by the longer one as well.
void tellApart(QList<Choice> &choices, const std::function<QString(const Choice &)> &longer) {
    QMap<QString, int> uses;
    for (const Choice &choice : choices)
        ++uses[choice.label];
    for (Choice &choice : choices)
        if (uses[choice.label] > 1)
            choice.label = longer(choice);
}

} // namespace

BaseMaps::BaseMaps() {
    // What still paints for paper waits for the server no longer, and neither does the window. This
    // lives longer than the application, which the readers need.
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] {
        if (m_shown)
            m_shown->leave();
        m_shown.reset();
    });
    choose(Preferences::instance().text("base-map"));
}

BaseMaps &BaseMaps::instance() {
    static BaseMaps maps;
    return maps;
}

BaseMaps *BaseMaps::create(QQmlEngine *, QJSEngine *) {
    QJSEngine::setObjectOwnership(&instance(), QJSEngine::CppOwnership);
    return &instance();
}

QList<Choice> BaseMaps::files() const {
    QList<Choice> choices;
    for (const QString &file : Preferences::instance().list(kFiles))
        choices.append({file, QFileInfo(file).completeBaseName(), file});
    tellApart(choices, [](const Choice &file) { return QFileInfo(file.code).fileName(); });
    tellApart(choices, [](const Choice &file) {
        return QFileInfo(file.code).dir().dirName() + '/' + QFileInfo(file.code).fileName();
    });
    return choices;
}

QList<Choice> BaseMaps::servers() const {
    QList<Choice> choices;
    for (const Server &server : kServers)
        choices.append(
            {server.code, tr("%1, from the internet").arg(server.name),
             tr("Its server learns which squares of the map you look at. Nothing else is sent.")});
    return choices;
}

QList<Choice> BaseMaps::ownServers() const {
    QList<Choice> choices;
    for (const QString &server : Preferences::instance().list(kOwnServers)) {
        const QString address = server.section('\t', 0, 0);
        choices.append({address, QUrl(address.section('{', 0, 0)).host(), address});
    }
    tellApart(choices, [](const Choice &server) {
        return server.label + QUrl(server.code.section('{', 0, 0)).path().section('/', 0, -2);
    });
    return choices;
}

Result<std::vector<std::unique_ptr<TileSource>>> BaseMaps::openServer(const QString &code) const {
    OnlineTilesOptions options;
    const Server *server = serverOf(code);
    if (server) {
        options.address = server->address;
        options.name = server->name;
        options.attribution = server->attribution;
        options.maxZoom = server->maxZoom;
    } else {
        options.address = code.toStdString();
        options.name = QUrl(code.section('{', 0, 0)).host().toStdString();
        for (const QString &own : Preferences::instance().list(kOwnServers))
            if (own.section('\t', 0, 0) == code)
                options.attribution = own.section('\t', 1).toStdString();
        options.maxZoom = kDeepestZoom;
    }
    options.cacheFolder =
        pathOf(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/tiles");
    std::vector<std::unique_ptr<TileSource>> sources;
    for (int i = 0; i < kConnections; ++i) {
        PW_TRY(auto source, openOnlineTiles(options));
        sources.push_back(std::move(source));
    }
    return sources;
}

void BaseMaps::choose(const QString &code) {
    if (code == m_chosen && m_shown) {
        if (!m_refused.isEmpty())
            refuse({}, {});
        return;
    }
    if (!code.isEmpty() && !serverOf(code) && !isAddress(code)) {
        openFile(code, Keep::No);
        return;
    }
    m_openings.next();
    auto sources = code.isEmpty() ? std::vector<std::unique_ptr<TileSource>>() : openServer(code);
    if (sources)
        show(code, *std::move(sources));
    else
        refuse(code, toQString(sources.error().message));
}

void BaseMaps::openFile(const QString &path, Keep keep) {
    const Newest::Ticket ticket = m_openings.next();
    QThreadPool::globalInstance()->start([this, path, keep, ticket] {
        auto source =
            std::make_shared<Result<std::unique_ptr<TileSource>>>(openTiles(pathOf(path)));
        QMetaObject::invokeMethod(this, [this, path, keep, ticket, source] {
            if (ticket.isWanted())
                take(path, keep, std::move(*source));
        });
    });
}

void BaseMaps::take(const QString &path, Keep keep, Result<std::unique_ptr<TileSource>> source) {
    if (source) {
        std::vector<std::unique_ptr<TileSource>> sources;
        sources.push_back(*std::move(source));
        show(path, std::move(sources));
        if (keep == Keep::Yes) {
            keepOnList(path);
            emit added({});
        }
        return;
    }
    const QString name = QFileInfo(path).fileName();
    QString why = toQString(source.error().message);
    if (!why.contains(name))
        why = tr("%1: %2").arg(name, why);
    if (keep == Keep::Yes)
        emit added(why);
    else
        refuse(path, why);
}

void BaseMaps::refuse(const QString &code, const QString &why) {
    m_refused = code;
    setTrouble(why);
}

void BaseMaps::keepOnList(const QString &path) {
    QStringList files = Preferences::instance().list(kFiles);
    if (files.contains(path))
        return;
    Preferences::instance().setList(kFiles, files << path);
    emit changed();
}

void BaseMaps::show(const QString &code, std::vector<std::unique_ptr<TileSource>> sources) {
    m_chosen = code;
    m_shown.reset();
    m_listener = std::make_unique<QObject>();
    if (!sources.empty())
        // A painter on another thread may be the last that has it.
        m_shown = {new TilePictures(std::move(sources)), [](TilePictures *pictures) {
                       if (pictures->thread() == QThread::currentThread())
                           delete pictures;
                       else
                           pictures->deleteLater();
                   }};
    m_damaged = 0;
    m_gives = TilePictures::Gives::Pictures;
    if (m_shown) {
        // Without any pictures the map shows what it has itself.
        connect(m_shown.get(), &TilePictures::troubled, m_listener.get(),
                [this](const QString &reason) {
                    setTrouble(reason);
                    emit shownChanged();
                });
        connect(m_shown.get(), &TilePictures::arrived, m_listener.get(), [this] {
            const bool areBack = !m_trouble.isEmpty();
            setTrouble({});
            if (areBack)
                emit shownChanged();
        });
        connect(m_shown.get(), &TilePictures::damaged, m_listener.get(), [this](int count) {
            if (count == m_damaged)
                return;
            m_damaged = count;
            emit changed();
        });
        connect(
            m_shown.get(), &TilePictures::gives, m_listener.get(),
            [this](TilePictures::Gives what) {
                m_gives = what;
                emit changed();
                emit shownChanged(); // where it has nothing, the map names and credits what it has
            });
    }
    m_refused.clear();
    m_trouble.clear();
    Preferences::instance().setText("base-map", code);
    emit changed();
    emit shownChanged();
}

std::vector<std::string> BaseMaps::credits() const {
    if (!TilePictures::areThere(m_shown))
        return {};
    const TileSourceInfo &info = m_shown->info();
    return {info.attribution.empty() ? info.name : info.attribution};
}

QString BaseMaps::trouble() const {
    if (!m_trouble.isEmpty() || m_damaged == 0)
        return m_trouble;
    return tr("%1 and left out.")
        .arg(counted(m_damaged, tr("square of this map is damaged"),
                     tr("squares of this map are damaged")));
}

QString BaseMaps::remark() const {
    switch (m_gives) {
    case TilePictures::Gives::Pictures:
        return {};
    case TilePictures::Gives::Enlarged:
        return tr("This base map has no more detail than this.");
    case TilePictures::Gives::Nothing:
        return tr("This base map has no pictures of this place: what you see is the ground that "
                  "Placeweave has itself.");
    }
    return {};
}

void BaseMaps::setTrouble(const QString &reason) {
    if (reason == m_trouble)
        return;
    m_trouble = reason;
    emit changed();
}

void BaseMaps::add(const QUrl &file) {
    openFile(file.toLocalFile(), Keep::Yes);
}

bool BaseMaps::addServer(const QString &address, const QString &attribution) {
    const QString wanted = address.trimmed();
    if (!isAddress(wanted)) {
        setTrouble(tr("The address of a map server begins with https:// and has {z}, {x} and {y} "
                      "in it."));
        return false;
    }
    const QStringList before = Preferences::instance().list(kOwnServers);
    QStringList servers = before;
    servers.removeIf([&](const QString &own) { return own.section('\t', 0, 0) == wanted; });
    servers << wanted + '\t' + attribution.simplified();
    Preferences::instance().setList(kOwnServers, servers);
    choose(wanted);
    if (m_chosen != wanted) {
        Preferences::instance().setList(kOwnServers, before);
        return false; // the trouble says why
    }
    emit changed();
    return true;
}

void BaseMaps::forget(const QString &code) {
    QStringList files = Preferences::instance().list(kFiles);
    files.removeAll(code);
    Preferences::instance().setList(kFiles, files);
    QStringList servers = Preferences::instance().list(kOwnServers);
    servers.removeIf([&](const QString &own) { return own.section('\t', 0, 0) == code; });
    Preferences::instance().setList(kOwnServers, servers);
    if (m_chosen == code || (m_chosen.isEmpty() && m_refused == code))
        choose({});
    else if (m_refused == code)
        refuse({}, {});
    emit changed();
}

} // namespace placeweave
