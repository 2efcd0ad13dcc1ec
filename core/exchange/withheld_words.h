// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/lat_lon.h"
#include "core/model/value.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace placeweave {

// The words that would give withheld places away, and whether a text repeats them: postcodes in any
// spelling, address lines with "Rd" for "Road", property numbers, positions in any notation
// (told_positions.h).
class WithheldWords {
public:
    // What there is to know of a withheld place, taken apart; by whoever has time for it.
    struct Secret;
    static Secret secretOf(const Record &place, bool isHidden);
    // First, each place that is told less closely than it is known; `isHidden` when nothing is
    // told.
    void withhold(Secret secret);
    void withhold(const Record &place, bool isHidden);
    // One that is told exactly for some of those who are there: only the others must not repeat it.
    void withholdFromItsOwn(const Record &place);
    // Then each place that is told exactly: what it has in common with withheld ones is no secret,
    // except in what their own organisations say.
    struct InCommon {
        std::vector<std::string> phrases;
        std::optional<LatLon> point;
    };
    InCommon inCommonWith(const Record &place) const;
    void tell(const InCommon &common);
    void tell(const Record &place) { tell(inCommonWith(place)); }
    bool isEmpty() const { return m_places.empty(); }

    // What a text may say of its own place all the same.
    enum class May {
        SayNothing,
        NameTheStreet,
        NameTheHouse, // and the street; no number, postcode or position
    };
    // Of any withheld place, or closer looked at, of `own`.
    bool repeats(std::string_view text, RowId own, May may = May::SayNothing) const;
    // Whether an identifier is that of a place rather than of an organisation: a property or street
    // number, an object of a public map, an entry in a register of premises.
    static bool identifiesAPlace(std::string_view identifier);

private:
    struct Place {
        std::string postcode;
        std::string uprn;
        std::vector<std::string> numbered;
        std::vector<std::string> streets; // a space at both ends, or squeezed
        std::vector<std::string> houses;
        std::optional<LatLon> point;
    };
    // Phrases by their letters. Nearly every word of a map begins none of them: a bit for each
    // hash, few enough to stay in the processor's cache, says so before a table of them is asked.
    class Phrases {
    public:
        bool isEmpty() const { return m_phrases.empty(); }
        void insert(std::string phrase);
        void erase(const std::string &phrase) { m_phrases.erase(phrase); }
        bool contains(std::string_view phrase) const;

    private:
        struct Hash {
            using is_transparent = void;
            std::size_t operator()(std::string_view text) const {
                return std::hash<std::string_view>{}(text);
            }
        };
        static constexpr std::size_t kBits = std::size_t{1} << 22;
        std::unordered_set<std::string, Hash, std::equal_to<>> m_phrases;
        std::vector<std::uint64_t> m_bits; // empty before the first
    };
    // Points by squares of about 500 m; most of a map are near none, which again a bit tells.
    class Points {
    public:
        bool isEmpty() const { return m_squares.empty(); }
        void add(LatLon point);
        bool hasAny(LatLon around) const;
        std::optional<double> nearest(LatLon point) const; // metres, among those of about there

    private:
        const std::vector<LatLon> *in(std::int64_t square) const;
        static constexpr std::size_t kBits = std::size_t{1} << 20;
        std::unordered_map<std::int64_t, std::vector<LatLon>> m_squares;
        std::vector<bool> m_bits; // empty before the first
    };

    bool beginsNoPhrase(std::string_view ascii) const;
    bool repeatsAPhrase(const std::vector<std::string> &words) const;
    bool repeatsAPosition(std::string_view text, const Place *own) const;

    std::unordered_map<RowId, Place> m_places;
    Phrases m_phrases;    // of all of them: postcodes, numbered lines …
    Phrases m_firstWords; // of those
    Phrases m_beginnings; // the first two words, or the only one
    Points m_points;
    Points m_toldPoints; // near those
};

struct WithheldWords::Secret {
    RowId id;
    Place place;
    std::vector<std::string> phrases;
};

} // namespace placeweave
