// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/layers.h"

#include "ui/session/plural.h"
#include "ui/session/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace placeweave {

namespace {

// Above this a set is for statistics, not for finding one's way: its outlines would hide the map.
constexpr std::int64_t kManyAreas = 400;

QString codeOf(qint64 id) {
    return QString::number(id);
}

} // namespace

struct Layers::Read {
    std::vector<AreaSet> sets;
    std::vector<Indicator> indicators;
    std::shared_ptr<const GroundLayers> ground;
};

Layers::Layers(Session *session) : m_session(session) {
    m_counters.setMaxThreadCount(1);
    connect(session, &Session::shownChanged, this, [this] {
        if (m_wish.isOfPoints())
            countPoints();
    });
}

Layers::~Layers() {
    m_counters.clear();
    m_counters.waitForDone();
}

QList<Choice> Layers::sets() const {
    QList<Choice> choices;
    for (const AreaSet &set : m_sets)
        choices.append({codeOf(set.id), QString::fromStdString(set.name),
                        counted(set.count, tr("area"), tr("areas"))});
    return choices;
}

QList<Choice> Layers::indicators() const {
    QList<Choice> choices;
    for (const Indicator &indicator : m_indicators) {
        QString by;
        for (const AreaSet &set : m_sets)
            if (set.id == indicator.areaSet)
                by = QString::fromStdString(set.name);
        choices.append({codeOf(indicator.id), QString::fromStdString(indicator.name),
                        by.isEmpty() ? QString() : tr("by %1").arg(by)});
    }
    return choices;
}

void Layers::setOutlined(const QString &set, bool on) {
    if (m_outlined.contains(set) == on)
        return;
    if (on) {
        m_outlined.append(set);
        load(set.toLongLong());
    } else {
        m_outlined.removeAll(set);
    }
    emit changed();
}

void Layers::setGroundShown(bool shown) {
    if (shown == m_groundShown)
        return;
    m_groundShown = shown;
    emit changed();
}

void Layers::reload(bool justOpened) {
    if (justOpened) {
        m_outlined.clear();
        m_wish = {};
        m_core20Shown = false;
        m_look = {};
    }
    m_session->read<Read>(
        this,
        [](MapFile &map) -> Result<Read> {
            Read read;
            PW_TRY(read.sets, map.areas().sets());
            PW_TRY(read.indicators, map.areas().indicators());
            PW_TRY(const auto features, map.areas().context());
            PW_TRY(auto credits, map.areas().contextCredits());
            read.ground = GroundLayers::fromContext(features, std::move(credits));
            return read;
        },
        [this, justOpened](Result<Read> read) {
            if (!read) {
                m_session->notice()->tell(read.error());
                return;
            }
            const std::vector<AreaSet> known = std::exchange(m_sets, std::move(read->sets));
            m_indicators = std::move(read->indicators);
            m_ground = std::move(read->ground);
            m_loaded.clear();
            m_namedPlaces = nullptr;
            m_areaFill = nullptr;
            (void)m_counts.next(); // what is being made is of the areas of before
            m_core20 = nullptr;
            if (justOpened) {
                const auto byCount = [](const AreaSet &a, const AreaSet &b) {
                    return a.count < b.count;
                };
                auto start = std::ranges::find_if(m_sets, [](const AreaSet &set) {
                    return QString::fromStdString(set.name).contains("ward", Qt::CaseInsensitive);
                });
                if (start == m_sets.end())
                    start = std::ranges::max_element(m_sets, byCount);
                if (start != m_sets.end() && start->count <= kManyAreas)
                    m_outlined = {codeOf(start->id)};
            }
            // Whoever brings in areas wants to see them.
            for (const AreaSet &set : m_sets)
                if (!justOpened && set.count <= kManyAreas &&
                    !std::ranges::contains(known, set.id, &AreaSet::id))
                    m_outlined.append(codeOf(set.id));
            for (const QString &set : m_outlined)
                load(set.toLongLong());
            makeFill();
            makeCore20();
            emit changed();
        });
}

const Layers::LoadedSet *Layers::loaded(qint64 set) {
    const auto found = m_loaded.constFind(set);
    return found == m_loaded.constEnd() ? nullptr : found->get();
}

void Layers::load(qint64 set) {
    if (loaded(set))
        return;
    const auto wanted = std::ranges::find(m_sets, set, &AreaSet::id);
    if (wanted == m_sets.end())
        return;
    m_session->read<std::shared_ptr<const LoadedSet>>(
        this,
        [set = *wanted](MapFile &map) -> Result<std::shared_ptr<const LoadedSet>> {
            auto read = std::make_shared<LoadedSet>();
            read->set = set;
            PW_TRY(read->areas, map.areas().areas(set.id));
            read->layer = AreaLayer::make(set, read->areas);
            return read;
        },
        [this, set](Result<std::shared_ptr<const LoadedSet>> read) {
            if (!read) {
                m_session->notice()->tell(read.error());
                return;
            }
            m_loaded.insert(set, std::move(*read));
            m_namedPlaces = nullptr;
            makeFill();
            makeCore20();
            emit areasChanged();
            emit changed();
        });
}

QList<Choice> Layers::areas(const QString &set) {
    QList<Choice> choices;
    if (const LoadedSet *read = loaded(set.toLongLong())) {
        for (const Area &area : read->areas)
            choices.append({codeOf(area.id), QString::fromStdString(area.name),
                            QString::fromStdString(area.code)});
        std::ranges::sort(choices, [](const Choice &a, const Choice &b) {
            return a.label.localeAwareCompare(b.label) < 0;
        });
    } else {
        load(set.toLongLong());
    }
    return choices;
}

void Layers::filterByArea(const QString &set, const QString &area, bool on) {
    std::vector<ChosenArea> areas = m_session->filter()->areas();
    const qint64 id = area.toLongLong();
    std::erase_if(areas, [id](const ChosenArea &chosen) { return chosen.id == id; });
    if (const LoadedSet *read = on ? loaded(set.toLongLong()) : nullptr)
        for (const Area &candidate : read->areas)
            if (candidate.id == id)
                areas.push_back({id, QString::fromStdString(candidate.name), candidate.outline,
                                 QString::fromStdString(read->set.name),
                                 QString::fromStdString(candidate.code)});
    m_session->filter()->setAreas(std::move(areas));
}

std::shared_ptr<const GroundLayers> Layers::groundToShow() const {
    if (m_groundShown && m_ground)
        return m_ground;
    static const auto nothing = GroundLayers::fromContext({});
    return nothing;
}

std::vector<std::shared_ptr<const AreaLayer>> Layers::outlines() const {
    std::vector<std::shared_ptr<const AreaLayer>> layers;
    for (const QString &set : m_outlined)
        if (const auto read = m_loaded.value(set.toLongLong()))
            layers.push_back(read->layer);
    return layers;
}

std::shared_ptr<const NamedPlaces> Layers::namedPlaces() {
    if (!m_namedPlaces) {
        std::vector<std::shared_ptr<const AreaLayer>> areas;
        for (const AreaSet &set : m_sets)
            if (const auto read = m_loaded.value(set.id))
                areas.push_back(read->layer);
        m_namedPlaces =
            std::make_shared<const NamedPlaces>(m_ground ? *m_ground : GroundLayers(), areas);
    }
    return m_namedPlaces;
}

} // namespace placeweave
