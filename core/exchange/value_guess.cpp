// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/value_guess.h"

#include "core/base/time.h"
#include "core/exchange/cell.h"
#include "core/exchange/cell_reader.h"
#include "core/exchange/headings.h"
#include "core/exchange/person_words.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace placeweave {
namespace {

using Role = ColumnTarget::Role;
using Sure = ColumnMapping::Sure;

constexpr const Field &kKind = fieldOf(Entity::Organisation, "kind");

double share(const std::vector<std::string> &cells,
             const std::function<bool(const std::string &)> &looks) {
    if (cells.empty())
        return 0;
    return static_cast<double>(std::ranges::count_if(cells, looks)) /
           static_cast<double>(cells.size());
}

double recognised(const std::vector<std::string> &cells, std::string_view name) {
    const Vocabulary &words = vocabulary(name);
    return share(cells, [&](const std::string &cell) { return words.recognise(cell) != nullptr; });
}

// Whether a cell is a value of the field at all; of texts, everything is.
bool fits(const Field &field, const std::string &cell) {
    const auto isKnown = [&](std::string_view word) {
        return vocabulary(field.detail).recognise(word) != nullptr;
    };
    switch (field.type) {
    case FieldType::Code:
        return isKnown(cell) || (&field == &kKind && !kindInCell(cell).empty());
    case FieldType::CodeSet:
        return isKnown(cell) || std::ranges::any_of(listIn(cell), isKnown);
    case FieldType::Boolean:
        return yesNoIn(cell).has_value();
    case FieldType::Integer:
        return wholeNumberIn(cell).has_value();
    case FieldType::Day:
        return parseDay(cell).has_value();
    default:
        return true;
    }
}

// On the National Grid: nothing on Earth has so many degrees.
bool isMetres(const std::string &cell) {
    constexpr double kMostDegrees = 180;
    const auto degrees = degreesIn(cell);
    return numberIn(cell) > 1000.0 && !(degrees && std::abs(*degrees) <= kMostDegrees);
}

class ValueGuess {
public:
    ValueGuess(TableMapping &mapping, const SampledTable &sampled)
        : m_mapping(mapping), m_sampled(sampled) {}

    void correct() {
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            correctColumn(m_mapping.columns[i], m_sampled.columns[i]);
            leaveIfUnfit(m_mapping.columns[i], m_sampled.columns[i]);
        }
    }

    void fillGaps() {
        if (m_mapping.entity == Entity::Organisation) {
            claim(fieldTarget(Entity::Location, "postcode"), looksLikePostcode);
            claimPosition();
        }
        if (m_mapping.entity == Entity::Organisation || m_mapping.entity == Entity::Person) {
            claim({Role::Contact, nullptr, "email"}, looksLikeEmail);
            claim({Role::Contact, nullptr, "website"}, looksLikeWebsite);
            claim({Role::Contact, nullptr, "phone"}, looksLikePhone);
        }
        if (const Field *name = findField(m_mapping.entity, "name"); name && !m_mapping.uses(*name))
            claimName(*name);
        if (m_mapping.entity == Entity::Organisation && m_mapping.kind.empty() &&
            !m_mapping.uses(kKind)) {
            claimKind();
            if (!m_mapping.uses(kKind) && isKindOpen())
                m_mapping.kind = kindByNames();
        }
    }

    // What is empty here may be filled further down: it keeps what its heading says where no other
    // column has it.
    void settleEmpty() {
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            ColumnMapping &column = m_mapping.columns[i];
            if (column.target.role != Role::Unused || !m_sampled.columns[i].empty())
                continue;
            const HeadingMatch match = matchHeading(m_mapping.entity, column.heading);
            if (match.strength == 0 || (!match.target.takesSeveral() && !isFree(match.target)))
                continue;
            column.target = match.target;
            column.sure = Sure::Yes;
        }
    }

