# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the sample place, the invented Isle of Larkmere, beside this file.

    python3 data/sample/generate.py

Needs the standard library only, and writes the same bytes every time."""

import csv
import json
import pathlib
import random

from addresses import Addresses, christen
from areas import LOCALITIES, WARDS, build_seeds, build_steps, check_tiling, dissolve, ward_of
from island import NAMES, PIERS, SUBURBS, TOWN_RANKS, TOWNS, Island
from people_and_groups import ABOUT
from records import Records, check_codes
from shapes import crossing, crossing_pairs, distance, is_simple, ribbon, to_lonlat
from streets import Town, build_buildings, build_streets, farmsteads, thin

HERE = pathlib.Path(__file__).parent
MOST_BUILDINGS = 1360
FARMS = 90
CODED = {
    "organisations": {"kind": "kind", "legal_form": "legal_form", "focus": "theme",
                      "nature": "nature", "reach": "reach", "status": "organisation_status",
                      "languages": "language", "location_type": "location_type",
                      "precision": "precision", "disclosure": "disclosure",
                      "listing_permission": "listing_permission", "confirmed_how": "confirmed_how",
                      "recognition": "recognition", "faith_tradition": "faith_tradition"},
    "services": {"activity": "activity", "referral": "referral", "languages": "language",
                 "capacity": "capacity"},
    "people": {"role": "role", "languages": "language", "consent_basis": "consent_basis"},
    "communities": {"sense": "community_sense", "plus_groups": "core_lens",
                    "clinical_areas": "clinical_area"},
    "channels": {"channel": "channel", "languages": "language"},
    "connections": {"what": "connection_type", "strength": "strength"},
    "needs": {"category": "need_category", "status": "need_status"},
    "stories": {"form": "story_form"}}


def feature(kind, coordinates, **properties):
    return {"type": "Feature", "properties": properties,
            "geometry": {"type": kind, "coordinates": coordinates}}


def polygon(ring, **properties):
    """A polygon from an open ring in kilometres; anticlockwise, as RFC 7946 asks."""
    corners = [to_lonlat(point) for point in ring]
    corners = [c for n, c in enumerate(corners) if c != corners[n - 1]]
    if sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1])) < 0:
        corners.reverse()
    return feature("Polygon", [corners + corners[:1]], **properties)


def area(rings, **properties):
    """A polygon, or several, from rings on the grid of millionths."""
    parts = [[[(x / 1e6, y / 1e6) for x, y in ring + ring[:1]]] for ring in rings]
    if len(parts) == 1:
        return feature("Polygon", parts[0], **properties)
    return feature("MultiPolygon", parts, **properties)


def meet(roads):
    """Roads with a point in common wherever they cross: there is no bridge over a road here."""
    where = [(road, n) for road, (points, _) in enumerate(roads) for n in range(len(points) - 1)]
    segments = [tuple(roads[road][0][n:n + 2]) for road, n in where]
    cuts = {}
    for one, other in crossing_pairs(segments, .1):
        meeting = crossing(*segments[one], *segments[other])
        for at in (where[one], where[other]):
            cuts.setdefault(at, []).append(meeting)
    met = []
    for road, (points, properties) in enumerate(roads):
        line = []
        for n, point in enumerate(points):
            line += [point, *sorted(cuts.get((road, n), []), key=lambda p: distance(point, p))]
        met.append((line, properties))
    return met


def write_features(name, features):
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    text = f'{{"type":"FeatureCollection","name":"{name}","features":[\n{lines}\n]}}\n'
    (HERE / f"{name}.geojson").write_text(text, "utf-8")


def write_rows(name, rows):
    rows = list(rows)
    check_codes(rows, CODED.get(name, {}))
    with open(HERE / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def write_ground(island, land):
    mainland, *islets = sorted(land, key=len, reverse=True)
    write_features("land", [area([mainland], name="Isle of Larkmere")]
                   + [area([ring], name="") for ring in islets])
    rivers = [polygon(ring, **{"class": kind, "name": name.replace(" (upper)", "")})
              for name, (kind, _, ring) in island.rivers.items()]
    write_features("water", rivers + [polygon(ring, **{"class": "lake", "name": name})
                                      for name, ring in island.lakes.items()])
    greens = [polygon(ring, **{"class": kind, "name": name})
              for name, (kind, ring) in island.greens.items()]
    write_features("green", greens + [polygon(ring, **{"class": "beach", "name": name})
                                      for name, ring in island.beaches.items()])
    for name, ring in [(n, r) for n, (_, r) in island.greens.items()] + [*island.beaches.items()]:
        assert is_simple(ring), f"{name} crosses itself"


def write_built(island, towns, streets):
    roads = [(points, {"class": kind, "name": name})
             for name, (kind, points) in island.roads.items()]
    roads += [(points, {"class": "street", "name": name}) for _, name, points in streets]
    roads = meet([(thin(points, .0015), properties) for points, properties in roads])
    roads.append((thin(PIERS["Fenwick Pier"][0], .0015), {"class": "path", "name": "Fenwick Pier"}))
    write_features("roads", [feature("LineString", [to_lonlat(p) for p in points], **properties)
                             for points, properties in roads])
    rings = build_buildings(island, towns, streets, MOST_BUILDINGS)
    rings += farmsteads(island, towns, FARMS)
    piers = [polygon(ribbon(points, width, width), **{"class": "pier", "name": name})
             for name, (points, width) in PIERS.items()]
    write_features("buildings", [polygon(ring) for ring in rings] + piers)


def write_names():
    entries = [(name, kind, point, TOWN_RANKS.get(name, 3))
               for name, (kind, point, *_) in TOWNS.items()]
    entries += [(name, "suburb", point, 4) for name, point in SUBURBS.items()]
    entries += [(name, kind, point, rank) for name, (kind, point, rank) in NAMES.items()]
    write_features("names", [
        feature("Point", to_lonlat(point), **{"name": name, "class": kind, "rank": rank})
        for name, kind, point, rank in entries])


def write_areas(seeds, sides):
    wards = [ward_of(seed) for seed in seeds]
    side = {ward: n for n, members in enumerate(LOCALITIES.values()) for ward in members}
    titles = [f"{seed.town} {seed.name}" if seed.town else seed.name for seed in seeds]
    assert len(set(titles)) == len(titles), "two small areas share a name"
    small = dissolve(sides, lambda n: n)
    write_features("small_areas", [
        area(rings, code=f"LKS{n + 1:03d}", name=titles[n], ward=f"LKW{wards[n] + 1:02d}")
        for n, rings in small.items()])
    write_features("wards", [area(rings, code=f"LKW{n + 1:02d}", name=WARDS[n]) for n, rings in
                             dissolve(sides, lambda n: wards[n]).items()])
    write_features("localities", [
        area(rings, code=f"LKL{n + 1:02d}", name=list(LOCALITIES)[n]) for n, rings in
        dissolve(sides, lambda n: side[wards[n]]).items()])
    write_rows("indicators", indicators(seeds, titles))


def hardship(seed):
    """0 comfortable to 1 hard-pressed: highest at the harbour, the mills and the sea front."""
    pulls = [((2.15, -1.15), .95, .75), ((1.25, .15), .85, .55), ((2.75, .55), .75, .50),
             ((-.9, -4.05), .85, .65), ((-4.95, -.85), .75, .60), ((.55, -1.25), .62, .45),
             ((5.9, .95), .45, .4), ((-3.5, 1.95), .35, .5)]
    return max(.12 if seed.town else .30, max(
        weight * 2 ** -(distance(seed.point, point) / reach) ** 2
        for point, weight, reach in pulls))


def indicators(seeds, titles):
    """Deciles by rank of hardship, a few more areas in the lower ones."""
    rng = random.Random(41)
    scores = [hardship(seed) + rng.uniform(-.05, .05) for seed in seeds]
    hardest_first = sorted(range(len(seeds)), key=lambda n: -scores[n])
    ranks = {n: place for place, n in enumerate(hardest_first)}
    for n, seed in enumerate(seeds):
        decile = 1 + int(9.99 * (ranks[n] / (len(seeds) - 1)) ** 1.12)
        people = rng.randint(1150, 2050) if seed.town else rng.randint(900, 1500)
        yield {"code": f"LKS{n + 1:03d}", "name": titles[n], "population": people,
               "imd_decile": decile}


def write_records(addresses):
    records = Records(addresses)
    write_rows("organisations", records.organisations)
    write_rows("services", records.services)
    for name in ("people", "communities", "channels", "connections", "needs", "stories"):
        write_rows(name, getattr(records, name)())
    (HERE / "about.json").write_text(
        json.dumps(ABOUT, ensure_ascii=False, indent=2) + "\n", "utf-8")


def main():
    island = Island()
    towns = {name: Town(name, island, 1000 + 10 * n) for n, name in enumerate(TOWNS)}
    streets = []
    for n, (name, town) in enumerate(towns.items()):
        streets += christen(name, build_streets(town, n), 70 + n)
    seeds = build_seeds(island)
    sides = build_steps(island, seeds)
    check_tiling(sides)
    write_ground(island, dissolve(sides, lambda _: 0)[0])
    write_built(island, towns, streets)
    write_names()
    write_areas(seeds, sides)
    write_records(Addresses(island, streets))


if __name__ == "__main__":
    main()
