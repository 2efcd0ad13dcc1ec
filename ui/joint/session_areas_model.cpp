// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/session_areas_model.h"

#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/joint/session_areas.h"
#include "core/store/area_store.h"

#include <algorithm>
#include <limits>

namespace placeweave {

// A list that can still be looked through.
constexpr std::int64_t kMostToChooseFrom = 1000;

struct SessionAreasModel::Read {
    std::int64_t set = 0;
    QList<Choice> sets;
    QList<Choice> areas;
    std::vector<SessionArea> inPlace;
};

SessionAreasModel::SessionAreasModel(QObject *parent)
    : SessionAreasModel(Session::instance(), parent) {}

SessionAreasModel::SessionAreasModel(Session *session, QObject *parent)
    : QObject(parent), m_session(session) {
    connect(session, &Session::published, this, &SessionAreasModel::read);
}

void SessionAreasModel::setExercise(qint64 exercise) {
    if (m_exercise == exercise)
        return;
    m_exercise = exercise;
    emit exerciseChanged();
    read();
}

void SessionAreasModel::setActive(bool active) {
    if (m_active == active)
        return;
    m_active = active;
    emit activeChanged();
    read();
}

void SessionAreasModel::setSet(const QString &set) {
    m_set = set.toLongLong();
    read();
}

void SessionAreasModel::read() {
    if (!m_active || !m_session || !m_session->isOpen() || m_exercise == 0)
        return;
    m_session->read<Read>(
        this,
        [exercise = RowId{m_exercise}, index = m_session->index(),
         wanted = m_set](MapFile &map) -> Result<Read> {
            Read read;
            PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
            std::int64_t most = 0; // areas: the smallest ones, unless others were chosen
            for (const AreaSet &set : sets) {
                if (set.count == 0)
                    continue;
                read.sets.append({QString::number(set.id), toQString(set.name), {}});
                const std::int64_t rank =
                    set.id == wanted ? std::numeric_limits<std::int64_t>::max() : set.count;
                if (rank > most) {
                    most = rank;
                    read.set = set.id;
                }
            }
            if (read.set == 0)
                return read;
            PW_TRY(const std::vector<Area> areas, map.areas().areas(read.set));
            if (std::ssize(areas) <= kMostToChooseFrom)
                for (const Area &area : areas)
                    read.areas.append({toQString(area.code),
                                       toQString(area.name.empty() ? area.code : area.name),
                                       {}});
            PW_TRY(read.inPlace, areasOf(map, *index, exercise, read.set));
            return read;
        },
        [this, asked = m_exercise](Result<Read> read) {
            if (!read || asked != m_exercise)
                return;
            m_set = read->set;
            m_sets = std::move(read->sets);
            m_areas = std::move(read->areas);
            m_inPlace = static_cast<int>(read->inPlace.size());
            m_known =
                static_cast<int>(std::ranges::count(read->inPlace, true, &SessionArea::isKnown));
            m_isMarked =
                m_inPlace > 0 && std::ranges::all_of(read->inPlace, &SessionArea::isMarked);
            emit changed();
        });
}

void SessionAreasModel::usePlace(const QString &area) {
    m_session->write<ActionId>(
        this, [exercise = RowId{m_exercise}, set = m_set, code = area.toStdString()](MapFile &map) {
            return setPlace(map, exercise, set, code);
        });
}

void SessionAreasModel::markAsked() {
    m_session->write<ActionId>(
        this,
        [exercise = RowId{m_exercise}, index = m_session->index(), set = m_set](MapFile &map) {
            return placeweave::markAsked(map, *index, exercise, set);
        },
        [this](const Result<ActionId> &done) {
            if (done)
                m_session->sayUndoable(tr("Marked as asked."));
        });
}

} // namespace placeweave
