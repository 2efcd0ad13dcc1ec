// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/picture_item.h"

#include <QPainter>
#include <QQuickWindow>
#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

class Swatch : public PictureItem {
public:
    using PictureItem::PictureItem;
    QColor colour = Qt::red;

protected:
    Painting painting() const override {
        if (!colour.isValid())
            return {};
        return [colour = colour, room = boundingRect()](QPainter &painter) {
            painter.fillRect(room, colour);
        };
    }
};

TEST(PictureItems, TheLatestPaintingIsSeenInTheWindow) {
    QQuickWindow window;
    window.resize(80, 60);
    window.setColor(Qt::white);
    Swatch swatch(window.contentItem());
    swatch.setSize({40, 30});
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
    const auto at = [&](QPoint point) {
        return window.grabWindow().pixelColor(point);
    };
    EXPECT_EQ(at({20, 15}), QColor(Qt::red));
    EXPECT_EQ(at({60, 45}), QColor(Qt::white));

    swatch.colour = Qt::blue;
    swatch.update();
    EXPECT_EQ(at({20, 15}), QColor(Qt::blue));

    swatch.setSize({70, 50}); // painted anew, not stretched or left as it was
    EXPECT_EQ(at({60, 45}), QColor(Qt::blue));

    swatch.colour = QColor();
    swatch.update();
    EXPECT_EQ(at({20, 15}), QColor(Qt::white));

    swatch.colour = Qt::green;
    swatch.setSize({0, 30});
    EXPECT_EQ(at({20, 15}), QColor(Qt::white));
}

} // namespace
} // namespace placeweave
