// SPDX-License-Identifier: GPL-3.0-or-later
// The same scenes as both painters show them, held against each other and against kept pictures.
#include "tests/ui/map/picture_compare.h"
#include "tests/ui/map/picture_scenes.h"
#include "tests/ui/map/scene_source.h"
#include "ui/map/map_canvas.h"
#include "ui/map/tile_pictures.h"

#include <QBuffer>
#include <QDir>
#include <QQuickWindow>
#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {
namespace {

const QString kKept = QStringLiteral(PLACEWEAVE_KEPT_PICTURES);
const QString kMade = QStringLiteral(PLACEWEAVE_MADE_PICTURES);

// Squares of four colours, each with a cross from corner to corner.
class CrossTiles : public TileSource {
public:
    CrossTiles()
        : TileSource({.name = "crosses",
                      .attribution = "The painter",
                      .minZoom = 0,
                      .maxZoom = 14,
                      .bounds = std::nullopt}) {}

private:
    Result<std::optional<std::string>> read(TileId id, const Progress & /*progress*/) override {
        constexpr int kSide = 256;
        static const QColor kColours[] = {"#C9D8B6", "#E8DDC4", "#B8CFDD", "#D9C2CF"};
        QImage image(kSide, kSide, QImage::Format_RGB32);
        image.fill(kColours[id.x % 2 + 2 * (id.y % 2)]);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor("#7A4A2A"), 5));
        painter.drawLine(0, 0, kSide, kSide);
        painter.drawLine(0, kSide, kSide, 0);
        painter.end();
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return buffer.data().toStdString();
    }
};

// With the pictures of the view read; null for a scene on our own ground alone.
std::shared_ptr<TilePictures> baseMapOf(const PictureScene &scene) {
    if (!scene.sources.isOnBaseMap)
        return nullptr;
    std::vector<std::unique_ptr<TileSource>> sources;
    sources.push_back(std::make_unique<CrossTiles>());
    auto pictures = std::make_shared<TilePictures>(std::move(sources));
    QImage nowhere(1, 1, QImage::Format_RGB32);
    QPainter painter(&nowhere);
    pictures->paintAll(painter, scene.view);
    return pictures;
}

QImage onPaper(const PictureScene &scene) {
    QImage image = groundImage(scene.sources, scene.view, scene.options, baseMapOf(scene).get());
    const SceneFonts fonts;
    QPainter painter(&image);
    ScenePainter(fonts, scene.options.dark)
        .drawMarks(painter, MapScene(scene.sources, scene.view, scene.options).marks(fonts));
    return image;
}

// In steps of eight: half as large a file, and no difference to the comparison.
QImage coarsened(const QImage &image) {
    QImage coarse = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < coarse.height(); ++y)
        for (int x = 0; x < coarse.width(); ++x) {
            const QRgb pixel = coarse.pixel(x, y);
            const auto step = [](int channel) {
                return std::min(255, (channel + 4) & ~7);
            };
            coarse.setPixel(x, y, qRgb(step(qRed(pixel)), step(qGreen(pixel)), step(qBlue(pixel))));
        }
    return coarse;
}

