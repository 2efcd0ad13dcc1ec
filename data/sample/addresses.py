# SPDX-License-Identifier: GPL-3.0-or-later
"""Street names, house numbers and postcodes of the sample place."""

import random
import zlib

from island import TOWNS
from shapes import along, distance, length, mix

# The street nearest to the point takes the name.
NAMED_STREETS = {
    "Larkmere": {
        "Market Place": (1.88, -.80), "Library Square": (1.66, -.72), "Quay Street": (2.18, -1.24),
        "Harbour Street": (2.12, -1.0), "Castle Street": (1.58, -1.02), "Mill Lane": (1.32, .02),
        "Chapel Street": (1.50, -.55), "Tanner Row": (1.58, -.24), "Ropewalk": (.86, -.75),
        "Weavers Lane": (.95, -.02), "Northgate": (2.20, .22), "Lamplighter Street": (3.05, -.12),
        "Southgate": (1.80, -1.82), "Orchard Avenue": (.40, -.50), "Priory Street": (1.10, -1.30),
        "Chandlers Row": (2.12, -.22), "Bankfield Road": (2.80, .40), "Saltings View": (3.05, -1.0),
        "Coopers Yard": (2.42, -.30), "School Lane": (1.20, -.42), "Heron Drive": (2.30, .85),
        "Ashbank Road": (1.45, -1.60), "Quarry Road": (.55, -1.20), "Star Street": (1.95, -1.15),
        "Beacon Terrace": (1.05, -1.75)},
    "Saltby": {"Salt Street": (-4.72, -.52), "Quay Lane": (-5.02, -.55), "Chapel Hill":
               (-4.42, -.40), "Panhouse Row": (-4.85, -.95), "Strand View": (-4.85, -.05),
               "Common Road": (-4.25, -1.05)},
    "Fenwick Sands": {"Promenade": (-.60, -4.08), "Victoria Street": (-.70, -3.80), "Dune Road":
                      (-1.55, -3.85), "Links Avenue": (.05, -3.80), "Church Walk": (-.95, -3.55),
                      "Pierhead Street": (-.50, -3.92)},
    "Eastholm": {"Harbour Row": (5.92, .95), "Priory Lane": (5.95, .50), "Kirkgate": (5.52, .72),
                 "Green Lane": (5.28, .32)},
    "Thornley": {"Cross Street": (-3.40, 1.66), "Wells Road": (-3.05, 1.80), "Wool Row":
                 (-3.60, 1.95), "Saddle Street": (-3.75, 1.40),
                 "Meeting House Lane": (-3.25, 1.38)},
    "Highcombe": {"Fold Lane": (1.55, 2.78), "Combe Street": (2.05, 2.82), "Top Road": (2.00, 3.10),
                  "Quarryside": (2.38, 2.88), "Church Bank": (1.90, 2.50)},
    "Skerry Haven": {"Haven Street": (.76, 3.98), "Shore Row": (.95, 4.08)},
    "Kirk Larrow": {"Kirk Street": (-4.22, 3.62)}, "Oxenby": {"Forge Lane": (-2.35, -2.05)},
    "Withy Green": {"Green Side": (4.35, 2.78)}}
FIRST = """\
Alder Anchor Ash Barley Bay Beck Bell Birch Bobbin Brannock Bramble Capstan Cinder Cockle Coldwell
Compass Cooper Crane Curlew Dove Drover Dunlin Elm Fathom Ferry Fern Fishergate Flax Foundry Gannet
Garth Glebe Goldsmith Granary Gull Harrow Hawthorn Hazel Heather Herring Hollin Islay Juniper Kelp
Kestrel Kiln Kittiwake Lark Lantern Larch Linnet Lime Lodge Lowther Mallow Marram Martin Meadow
Moss Myrtle Nelson Oak Osprey Otter Oxlip Packet Park Petrel Pilot Plover Poplar Primrose Puffin
Quarry Rowan Rope Rush Sail Sandpiper Sedge Shearwater Shepherd Skerry Smithy Sorrel Spring Staithe
Starling Swan Teal Tern Thistle Thrift Tide Tithe Trinity Turnstone Union Vicarage Wharf Whin
Willow Withy Wren Yarrow""".split()
LAST = ["Street", "Road", "Lane", "Terrace", "Avenue", "Row", "Close", "Grove", "Bank", "Gardens"]
DISTRICTS = {"Saltby": 3, "Thornley": 4, "Kirk Larrow": 4, "Highcombe": 2, "Skerry Haven": 2,
             "Eastholm": 5, "Withy Green": 5, "Fenwick Sands": 6, "Oxenby": 6}
EAST_BANK = {"Lamplighter Street", "Bankfield Road", "Saltings View", "Coopers Yard", "Northgate",
             "Heron Drive", "Chandlers Row"}
INWARD = "ABDEFGHJLNPQRSTUWXYZ"


def christen(town, lines, seed):
    """[(town, name, line)] with every name used once in the town."""
    rng, names = random.Random(seed), {}
    for name, point in NAMED_STREETS[town].items():
        free = [n for n in range(len(lines)) if n not in names]
        nearest = min(free, key=lambda n: _fit(lines[n], point))
        names[nearest] = name
    taken = set(names.values())
    for n, line in enumerate(lines):
        while n not in names:
            name = f"{rng.choice(FIRST)} {_ending(length(line), rng)}"
            if name not in taken:
                names[n] = name
                taken.add(name)
    return [(town, names[n], line) for n, line in enumerate(lines)]


def _fit(line, point):
    """Near the point, and long enough to be worth a well-known name."""
    return min(distance(point, p) for p in line) + .05 / (.1 + length(line))


def _ending(size, rng):
    return rng.choice(LAST[6:] if size < .16 else LAST[:6])


class Addresses:
    """Finds a house by town, street and number."""

    def __init__(self, island, streets):
        self.island = island
        self.lines = {(town, name): line for town, name, line in streets}
        self.used = set()

    def house(self, town, street, number):
        """The point of a house: odd numbers on the left, low ones at the start of the street."""
        line = self.lines[town, street]
        share = min(.93, .07 + number * .009 / length(line))
        for setback in (.022, -.022, .016, -.016, .012, -.012):
            side = setback if number % 2 else -setback
            point = self._beside(line, share, side)
            if self.island.land.contains(point) and point not in self.used:
                self.used.add(point)
                return point
        raise ValueError(f"no dry house at {number} {street}, {town}")

    @staticmethod
    def _beside(line, share, side):
        a, b = along(line, max(0, share - .02)), along(line, min(1, share + .02))
        size = distance(a, b) or 1
        middle = mix(a, b, .5)
        return (middle[0] - (b[1] - a[1]) / size * side, middle[1] + (b[0] - a[0]) / size * side)

    def roughly(self, town, name):
        """A point somewhere in the town, the same for the same name."""
        rng = random.Random(zlib.crc32(name.encode()))
        centre, radii = TOWNS[town][1], TOWNS[town][2]
        while True:
            point = (centre[0] + rng.uniform(-.6, .6) * radii[0],
                     centre[1] + rng.uniform(-.6, .6) * radii[1])
            if self.island.is_open(point):
                return point


def postcode(town, street, number):
    district = DISTRICTS.get(town) or (2 if street in EAST_BANK else 1)
    mark = zlib.crc32(f"{town} {street} {(number or 0) // 12}".encode())
    return (f"LK{district} {1 + mark % 9}{INWARD[mark // 9 % 20]}{INWARD[mark // 180 % 20]}")
