# SPDX-License-Identifier: GPL-3.0-or-later
"""Small areas, wards and localities that tile the land without gap, sliver or overlap.

The borders are a Voronoi diagram of the areas' seeds, bent by a smooth warp, cut at the coast on a
grid of millionths of a degree. Every border is stored once, as steps with an area on either side;
a larger area is what is left when the steps inside it cancel, so neighbours always share corners.
"""

import math
import random

from island import COUNTRY, TOWNS
from shapes import Near, Noise, Polygon, crossing, crossing_pairs, distance, mix, on_grid
from shapes import segments_cross, signed_area

FAR = [(60, 0), (40, 45), (0, 60), (-40, 45), (-60, 0), (-40, -45), (0, -60), (40, -45)]
WARDS = ["Larkmere Harbour", "Larkmere Castle", "Larkmere Mill", "Saltby and Strand",
         "Thornley and Kirk Larrow", "Highcombe and Skerry", "Eastholm and Withy", "Fenwick Sands"]
LOCALITIES = {"Larkmere East": (0, 1, 5, 6), "Larkmere West": (2, 3, 4, 7)}
WARD_OF_TOWN = {"Saltby": 3, "Thornley": 4, "Highcombe": 5, "Eastholm": 6, "Fenwick Sands": 7}
WARD_OF_COUNTRY = {"Skerry Haven": 5, "Kirk Larrow": 4, "Oxenby": 7, "Withy Green": 6,
                   "Gannet Head": 3, "Larrow Fell": 5, "Mere Country": 2, "Beacon Down": 3,
                   "Fenwick Nab": 7, "Pilot Point": 0}
# Names of small areas go to the seed nearest to the point.
NAMED = {
    "Larkmere": {
        "Harbour": (2.05, -1.25), "Castle": (1.40, -1.30), "Mill": (1.25, 0.10), "Mereside":
        (0.55, -0.10), "Bridge End": (2.70, -0.60), "Ropewalk": (0.90, -0.75), "Market":
        (1.85, -0.75), "Southgate": (1.85, -1.80), "Northgate": (2.25, 0.25), "Lamplighters":
        (3.15, -0.20), "Priory Road": (1.00, -1.35), "Tannery": (1.60, -0.30), "Bankfield":
        (2.70, 0.60), "Chandlers": (2.30, -0.90), "Weavers": (0.90, 0.40), "Orchard":
        (0.30, -0.60), "Quarry Hill": (0.55, -1.25), "Nab Road": (2.25, -2.20), "Meadow":
        (1.70, 0.60), "Saltings": (3.05, -1.05), "Beaconsfield": (1.20, -1.95), "Larkfield":
        (3.30, 0.30), "Assembly Rooms": (1.45, -0.90), "Heron Park":
        (2.20, 0.85), "Millfields": (0.40, 0.30), "Ashbank": (1.50, -1.60), "Coopers":
        (2.20, -0.30)},
    "Saltby": {"Quay": (-4.95, -0.60), "Saltpans": (-4.95, -0.95), "Chapel": (-4.55, -0.55),
               "Strand": (-4.90, -0.15), "Beckside": (-4.40, -0.10), "Hill Top":
               (-4.05, -0.75)},
    "Fenwick Sands": {"Pier": (-0.75, -4.00), "Dunes": (-1.60, -4.00), "Old Town": (-0.80, -3.60),
                      "Golf Road": (0.00, -3.90), "Dene": (0.10, -3.50), "Oxen Bridge":
                      (-1.50, -3.60)},
    "Eastholm": {"Harbour": (5.85, 0.95), "Green": (5.40, 0.45), "Priory": (5.95, 0.45),
                 "Cockle Bay": (5.25, 0.05), "Holm Road": (5.20, 0.95)},
    "Thornley": {"Cross": (-3.40, 1.60), "Larrow": (-3.60, 2.00), "Wells": (-3.00, 1.60),
                 "Saddle": (-3.80, 1.40)},
    "Highcombe": {"Green": (2.10, 2.60), "Fold": (1.60, 2.80), "Withy": (2.40, 2.70),
                  "Top": (2.00, 3.10)}}


