// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

// A full postcode of Royal Mail's forms (A9 9AA to AA9A 9AA, and GIR and NPT of old), as a number:
// postcodes of one district lie together. Well formed does not mean that there is one.
struct Postcode {
    std::uint32_t number = 0;

    static constexpr std::uint32_t kUnits = 10 * 26 * 26;              // of one district: 9AA
    static constexpr std::uint32_t kDistricts = 26 * 27 * 10 * 37 + 2; // A or AA; 9, 99 or 9A
    static constexpr std::uint32_t kCount = kDistricts * kUnits;       // numbers are below this

    // Capital or small letters, spaces anywhere.
    static std::optional<Postcode> parse(std::string_view text);
    std::string text() const; // "M33 4ND"

    auto operator<=>(const Postcode &) const = default;
};

// What a published directory says of a postcode.
struct PostcodePlace {
    std::optional<LatLon> point;   // nothing where the directory has the postcode, but no position
    int quality = 0;               // ONS's osgrdind: 1 best to 9 none; 0 where it was not told
    std::optional<int> terminated; // YYYYMM; nothing for one in use

    bool operator==(const PostcodePlace &) const = default;
};

// Whoever can tell where postcodes are: the index of this computer, or answers from the web.
class PostcodeLookup {
public:
    virtual ~PostcodeLookup() = default;

    // Nothing for what is no postcode, and for one that it does not know.
    virtual std::optional<PostcodePlace> find(std::string_view postcode) const = 0;
    // False for one that was kept from it: that it does not know it means nothing.
    virtual bool wasAsked(std::string_view /*postcode*/) const { return true; }
    // Where its knowledge comes from, in words.
    virtual const std::string &made() const = 0;

protected:
    PostcodeLookup() = default;
    PostcodeLookup(const PostcodeLookup &) = default;
    PostcodeLookup(PostcodeLookup &&) = default;
    PostcodeLookup &operator=(const PostcodeLookup &) = default;
    PostcodeLookup &operator=(PostcodeLookup &&) = default;
};

// "within the building nearest to the middle of the postcode"; empty for 0 and what ONS has not
// defined. Meanings from the ONSPD user guide, "grid reference positional quality indicator".
std::string_view postcodeQualityText(int quality);

} // namespace placeweave
