// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"

#include "core/base/machine.h"
#include "core/exchange/replaced_file.h"
#include "core/exchange/suppression.h"
#include "core/store/edit.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace placeweave {
namespace {

// Rows before those that refer to them. Suggestions stay behind: what they are about is said in ids
// of this map, and they are work in hand.
constexpr std::array kCopied{Entity::Location,      Entity::Organisation, Entity::Community,
                             Entity::ReaderProfile, Entity::Exercise,     Entity::Person,
                             Entity::Contact,       Entity::Service,      Entity::ServiceAtLocation,
                             Entity::Connection,    Entity::Serves,       Entity::Channel,
                             Entity::Need,          Entity::Participant,  Entity::Engagement,
                             Entity::Promise,       Entity::TakenTo,      Entity::Story,
                             Entity::Asked,         Entity::Plan,         Entity::Step,
                             Entity::Resource,      Entity::Attachment,   Entity::Term,
                             Entity::MapNote,       Entity::View};

constexpr std::size_t kBatch = 2048;

class MapCopy {
public:
    MapCopy(MapFile &from, Disclosure &disclosure, Edit &edit)
        : m_from(from), m_disclosure(disclosure), m_edit(edit) {}

    Result<void> copyAbout() {
        return m_disclosure.forEach(Entity::About, [&](const Record &about) {
            for (const Field &field : fieldsOf(Entity::About))
                m_problem = m_problem ? m_edit.set(field, RowId{1}, about[field]) : m_problem;
            return false;
        });
    }

    Result<void> copy(Entity entity) {
        std::vector<Record> batch;
        PW_CHECK(m_disclosure.forEach(entity, [&](const Record &row) {
            batch.push_back(row);
            if (batch.size() >= kBatch)
                m_problem = insert(entity, batch);
            return m_problem.has_value();
        }));
        PW_CHECK(m_problem);
        return insert(entity, batch);
    }

private:
    Result<void> insert(Entity entity, std::vector<Record> &batch) {
        if (batch.empty())
            return {};
        for (Record &row : batch) {
            PW_CHECK(refer(row));
        }
        PW_TRY(const RowId first, m_edit.reserve(static_cast<std::int64_t>(batch.size())));
        for (std::size_t i = 0; i < batch.size(); ++i)
            newIds(entity).push_back(
                {batch[i].id(), RowId{first.value + static_cast<std::int64_t>(i)}});
        PW_CHECK(m_edit.insertReserved(
            entity, first, static_cast<std::int64_t>(batch.size()),
            [&](std::int64_t i, Record &row) { row = batch[static_cast<std::size_t>(i)]; }));
        batch.clear();
        return {};
    }

    // From ids of that map to ids of the copy.
    Result<void> refer(Record &row) {
        if (row.entity() == Entity::Organisation && !row.reference("location_id"))
            return placeCoarsely(row);
        for (const Field &field : fieldsOf(row.entity()))
            if (refersToRow(field) && !row[field].isEmpty()) {
                const RowId id =
                    newId(entityByTable(field.detail)->entity, RowId{row[field].integer()});
                row[field] = Value();
                if (id)
                    row[field] = Value(id.value);
            }
        return {};
    }

    // An organisation that may tell less of its place than others there gets a place of its own.
    Result<void> placeCoarsely(Record &organisation) {
        PW_TRY(const std::optional<Record> place, m_disclosure.disclosedPlace(organisation));
        if (!place)
            return {};
        PW_TRY(const RowId id, m_edit.insert(*place));
        organisation["location_id"] = Value(id.value);
        return {};
    }

    struct Renumbered {
        RowId before;
        RowId after;
    };
    std::vector<Renumbered> &newIds(Entity entity) {
        return m_newIds[static_cast<std::size_t>(entity) - 1];
    }
    RowId newId(Entity entity, RowId before) {
        const std::vector<Renumbered> &ids = newIds(entity); // by id, as they were read
        const auto found = std::ranges::lower_bound(ids, before, {}, &Renumbered::before);
        return found != ids.end() && found->before == before ? found->after : RowId{};
    }