class Seed:
    def __init__(self, town, name, point):
        self.town, self.name, self.point = town, name, point


def build_seeds(island):
    """One seed for each small area, close together in towns."""
    seeds = [Seed(None, name, point) for name, point in COUNTRY.items()]
    for number, (town, (_, centre, radii, turn, count)) in enumerate(TOWNS.items()):
        if count:
            points = _spread(island, centre, radii, turn, count, random.Random(700 + number))
            seeds += [Seed(town, name, point) for name, point in _christen(NAMED[town], points)]
    return seeds


def _spread(island, centre, radii, turn, count, rng):
    """Points spread evenly over the dry part of an ellipse (Lloyd's relaxation on samples)."""
    samples = []
    while len(samples) < 1400:
        angle, size = rng.uniform(0, 2 * math.pi), math.sqrt(rng.random()) ** 1.25
        x, y = radii[0] * size * math.cos(angle), radii[1] * size * math.sin(angle)
        point = (centre[0] + x * math.cos(turn) - y * math.sin(turn),
                 centre[1] + x * math.sin(turn) + y * math.cos(turn))
        if island.is_dry(point):
            samples.append(point)
    points = samples[:count]
    for _ in range(12):
        groups = [[] for _ in points]
        for sample in samples:
            groups[min(range(count), key=lambda n: distance(points[n], sample))].append(sample)
        points = [_middle(g) if g else points[n] for n, g in enumerate(groups)]
    return points


def _middle(points):
    # fsum, because sum() rounds differently before Python 3.12.
    return (math.fsum(p[0] for p in points) / len(points),
            math.fsum(p[1] for p in points) / len(points))


def _christen(names, points):
    """Pair every name with a point so that the sum of squared distances is small."""
    order, hints = list(points), list(names.values())

    def apart(n, m):
        return distance(hints[n], order[m]) ** 2
    better = True
    while better:
        better = False
        for n in range(len(order)):
            for m in range(n):
                if apart(n, m) + apart(m, n) < apart(n, n) + apart(m, m) - 1e-9:
                    order[n], order[m], better = order[m], order[n], True
    return list(zip(names, order))


def voronoi_borders(points):
    """(left area, right area, from, to) for each border between two of the points."""
    everyone = points + FAR
    corners, borders = {}, {}
    for i in range(len(everyone)):
        cell = _cell(i, everyone)
        for (a, _), (b, _) in zip(cell, cell[1:] + cell[:1]):
            # Between corners (i, a, b) and (i, b, c) runs the border with b.
            key = tuple(sorted((i, a, b)))
            corners.setdefault(key, _circumcentre(*(everyone[n] for n in key)))
        for n, (a, _) in enumerate(cell):
            b, c = cell[(n + 1) % len(cell)][0], cell[(n + 2) % len(cell)][0]
            if i < b and i < len(points):
                borders[i, b] = (tuple(sorted((i, a, b))), tuple(sorted((i, b, c))))
    return [(i, b, corners[start], corners[end]) for (i, b), (start, end) in borders.items()
            if b < len(points)]


def _cell(i, points):
    """The neighbours around point i, anticlockwise, each with the corner that ends its border."""
    x, y = points[i]
    box = [(None, (x - 200, y - 200)), (None, (x + 200, y - 200)), (None, (x + 200, y + 200)),
           (None, (x - 200, y + 200))]
    for j in sorted(range(len(points)), key=lambda n: distance(points[n], points[i])):
        if j != i:
            box = _cut(box, points[i], points[j], j)
    return [(label, corner) for label, corner in box if label is not None]


