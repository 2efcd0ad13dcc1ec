# SPDX-License-Identifier: GPL-3.0-or-later
"""Plane geometry for the sample place. Points are (x, y) tuples in kilometres from the centre."""

import math
import random

CENTRE_LATITUDE, CENTRE_LONGITUDE = 54.50, -3.98
KM_PER_DEGREE_LATITUDE = 111.32
KM_PER_DEGREE_LONGITUDE = KM_PER_DEGREE_LATITUDE * math.cos(math.radians(CENTRE_LATITUDE))


def to_lonlat(point):
    """Longitude and latitude of a point, rounded to the six decimals that the files carry."""
    return (round(CENTRE_LONGITUDE + point[0] / KM_PER_DEGREE_LONGITUDE, 6),
            round(CENTRE_LATITUDE + point[1] / KM_PER_DEGREE_LATITUDE, 6))


def on_grid(point):
    """Integer millionths of a degree: the grid on which areas share their corners exactly."""
    longitude, latitude = to_lonlat(point)
    return round(longitude * 1e6), round(latitude * 1e6)


def distance(a, b):
    return math.hypot(a[0] - b[0], a[1] - b[1])


def mix(a, b, t):
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def length(line):
    return math.fsum(distance(a, b) for a, b in zip(line, line[1:]))


def signed_area(ring):
    """Area of an open ring; positive when it runs anticlockwise."""
    return math.fsum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1])) / 2


def curve(points, step, closed=False):
    """A Catmull-Rom curve through the points, sampled about every `step` kilometres."""
    count, result = len(points), []
    for i in range(count if closed else count - 1):
        corners = [points[j % count] if closed else points[min(max(j, 0), count - 1)]
                   for j in (i - 1, i, i + 1, i + 2)]
        pieces = max(1, round(distance(corners[1], corners[2]) / step))
        result += [_catmull_rom(corners, k / pieces) for k in range(pieces)]
    return result if closed else result + [points[-1]]


def _catmull_rom(p, t):
    return tuple((2 * p[1][n] + (p[2][n] - p[0][n]) * t
                  + (2 * p[0][n] - 5 * p[1][n] + 4 * p[2][n] - p[3][n]) * t * t
                  + (3 * p[1][n] - p[0][n] - 3 * p[2][n] + p[3][n]) * t ** 3) / 2 for n in (0, 1))


def roughen(a, b, amount, finest, rng):
    """Points from a up to but not including b, displaced at every midpoint like a real shore."""
    if distance(a, b) < finest:
        return [a]
    push = rng.gauss(0, 0.155) * amount
    middle = ((a[0] + b[0]) / 2 - (b[1] - a[1]) * push, (a[1] + b[1]) / 2 + (b[0] - a[0]) * push)
    return roughen(a, middle, amount, finest, rng) + roughen(middle, b, amount, finest, rng)


def resample(line, step):
    """The same line with a point about every `step` kilometres, ends kept."""
    pieces = max(1, round(length(line) / step))
    return [along(line, i / pieces) for i in range(pieces)] + [line[-1]]


def along(line, fraction):
    """The point at this fraction of the length of the line."""
    remaining = length(line) * fraction
    for a, b in zip(line, line[1:]):
        piece = distance(a, b)
        if remaining <= piece and piece > 0:
            return mix(a, b, remaining / piece)
        remaining -= piece
    return line[-1]


def normals(line):
    """Unit vectors to the left of the line at each of its points."""
    result = []
    for i in range(len(line)):
        a, b = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        size = distance(a, b) or 1
        result.append(((a[1] - b[1]) / size, (b[0] - a[0]) / size))
    return result


def ribbon(line, width_at_start, width_at_end):
    """A polygon along the line that widens evenly, for a river."""
    left, right = [], []
    for i, (point, normal) in enumerate(zip(line, normals(line))):
        half = (width_at_start + (width_at_end - width_at_start) * i / (len(line) - 1)) / 2
        left.append((point[0] + normal[0] * half, point[1] + normal[1] * half))
        right.append((point[0] - normal[0] * half, point[1] - normal[1] * half))
    return right + left[::-1]


class Noise:
    """Smooth value noise in -1..1 over the plane, the same for the same seed."""

    def __init__(self, seed):
        self.seed = seed

    def _corner(self, i, j):
        return random.Random(self.seed * 7919 + i * 104729 + j * 1299709).uniform(-1, 1)

    def __call__(self, x, y):
        i, j = math.floor(x), math.floor(y)
        u, v = (t * t * (3 - 2 * t) for t in (x - i, y - j))
        low = self._corner(i, j) * (1 - u) + self._corner(i + 1, j) * u
        high = self._corner(i, j + 1) * (1 - u) + self._corner(i + 1, j + 1) * u
        return low * (1 - v) + high * v


