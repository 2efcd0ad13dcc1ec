// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/value.h"
#include "core/place/polygon.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

class MapFile;

// Who something is for: anyone, partners, just us.
enum class Profile { Public, Partner, Internal };
std::optional<Profile> profileByName(std::string_view name); // "public", "partner", "internal"
std::string_view nameOf(Profile profile);

// How closely a place is told.
enum class PlaceDetail { Nothing, District, Approximate, Exact };
// Of a code of the vocabulary `disclosure`. Nothing where somebody wrote what we do not know;
// exactly where nobody said.
PlaceDetail placeDetailOf(std::string_view disclosure);

// Moved places lie within this, unless a profile says more.
inline constexpr int kLeastRadius = 400; // metres
// One that is moved further lies within this times two, times four …: the next that is enough.
int radiusOf(std::int64_t atLeast);

// Who something is for, as Disclosure wants to know it: one of the three, or less than one of them.
// What people define is a row of Entity::ReaderProfile (docs/decisions/0023-reader-profiles.md).
struct ReaderProfile {
    ReaderProfile(Profile atMost = Profile::Public) : base(atMost) {}

    RowId id; // none for the three
    std::string name;
    Profile base;

    // What is left out beyond the base.
    std::vector<std::string> kinds;      // of organisations
    std::vector<std::string> activities; // services, and who offers nothing else
    std::vector<std::string> themes;     // whatever has one of them
    std::vector<std::string> contacts;   // types
    std::vector<Entity> records;
    std::vector<const Field *> fields;
    // What a newer program leaves out; kept when it is written again.
    std::vector<std::string> otherRecords;
    std::vector<std::string> otherFields;
    PlaceDetail closest = PlaceDetail::Exact;
    int radius = kLeastRadius;     // of what is told approximately
    std::optional<Profile> agreed; // only those that agreed to be told to these
    std::optional<Polygons> area;  // only what lies in it
    std::string areaName;

    bool isNarrowed() const;
    // What is known by it in the map: "public", "reader_profile/123".
    std::string key() const;
};

ReaderProfile readerProfileOf(const Record &row);
Record recordOf(const ReaderProfile &profile);

// Those that people have defined, from A to Z.
Result<std::vector<ReaderProfile>> readerProfiles(MapFile &map);
// "public", "partner", "internal", or the name of one that people have defined.
Result<ReaderProfile> readerProfileNamed(MapFile &map, std::string_view name);
// By its row; what partners may see where it is no more.
Result<ReaderProfile> readerProfileAt(MapFile &map, RowId id);

// Whether people may leave it out: not what a record is called or whose it is.
bool mayBeLeftOut(const Field &field);
bool mayBeLeftOut(Entity entity);

// What it leaves out, a sentence each; none for the three.
std::vector<std::string> narrowingInWords(const ReaderProfile &profile);

} // namespace placeweave
