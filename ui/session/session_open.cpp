// SPDX-License-Identifier: GPL-3.0-or-later
// How a map comes to be open: one there is, a new one, the sample; and what is seen of a large one
// while the rest is read.
#include "ui/session/session.h"

#include "ui/session/local_path.h"
#include "ui/session/preferences.h"

#include "core/draw/scene_assets.h"
#include "core/exchange/sample.h"
#include "core/place/projection.h"
#include "core/store/whereabouts.h"

#include <QDir>
#include <QFileInfo>

namespace placeweave {
namespace {

// Null of a map that is read in no time.
Result<std::shared_ptr<const SceneAssets>> firstSightOf(MapFile &map) {
    constexpr std::int64_t kMany = 20'000; // organisations: some 50 ms
    PW_TRY(const auto all, whereabouts(map, kMany));
    if (all.empty())
        return nullptr;
    std::vector<SceneAsset> assets;
    assets.reserve(all.size());
    for (const Whereabouts &each : all) {
        if (!isOnEarth(each.point))
            continue;
        SceneAsset &asset = assets.emplace_back();
        asset.id = each.organisation.value;
        asset.kind = each.kind;
        asset.at = toMercator(each.point);
    }
    return SceneAssets::fromList(std::move(assets));
}

QString samplePath() {
    return QDir(Preferences::dataFolder()).filePath("Isle of Larkmere.gpkg");
}

} // namespace

struct Session::Opened {
    Published published;
    QString path;
    bool readOnly = false;
    bool changedOutside = false;
};

bool Session::isSample() const {
    return m_open && m_filePath == samplePath();
}

void Session::openFile(const QUrl &file) {
    openPath(file.toLocalFile());
}

void Session::openPath(const QString &path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    open(tr("Opening the map"), [path = pathOf(absolute)]() -> Result<std::unique_ptr<MapFile>> {
        auto map = MapFile::open(path, Access::ReadWrite);
        if (map || map.error().code != ErrorCode::ReadOnly)
            return map;
        return MapFile::open(path, Access::ReadOnly);
    });
}

void Session::openSample(bool afresh) {
    const QString path = samplePath();
    open(tr("Laying out the sample"), [path, afresh]() -> Result<std::unique_ptr<MapFile>> {
        if (afresh)
            QFile::remove(path);
        if (!QFileInfo::exists(path))
            PW_CHECK(writeSample(pathOf(path)));
        return MapFile::open(pathOf(path), Access::ReadWrite);
    });
}

void Session::newMap(const QString &path, const NewMap &map,
                     std::function<Result<void>(MapFile &)> begin) {
    const std::filesystem::path file = pathOf(QFileInfo(path).absoluteFilePath());
    open(tr("Starting the map"),
         [file, map, begin = std::move(begin)]() -> Result<std::unique_ptr<MapFile>> {
             PW_TRY(auto made, MapFile::create(file, map));
             if (begin)
                 PW_CHECK(begin(*made));
             return made;
         });
}

void Session::open(const QString &what, std::function<Result<std::unique_ptr<MapFile>>()> opening) {
    beginJob(what, AtEnd::Drop);
    const std::string author = Preferences::instance().signature().toStdString();
    // Where a map is open it stays in sight, with its lists, until the next one is there.
    const bool isWaiting = !m_open;
    m_worker.run(
        this,
        [this, opening = std::move(opening), author, isWaiting](Desk &desk) -> Result<Opened> {
            PW_TRY(auto map, opening());
            map->setAuthor(author);
            Opened opened;
            opened.readOnly = map->isReadOnly();
            if (!opened.readOnly) {
                PW_CHECK(map->enterSession());
                PW_TRY(const ActionId absorbed, map->absorbOutsideChanges());
                opened.changedOutside = bool(absorbed);
            }
            opened.path = QString::fromStdU16String(map->path().u16string());
            if (isWaiting) {
                PW_TRY(auto assets, firstSightOf(*map));
                if (assets)
                    QMetaObject::invokeMethod(
                        this,
                        [this, sight = FirstSight{opened.path, std::move(assets)}] {
                            setFirstSight(sight);
                        },
                        Qt::QueuedConnection);
            }
            Desk next{std::move(map), nullptr, {}};
            PW_TRY(opened.published, placeweave::publish(next, true));
            desk = std::move(next); // only now is the map before it closed
            return opened;
        },
        [this, isWaiting](Result<Opened> opened) {
            endJob(AtEnd::Drop);
            if (!opened) {
                setFirstSight({});
                m_notice.tell(opened.error());
                emit openFailed();
                return;
            }
            m_open = true;
            m_readOnly = opened->readOnly;
            m_filePath = opened->path;
            m_savedAt = {};
            m_selected = 0;
            m_filter.clear();
            emit selectedChanged();
            if (!isSample())
                Preferences::instance().remember(m_filePath);
            const FirstSight sight = std::exchange(m_firstSight, {});
            take(std::move(opened->published), false); // tells of the index, which takes its place
            m_layers.reload(true);
            emit mapChanged();
            emit savedChanged();
            if (sight.assets)
                emit firstSightChanged();
            else
                emit placeChanged();
            m_idle.start();
            if (!isWaiting) // what was said of the map before; else why another one is opened now
                m_notice.dismiss();
            if (opened->changedOutside)
                m_notice.say(tr("This map was changed in another program. Those changes are kept, "
                                "and in its history."));
        });
}

void Session::setFirstSight(FirstSight sight) {
    if (sight.assets == m_firstSight.assets)
        return;
    m_firstSight = std::move(sight);
    emit firstSightChanged();
    if (m_firstSight.assets)
        emit placeChanged();
}

} // namespace placeweave
