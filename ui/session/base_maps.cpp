// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/base_maps.h"

#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/preferences.h"

#include "core/exchange/tiles/online_tiles.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

#include <array>

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

bool isAddress(const QString &code) {
    return code.startsWith("https://", Qt::CaseInsensitive) ||
           code.startsWith("http://", Qt::CaseInsensitive);
}

} // namespace

BaseMaps::BaseMaps() {
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
    return choices;
}

Result<std::shared_ptr<TilePictures>> BaseMaps::open(const QString &code) const {
    std::vector<std::unique_ptr<TileSource>> sources;
    const auto server = std::ranges::find_if(
        kServers, [&](const Server &one) { return code == QLatin1String(one.code); });
    if (server == kServers.end() && !isAddress(code)) {
        PW_TRY(auto source, openTiles(pathOf(code)));
        sources.push_back(std::move(source));
        return std::make_shared<TilePictures>(std::move(sources));
    }
    OnlineTilesOptions options;
    if (server != kServers.end()) {
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
    for (int i = 0; i < kConnections; ++i) {
        PW_TRY(auto source, openOnlineTiles(options));
        sources.push_back(std::move(source));
    }
    return std::make_shared<TilePictures>(std::move(sources));
}

void BaseMaps::choose(const QString &code) {
    if (code == m_chosen && (code.isEmpty() || m_shown))
        return;
    if (code.isEmpty()) {
        show({}, nullptr);
        return;
    }
    auto pictures = open(code);
    if (!pictures) {
        setTrouble(toQString(pictures.error().message));
        return;
    }
    connect(pictures->get(), &TilePictures::troubled, this, &BaseMaps::setTrouble);
    connect(pictures->get(), &TilePictures::arrived, this, [this] { setTrouble({}); });
    show(code, std::move(*pictures));
}

void BaseMaps::show(const QString &code, std::shared_ptr<TilePictures> pictures) {
    m_chosen = code;
    m_shown = std::move(pictures);
    m_trouble.clear();
    Preferences::instance().setText("base-map", code);
    emit changed();
    emit shownChanged();
}

void BaseMaps::setTrouble(const QString &reason) {
    if (reason == m_trouble)
        return;
    m_trouble = reason;
    emit changed();
}

void BaseMaps::add(const QUrl &file) {
    const QString path = file.toLocalFile();
    choose(path);
    if (m_chosen != path)
        return; // the trouble says why
    QStringList files = Preferences::instance().list(kFiles);
    if (!files.contains(path))
        Preferences::instance().setList(kFiles, files << path);
    emit changed();
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
    if (m_chosen == code)
        choose({});
    emit changed();
}

} // namespace placeweave