private:
    static ColumnTarget fieldTarget(Entity entity, std::string_view column) {
        return {Role::Field, findField(entity, column), {}};
    }

    bool isFree(const ColumnTarget &target) const {
        return std::ranges::none_of(m_mapping.columns, [&](const ColumnMapping &column) {
            return column.target == target;
        });
    }

    // A heading can mislead: "type" may list legal forms, "x" metres, "contact" only numbers.
    void correctColumn(ColumnMapping &column, const std::vector<std::string> &cells) {
        ColumnTarget &target = column.target;
        const Field *legalForm = &fieldOf(Entity::Organisation, "legal_form");
        if (target.field == &kKind && !m_mapping.uses(*legalForm) &&
            recognised(cells, "legal_form") > std::max(0.5, recognised(cells, "kind")))
            target.field = legalForm;
        // The days that a repeating rule names already.
        if (headingKey(column.heading) == "days" &&
            m_mapping.uses(fieldOf(Entity::Service, "schedule")))
            target = {};
        const bool isDegrees = target.role == Role::Latitude || target.role == Role::Longitude;
        if (isDegrees && !cells.empty() && share(cells, isMetres) > 0.8)
            target.role = target.role == Role::Latitude ? Role::Northing : Role::Easting;
        if (target.role == Role::Contact && target.detail == "website" &&
            headingKey(column.heading) == "link" && share(cells, looksLikeWebsite) < 0.5)
            target = {};
    }

    // "type" may list what homes there are, "size" small and large. A permission is another matter:
    // whatever stands there means that somebody wanted to say something.
    void leaveIfUnfit(ColumnMapping &column, const std::vector<std::string> &cells) const {
        const Field *field = column.target.field;
        if (column.target.role != Role::Field || cells.empty() ||
            field->merge == MergeRule::Stricter ||
            share(cells, [&](const std::string &cell) { return fits(*field, cell); }) > 0)
            return;
        // Without another kind to go by, whoever is of a kind in no list may be a person.
        const auto isOfPerson = [](const std::string &cell) {
            return looksLikeAPerson(cell);
        };
        if (field == &kKind && (m_mapping.kind.empty() || share(cells, isOfPerson) > 0))
            return;
        column.unfit = field;
        column.target = {};
        column.sure = Sure::No;
    }

    // A column of few different words that name kinds, whatever it is called.
    void claimKind() {
        constexpr std::size_t kLongest = 60;
        constexpr double kMost = 0.8;
        const auto namesKind = [](const std::string &cell) {
            return cell.size() <= kLongest && !kindInCell(cell).empty();
        };
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            ColumnMapping &column = m_mapping.columns[i];
            const std::vector<std::string> &cells = m_sampled.columns[i];
            const std::set<std::string> different(cells.begin(), cells.end());
            if (column.target.role != Role::Unused || cells.empty() || column.unfit ||
                different.size() > std::max<std::size_t>(1, cells.size() / 2) ||
                isAboutTrustees(column.heading) || share(cells, namesKind) < kMost)
                continue;
            column.target = {Role::Field, &kKind, {}};
            column.sure = Sure::Maybe;
            return;
        }
    }

    // No column speaks of kinds, in whatever words.
    bool isKindOpen() const {
        return std::ranges::none_of(
            m_mapping.columns, [](const ColumnMapping &column) { return column.unfit == &kKind; });
    }

    // Where most of a list are surgeries by their names, it is a list of them.
    std::string kindByNames() const {
        constexpr std::size_t kFewest = 5;
        std::map<std::string, std::size_t> kinds;
        std::size_t names = 0;
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i)
            if (m_mapping.columns[i].target.field == &fieldOf(Entity::Organisation, "name"))
                for (const std::string &cell : m_sampled.columns[i]) {
                    ++names;
                    ++kinds[kindInCell(cell)];
                }
        for (const auto &[kind, count] : kinds)
            if (!kind.empty() && names >= kFewest && 3 * count > 2 * names)
                return kind;
        return {};
    }

    void claim(const ColumnTarget &target, bool (*looks)(std::string_view)) {
        if (!isFree(target) ||
            (target.role == Role::Contact && !isFree({Role::Contact, nullptr, {}})))
            return;
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            ColumnMapping &column = m_mapping.columns[i];
            const auto asView = [&](const std::string &cell) {
                return looks(cell);
            };
            if (column.target.role != Role::Unused || isAboutTrustees(column.heading) ||
                share(m_sampled.columns[i], asView) < 0.8)
                continue;
            column.target = target;
            column.sure = Sure::Maybe;
            return;
        }
    }

    // "x" and "y", or two columns of numbers without a name that lie in the British Isles.
    void claimPosition() {
        if (m_mapping.uses(Role::Latitude) || m_mapping.uses(Role::Position) ||
            m_mapping.uses(Role::Easting))
            return;
        const auto between = [this](std::size_t column, double low, double high) {
            return share(m_sampled.columns[column], [=](const std::string &cell) {
                       const auto value = degreesIn(cell);
                       return value && cell.find_first_of(".,") != std::string::npos &&
                              *value > low && *value < high;
                   }) > 0.9;
        };
        const auto named = [this](std::size_t column, std::string_view name) {
            return headingKey(m_mapping.columns[column].heading) == name;
        };
        constexpr std::size_t kNone = static_cast<std::size_t>(-1);
        std::size_t latitude = kNone;
        std::size_t longitude = kNone;
        std::size_t x = kNone;
        std::size_t y = kNone;
        for (std::size_t i = 0; i < m_mapping.columns.size(); ++i) {
            if (m_mapping.columns[i].target.role != Role::Unused)
                continue;
            latitude = latitude == kNone && between(i, 49, 61.5) ? i : latitude;
            longitude = longitude == kNone && between(i, -9, 2.5) ? i : longitude;
            x = named(i, "x") ? i : x;
            y = named(i, "y") ? i : y;
        }
        if (latitude != kNone && longitude != kNone) {
            settle(latitude, Role::Latitude);
            settle(longitude, Role::Longitude);
        } else if (x != kNone && y != kNone) {
            const bool metres = share(m_sampled.columns[x], isMetres) > 0.8;
            settle(x, metres ? Role::Easting : Role::Longitude);
            settle(y, metres ? Role::Northing : Role::Latitude);
        }
    }

    void settle(std::size_t column, Role role) {
        m_mapping.columns[column].target = {role, nullptr, {}};
        m_mapping.columns[column].sure = Sure::Maybe;
    }

    // "School name", "DISTNAME"; else the first column of words that differ.
    void claimName(const Field &name) {
        static constexpr std::array<std::string_view, 8> kNoNames{
            "id", "fid", "uuid", "guid", "code", "ref", "reference", "gml id"};
        // "LSOACD", "OA21CD": codes of the Office for National Statistics.
        const auto isCode = [](const std::string &heading) {
            return heading.ends_with(" code") || (heading.ends_with("cd") && heading.size() < 9);
        };
        const auto couldBe = [&](std::size_t i) {
            const ColumnMapping &column = m_mapping.columns[i];
            const std::vector<std::string> &cells = m_sampled.columns[i];
            const std::set<std::string> different(cells.begin(), cells.end());
            return column.target.role == Role::Unused && !cells.empty() &&
                   share(cells, looksLikeData) < 0.2 && different.size() * 2 > cells.size() &&
                   std::ranges::find(kNoNames, headingKey(column.heading)) == kNoNames.end() &&
                   !isCode(headingKey(column.heading)) && !isAboutTrustees(column.heading);
        };
        ColumnMapping *found = nullptr;
        for (const bool mustSaySo : {true, false})
            for (std::size_t i = 0; i < m_mapping.columns.size() && !found; ++i)
                if (couldBe(i) &&
                    (!mustSaySo || headingKey(m_mapping.columns[i].heading).ends_with("name")))
                    found = &m_mapping.columns[i];
        if (found) {
            found->target = {Role::Field, &name, {}};
            found->sure = Sure::Maybe;
        }
    }

    TableMapping &m_mapping;
    const SampledTable &m_sampled;
};

} // namespace

bool looksLikeData(const std::string &cell) {
    return looksLikePostcode(cell) || looksLikeEmail(cell) || looksLikeWebsite(cell) ||
           looksLikePhone(cell) || numberIn(cell).has_value();
}

void guessByValues(const SampledTable &sampled, TableMapping &mapping) {
    ValueGuess values(mapping, sampled);
    values.correct();
    values.fillGaps();
    values.settleEmpty();
}

} // namespace placeweave
