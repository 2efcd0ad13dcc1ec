// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tile_pictures.h"

#include <QBuffer>
#include <QColor>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <future>
#include <map>
#include <thread>

namespace placeweave {
namespace {

// Squares of one colour each, as a test says.
class ColouredTiles : public TileSource {
public:
    using Answer = std::function<Result<std::optional<std::string>>(TileId)>;
    ColouredTiles(int minZoom, int maxZoom, Answer answer)
        : TileSource({.name = "colours",
                      .attribution = "The painter",
                      .minZoom = minZoom,
                      .maxZoom = maxZoom,
                      .bounds = std::nullopt}),
          m_answer(std::move(answer)) {}

    static std::string png(QColor colour, int side = 256) {
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(colour);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return buffer.data().toStdString();
    }

private:
    Result<std::optional<std::string>> read(TileId id, const Progress & /*progress*/) override {
        return m_answer(id);
    }
    Answer m_answer;
};

// Of a server that never answers: waits until it is told to stop.
class NeverTiles : public TileSource {
public:
    explicit NeverTiles(std::function<void()> asked)
        : TileSource({.name = "never",
                      .attribution = {},
                      .minZoom = 0,
                      .maxZoom = 14,
                      .bounds = std::nullopt}),
          m_asked(std::move(asked)) {}

private:
    Result<std::optional<std::string>> read(TileId /*id*/, const Progress &progress) override {
        m_asked();
        while (!progress.isCancelled())
            std::this_thread::yield();
        return fail(ErrorCode::Cancelled, "Stopped.");
    }
    std::function<void()> m_asked;
};

class Tiles : public testing::Test {
protected:
    using Asked = std::map<std::pair<int, std::uint32_t>, int>;

