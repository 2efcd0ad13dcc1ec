// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lat_lon.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// Where each map was last looked at: kept with the person's choices, for a map file says nothing of
// who looked at it.
class MapView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    // The view to open a file with, before anyone has looked at it.
    static void aim(const QString &file, const LatLonBox &box);

    Q_INVOKABLE bool isKnown(const QString &file) const;
    // latitude, longitude, zoom; or west, south, east, north when it was only aimed at.
    Q_INVOKABLE QList<double> of(const QString &file) const;
    Q_INVOKABLE void remember(const QString &file, double latitude, double longitude, double zoom);
};

} // namespace placeweave
