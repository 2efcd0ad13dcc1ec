// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickImageProvider>

namespace placeweave {

// The soft shadow around a rounded rectangle, to be stretched by a BorderImage:
// "image://shadow/14/20/light", its corners' radius and how far it reaches, in pixels, and for
// which look. Its borders are radius + reach wide, with one pixel between. Called from Qt's image
// thread.
class ShadowProvider : public QQuickImageProvider {
public:
    ShadowProvider();
    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace placeweave