def _cut(cell, here, there, label):
    """The part of the cell nearer to here than to there; an entry's label names the border that
    ends at its corner."""
    def beyond(p):
        return distance(p, here) ** 2 - distance(p, there) ** 2
    result = []
    for n, (edge, corner) in enumerate(cell):
        previous = cell[n - 1][1]
        before, after = beyond(previous), beyond(corner)
        if before <= 0 < after:
            result.append((edge, mix(previous, corner, before / (before - after))))
        elif after <= 0 < before:
            result.append((label, mix(previous, corner, before / (before - after))))
            result.append((edge, corner))
        elif after <= 0:
            result.append((edge, corner))
    return result


def _circumcentre(a, b, c):
    d = 2 * (a[0] * (b[1] - c[1]) + b[0] * (c[1] - a[1]) + c[0] * (a[1] - b[1]))
    sa, sb, sc = (p[0] ** 2 + p[1] ** 2 for p in (a, b, c))
    return ((sa * (b[1] - c[1]) + sb * (c[1] - a[1]) + sc * (a[1] - b[1])) / d,
            (sa * (c[0] - b[0]) + sb * (a[0] - c[0]) + sc * (b[0] - a[0])) / d)


class Bend:
    """A smooth displacement, gentle enough that lines which did not cross still do not."""

    def __init__(self):
        self.east, self.north = Noise(81), Noise(82)
        self.fine_east, self.fine_north = Noise(83), Noise(84)

    def __call__(self, p):
        x, y = p[0] * 1.6, p[1] * 1.6
        return (p[0] + .10 * self.east(x, y) + .018 * self.fine_east(x * 4, y * 4),
                p[1] + .10 * self.north(x, y) + .018 * self.fine_north(x * 4, y * 4))


def _clip(a, b, reach=11):
    """The part of ab within a square around the island, or None."""
    low, high = 0, 1
    for n in (0, 1):
        step = b[n] - a[n]
        if abs(step) < 1e-12:
            if abs(a[n]) > reach:
                return None
            continue
        first, last = sorted(((-reach - a[n]) / step, (reach - a[n]) / step))
        low, high = max(low, first), min(high, last)
    return (mix(a, b, low), mix(a, b, high)) if low < high else None


def build_steps(island, seeds):
    """{(from, to): area on the left}: every step of every border and of the coast, both ways where
    two areas meet. Corners are grid points."""
    coast = [on_grid(p) for p in island.coast]
    coast_edges = list(zip(coast, coast[1:] + coast[:1]))
    lookup = Near(2500)
    for n, (a, b) in enumerate(coast_edges):
        lookup.add(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), n)
    cuts, inner, bend = {}, [], Bend()
    for left, right, a, b in voronoi_borders([s.point for s in seeds]):
        part = _clip(a, b)
        if part:
            pieces = max(1, round(distance(*part) / .09))
            line = [on_grid(bend(mix(*part, k / pieces))) for k in range(pieces + 1)]
            for p, q in zip(line, line[1:]):
                inner += [(left, right, *piece) for piece in
                          _split_at_coast(p, q, coast_edges, lookup, cuts)]
    return _label(island, inner, _cut_coast(coast_edges, cuts), seeds)


def _split_at_coast(p, q, coast_edges, lookup, cuts):
    """Pieces of pq between crossings of the coast; the crossings are noted in cuts."""
    middle = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
    found = []
    for _, n in lookup.within(middle, distance(p, q) / 2 + 2600):
        if segments_cross(p, q, *coast_edges[n]):
            x, y = crossing(p, q, *coast_edges[n])
            point = (round(x), round(y))
            cuts.setdefault(n, []).append(point)
            found.append(point)
    stops = [p] + sorted(found, key=lambda s: distance(p, s)) + [q]
    return [(a, b) for a, b in zip(stops, stops[1:]) if a != b]


def _cut_coast(coast_edges, cuts):
    result = []
    for n, (a, b) in enumerate(coast_edges):
        stops = [a] + sorted(set(cuts.get(n, [])), key=lambda s: distance(a, s)) + [b]
        result += [(c, d) for c, d in zip(stops, stops[1:]) if c != d]
    return result