    MapFile &m_from;
    Disclosure &m_disclosure;
    Edit &m_edit;
    Result<void> m_problem;
    std::array<std::vector<Renumbered>, kEntities.size()> m_newIds;
};

using Figures = std::vector<std::pair<std::string, double>>;

// One figure of a set of areas on its way into the copy.
struct CopiedFigure {
    Indicator indicator;
    Figures values;
    bool isCounted = false;
};

// Takes out counts that are small, or from which with the others a small one would follow; how
// many.
std::int64_t withholdSmall(std::vector<CopiedFigure> &figures, const std::vector<Area> &areas,
                           const std::vector<Whole> &wholes) {
    std::unordered_map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < areas.size(); ++i)
        position.emplace(areas[i].code, i);
    std::vector<FigureCounts> counts;
    for (const CopiedFigure &figure : figures) {
        if (!figure.isCounted)
            continue;
        FigureCounts &ofThis = counts.emplace_back(areas.size());
        for (const auto &[code, value] : figure.values)
            if (const auto at = position.find(code); at != position.end())
                ofThis[at->second] = std::llround(value);
    }
    const std::vector<std::vector<bool>> withheld = withheldTogether(counts, wholes);
    auto ofThis = withheld.begin();
    std::size_t taken = 0;
    for (CopiedFigure &figure : figures) {
        if (!figure.isCounted)
            continue;
        taken += std::erase_if(figure.values, [&](const auto &value) {
            const auto at = position.find(value.first);
            return at != position.end() && (*ofThis)[at->second];
        });
        ++ofThis;
    }
    return static_cast<std::int64_t>(taken);
}

// How many small counts stayed behind, which the map's own people alone get.
Result<std::int64_t> copyReference(AreaStore &from, AreaStore &to, Profile profile) {
    std::int64_t withheld = 0;
    PW_TRY(const std::vector<AreaSet> sets, from.sets());
    PW_TRY(const std::vector<Indicator> indicators, from.indicators());
    for (const AreaSet &set : sets) {
        PW_TRY(const std::vector<Area> areas, from.areas(set.id));
        PW_TRY(const std::int64_t id, to.replaceSet(set, areas));
        std::vector<CopiedFigure> figures;
        bool hasSmall = false;
        for (const Indicator &indicator : indicators) {
            if (indicator.areaSet != set.id)
                continue;
            CopiedFigure &figure = figures.emplace_back();
            figure.indicator = indicator;
            figure.indicator.areaSet = id;
            PW_TRY(figure.values, from.values(indicator.id));
            figure.isCounted = areCounts(indicator.name, figure.values);
            hasSmall = hasSmall ||
                       (figure.isCounted && std::ranges::any_of(figure.values, [](auto &value) {
                            return isSmallCount(std::llround(value.second));
                        }));
        }
        if (profile != Profile::Internal && hasSmall) {
            PW_TRY(const std::vector<Whole> wholes, wholesOf(from, set, areas));
            withheld += withholdSmall(figures, areas, wholes);
        }
        for (const CopiedFigure &figure : figures)
            PW_CHECK(to.replaceIndicator(figure.indicator, figure.values));
    }
    PW_TRY(const std::vector<ContextFeature> context, from.context());
    std::map<std::string, std::vector<ContextFeature>> byTheme;
    for (const ContextFeature &feature : context)
        byTheme[feature.theme].push_back(feature);
    PW_TRY(auto credits, from.contextCredits());
    for (const auto &[theme, features] : byTheme)
        PW_CHECK(to.replaceContext(theme, features, credits[theme]));
    return withheld;
}

} // namespace

Result<CopyOutcome> writeCopyFor(MapFile &map, const ReaderProfile &profile,
                                 const std::filesystem::path &file, const Progress &progress) {
    std::error_code ignored;
    if (isSameFile(map.path(), file))
        return fail(ErrorCode::InvalidInput, "A map cannot be copied onto itself.", toUtf8(file));
    PW_TRY(const std::string name, map.name());
    PW_TRY(Disclosure disclosure, Disclosure::of(map, profile));
    PW_TRY(ReplacedFile target, ReplacedFile::ofMap(file));
    std::filesystem::remove(target.path(), ignored); // a map is created where nothing stands
    CopyOutcome outcome;
    {
        PW_TRY(const auto copy, MapFile::create(target.path(), {name, {}}));
        PW_TRY(Edit edit, Edit::begin(*copy, "copy"));
        MapCopy copying(map, disclosure, edit);
        PW_CHECK(copying.copyAbout());
        std::int64_t done = 0;
        for (const Entity entity : kCopied) {
            PW_CHECK(copying.copy(entity));
            progress.report(++done, static_cast<std::int64_t>(kCopied.size()));
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled, "Stopped; no copy was written.");
        }
        PW_CHECK(edit.commit());
        PW_TRY(outcome.smallCounts, copyReference(map.areas(), copy->areas(), profile.base));
        PW_TRY(outcome.organisations, copy->count(Entity::Organisation));
    }
    PW_CHECK(target.commit());
    outcome.leftOut = disclosure.leftOut();
    outcome.blanked = disclosure.blanked();
    return outcome;
}

} // namespace placeweave