class Polygon:
    """One ring with a fast inside test."""

    def __init__(self, ring, row_height=.05):
        self.ring, self.row_height, self.rows = ring, row_height, {}
        for a, b in zip(ring, ring[1:] + ring[:1]):
            for row in range(self._row(min(a[1], b[1])), self._row(max(a[1], b[1])) + 1):
                self.rows.setdefault(row, []).append((a, b))

    def _row(self, y):
        return math.floor(y / self.row_height)

    def contains(self, point):
        x, y = point
        crossings = sum((a[1] > y) != (b[1] > y)
                        and x < a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])
                        for a, b in self.rows.get(self._row(y), ()))
        return crossings % 2 == 1


class Near:
    """Points in square buckets, to ask whether any is closer than a distance."""

    def __init__(self, cell):
        self.cell, self.buckets = cell, {}

    def _key(self, point):
        return math.floor(point[0] / self.cell), math.floor(point[1] / self.cell)

    def add(self, point, value=None):
        self.buckets.setdefault(self._key(point), []).append((point, value))

    def add_line(self, line, step):
        for point in resample(line, step):
            self.add(point)

    def within(self, point, reach):
        """Every (point, value) closer than reach."""
        i, j = self._key(point)
        span = math.ceil(reach / self.cell)
        for k in range(i - span, i + span + 1):
            for m in range(j - span, j + span + 1):
                for other, value in self.buckets.get((k, m), ()):
                    if distance(point, other) < reach:
                        yield other, value

    def any_within(self, point, reach):
        return next(self.within(point, reach), None) is not None


def blob(centre, radii, turn, allowed, seed, points=44):
    """A natural-looking patch around the centre that stops where `allowed` says no."""
    noise, ring = Noise(seed), []
    for i in range(points):
        angle = 2 * math.pi * i / points
        wobble = (1 + 0.30 * noise(3 + 1.6 * math.cos(angle), 3 + 1.6 * math.sin(angle))
                  + 0.12 * noise(9 + 5 * math.cos(angle), 9 + 5 * math.sin(angle)))
        ring.append(_reach(centre, _ellipse(radii, angle, turn), wobble, allowed))
    return cut_corners(ring)


def cut_corners(ring):
    """The ring with each corner replaced by two, a quarter of the way along its sides."""
    return [mix(a, b, share) for a, b in zip(ring, ring[1:] + ring[:1]) for share in (.25, .75)]


def _ellipse(radii, angle, turn):
    x, y = radii[0] * math.cos(angle), radii[1] * math.sin(angle)
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)


def _reach(centre, arm, scale, allowed):
    best = 0.12
    for step in range(12, 101, 2):
        share = scale * step / 100
        if not allowed((centre[0] + arm[0] * share, centre[1] + arm[1] * share)):
            break
        best = share
    return centre[0] + arm[0] * best, centre[1] + arm[1] * best


def segments_cross(a, b, c, d):
    """Whether ab and cd cross at a point inside both, with exact integers or floats."""
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    first, second = side(a, b, c), side(a, b, d)
    third, fourth = side(c, d, a), side(c, d, b)
    return (first > 0) != (second > 0) and (third > 0) != (fourth > 0) \
        and 0 not in (first, second, third, fourth)


def crossing(a, b, c, d):
    """Where the lines through ab and cd meet."""
    rise = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    share = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / rise
    return mix(a, b, share)


def crossing_pairs(segments, cell):
    """Pairs of indexes of segments that cross, found through buckets of side `cell`."""
    buckets, seen = {}, set()
    for index, (a, b) in enumerate(segments):
        for i in range(math.floor(min(a[0], b[0]) / cell), math.floor(max(a[0], b[0]) / cell) + 1):
            for j in range(math.floor(min(a[1], b[1]) / cell),
                           math.floor(max(a[1], b[1]) / cell) + 1):
                buckets.setdefault((i, j), []).append(index)
    for members in buckets.values():
        for n, first in enumerate(members):
            for second in members[n + 1:]:
                if (first, second) not in seen and segments_cross(*segments[first],
                                                                  *segments[second]):
                    seen.add((first, second))
    return sorted(seen)


def is_simple(ring):
    """Whether a ring touches itself nowhere."""
    edges = list(zip(ring, ring[1:] + ring[:1]))
    size = max(max(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in edges) or 1
    return len(set(ring)) == len(ring) and not crossing_pairs(edges, size)