def _label(island, inner, coast, seeds):
    land = Polygon([a for a, _ in coast], 500)
    steps = {step: None for step in coast}
    for left, right, a, b in inner:
        if land.contains(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)):
            steps[a, b], steps[b, a] = left, right
    faces = [f for f in trace(steps) if signed_area([a for a, _ in f]) > 0]
    sides = _settle_faces(faces, steps, seeds)
    for ring in island.islets.values():
        corners = [on_grid(p) for p in ring]
        nearest = min(range(len(seeds)), key=lambda n: distance(seeds[n].point, ring[0]))
        sides.update({step: nearest for step in zip(corners, corners[1:] + corners[:1])})
    return sides


def trace(steps):
    """Closed walks along the steps, always taking the leftmost turn that exists."""
    leaving = {}
    for a, b in steps:
        leaving.setdefault(a, []).append(b)
    unused, loops = dict.fromkeys(steps), []
    while unused:
        step = next(iter(unused))
        loop = []
        while step in unused:
            del unused[step]
            loop.append(step)
            step = _turn(step, leaving)
        loops.append(loop)
    return loops


def _turn(step, leaving):
    """The next step clockwise from the way we came: it keeps the same face on the left."""
    a, b = step
    back = math.atan2(a[1] - b[1], a[0] - b[0])

    def swing(c):
        turn = (back - math.atan2(c[1] - b[1], c[0] - b[0])) % (2 * math.pi)
        return turn if turn > 1e-12 else 2 * math.pi
    return b, min(leaving[b], key=swing)


def _settle_faces(faces, steps, seeds):
    """{step: area}: a scrap that the sea cut off from its seed joins its longest neighbour."""
    claims = [next((steps[s] for s in face if steps[s] is not None), None) for face in faces]
    size = [signed_area([a for a, _ in face]) for face in faces]
    owner = {s: n for n, face in enumerate(faces) for s in face}
    main = {}
    for n in sorted(range(len(faces)), key=lambda n: -size[n]):
        main.setdefault(claims[n], n)
    assert len(main) == len(seeds), "an area has no land"
    sides = {}
    for n, face in enumerate(faces):
        area = claims[n]
        if main[area] != n:
            shared = {}
            for a, b in face:
                other = owner.get((b, a))
                if other is not None and main[claims[other]] == other:
                    shared[claims[other]] = shared.get(claims[other], 0) + distance(a, b)
            area = max(shared, key=shared.get)
        sides.update({step: area for step in face})
    return sides


def dissolve(sides, group):
    """{group: rings on the grid}, where group maps an area to the larger area it is part of."""
    kept = {}
    for (a, b), area in sides.items():
        other = sides.get((b, a))
        if other is None or group(other) != group(area):
            kept.setdefault(group(area), {})[a, b] = None
    shapes = {}
    for name in sorted(kept):
        shapes[name] = [_from_lowest([a for a, _ in loop]) for loop in trace(kept[name])]
        assert all(signed_area(ring) > 0 for ring in shapes[name]), f"{name} has a hole"
        assert all(len(set(ring)) == len(ring) for ring in shapes[name]), f"{name} touches itself"
    return shapes


def _from_lowest(ring):
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def check_tiling(sides):
    """Proof of no gap and no overlap: no two steps cross, and each has one area on each side."""
    segments = sorted({(min(s), max(s)) for s in sides})
    assert not crossing_pairs(segments, 2000), "two borders cross"


def ward_of(seed):
    """The ward's number; the main town is split into three by direction from its market."""
    if seed.town is None:
        return WARD_OF_COUNTRY[seed.name]
    if seed.town in WARD_OF_TOWN:
        return WARD_OF_TOWN[seed.town]
    angle = math.degrees(math.atan2(seed.point[1] + .62, seed.point[0] - 1.80)) % 360
    return 0 if angle < 70 or angle >= 310 else 2 if angle < 195 else 1
