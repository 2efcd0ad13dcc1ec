// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/figure_sums.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace placeweave {
namespace {

// Two rows of so many figures are compared in well under a second.
constexpr std::size_t kMostFigures = 100;
constexpr std::size_t kMostSums = 5000;
constexpr std::size_t kProbes = 16; // areas by which most that do not add up are known

// Every `step`th of `count` figures from `first` on.
struct Group {
    std::size_t first = 0;
    std::size_t step = 1;
    std::size_t count = 1;

    std::vector<std::size_t> members() const {
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < count; ++i)
            all.push_back(first + i * step);
        return all;
    }
    bool holds(std::size_t figure) const {
        return figure >= first && (figure - first) % step == 0 && (figure - first) / step < count;
    }
    bool meets(const Group &other) const {
        for (std::size_t i = 0; i < other.count; ++i)
            if (holds(other.first + i * other.step))
                return true;
        return false;
    }
};

// Single figures, then those in a row, then every so manieth.
std::vector<Group> groupsOf(std::size_t figures) {
    std::vector<Group> groups;
    for (std::size_t first = 0; first < figures; ++first)
        groups.push_back({first, 1, 1});
    for (std::size_t step = 1; step < figures; ++step)
        for (std::size_t first = 0; first + step < figures; ++first)
            for (std::size_t count = 2; first + (count - 1) * step < figures; ++count)
                groups.push_back({first, step, count});
    return groups;
}

// Not a number where a figure is not known: such an area says nothing about whether they add up.
using Numbers = std::vector<double>;

void add(std::span<double> sums, const Numbers &figure, std::span<const std::size_t> areas) {
    for (std::size_t i = 0; i < areas.size(); ++i)
        sums[i] += figure[areas[i]];
}

// In most of the areas of which they tell anything. Rounding, and what an office changes so that
// nobody is known by it, keep them apart in some.
bool isSameInMost(std::span<const double> one, std::span<const double> other) {
    std::size_t apart = 0;
    std::size_t same = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (std::isnan(one[i]) || std::isnan(other[i]) || (one[i] == 0 && other[i] == 0))
            continue;
        ++(one[i] == other[i] ? same : apart);
        if (apart > one.size() / 2)
            return false;
    }
    return same > apart;
}

class Search {
public:
    explicit Search(const std::vector<FigureCounts> &figures)
        : m_areas(figures.empty() ? 0 : figures[0].size()), m_groups(groupsOf(figures.size())) {
        for (const FigureCounts &figure : figures) {
            Numbers &numbers = m_figures.emplace_back();
            for (const auto &count : figure)
                numbers.push_back(count ? static_cast<double>(*count)
                                        : std::numeric_limits<double>::quiet_NaN());
        }
        chooseProbes();
        m_sums.resize(m_groups.size() * m_probes.size());
        for (std::size_t group = 0; group < m_groups.size(); ++group)
            for (const std::size_t member : m_groups[group].members())
                add(sumsOf(group), m_figures[member], m_probes);
    }

    std::optional<std::vector<FigureSum>> run() {
        std::vector<FigureSum> found;
        for (std::size_t one = 0; one < m_groups.size() && m_groups[one].step == 1; ++one) {
            const bool isSingle = m_groups[one].count == 1;
            for (std::size_t other = one + 1;
                 other < m_groups.size() && (isSingle || m_groups[other].step == 1); ++other) {
                if (!isSameInMost(sumsOf(one), sumsOf(other)) ||
                    m_groups[one].meets(m_groups[other]) || !isSameEverywhere(one, other))
                    continue;
                if (found.size() == kMostSums)
                    return std::nullopt;
                found.push_back({m_groups[other].members(), m_groups[one].members()});
            }
        }
        return found;
    }

private:
    // Those with the most people, where few come to the same by chance.
    void chooseProbes() {
        std::vector<double> people(m_areas);
        for (const Numbers &figure : m_figures)
            for (std::size_t i = 0; i < m_areas; ++i)
                people[i] += std::isnan(figure[i]) ? 0 : figure[i];
        for (std::size_t i = 0; i < m_areas; ++i)
            m_all.push_back(i);
        m_probes = m_all;
        std::ranges::stable_sort(m_probes, std::ranges::greater(),
                                 [&](std::size_t i) { return people[i]; });
        m_probes.resize(std::min(kProbes, m_probes.size()));
    }
    std::span<double> sumsOf(std::size_t group) {
        return std::span(m_sums).subspan(group * m_probes.size(), m_probes.size());
    }
    bool isSameEverywhere(std::size_t one, std::size_t other) const {
        Numbers first(m_areas);
        Numbers second(m_areas);
        for (const std::size_t member : m_groups[one].members())
            add(first, m_figures[member], m_all);
        for (const std::size_t member : m_groups[other].members())
            add(second, m_figures[member], m_all);
        return isSameInMost(first, second);
    }

    std::size_t m_areas;
    std::vector<Group> m_groups;
    std::vector<Numbers> m_figures;
    std::vector<std::size_t> m_all;
    std::vector<std::size_t> m_probes;
    std::vector<double> m_sums; // of each group, in the probes
};

} // namespace

std::optional<std::vector<FigureSum>> sumsAmong(const std::vector<FigureCounts> &figures) {
    if (figures.size() > kMostFigures)
        return std::nullopt;
    return Search(figures).run();
}

} // namespace placeweave
