# SPDX-License-Identifier: GPL-3.0-or-later
"""Streets and buildings that grow out of a town's main roads and its shore.

Streets are evenly spaced streamlines of a field of directions: near a main road they run along or
across it, near the sea along or across the shore, elsewhere as the town's own grid leans. After
Jobard and Lefer (1997) for the spacing and Chen et al. (2008) for the use on streets.
"""

import math
import random

from island import TOWNS
from shapes import Near, Noise, along, distance, length, mix, resample
from shapes import crossing, segments_cross

STEP = .018
LONGEST = 1.5
SHORTEST = .09


class Town:
    """Where a town may build, and which way its streets run there."""

    def __init__(self, name, island, seed):
        self.name, self.island = name, island
        self.kind, self.centre, self.radii, self.turn, _ = TOWNS[name]
        self.edge, self.lean = Noise(seed), Noise(seed + 1)
        self.guides = Near(.25)
        for kind, line in island.roads.values():
            if kind in ("main", "minor"):
                self._guide(line, 1.0 if kind == "main" else .7, .26)
        self._guide(island.coast, .8, .22)

    def _guide(self, line, weight, reach):
        points = resample(line, .05)
        for a, b in zip(points, points[1:]):
            if distance(a, self.centre) < max(self.radii) + .5:
                angle = 2 * math.atan2(b[1] - a[1], b[0] - a[0])
                self.guides.add(a, (math.cos(angle) * weight, math.sin(angle) * weight, reach))

    def depth(self, point):
        """1 in the middle, 0 at the ragged edge, less outside."""
        x, y = point[0] - self.centre[0], point[1] - self.centre[1]
        u = (x * math.cos(self.turn) + y * math.sin(self.turn)) / self.radii[0]
        v = (y * math.cos(self.turn) - x * math.sin(self.turn)) / self.radii[1]
        rough = .20 * self.edge(point[0] * 1.7 + 50, point[1] * 1.7 + 50)
        return 1 - math.hypot(u, v) + rough * (.3 + math.hypot(u, v))

    def builds_at(self, point):
        return self.depth(point) > 0 and self.island.is_open(point)

    def direction(self, point, across):
        """A unit vector along (or across) the streets' grain here."""
        lean = 2 * (self.turn + .9 * self.lean(point[0] * .8 + 20, point[1] * .8 + 20))
        c, s = .10 * math.cos(lean), .10 * math.sin(lean)
        for other, (a, b, reach) in self.guides.within(point, .75):
            pull = math.exp(-(distance(point, other) / reach) ** 2)
            c, s = c + a * pull, s + b * pull
        angle = math.atan2(s, c) / 2 + (math.pi / 2 if across else 0)
        return math.cos(angle), math.sin(angle)

    def spacing(self, point, across):
        wide = .068 + .040 * (1 - min(max(self.depth(point), 0), 1))
        return wide * (1.5 if across else 1)


def build_streets(town, seed):
    """Street lines of one town, unnamed, longest first."""
    rng, families = random.Random(seed), (Near(.06), Near(.06))
    for _, line in town.island.roads.values():
        _note_road(town, line, families)
    streets = []
    for point in _candidates(town, rng):
        for across in (False, True):
            gap = town.spacing(point, across)
            if not families[across].any_within(point, gap):
                line = _trace(town, point, across, families[across])
                if length(line) > SHORTEST:
                    families[across].add_line(line, STEP)
                    streets.append(line)
    streets = _trim(_trim(streets, town, rng, .10), town, rng, .35)
    return sorted((s for s in streets if length(s) > .07), key=length, reverse=True)


def _note_road(town, line, families):
    """A road keeps away the streets that would run beside it, not those that meet it."""
    for a, b in zip(line, line[1:]):
        if distance(a, town.centre) < max(town.radii) + .3:
            size = distance(a, b) or 1
            grain = town.direction(a, False)
            dot = abs(grain[0] * (b[0] - a[0]) + grain[1] * (b[1] - a[1])) / size
            families[dot < .7].add_line([a, b], STEP)


def _candidates(town, rng):
    """Points inside the town from the middle outwards, in a slightly shaken order."""
    reach, points = max(town.radii) * 1.3, []
    for i in range(int(2 * reach / .045)):
        for j in range(int(2 * reach / .045)):
            point = (town.centre[0] - reach + i * .045, town.centre[1] - reach + j * .045)
            if town.builds_at(point):
                points.append((distance(point, town.centre) + rng.uniform(0, .12), point))
    return [point for _, point in sorted(points)]


def _trace(town, start, across, family):
    back = _walk(town, start, across, family, -1)
    forth = _walk(town, start, across, family, 1)
    return back[:0:-1] + forth


def _walk(town, start, across, family, sign):
    point, line = start, [start]
    heading = tuple(sign * v for v in town.direction(start, across))
    while len(line) * STEP < LONGEST / 2:
        half = _aligned(town.direction(
            (point[0] + heading[0] * STEP / 2, point[1] + heading[1] * STEP / 2), across), heading)
        if half[0] * heading[0] + half[1] * heading[1] < .8:
            break
        point, heading = (point[0] + half[0] * STEP, point[1] + half[1] * STEP), half
        if not town.builds_at(point) or family.any_within(point, .45 * town.spacing(point, across)):
            break
        if len(line) > 12 and distance(point, start) < STEP * 4:
            break
        line.append(point)
    return line


def _aligned(vector, heading):
    if vector[0] * heading[0] + vector[1] * heading[1] < 0:
        return -vector[0], -vector[1]
    return vector


