// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/natural_breaks.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

namespace placeweave {
namespace {

// Different values with how often each occurs, as running sums, so that the cost of a class takes
// one step. Distances are from the mean of all: sums of squares of large values lose their digits.
class Runs {
public:
    explicit Runs(std::span<const double> sorted) {
        const double mean = std::accumulate(sorted.begin(), sorted.end(), 0.0) /
                            static_cast<double>(std::max<std::size_t>(1, sorted.size()));
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                m_values.push_back(sorted[i]);
                m_upTo.push_back(m_upTo.back());
            }
            const double d = sorted[i] - mean;
            m_upTo.back().weight += 1;
            m_upTo.back().sum += d;
            m_upTo.back().squares += d * d;
        }
    }

    std::size_t size() const { return m_values.size(); }
    double value(std::size_t i) const { return m_values[i]; }
    // Of a class of the different values `from` to `to`, both included.
    double cost(std::size_t from, std::size_t to) const {
        const Sums &a = m_upTo[from];
        const Sums &b = m_upTo[to + 1];
        const double sum = b.sum - a.sum;
        return std::max(0.0, b.squares - a.squares - sum * sum / (b.weight - a.weight));
    }

private:
    struct Sums {
        double weight = 0;
        double sum = 0;
        double squares = 0;
    };
    std::vector<double> m_values;
    std::vector<Sums> m_upTo{Sums{}}; // of the values before
};

// One more class: from the best cost of cutting the values 0 to j into some classes, for each j,
// the best with one class more, and where that last class begins.
struct Row {
    const Runs &runs;
    const std::vector<double> &before;
    std::vector<double> &best;
    std::vector<std::uint32_t> &begins;

    // For j from `low` to `high`, where the last class is known to begin within `first` to `last`:
    // as j grows that beginning never moves back.
    void fill(std::size_t low, std::size_t high, std::size_t first, std::size_t last) {
        const std::size_t j = low + (high - low) / 2;
        best[j] = std::numeric_limits<double>::infinity();
        for (std::size_t i = first; i <= std::min(j, last); ++i) {
            const double cost = (i > 0 ? before[i - 1] : 0) + runs.cost(i, j);
            if (cost < best[j]) {
                best[j] = cost;
                begins[j] = static_cast<std::uint32_t>(i);
            }
        }
        if (j > low)
            fill(low, j - 1, first, begins[j]);
        if (j < high)
            fill(j + 1, high, begins[j], last);
    }
};

} // namespace

std::vector<double> naturalBreaks(std::span<const double> sorted, std::size_t count) {
    const Runs runs(sorted);
    const std::size_t size = runs.size();
    const std::size_t classes = std::min(count, size);
    if (classes == 0)
        return {};
    std::vector<double> best(size);
    for (std::size_t j = 0; j < size; ++j)
        best[j] = runs.cost(0, j);
    std::vector<std::vector<std::uint32_t>> begins(classes, std::vector<std::uint32_t>(size));
    for (std::size_t k = 1; k < classes; ++k) {
        const std::vector<double> before = std::exchange(best, std::vector<double>(size));
        Row{runs, before, best, begins[k]}.fill(0, size - 1, 0, size - 1);
    }
    std::vector<double> tops(classes);
    std::size_t end = size;
    for (std::size_t k = classes; k-- > 0;) {
        tops[k] = runs.value(end - 1);
        end = begins[k][end - 1];
        if (end == 0) { // fewer classes are as good
            tops.erase(tops.begin(), tops.begin() + static_cast<std::ptrdiff_t>(k));
            break;
        }
    }
    return tops;
}

} // namespace placeweave
