# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things are on the Isle of Larkmere: coast, water, green, main roads, towns and names.

Everything is invented. Points are kilometres east and north of the centre of the island."""

import math
import random

from shapes import Near, Noise, Polygon, blob, curve, distance, is_simple, length, normals
from shapes import resample, ribbon, roughen

# Anticlockwise from the east side of the estuary; the third number is how rocky the shore is.
COAST = [
    (4.55, -2.60, .6), (5.10, -2.25, .9), (5.42, -1.45, .5), (5.08, -0.70, .2), (5.50, -0.12, .6),
    (6.25, 0.02, 1), (6.98, 0.42, 1), (6.72, 0.95, 1), (6.10, 1.22, .4), (5.62, 1.85, .3),
    (5.98, 2.55, .9), (5.62, 3.30, 1), (4.95, 3.72, .9), (4.30, 3.62, .5), (3.70, 4.22, 1),
    (2.95, 4.78, 1.1), (2.15, 4.72, 1), (1.55, 4.42, .6), (0.92, 4.22, .3), (0.62, 4.70, .8),
    (0.15, 5.34, 1.1), (-0.70, 5.48, 1.2), (-1.45, 5.08, 1), (-2.15, 4.66, .8), (-2.85, 4.80, 1),
    (-3.60, 5.26, 1.2), (-4.40, 5.05, 1.1), (-5.02, 4.42, 1), (-5.38, 3.70, .8), (-5.00, 3.05, .3),
    (-5.50, 2.55, .9), (-6.20, 2.38, 1.1), (-6.92, 1.80, 1.2), (-6.80, 1.18, 1), (-6.10, 0.82, .8),
    (-5.45, 0.45, .4), (-5.12, -0.30, .2), (-5.32, -1.02, .3), (-5.95, -1.48, .9),
    (-6.55, -1.72, 1.1), (-6.80, -2.32, 1.1), (-6.35, -2.95, 1), (-5.50, -3.12, .7),
    (-4.85, -3.45, .9), (-4.32, -4.02, 1), (-3.70, -4.58, 1.1), (-2.90, -4.82, .9),
    (-2.20, -4.50, .25), (-1.50, -4.26, .15), (-0.70, -4.22, .15), (0.10, -4.42, .2),
    (0.80, -4.85, .8), (1.42, -5.40, 1.2), (2.02, -5.28, 1.1), (2.42, -4.60, .9), (2.78, -4.02, .7),
    (3.22, -3.52, .5), (3.02, -2.92, .4), (2.92, -2.32, .3), (2.55, -1.90, .2), (2.38, -1.48, .1),
    (2.33, -1.08, .1), (2.56, -1.10, .1), (2.78, -1.52, .2), (3.20, -1.84, .3), (3.48, -2.22, .4),
    (3.92, -2.50, .4), (4.22, -2.84, .5)]
ISLETS = {"St Brannock's Holm": ((6.62, -1.28), (.42, .26), .5), "Gannet Skerry":
          ((-7.62, 2.12), (.24, .12), .9), "Little Gannet": ((-7.28, 2.42), (.10, .07), .3)}

LAKE = ("Lark Mere", (-0.45, 1.12), (.98, .36), -.42)
TARN = ("Fell Tarn", (-0.95, 3.55), (.20, .11), .3)
# name: class, widths in km at source and mouth, line from source to mouth
RIVERS = {
    "River Lark (upper)": ("river", .008, .022, [(-2.62, 3.55), (-2.42, 3.0), (-2.05, 2.72),
                           (-1.95, 2.30), (-1.50, 2.05), (-1.42, 1.70), (-1.10, 1.42)]),
    "River Lark": ("river", .028, .085, [(0.22, 0.86), (0.55, 0.62), (0.72, 0.78), (1.05, 0.66),
                   (1.22, 0.30), (1.62, 0.28), (1.80, -0.02), (1.72, -0.32), (2.05, -0.52),
                   (2.36, -0.76), (2.44, -1.11)]),
    "Combe Water": ("stream", .006, .018, [(0.95, 3.55), (1.30, 3.05), (1.28, 2.55), (1.62, 2.10),
                    (1.50, 1.55), (1.18, 1.20), (1.25, 0.85), (1.08, 0.66)]),
    "Salt Beck": ("stream", .006, .020, [(-2.55, 1.45), (-2.85, 0.95), (-3.40, 0.70),
                  (-3.75, 0.15), (-4.30, 0.10), (-4.72, -0.22), (-5.14, -0.26)]),
    "Oxen Beck": ("stream", .006, .020, [(-0.75, -0.42), (-1.05, -0.95), (-1.55, -1.25),
                  (-1.72, -1.85), (-1.55, -2.45), (-1.85, -3.00), (-1.72, -3.60), (-2.02, -4.45)]),
    "Withy Beck": ("stream", .006, .016, [(3.05, 1.95), (3.55, 2.22), (4.05, 2.15), (4.62, 2.38),
                   (5.20, 2.02), (5.64, 1.90)]),
    "Tarn Beck": ("stream", .005, .010, [(-0.86, 3.46), (-0.72, 3.02), (-0.88, 2.45),
                  (-0.60, 1.95), (-0.62, 1.42)]),
    "Kirk Beck": ("stream", .005, .012, [(-3.10, 2.85), (-3.62, 3.12), (-4.10, 3.08),
                  (-4.60, 3.25), (-5.06, 3.12)])}

# name: class, centre, radii, turn
GREENS = {
    "Larrow Wood": ("wood", (-0.15, 2.85), (0.85, 0.42), 0.4),
    "Thornley Wood": ("wood", (-2.35, 0.25), (0.62, 0.36), -0.3),
    "Hanging Wood": ("wood", (3.3, 1.2), (0.7, 0.34), 1),
    "Oxen Wood": ("wood", (0.15, -2.15), (0.7, 0.38), -0.6),
    "Pilot Wood": ("wood", (4.55, -1.45), (0.46, 0.34), 0.2),
    "Kirk Plantation": ("wood", (-3.25, 3.95), (0.55, 0.26), 0.1),
    "Cold Copse": ("wood", (3.75, 3.45), (0.38, 0.26), 0.5),
    "Mere Wood": ("wood", (-1.55, 0.85), (0.34, 0.26), 0.4),
    "Fenwick Dene": ("wood", (1.05, -3.75), (0.52, 0.28), 1.1),
    "Saddle Wood": ("wood", (-4.75, 1.75), (0.42, 0.26), 0.6),
    "Whin Wood": ("wood", (-3.05, -1.62), (0.5, 0.3), 0.8),
    "Lowther Wood": ("wood", (-3.95, -3.25), (0.42, 0.26), -0.5),
    "Strand Copse": ("wood", (-5.55, -2.05), (0.2, 0.14), 0),
    "Harrow Wood": ("wood", (-4.7, 4.3), (0.3, 0.2), 0.7),
    "Combe Wood": ("wood", (1.1, 1.75), (0.3, 0.2), 1.2),
    "Eastern Plantation": ("wood", (4.75, 3.15), (0.34, 0.2), 0.4),
    "Gannet Heath": ("common", (-5.95, 1.7), (0.62, 0.4), -0.2),
    "Beacon Common": ("common", (-5.05, -2.35), (0.85, 0.42), -0.3),
    "Great Larrow Moor": ("common", (-1.85, 3.75), (0.7, 0.42), 0.2),
    "Nab Down": ("common", (1.62, -4.78), (0.42, 0.3), 0.9),
    "Skerry Green": ("common", (-0.35, 4.95), (0.5, 0.22), -0.1),
    "The Links": ("common", (6.38, 0.5), (0.34, 0.22), 0.3),
    "Withy Top": ("common", (2.98, 2.75), (0.36, 0.3), 0.2),
    "Castle Park": ("park", (1.42, -1.22), (0.2, 0.15), 0.4),
    "Mere Park": ("park", (0.72, 0.3), (0.3, 0.19), -0.4),
    "Lamplighter Green": ("park", (2.92, -0.32), (0.15, 0.12), 0),
    "Ropery Field": ("park", (1.05, -0.52), (0.14, 0.1), 0.2),
    "St Oswin's Rec": ("park", (2.3, 0.42), (0.16, 0.12), 0.5),
    "Southgate Rec": ("park", (1.72, -2.02), (0.17, 0.12), 1),
    "Saltpan Field": ("park", (-4.4, -0.95), (0.16, 0.12), 0.3),
    "Promenade Gardens": ("park", (-0.98, -4.06), (0.22, 0.06), -0.02),
    "Thornley Rec": ("park", (-3.05, 1.62), (0.15, 0.11), 0.1),
    "Combe Green": ("park", (2.22, 2.68), (0.12, 0.09), 0.2),
    "Eastholm Green": ("park", (5.35, 0.52), (0.13, 0.1), 0.4),
    "Larkmere Saltings": ("marsh", (3.62, -1.98), (0.46, 0.2), -0.62),
    "South Saltings": ("marsh", (2.68, -2.55), (0.4, 0.14), 1.6),
}
# Beaches lie along the coast between two of its corners.
BEACHES = {"Fenwick Sands": (47, 50), "Saltby Strand": (35, 37), "Cockle Bay": (2, 3.6),
           "Holm Bay": (8, 9.2), "Skerry Beach": (17.35, 17.95), "Kirk Cove": (29.05, 29.95)}

MAIN_ROADS = {
    "Eastholm Road": [(1.95, -0.85), (2.36, -0.70), (3.10, -0.42), (3.95, 0.02), (4.75, 0.30),
                      (5.62, 0.62)],
    "Highcombe Road": [(2.36, -0.70), (2.62, -0.10), (2.48, 0.75), (2.10, 1.40), (2.22, 2.05),
                       (1.98, 2.72)],
    "Mere Road": [(1.95, -0.85), (1.30, -0.30), (0.50, -0.02), (-0.50, 0.12), (-1.50, 0.48),
                  (-2.55, 1.05), (-3.42, 1.62)],
    "Saltby Road": [(1.95, -0.85), (1.05, -0.92), (0.05, -1.28), (-1.10, -1.40), (-2.30, -1.18),
                    (-3.55, -0.95), (-4.62, -0.62)],
    "Fenwick Road": [(1.95, -0.85), (1.62, -1.60), (0.98, -2.30), (0.72, -2.95), (-0.05, -3.35),
                     (-0.82, -3.72)],
    "Saltpan Road": [(-4.62, -0.62), (-4.45, 0.30), (-3.98, 1.00), (-3.42, 1.62)],
    "Beacon Road": [(-4.62, -0.62), (-4.12, -1.50), (-3.20, -2.20), (-2.55, -3.00), (-1.70, -3.45),
                    (-0.82, -3.72)]}
MINOR_ROADS = {
    "Fell Road": [(-3.42, 1.62), (-2.70, 2.10), (-1.60, 2.22), (-0.45, 2.15), (0.60, 2.40),
                  (1.25, 2.80), (1.98, 2.72)],
    "Larrow Road": [(-3.42, 1.62), (-3.95, 2.30), (-3.85, 2.95), (-4.22, 3.62)],
    "North Shore Road": [(-4.22, 3.62), (-3.60, 4.42), (-2.60, 4.22), (-1.50, 4.45), (-0.30, 4.42),
                         (0.72, 4.02)],
    "Haven Road": [(0.72, 4.02), (1.50, 3.85), (1.85, 3.25), (1.98, 2.72)],
    "Withy Lane": [(1.98, 2.72), (2.70, 2.30), (3.50, 2.62), (4.35, 2.75)],
    "Holm Bay Road": [(4.35, 2.75), (5.05, 2.42), (5.22, 1.60), (5.45, 1.02), (5.62, 0.62)],
    "Oxenby Lane": [(-1.10, -1.40), (-1.75, -1.60), (-2.35, -2.05), (-2.55, -3.00)],
    "Pilot Lane": [(2.66, -0.59), (3.10, -1.10), (3.80, -1.55), (4.50, -1.95), (4.72, -2.30)],
    "Nab Road": [(1.62, -1.60), (2.20, -2.40), (2.30, -3.20), (2.05, -4.10), (1.35, -4.40),
                 (0.50, -4.15), (-0.05, -3.35)],
    "Gannet Lane": [(-4.45, 0.30), (-5.05, 0.92), (-5.60, 1.30), (-6.30, 1.42)],
    "Strand Lane": [(-4.62, -0.62), (-5.05, -1.40), (-5.75, -1.95), (-6.25, -2.25)],
    "Mereside Lane": [(-1.50, 0.48), (-1.85, 1.20), (-1.75, 1.85), (-1.60, 2.22)],
    "Combe Lane": [(0.50, -0.02), (0.62, 0.42), (0.88, 1.20), (0.85, 1.85), (0.60, 2.40)],
    "Cross Lane": [(3.95, 0.02), (4.10, 1.10), (4.20, 2.00), (4.35, 2.75)],
    "Dene Lane": [(0.98, -2.30), (-0.20, -2.75), (-1.10, -2.30), (-2.35, -2.05)]}
PATHS = {"Larrow Way": [(-4.22, 3.62), (-3.30, 3.50), (-2.30, 3.95), (-1.50, 3.60), (-0.70, 3.35),
                        (0.20, 3.55), (1.10, 3.30), (1.98, 2.72)],
         "Mere Path": [(0.80, 1.02), (0.52, 1.22), (0.05, 1.55), (-0.60, 1.82), (-1.25, 1.92),
                       (-1.72, 1.62)],
         "Beacon Path": [(-5.75, -1.95), (-5.35, -2.40), (-4.60, -2.60), (-4.05, -2.35),
                         (-3.20, -2.20)],
         "Nab Path": [(1.35, -4.40), (1.45, -4.90), (1.80, -5.10), (2.10, -4.75), (2.05, -4.10)],
         "Heath Path": [(-6.30, 1.42), (-6.10, 1.90), (-5.50, 2.10), (-4.90, 2.10), (-3.95, 2.30)]}
# Piers and quays: line out from the shore, and width
PIERS = {"Fenwick Pier": ([(-0.62, -4.16), (-0.56, -4.46), (-0.50, -4.76)], .016),
         "Fenwick Pier Theatre": ([(-0.512, -4.70), (-0.49, -4.80)], .06),
         "Ferry Quay": ([(2.36, -1.36), (2.52, -1.46), (2.62, -1.62)], .028),
         "Saltby Breakwater": ([(-5.24, -0.82), (-5.50, -0.72), (-5.66, -0.50)], .022),
         "Skerry Mole": ([(1.36, 4.28), (1.22, 4.42), (1.04, 4.44)], .022),
         "Eastholm Jetty": ([(6.02, 1.18), (6.02, 1.36), (5.90, 1.48)], .022)}

# name: class, centre, radii of its built-up part, turn, small areas
TOWNS = {
    "Larkmere": ("town", (1.80, -0.62), (2.10, 1.72), -.5, 27),
    "Saltby": ("town", (-4.60, -0.58), (1.08, .92), 1.2, 6),
    "Fenwick Sands": ("town", (-0.72, -3.78), (1.40, .62), -.05, 6),
    "Eastholm": ("town", (5.50, 0.58), (.98, .72), .3, 5),
    "Thornley": ("town", (-3.42, 1.60), (.92, .78), .7, 4),
    "Highcombe": ("town", (1.98, 2.72), (.92, .70), .2, 4),
    "Skerry Haven": ("village", (0.78, 4.00), (.50, .36), .1, 0),
    "Kirk Larrow": ("village", (-4.22, 3.60), (.46, .34), .5, 0),
    "Oxenby": ("village", (-2.35, -2.05), (.44, .32), .9, 0),
    "Withy Green": ("village", (4.35, 2.75), (.46, .34), 0, 0)}
# Country small areas: name and seed point
COUNTRY = {"Skerry Haven": (0.45, 4.05), "Kirk Larrow": (-3.95, 3.45), "Oxenby": (-2.05, -2.05),
           "Withy Green": (4.25, 2.60), "Gannet Head": (-5.55, 1.55), "Larrow Fell": (-1.10, 2.55),
           "Mere Country": (-0.75, 0.75), "Beacon Down": (-5.35, -2.20),
           "Fenwick Nab": (1.45, -4.30), "Pilot Point": (4.40, -1.35)}

# name: class, point, rank
NAMES = {
    "Larkmere Sound": ("sea", (6.10, -3.95), 1), "Irish Sea": ("sea", (-7.10, -4.60), 1),
    "The Skerry Roads": ("sea", (2.60, 5.75), 3), "Gannet Race": ("sea", (-7.55, 1.05), 4),
    "Saltby Bay": ("bay", (-6.00, -0.35), 2), "Fenwick Bay": ("bay", (-1.35, -4.95), 2),
    "Cockle Bay": ("bay", (5.75, -0.75), 3), "Holm Bay": ("bay", (6.25, 1.95), 3),
    "Kirk Cove": ("bay", (-5.65, 3.15), 4), "Skerry Bay": ("bay", (1.15, 4.72), 4),
    "Lark Mouth": ("bay", (3.75, -3.05), 3), "Larkmere Harbour": ("bay", (2.72, -1.90), 3),
    "Lark Mere": ("water", (-0.45, 1.12), 2), "River Lark": ("water", (1.42, 0.26), 4),
    "Fell Tarn": ("water", (-0.95, 3.55), 5), "Great Larrow": ("hill", (-2.00, 3.30), 2),
    "Brannock Fell": ("hill", (0.35, 3.35), 3), "Beacon Down": ("hill", (-4.75, -2.15), 3),
    "Saddle Hill": ("hill", (-4.85, 1.35), 4), "Withy Top": ("hill", (2.98, 2.05), 4),
    "Gannet Head": ("hill", (-6.55, 1.62), 3), "Fenwick Nab": ("hill", (1.55, -5.10), 3),
    "Eastholm Ness": ("hill", (6.62, 0.42), 3), "Skerry Head": ("hill", (-0.10, 5.15), 4),
    "Pilot Point": ("hill", (4.75, -2.42), 4), "St Brannock's Holm": ("hill", (6.62, -1.28), 3),
    "Gannet Skerry": ("hill", (-7.62, 2.12), 5)}
TOWN_RANKS = {"Larkmere": 1, "Saltby": 2, "Fenwick Sands": 2, "Eastholm": 2, "Thornley": 2,
              "Highcombe": 2}
SUBURBS = {"Harbourside": (2.15, -1.30), "Castle Hill": (1.30, -1.40), "Mereside": (0.75, -0.05),
           "Mill Quarter": (1.35, 0.05), "Northgate": (2.20, 0.28), "Bridge End": (2.75, -0.75),
           "Ropewalk": (0.85, -0.75), "Southgate": (1.85, -1.85), "Lamplighters": (3.15, -0.25),
           "Saltpans": (-4.85, -0.90), "Fenwick West": (-1.45, -3.80), "Priory": (5.95, 0.55)}


class Island:
    """The finished natural ground, with quick questions about it."""

    def __init__(self):
        self.coast, corners = build_coast()
        self.islets = {name: blob(centre, radii, turn, lambda _: True, 40 + n)
                       for n, (name, (centre, radii, turn)) in enumerate(ISLETS.items())}
        self.land = Polygon(self.coast)
        self.shore = Near(.1)
        self.shore.add_line(self.coast + self.coast[:1], .02)
        self.lakes = {name: blob(centre, radii, turn, lambda _: True, 60 + n, 40)
                      for n, (name, centre, radii, turn) in enumerate((LAKE, TARN))}
        self.rivers = build_rivers()
        self.streams = Near(.1)
        for _, line, _ in self.rivers.values():
            self.streams.add_line(line, .02)
        self.lake_shapes = [Polygon(ring) for ring in self.lakes.values()]
        self.beaches = {name: self._beach(corners, *ends) for name, ends in BEACHES.items()}
        self.roads = self._roads()
        self.road_points = Near(.1)
        for kind, line in self.roads.values():
            if kind != "path":
                self.road_points.add_line(line, .02)
        self.greens = {name: (kind, blob(centre, radii, turn, self._allowed_for(kind, centre), n))
                       for n, (name, (kind, centre, radii, turn)) in enumerate(GREENS.items())}
        self.green_shapes = [Polygon(ring) for _, ring in self.greens.values()]
        self.beach_shapes = [Polygon(ring) for ring in self.beaches.values()]

    def is_dry(self, point, shore=.03, bank=.03):
        """On the main island, and clear of shore, lake and river by these distances."""
        return (self.land.contains(point) and not self.shore.any_within(point, shore)
                and not any(lake.contains(point) for lake in self.lake_shapes)
                and not self.streams.any_within(point, bank))

    def is_open(self, point):
        """Dry, and neither green nor beach: ground to build on."""
        return self.is_dry(point, .035, .035) and not any(
            shape.contains(point) for shape in self.green_shapes + self.beach_shapes)

    def _allowed_for(self, kind, centre):
        shore = {"marsh": .012, "park": .02, "common": .05}.get(kind, .10)
        towns = [(c, max(r) * .95) for _, c, r, _, n in TOWNS.values()]

        def allowed(point):
            if not self.is_dry(point, shore, .02):
                return False
            if kind == "park":
                return not self.road_points.any_within(point, .02)
            return not any(distance(point, c) < r * .55 for c, r in towns)
        return allowed

    def _beach(self, corners, first, last):
        start, end = (self._corner_index(corners, value) for value in (first, last))
        shore = self.coast[start:end + 1]
        inland = resample(shore, .16)
        width, count = min(.085, .07 * length(shore)), len(inland) - 1
        back = [(p[0] + n[0] * width * math.sin(math.pi * i / count) ** .4,
                 p[1] + n[1] * width * math.sin(math.pi * i / count) ** .4)
                for i, (p, n) in enumerate(zip(inland, normals(inland)))]
        return shore + back[-2:0:-1]

    @staticmethod
    def _corner_index(corners, value):
        low = int(value)
        return round(corners[low] + (corners[low + 1] - corners[low]) * (value - low))

    def _roads(self):
        roads = {name: ("main", curve(line, .09)) for name, line in MAIN_ROADS.items()}
        roads |= {name: ("minor", winding(curve(line, .08), n))
                  for n, (name, line) in enumerate(MINOR_ROADS.items())}
        roads |= {name: ("path", winding(curve(line, .07), 90 + n))
                  for n, (name, line) in enumerate(PATHS.items())}
        for name, (_, line) in roads.items():
            assert all(self.land.contains(p) for p in line), f"{name} leaves the land"
        return roads


def build_coast():
    """The shoreline, and where in it each hand-placed corner ended up."""
    rng, ring, corners = random.Random(1851), [], []
    smooth = curve([c[:2] for c in COAST], .42, closed=True)
    where = {corner[:2]: i for i, corner in enumerate(COAST)}
    rough = .5
    for a, b in zip(smooth, smooth[1:] + smooth[:1]):
        nearest = min(where, key=lambda c: distance(c, a))
        if distance(nearest, a) < 1e-9:
            rough, _ = COAST[where[nearest]][2], corners.append(len(ring))
        ring += roughen(a, b, rough, .035 + .02 * (1 - min(rough, 1)), rng)
    assert is_simple(ring), "the coast crosses itself"
    return ring, corners


def winding(line, seed):
    """A lane: the line with a small wander that dies out at both ends."""
    noise, count = Noise(500 + seed), len(line) - 1
    return [(p[0] + n[0] * .07 * noise(i * .22, 0) * math.sin(math.pi * i / count),
             p[1] + n[1] * .07 * noise(i * .22, 0) * math.sin(math.pi * i / count))
            for i, (p, n) in enumerate(zip(line, normals(line)))]


def build_rivers():
    """name: (class, centre line, polygon)"""
    rivers = {}
    for number, (name, (kind, start, end, line)) in enumerate(RIVERS.items()):
        noise = Noise(300 + number)
        smooth = curve(line, .05)
        bent = [(p[0] + n[0] * .05 * noise(i * .3, 1) * min(1, i / 6, (len(smooth) - 1 - i) / 6),
                 p[1] + n[1] * .05 * noise(i * .3, 1) * min(1, i / 6, (len(smooth) - 1 - i) / 6))
                for i, (p, n) in enumerate(zip(smooth, normals(smooth)))]
        rivers[name] = (kind, bent, ribbon(bent, start, end))
        assert is_simple(rivers[name][2]), f"{name} crosses itself"
    return rivers