QImage inWindow(const PictureScene &scene, bool asOne) {
    SceneSource source(scene.sources);
    source.pictures = baseMapOf(scene);
    QQuickWindow window;
    const QSize size(static_cast<int>(scene.view.width), static_cast<int>(scene.view.height));
    window.resize(size);
    MapCanvas canvas(window.contentItem());
    canvas.setReducedMotion(true);
    canvas.setDrawnAsOne(asOne);
    canvas.setSize(size);
    canvas.setDark(scene.options.dark);
    canvas.setShowLabels(scene.options.showLabels);
    canvas.setSource(&source);
    canvas.setSelectedId(scene.options.selected);
    const LatLon centre = fromMercator(scene.view.centre);
    canvas.jumpTo(centre.latitude, centre.longitude, scene.view.zoom());
    window.show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
    EXPECT_TRUE(QTest::qWaitFor([&] { return canvas.isSettled(); }, 20'000));
    return window.grabWindow();
}

// Leaves both pictures and what differs beside the build when they do not show the same.
testing::AssertionResult showTheSame(const QString &name, const QImage &actual,
                                     const QImage &expected) {
    const PictureDifference difference = differenceBetween(actual, expected);
    if (difference.pixels <= kOddPixels)
        return testing::AssertionSuccess();
    QDir().mkpath(kMade);
    const QString start = kMade + QLatin1Char('/') + name;
    actual.save(start + QStringLiteral(".actual.png"));
    expected.save(start + QStringLiteral(".expected.png"));
    difference.marked.save(start + QStringLiteral(".difference.png"));
    return testing::AssertionFailure()
           << difference.pixels << " pixels differ; see " << start.toStdString()
           << ".{actual,expected,difference}.png";
}

class Pictures : public testing::TestWithParam<PictureScene> {
protected:
    void SetUp() override {
        if (GetParam().hasWords && SceneFonts::family() != QLatin1String("Atkinson Hyperlegible"))
            GTEST_SKIP() << "kept with Atkinson Hyperlegible, which is not installed";
    }
    static QString name() { return QString::fromStdString(GetParam().name); }
    static QString keptFile() { return kKept + QLatin1Char('/') + name() + QStringLiteral(".png"); }
};

TEST_P(Pictures, OnPaperAreAsTheyWereKept) {
    const QImage paper = onPaper(GetParam());
    if (qEnvironmentVariableIsSet("PLACEWEAVE_RENEW_PICTURES")) {
        ASSERT_TRUE(coarsened(paper).save(keptFile(), "PNG", 0)) << keptFile().toStdString();
        GTEST_SKIP() << "kept anew; look at it";
    }
    const QImage kept(keptFile());
    ASSERT_FALSE(kept.isNull()) << "no picture at " << keptFile().toStdString();
    EXPECT_TRUE(showTheSame(name() + QStringLiteral(".paper"), paper, kept));
}

TEST_P(Pictures, InTheWindowAreAsOnPaper) {
    const QImage paper = onPaper(GetParam());
    for (const bool asOne : {false, true})
        EXPECT_TRUE(
            showTheSame(name() + (asOne ? QStringLiteral(".one") : QStringLiteral(".window")),
                        inWindow(GetParam(), asOne), paper));
}

INSTANTIATE_TEST_SUITE_P(Of, Pictures, testing::ValuesIn(pictureScenes()), [](const auto &scene) {
    std::string name = scene.param.name;
    std::ranges::replace(name, '-', '_');
    return name;
});

// --- that the comparison sees what it must, and forgives what it may ---

QImage moved(const QImage &image, QPointF by) {
    QImage result(image.size(), QImage::Format_RGB32);
    result.fill(image.pixel(0, 0));
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(by, image);
    return result;
}

// A picture of one symbol on land.
QImage symbolIn(SymbolState state, const char *glyphName, bool dark = false,
                std::uint8_t family = 0) {
    QImage image(48, 48, QImage::Format_RGB32);
    image.fill(toQColor(mapTheme(dark).land));
    QPainter painter(&image);
    const SceneFonts fonts;
    ScenePainter(fonts, dark).drawSymbol(painter, {24, 24}, family, glyph(glyphName), state);
    return image;
}

TEST(PictureCompare, ForgivesHalfAPixel) {
    for (const PictureScene &scene : {symbolScene(false), labelScene()}) {
        const QImage image = onPaper(scene);
        EXPECT_EQ(differenceBetween(image, image).pixels, 0);
        EXPECT_LE(differenceBetween(image, moved(image, {0.5, 0.5})).pixels, kOddPixels);
    }
}

TEST(PictureCompare, SeesAShiftOfThreePixels) {
    const QImage image = onPaper(symbolScene(false));
    EXPECT_GT(differenceBetween(image, moved(image, {3, 0})).pixels, 25 * kOddPixels);
}

TEST(PictureCompare, SeesWhatOneSymbolLacks) {
    struct Change {
        const char *what;
        SymbolState before, after;
        const char *glyphBefore = "house";
        const char *glyphAfter = "house";
        std::uint8_t familyAfter = 0;
    };
    const Change changes[] = {
        {"padlock", {.locked = true}, {}},
        {"dashed ring", {.suggested = true}, {.unchecked = true}},
        {"soft halo", {.approximate = true}, {}},
        {"stroke through", {.closed = true}, {.closed = false}},
        {"paleness", {.unchecked = true}, {}},
        {"size", {.unchecked = true}, {.registerOnly = true}},
        {"another glyph", {}, {}, "house", "dot"},
        {"another family", {}, {}, "house", "house", 3},
    };
    for (const bool dark : {false, true})
        for (const Change &change : changes)
            EXPECT_GT(differenceBetween(
                          symbolIn(change.before, change.glyphBefore, dark),
                          symbolIn(change.after, change.glyphAfter, dark, change.familyAfter))
                          .pixels,
                      kOddPixels)
                << change.what << (dark ? ", dark" : "");
}

TEST(PictureCompare, SeesThatAMarkOrANameIsGone) {
    const PictureScene scene = labelScene();
    const SceneFonts fonts;
    const MarkPicture whole = MapScene(scene.sources, scene.view, scene.options).marks(fonts);
    const ScenePainter painter(fonts, false);
    const auto draw = [&](const MarkPicture &marks) {
        QImage image = groundImage(scene.sources, scene.view, scene.options);
        QPainter onImage(&image);
        painter.drawMarks(onImage, marks);
        return image;
    };
    const QImage all = draw(whole);
    for (std::size_t i = 0; i < whole.marks.size(); ++i) {
        MarkPicture less = whole;
        less.marks.erase(less.marks.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_GT(differenceBetween(all, draw(less)).pixels, kOddPixels) << "mark " << i;
    }
    for (std::size_t i = 0; i < whole.labels.size(); ++i) {
        MarkPicture less = whole;
        less.labels.erase(less.labels.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_GT(differenceBetween(all, draw(less)).pixels, kOddPixels)
            << whole.labels[i].lines[0];
    }
}

TEST(PictureCompare, SeesAnotherShadeOfALargeArea) {
    const auto filled = [](QColor colour) {
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(colour);
        return image;
    };
    const QColor colour("#C86B3A");
    EXPECT_EQ(differenceBetween(filled(colour), filled(QColor("#CC703E"))).pixels, 0);
    EXPECT_GT(differenceBetween(filled(colour), filled(QColor("#C87E3A"))).pixels, kOddPixels);
}

// Another colour of one class, no hatch, no base map: each kind of scene is seen to change.
TEST(PictureCompare, SeesWhatASceneLacks) {
    for (const PictureScene &scene : pictureScenes()) {
        const QImage whole = onPaper(scene);
        const auto differs = [&](const PictureScene &other) {
            return differenceBetween(whole, onPaper(other)).pixels > kOddPixels;
        };
        if (scene.sources.fill) {
            PictureScene other = scene;
            auto fill = std::make_shared<AreaFill>(*scene.sources.fill);
            fill->style.palette =
                fill->style.palette == Palette::Warm ? Palette::Cool : Palette::Warm;
            for (FillClass &one : fill->classes) {
                std::swap(one.colour.red, one.colour.blue);
                std::swap(one.inDark.red, one.inDark.blue);
            }
            other.sources.fill = fill;
            EXPECT_TRUE(differs(other)) << scene.name << ", colours";
        }
        if (scene.sources.core20) {
            PictureScene other = scene;
            other.sources.core20 = nullptr;
            EXPECT_TRUE(differs(other)) << scene.name << ", hatch";
        }
        if (scene.sources.notes) {
            PictureScene other = scene;
            other.sources.notes = nullptr;
            EXPECT_TRUE(differs(other)) << scene.name << ", notes";
        }
        if (scene.sources.isOnBaseMap) {
            PictureScene other = scene;
            other.sources.isOnBaseMap = false;
            EXPECT_TRUE(differs(other)) << scene.name << ", base map";
        }
    }
}

TEST(PictureCompare, PicturesOfDifferentSizesDiffer) {
    EXPECT_GT(differenceBetween(QImage(20, 20, QImage::Format_RGB32),
                                QImage(20, 21, QImage::Format_RGB32))
                  .pixels,
              kOddPixels);
    EXPECT_EQ(differenceBetween(QImage(), QImage()).pixels, 0);
}

} // namespace
} // namespace placeweave
