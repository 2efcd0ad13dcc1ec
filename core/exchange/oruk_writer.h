// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export_rows.h"
#include "core/exchange/related_rows.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace placeweave {
class MapFile;
}

namespace placeweave::hsds {

enum class Depth { Alone, WithServices };

// Organisations and services as objects of the UK profile of HSDS 3.0 (docs.openreferraluk.org),
// with those properties of HSDS that the profile leaves out but does not forbid where nothing else
// would hold what is known: places and phones of an organisation, a code for a language. What is
// empty is not written. Of what a disclosure lets through, nothing else.
class Writer {
public:
    static Result<Writer> of(MapFile &map, const Disclosure &disclosure);

    nlohmann::ordered_json organisation(const ExportRow &row, Depth depth) const;
    // With the organisation in it, as a service in full has it.
    nlohmann::ordered_json service(const Record &service, const ExportRow &owner) const;
    const RelatedRows &related() const { return m_related; }
    std::string idOf(const Record &row) const;

    // The vocabularies that attributes refer to, whole: an array of taxonomies with their terms.
    static nlohmann::ordered_json taxonomies();

private:
    Writer(MapFile &map, RelatedRows related);
    nlohmann::ordered_json serviceAlone(const Record &service, const ExportRow &owner) const;
    nlohmann::ordered_json location(const Record &place, const std::string &id) const;
    nlohmann::ordered_json phonesOf(RowId organisation) const;
    std::string contactOf(RowId organisation, std::string_view type) const;

    MapFile *m_map;
    RelatedRows m_related;
};

// Compact JSON; what is no UTF-8 is replaced.
std::string text(const nlohmann::ordered_json &object);

} // namespace placeweave::hsds