def _trim(streets, town, rng, dead_end):
    """Cut loose ends back to the last junction, but leave a few dead ends."""
    edges, buckets = [], {}
    lines = streets + [line for kind, line in town.island.roads.values() if kind != "path"]
    for owner, line in enumerate(lines):
        for a, b in zip(line, line[1:]):
            if distance(a, town.centre) < max(town.radii) * 1.5:
                buckets.setdefault(_bucket(a), []).append(len(edges))
                edges.append((owner, a, b))
    result = []
    for owner, line in enumerate(streets):
        meets = _meetings(owner, line, edges, buckets)
        if meets:
            first, last = min(meets), max(meets)
            head = [line[0]] if rng.random() < dead_end and first[0] > 2 else []
            start = 0 if head else first[0] + 1
            body = line[start:last[0] + 1]
            tail_kept = rng.random() < dead_end
            body = ([] if head else [first[1]]) + body
            body += line[last[0] + 1:] if tail_kept else [last[1]]
            if len(body) > 1:
                result.append(body)
    return result


def _bucket(point):
    return math.floor(point[0] / .12), math.floor(point[1] / .12)


def _meetings(owner, line, edges, buckets):
    """(index of the piece, point) where other lines cross this one."""
    found = []
    for n, (a, b) in enumerate(zip(line, line[1:])):
        i, j = _bucket(a)
        for k in (i - 1, i, i + 1):
            for m in (j - 1, j, j + 1):
                for e in buckets.get((k, m), ()):
                    other, c, d = edges[e]
                    if other != owner and segments_cross(a, b, c, d):
                        found.append((n, crossing(a, b, c, d)))
    return found


def thin(line, tolerance):
    """The line without the points that hardly bend it (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    a, b = line[0], line[-1]
    size = distance(a, b) or 1e-9
    far = [abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / size
           for p in line[1:-1]]
    worst = max(range(len(far)), key=far.__getitem__)
    if far[worst] < tolerance:
        return [a, b]
    return thin(line[:worst + 2], tolerance)[:-1] + thin(line[worst + 1:], tolerance)


def build_buildings(island, towns, streets, most):
    """Rows of buildings along streets, closest to the middle of each place first."""
    rng, taken, roads = random.Random(99), Near(.03), Near(.03)
    every_road = [line for _, line in island.roads.values()] + [s[2] for s in streets]
    for line in every_road:
        roads.add_line(line, .008)
    plots = []
    for town_name, _, line in streets + _road_fronts(island, towns):
        plots += _plots(towns[town_name], line, rng)
    rings = []
    for _, ring, middle in sorted(plots):
        if len(rings) < most and _fits(island, ring, middle, roads, taken):
            taken.add_line([mix(ring[0], ring[3], .5), mix(ring[1], ring[2], .5)], .008)
            rings.append(ring)
    return rings


def _road_fronts(island, towns):
    return [(name, None, [p for p in line if town.depth(p) > 0])
            for name, town in towns.items() for kind, line in island.roads.values()
            if kind != "path" and sum(town.depth(p) > 0 for p in line) > 1]


def _plots(town, line, rng):
    """(how far from the middle, ring, centre) of possible rows on both sides."""
    total, plots = length(line), []
    for side in (-1, 1):
        at = rng.uniform(.01, .03)
        while at < total - .03:
            row = min(rng.uniform(.035, .100), total - at - .012)
            setback, deep = rng.uniform(.012, .017), rng.uniform(.010, .017)
            ring = _row(along(line, at / total), along(line, (at + row) / total), side, setback,
                        deep)
            middle = mix(ring[0], ring[2], .5)
            weight = 1.2 if town.kind == "town" else .6
            rank = (1 - town.depth(middle)) * weight + rng.uniform(0, .75)
            if max(town.radii) > 1.5:
                rank *= .92
            plots.append((rank, ring, middle))
            at += row + rng.choice((.006, .008, .02, .035))
    return plots


def _row(a, b, side, setback, deep):
    size = distance(a, b) or 1
    n = (side * (a[1] - b[1]) / size, side * (b[0] - a[0]) / size)
    near, far = setback, setback + deep
    ring = [(a[0] + n[0] * near, a[1] + n[1] * near), (b[0] + n[0] * near, b[1] + n[1] * near),
            (b[0] + n[0] * far, b[1] + n[1] * far), (a[0] + n[0] * far, a[1] + n[1] * far)]
    return ring if side > 0 else ring[::-1]


def _fits(island, ring, middle, roads, taken):
    spine = [mix(ring[0], ring[3], .5), mix(ring[1], ring[2], .5)]
    return (all(island.is_open(p) for p in ring)
            and not any(roads.any_within(p, .0085) for p in ring + [middle])
            and not any(taken.any_within(p, .015) for p in spine + [middle]))


def farmsteads(island, towns, count):
    """Small yards beside country roads."""
    rng, rings = random.Random(5), []
    lines = [line for kind, line in island.roads.values() if kind != "path"]
    while len(rings) < count:
        line = rng.choice(lines)
        at = rng.uniform(.05, .95)
        point = along(line, at)
        if all(town.depth(point) < -.15 for town in towns.values()):
            ahead = along(line, min(1, at + .03 / length(line)))
            ring = _row(point, ahead, rng.choice((-1, 1)), rng.uniform(.02, .12), .014)
            if all(island.is_open(p) for p in ring):
                rings.append(ring)
    return rings
