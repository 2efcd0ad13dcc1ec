// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/measure.h"

#include "core/place/polygon.h"
#include "core/place/projection.h"
#include "core/place/walking.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace placeweave {

namespace {

constexpr int kCorners = 96;

std::vector<LatLon> toPath(const QList<QPointF> &points) {
    std::vector<LatLon> path;
    for (const QPointF &point : points)
        path.push_back({point.y(), point.x()});
    return path;
}

// Not a straight line from here to there, but a way drawn leg by leg.
bool isTraced(const QList<QPointF> &line) {
    return line.size() > 2;
}

// Three digits are as many as a hand can mean.
QString number(double value) {
    return QLocale().toString(value, 'f', value < 10 ? 2 : value < 100 ? 1 : 0);
}

} // namespace

QString Measure::inWords(double metres) const {
    return metres < 995 ? tr("%1 m").arg(QLocale().toString(std::round(metres / 5) * 5, 'f', 0))
                        : tr("%1 km").arg(number(metres / 1000));
}

QString Measure::length(const QList<QPointF> &line) const {
    return inWords(lengthMetres(toPath(line)));
}

QString Measure::area(const QList<QPointF> &ring) const {
    if (ring.size() < 3)
        return {};
    const double squareMetres = areaSquareMetres(toPath(ring));
    return squareMetres < 10'000    ? tr("%1 m²").arg(QLocale().toString(squareMetres, 'f', 0))
           : squareMetres < 995'000 ? tr("%1 ha").arg(number(squareMetres / 10'000))
                                    : tr("%1 km²").arg(number(squareMetres / 1e6));
}

int Measure::walkingMinutes(const QList<QPointF> &line) const {
    const double metres = lengthMetres(toPath(line)) / (isTraced(line) ? kDetour : 1);
    return std::max(1, static_cast<int>(std::lround(placeweave::walkingMinutes(metres))));
}

double Measure::metresWithin(double minutes) const {
    return straightMetresWithin(minutes);
}

QString Measure::assumption(const QList<QPointF> &line) const {
    const QString pace = QLocale().toString(kWalkingMetresAMinute * 60 / 1000, 'f', 1);
    return isTraced(line) ? tr("Along this line, at %1 km/h").arg(pace)
                          : tr("Straight line × %1, at %2 km/h")
                                .arg(QLocale().toString(kDetour, 'f', 1), pace);
}

QList<QPointF> Measure::circle(QPointF centre, double metres) const {
    QList<QPointF> ring;
    for (int i = 0; i < kCorners; ++i) {
        const LatLon corner = destination({centre.y(), centre.x()}, i * 360.0 / kCorners, metres);
        ring.append({corner.longitude, corner.latitude});
    }
    return ring;
}

} // namespace placeweave