    void use(int minZoom, int maxZoom, ColouredTiles::Answer answer,
             std::chrono::milliseconds askAgainAfter = std::chrono::seconds(20)) {
        std::vector<std::unique_ptr<TileSource>> sources;
        sources.push_back(std::make_unique<ColouredTiles>(
            minZoom, maxZoom, [this, answer = std::move(answer)](TileId id) {
                ++m_asked[{id.zoom, id.x}];
                return answer(id);
            }));
        m_pictures = std::make_unique<TilePictures>(std::move(sources), askAgainAfter);
    }
    // The colour in the middle of a view of one tile and a little of its neighbours.
    QColor middle(double zoom) {
        const Viewport view = viewAt(zoom);
        QImage image(60, 60, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        m_pictures->paint(painter, view);
        painter.end();
        return image.pixelColor(30, 30);
    }
    static Viewport viewAt(double zoom) { return Viewport::at(LatLon{54.5, -3.9}, zoom, 60, 60); }

    Asked m_asked; // touched by the reader, read when it rests
    std::unique_ptr<TilePictures> m_pictures;
};

TEST_F(Tiles, ArePaintedOnceTheyHaveCome) {
    use(0, 14, [](TileId) { return ColouredTiles::png(Qt::red); });
    QSignalSpy arrived(m_pictures.get(), &TilePictures::arrived);
    EXPECT_EQ(middle(12), QColor(Qt::black));
    ASSERT_TRUE(arrived.wait());
    EXPECT_EQ(middle(12), QColor(Qt::red));
}

TEST_F(Tiles, ACoarserOneStandsInMeanwhile) {
    use(0, 14, [](TileId id) { return ColouredTiles::png(id.zoom < 13 ? Qt::red : Qt::blue); });
    QSignalSpy arrived(m_pictures.get(), &TilePictures::arrived);
    middle(12);
    ASSERT_TRUE(arrived.wait());
    EXPECT_EQ(middle(13), QColor(Qt::red));
    ASSERT_TRUE(arrived.wait());
    EXPECT_EQ(middle(13), QColor(Qt::blue));
}

TEST_F(Tiles, BeyondTheFinestItIsEnlarged) {
    use(3, 5, [](TileId id) {
        EXPECT_LE(id.zoom, 5);
        return ColouredTiles::png(Qt::green);
    });
    QSignalSpy arrived(m_pictures.get(), &TilePictures::arrived);
    middle(15);
    ASSERT_TRUE(arrived.wait());
    EXPECT_EQ(middle(15), QColor(Qt::green));
}

TEST_F(Tiles, AViewMuchCloserThanTheFinestIsTold) {
    use(3, 8, [](TileId) { return ColouredTiles::png(Qt::green); });
    QSignalSpy gives(m_pictures.get(), &TilePictures::gives);
    m_pictures->lookAt(viewAt(15));
    ASSERT_TRUE(gives.wait());
    EXPECT_EQ(gives.last().at(0).value<TilePictures::Gives>(), TilePictures::Gives::Enlarged);
    m_pictures->lookAt(viewAt(9));
    ASSERT_TRUE(gives.wait());
    EXPECT_EQ(gives.last().at(0).value<TilePictures::Gives>(), TilePictures::Gives::Pictures);
}

TEST_F(Tiles, APlaceThatTheyDoNotHaveIsTold) {
    use(0, 14, [](TileId id) {
        return id.zoom == 12 ? std::nullopt : std::optional(ColouredTiles::png(Qt::red));
    });
    QSignalSpy gives(m_pictures.get(), &TilePictures::gives);
    m_pictures->lookAt(viewAt(12));
    middle(12);
    EXPECT_FALSE(m_pictures->hasNothing()); // nobody knows yet
    ASSERT_TRUE(gives.wait());
    EXPECT_EQ(gives.last().at(0).value<TilePictures::Gives>(), TilePictures::Gives::Nothing);
    EXPECT_TRUE(m_pictures->hasNothing());
    // What lies around it, painted beside, changes nothing; a coarser one of the place does.
    QSignalSpy arrived(m_pictures.get(), &TilePictures::arrived);
    middle(13);
    ASSERT_TRUE(arrived.wait());
    EXPECT_EQ(middle(13), QColor(Qt::red));
    EXPECT_TRUE(m_pictures->hasNothing());
    middle(11);
    ASSERT_TRUE(gives.wait());
    EXPECT_EQ(gives.last().at(0).value<TilePictures::Gives>(), TilePictures::Gives::Pictures);
    EXPECT_FALSE(m_pictures->hasNothing());
}

TEST_F(Tiles, WhereTheyArePaintedIsTold) {
    use(0, 14, [](TileId id) {
        return id.x % 2 == 0 ? std::nullopt : std::optional(ColouredTiles::png(Qt::red));
    });
    QImage image(600, 600, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    const QList<QRectF> painted =
        m_pictures->paintAll(painter, Viewport::at(LatLon{54.5, -3.9}, 12, 600, 600));
    ASSERT_FALSE(painted.isEmpty());
    for (int x = 0; x < 600; ++x)
        EXPECT_EQ(image.pixelColor(x, 300) == QColor(Qt::red),
                  std::ranges::any_of(painted, [&](const QRectF &at) {
                      return at.contains(QPointF(x + 0.5, 300.5));
                  }));
}

TEST_F(Tiles, OfWhatALargeViewLooksAtNothingIsPushedOut) {
    use(0, 14, [](TileId) { return ColouredTiles::png(Qt::red, 1500); });
    const Viewport view = Viewport::at(LatLon{54.5, -3.9}, 12, 3000, 1600);
    QImage image(3000, 1600, QImage::Format_RGB32);
    for (int i = 0; i < 2; ++i) {
        QPainter painter(&image);
        m_pictures->paintAll(painter, view);
    }
    m_pictures->readAll(view);
    for (const auto &[tile, times] : m_asked)
        EXPECT_LE(times, 9); // rows of tiles, each asked for once
}

TEST_F(Tiles, WhatIsMissingOrNoPictureIsNotAskedForAgain) {
    use(0, 14, [](TileId id) -> Result<std::optional<std::string>> {
        return id.x % 2 == 0 ? std::nullopt : std::optional<std::string>("<html>");
    });
    for (int i = 0; i < 3; ++i) {
        QImage image(60, 60, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        m_pictures->paintAll(painter, viewAt(12));
        EXPECT_EQ(image.pixelColor(30, 30), QColor(Qt::black));
    }
    for (const auto &[tile, times] : m_asked)
        EXPECT_LE(times, 2); // two rows of tiles
}

TEST_F(Tiles, TroubleIsToldOnceAndTheMapStays) {
    use(0, 14, [](TileId) -> Result<std::optional<std::string>> {
        return fail(ErrorCode::NotFound, "The server does not answer.");
    });
    QSignalSpy troubled(m_pictures.get(), &TilePictures::troubled);
    for (int i = 0; i < 3; ++i) {
        QImage image(60, 60, QImage::Format_RGB32);
        QPainter painter(&image);
        m_pictures->paintAll(painter, viewAt(12));
    }
    ASSERT_EQ(troubled.count(), 1);
    EXPECT_EQ(troubled.at(0).at(0).toString(), "The server does not answer.");
    for (const auto &[tile, times] : m_asked)
        EXPECT_LE(times, 2);
}

// Nobody moves the map: it is painted when there is more to paint, and when it is worth a try.
TEST_F(Tiles, AStillViewFillsOnceTheServerIsWellAgain) {
    std::atomic<int> asked = 0;
    use(
        0, 14,
        [&](TileId) -> Result<std::optional<std::string>> {
            if (++asked > 8)
                return ColouredTiles::png(Qt::red);
            return fail(ErrorCode::NotFound, "The server does not answer.");
        },
        std::chrono::milliseconds(30));
    QSignalSpy arrived(m_pictures.get(), &TilePictures::arrived);
    QSignalSpy troubled(m_pictures.get(), &TilePictures::troubled);
    QObject::connect(m_pictures.get(), &TilePictures::dueAgain, [this] { middle(12); });
    EXPECT_EQ(middle(12), QColor(Qt::black));
    ASSERT_TRUE(arrived.wait());
    EXPECT_EQ(troubled.count(), 1);
    while (middle(12) != QColor(Qt::red))
        ASSERT_TRUE(arrived.wait());
}

TEST_F(Tiles, LeavingAServerThatHangsHoldsNobodyUp) {
    std::promise<void> over;
    std::promise<void> begun;
    auto isOver = over.get_future().share();
    std::atomic<bool> hasBegun = false;
    use(0, 14, [&, isOver](TileId) -> Result<std::optional<std::string>> {
        if (!hasBegun.exchange(true))
            begun.set_value();
        isOver.wait();
        return std::nullopt;
    });
    middle(12);
    begun.get_future().wait();
    m_pictures.reset(); // would never come back
    over.set_value();
    QThreadPool::globalInstance()->waitForDone(); // the reader has what is on this stack
}

// A sheet is being painted on a map from the internet, and somebody closes the window.
TEST_F(Tiles, PaperWaitsForAServerNoLongerThanTheWindow) {
    std::promise<void> begun;
    std::atomic<bool> hasBegun = false;
    std::vector<std::unique_ptr<TileSource>> sources;
    sources.push_back(std::make_unique<NeverTiles>([&] {
        if (!hasBegun.exchange(true))
            begun.set_value();
    }));
    m_pictures = std::make_unique<TilePictures>(std::move(sources));
    auto painted = std::async(std::launch::async, [&] {
        QImage image(60, 60, QImage::Format_RGB32);
        QPainter painter(&image);
        m_pictures->paintAll(painter, viewAt(12));
    });
    begun.get_future().wait();
    m_pictures->leave(); // or nobody would ever come back
    painted.wait();
}

TEST_F(Tiles, DamagedOnesAreCountedAndSaidTogether) {
    use(0, 14, [](TileId id) -> Result<std::optional<std::string>> {
        // Of those that are there, some have no head and some nothing behind it.
        const std::string whole = ColouredTiles::png(Qt::red);
        return id.x % 2 == 0   ? std::nullopt
               : id.y % 2 == 0 ? std::optional<std::string>("<html>")
                               : std::optional(whole.substr(0, 40));
    });
    QSignalSpy troubled(m_pictures.get(), &TilePictures::troubled);
    QSignalSpy damaged(m_pictures.get(), &TilePictures::damaged);
    QImage image(600, 600, QImage::Format_RGB32);
    QPainter painter(&image);
    m_pictures->paintAll(painter, Viewport::at(LatLon{54.5, -3.9}, 12, 600, 600));
    int expected = 0;
    for (const auto &[tile, times] : m_asked)
        expected += tile.second % 2 == 0 ? 0 : times;
    ASSERT_GT(expected, 1);
    ASSERT_TRUE(damaged.wait());
    EXPECT_EQ(damaged.count(), 1);
    EXPECT_EQ(damaged.at(0).at(0).toInt(), expected);
    EXPECT_EQ(troubled.count(), 0);
}

TEST_F(Tiles, ForPaperEverythingIsThereAtOnce) {
    use(0, 14, [](TileId) { return ColouredTiles::png(Qt::red); });
    QImage image(60, 60, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    m_pictures->paintAll(painter, viewAt(12));
    for (const QPoint at : {QPoint(0, 0), QPoint(59, 0), QPoint(0, 59), QPoint(59, 59)})
        EXPECT_EQ(image.pixelColor(at), QColor(Qt::red));
}

TEST_F(Tiles, InTheDarkLightIsTurnedAboutAndHuesStay) {
    use(0, 14, [](TileId) { return ColouredTiles::png(QColor(200, 220, 255)); });
    QImage image(60, 60, QImage::Format_RGB32);
    QPainter painter(&image);
    m_pictures->paintAll(painter, viewAt(12), true);
    EXPECT_EQ(image.pixelColor(30, 30), QColor(0, 20, 55));
}

TEST_F(Tiles, InTheDarkADarkMapStaysAsItIs) {
    use(0, 14, [](TileId id) {
        return ColouredTiles::png(id.x % 2 == 0 ? QColor(30, 30, 36) : QColor(80, 90, 80));
    });
    QImage image(60, 60, QImage::Format_RGB32);
    QPainter painter(&image);
    m_pictures->paintAll(painter, viewAt(12), true);
    EXPECT_LT(image.pixelColor(30, 30).lightness(), 100);
    EXPECT_LT(image.pixelColor(1, 30).lightness(), 100);
}

// Land in white, seas in black.
TEST_F(Tiles, InTheDarkAMapOfBothKeepsItsToneWhileItIsZoomed) {
    use(0, 14, [](TileId id) {
        return ColouredTiles::png(id.zoom >= 12 ? QColor(200, 200, 200) : QColor(20, 20, 20));
    });
    const auto paintedAt = [&](double zoom) {
        QImage image(60, 60, QImage::Format_RGB32);
        QPainter painter(&image);
        m_pictures->paintAll(painter, viewAt(zoom), true);
        return image.pixelColor(30, 30).lightness();
    };
    EXPECT_EQ(paintedAt(12), 55);
    for (const double zoom : {11, 10, 9})
        EXPECT_EQ(paintedAt(zoom), 235) << zoom;
    EXPECT_EQ(paintedAt(12), 55);
}

TEST_F(Tiles, AViewOfTooManySpecksAsksForNone) {
    use(12, 14, [](TileId) { return ColouredTiles::png(Qt::red); });
    QImage image(1000, 1000, QImage::Format_RGB32);
    QPainter painter(&image);
    m_pictures->paintAll(painter, Viewport::at(LatLon{54.5, -3.9}, 4, 1000, 1000));
    EXPECT_TRUE(m_asked.empty());
}

} // namespace
} // namespace placeweave
