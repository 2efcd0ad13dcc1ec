// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickImageProvider>

namespace placeweave {

// The icons of resources/icons in any colour: "image://icon/undo/1d282e". An unknown name gives an
// empty picture. Called from Qt's image thread.
class IconProvider : public QQuickImageProvider {
public:
    IconProvider();
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace placeweave
