// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/map_starter.h"

#include "ui/intake/district_model.h"
#include "ui/session/map_view.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"
#include "ui/theme/words.h"

#include "core/store/edit.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace placeweave {

namespace {

struct Beginning {
    std::string name;
    std::string supporter;
    std::string firstStep;
};

// One action, so that the history of a map begins with its name and its first plan.
Result<void> begin(MapFile &map, const Beginning &beginning) {
    PW_TRY(Edit edit, Edit::begin(map, "map.start", beginning.name));
    if (!beginning.supporter.empty()) {
        Record organisation(Entity::Organisation);
        organisation["name"] = Value(beginning.supporter);
        organisation["kind"] = Value("infrastructure_organisation");
        organisation["supports_local_groups"] = Value(true);
        organisation["recognition"] = Value("local");
        organisation["status"] = Value("active");
        organisation["listing_permission"] = Value("anyone");
        PW_CHECK(edit.insert(organisation));
        PW_CHECK(edit.set(fieldOf(Entity::About, "looked_after_by"), RowId{1},
                          Value(beginning.supporter)));
    }
    if (!beginning.firstStep.empty()) {
        Record plan(Entity::Plan);
        plan["name"] = Value("First steps");
        plan["status"] = Value("under_way");
        PW_TRY(const RowId made, edit.insert(plan));
        Record step(Entity::Step);
        step["plan_id"] = Value(made.value);
        step["what"] = Value(beginning.firstStep);
        step["who"] = Value(map.author());
        step["status"] = Value("to_do");
        PW_CHECK(edit.insert(step));
    }
    PW_CHECK(edit.commit());
    return {};
}

} // namespace

QString MapStarter::name() const {
    if (!m_name.isEmpty())
        return m_name;
    return m_place.isEmpty() ? QString() : tr("Our map of %1").arg(m_place);
}

void MapStarter::setName(const QString &name) {
    if (name == m_name)
        return;
    m_name = name;
    emit changed();
}

void MapStarter::setPlace(const QString &place) {
    if (place == m_place)
        return;
    m_place = place;
    emit changed();
}

QString MapStarter::path() const {
    if (!m_path.isEmpty())
        return m_path;
    QString base = name().isEmpty() ? tr("Our map") : name();
    base.remove(QRegularExpression("[\\\\/:*?\"<>|]"));
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    QString path = folder.filePath(base + ".gpkg");
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder.filePath(QString("%1 %2.gpkg").arg(base).arg(i));
    return path;
}

QString MapStarter::hindrance() const {
    return name().trimmed().isEmpty() ? tr("Which place is it?") : QString();
}

void MapStarter::keepIn(const QUrl &file) {
    m_path = file.toLocalFile();
    if (!m_path.endsWith(".gpkg", Qt::CaseInsensitive))
        m_path += ".gpkg";
    emit changed();
}

void MapStarter::start() {
    if (!hindrance().isEmpty())
        return;
    Beginning beginning;
    beginning.name = name().trimmed().toStdString();
    beginning.supporter = m_supporter.simplified().toStdString();
    if (m_supporter.trimmed().isEmpty())
        beginning.firstStep = Words::word("question_supports_step").toStdString();
    else if (m_list == List::TheyHaveOne)
        beginning.firstStep = tr("Ask %1 for the list they have").arg(m_supporter).toStdString();
    const QString file = path();
    QDir().mkpath(QFileInfo(file).path());
    if (const DistrictModel::District *district = DistrictModel::find(m_place))
        MapView::aim(file, {district->west, district->south, district->east, district->north});
    NewMap map;
    map.name = beginning.name;
    map.author = Preferences::instance().signature().toStdString();
    Session::instance()->newMap(file, map,
                                [beginning](MapFile &made) { return begin(made, beginning); });
}

} // namespace placeweave
