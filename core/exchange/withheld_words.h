// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/exchange/secret_points.h"
#include "core/exchange/withheld_names.h"
#include "core/model/value.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace placeweave {

// The words that would give away what is withheld, and whether a text repeats them: of places
// postcodes in any spelling, address lines with "Rd" for "Road", property numbers, positions in any
// notation (told_positions.h); of people and organisations their names and numbers
// (withheld_names.h).
class WithheldWords {
public:
    // Whom or what a text gives away.
    enum class Tells {
        Place,
        Person,
        Organisation,
    };
    // What there is to know of a withheld place, taken apart; by whoever has time for it.
    struct Secret;
    // Who hides a place means its street and its name, too, whoever says them.
    enum class Meant {
        ByChance, // nobody who may be shown is there, or it is told less closely
        Hidden,
    };
    static Secret secretOf(const Record &place, bool isHidden, Meant meant = Meant::ByChance);
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
    // Then whom no text may name. `of`: texts about this organisation may.
    void withholdName(const NamePhrases &name, Tells whose, RowId of = {});
    void withholdContact(std::string_view value, Tells whose = Tells::Person);
    // Others who bear it, or are reached there, may be shown.
    void tellName(const NamePhrases &name);
    void tellContact(std::string_view value);
    bool isEmpty() const { return m_places.empty() && m_names.empty() && !hasContacts(); }
    bool sparesAny() const { return m_sparesAny; } // for what a text is about

    // What a text may say of its own place all the same.
    enum class May {
        SayNothing,
        NameTheStreet,
        NameTheHouse, // and the street; no number, postcode or position
    };
    // What the text is.
    struct Text {
        RowId own; // the withheld place it is about, which is looked at more closely
        May may = May::SayNothing;
        std::array<RowId, 2> about = {}; // organisations
        bool isName = false;             // others may be called after a house or group of one word
        bool isOrganisation = false;     // its name: two may have the same
        bool isPlace = false;   // the name of a place: a group may have its name from there
        bool isAddress = false; // whose lines are asked about as that, one by one
        bool isAgreed = false;  // a way to contact that may be given out all the same
    };
    std::optional<Tells> told(std::string_view text, const Text &what) const;
    bool repeats(std::string_view text, RowId own, May may = May::SayNothing) const {
        return told(text, {.own = own, .may = may}).has_value();
    }
    // Whether it is where a withheld place is, and no nearer to one that may be shown.
    bool isSecret(LatLon point) const { return isSecret(point, 0); }
    // Whether an identifier is that of a place rather than of an organisation: a property or street
    // number, an object of a public map, an entry in a register of premises.
    static bool identifiesAPlace(std::string_view identifier);

private:
    struct Place {
        std::string postcode;
        std::string uprn;
        std::vector<std::string> numbered;
        std::vector<std::string> asOne;
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
        static constexpr std::size_t kBits = std::size_t{1} << 22;
        std::unordered_set<std::string, TextHash, std::equal_to<>> m_phrases;
        std::vector<std::uint64_t> m_bits; // empty before the first
    };
    struct Named {
        Tells whose = Tells::Place;
        RowId of;              // organisation whose own texts may say it
        bool isShared = false; // others may be called so
        bool isWay = false;    // to contact them
    };

    std::optional<Tells> toldIn(std::string_view text, const Text &what, bool isPlain) const;
    void addBeginning(const std::string &phrase);
    // Whether the two words (0 and `last`) begin no phrase of more than one.
    bool goesOnAsNone(const std::string &words, std::size_t last) const;
    void addName(const std::string &phrase, const Named &named);
    bool hasContacts() const { return !m_phones.isEmpty() || !m_emails.isEmpty(); }
    std::optional<Tells> contactIn(std::string_view text) const;
    Tells whoseContact(std::string_view sign) const {
        return m_organisationsWays.contains(sign) ? Tells::Organisation : Tells::Person;
    }
    std::optional<Tells> emailIn(std::string email) const;
    const Named *nameIn(const std::vector<std::string> &words, const Text &what) const;
    bool isPostcode(std::string_view joined) const;
    bool isNumberInParts(std::span<const std::string> words) const;
    bool beginsNoPhrase(std::string_view ascii) const;
    bool repeatsAPhrase(const std::vector<std::string> &words) const;
    std::vector<std::string> allPhrasesIn(const std::vector<std::string> &words) const;
    static bool repeatsOwn(std::string_view text, const std::vector<std::string> &words,
                           const Place &place, May may);
    bool isSecret(LatLon point, double give) const; // or take, in metres
    bool repeatsAPosition(std::string_view text, const Place *own) const;

    std::unordered_map<RowId, Place> m_places;
    Phrases m_phrases;    // of all of them: postcodes, numbered lines …
    Phrases m_firstWords; // of those
    Phrases m_beginnings; // the first two words, or the only one
    std::unordered_map<std::string, Named, TextHash, std::equal_to<>> m_names;
    bool m_sparesAny = false;
    Phrases m_phones; // digits without the first 0
    std::vector<std::size_t> m_phoneLengths;
    Phrases m_emails;
    Phrases m_organisationsWays; // of those of both kinds
    SecretPoints m_points;
    SecretPoints m_toldPoints; // near those
};

struct WithheldWords::Secret {
    RowId id;
    Place place;
    std::vector<std::string> phrases;
    std::vector<std::string> shared; // its name of one word
};

} // namespace placeweave
