// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture cannot tell: in which order things are drawn, how, and in how many pieces.
#include "tests/temporary_folder.h"
#include "tests/ui/map/draw_record.h"
#include "tests/ui/map/picture_scenes.h"
#include "ui/map/canvas_node.h"
#include "ui/publish/map_sheet.h"

#include <QFile>
#include <QProcess>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QTest>

#include <gtest/gtest.h>
#include <random>

namespace placeweave {
namespace {

QSize sizeOf(const Viewport &view) {
    return {static_cast<int>(view.width), static_cast<int>(view.height)};
}

std::vector<DrawCall> groundCalls(const PictureScene &scene) {
    DrawRecord record(sizeOf(scene.view));
    QPainter painter(&record);
    const SceneFonts fonts;
    ScenePainter(fonts, false)
        .drawGround(painter, MapScene(scene.sources, scene.view, scene.options).ground(),
                    QSizeF(scene.view.width, scene.view.height));
    painter.end();
    return record.calls();
}

std::vector<DrawCall> markCalls(const PictureScene &scene) {
    DrawRecord record(sizeOf(scene.view));
    QPainter painter(&record);
    const SceneFonts fonts;
    ScenePainter(fonts, false)
        .drawMarks(painter, MapScene(scene.sources, scene.view, scene.options).marks(fonts));
    painter.end();
    return record.calls();
}

PictureScene sceneNamed(std::string_view name) {
    for (PictureScene &scene : pictureScenes())
        if (scene.name == name)
            return scene;
    throw std::runtime_error("no such scene");
}

TEST(Drawing, TheSelectedOneComesLast) {
    const PictureScene scene = labelScene();
    const auto asset =
        scene.sources.assets->asset(scene.sources.assets->itemOf(scene.options.selected).value());
    const PixelPoint at = scene.view.toPixel(asset.at);
    const auto calls = markCalls(scene);
    ASSERT_FALSE(calls.empty());
    const auto isOfIt = [&](const DrawCall &call) {
        constexpr double kReach = 24;
        return std::hypot(call.bounds.center().x() - at.x, call.bounds.center().y() - at.y) < 8 &&
               call.bounds.width() < 2 * kReach;
    };
    EXPECT_TRUE(isOfIt(calls.back()));
    // All of its symbol: nothing of another comes between.
    const auto before = std::ranges::find_last_if_not(calls, isOfIt);
    EXPECT_GE(std::ranges::distance(before) - 1, 5); // ring, shadow, rim, shape, glyph
}

TEST(Drawing, NamesAreDrawnAsTextOverTheirHalo) {
    const auto calls = markCalls(labelScene());
    QStringList drawn;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (calls[i].type != DrawCall::Type::Text)
            continue;
        drawn << calls[i].text;
        ASSERT_GT(i, 0U);
        EXPECT_EQ(calls[i - 1].type, DrawCall::Type::Path) << calls[i].text.toStdString();
        EXPECT_TRUE(calls[i].bounds.adjusted(-4, -4, 4, 4).contains(calls[i - 1].bounds));
    }
    for (const char *name : {"Larkmere Hall", "Harbour Knitters", "Great Larrow"})
        EXPECT_TRUE(drawn.contains(QLatin1String(name))) << name;
}

TEST(Drawing, AreasOverABaseMapAreFilledWithoutSmoothing) {
    PictureScene scene = sceneNamed("areas");
    scene.sources.isOnBaseMap = true;
    const auto sharp = [](const std::vector<DrawCall> &calls) {
        return std::ranges::count_if(calls, [](const DrawCall &c) { return !c.isSmooth; });
    };
    EXPECT_EQ(sharp(groundCalls(scene)), 5); // classes: smoothed edges of neighbours show a seam
    EXPECT_EQ(sharp(groundCalls(sceneNamed("areas"))), 0);
}

TEST(Drawing, TheGroundIsCutToTheViewAndALittleAround) {
    for (const double zoom : {13.0, 16.0, 19.0}) {
        PictureScene scene = sceneNamed("island-dark");
        scene.view = Viewport::at(fromMercator(scene.view.centre), zoom, scene.view.width,
                                  scene.view.height);
        const QRectF view(0, 0, scene.view.width, scene.view.height);
        constexpr double kAround = 64;
        const auto calls = groundCalls(scene);
        EXPECT_GT(calls.size(), 3U);
        for (const DrawCall &call : calls)
            EXPECT_TRUE(view.adjusted(-kAround, -kAround, kAround, kAround).contains(call.bounds))
                << zoom << ": " << call.bounds.x() << " " << call.bounds.y() << " "
                << call.bounds.width() << " " << call.bounds.height();
    }
}

TEST(Drawing, OneClassOfAFillIsOneCall) {
    PictureScene scene = sceneNamed("areas");
    scene.sources.outlines.clear(); // they stand on a rim over a fill
    const auto with = groundCalls(scene).size();
    scene.sources.fill = nullptr;
    EXPECT_EQ(with - groundCalls(scene).size(), 5U);
}

// --- paper ---

SheetRequest sheetOf(const PictureScene &scene) {
    SheetRequest request;
    request.scene = scene.sources;
    request.title = "Isle of Larkmere";
    const MercatorBox box = scene.view.box();
    request.box.add(fromMercator({box.left, box.top}));
    request.box.add(fromMercator({box.right, box.bottom}));
    return request;
}

TEST(Drawing, APdfCanBeSearched) {
    const QString reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (reader.isEmpty())
        GTEST_SKIP() << "pdftotext is not installed";
    const TemporaryFolder folder;
    const auto pdf = folder / "map.pdf";
    valueOf(writeSheet(sheetOf(labelScene()), pdf));
    QProcess process;
    process.start(reader, {QString::fromStdString(pdf.string()), QStringLiteral("-")});
    ASSERT_TRUE(process.waitForFinished());
    const QString words = QString::fromUtf8(process.readAllStandardOutput());
    for (const char *name : {"Isle of Larkmere", "Larkmere Hall", "Harbour Knitters", "St Brannoc"})
        EXPECT_TRUE(words.contains(QLatin1String(name))) << name << " in " << words.toStdString();
}

// --- the scene graph of the window ---

// Shows marks with a CanvasNode and looks at the nodes it made.
class NodeItem : public QQuickItem {
public:
    NodeItem(MarkPicture marks, Viewport view, QQuickItem *parent)
        : QQuickItem(parent), m_marks(std::make_shared<MarkPicture>(std::move(marks))),
          m_view(view) {
        setFlag(ItemHasContents);
        setSize({view.width, view.height});
    }

    // Written on the render thread while this one waits, read when the frame is there.
    struct Shown {
        QRectF rect;
        qint64 texture = 0;
    };
    const std::vector<Shown> &shown() const { return m_shown; }
    bool isComplete() const { return m_isComplete; }

protected:
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *) override {
        auto *node = old ? static_cast<CanvasNode *>(old) : new CanvasNode(window(), false);
        CanvasFrame frame;
        frame.view = m_view;
        frame.marks = m_marks;
        node->show(frame);
        node->preprocess(); // as the renderer will
        m_isComplete = *node->isWhole();
        m_shown.clear();
        collect(*node);
        return node;
    }

private:
    void collect(QSGNode &node) {
        if (const auto *image = dynamic_cast<QSGImageNode *>(&node))
            m_shown.push_back({image->rect(), image->texture()->comparisonKey()});
        for (QSGNode *child = node.firstChild(); child; child = child->nextSibling())
            collect(*child);
    }

    std::shared_ptr<const MarkPicture> m_marks;
    Viewport m_view;
    std::vector<Shown> m_shown;
    bool m_isComplete = false;
};

// As the scene graph's renderer joins see-through images into calls: what follows joins when it has
// the same texture and meets nothing that is left for later.
int batchesOf(std::vector<NodeItem::Shown> images) {
    int batches = 0;
    while (!images.empty()) {
        ++batches;
        const qint64 texture = images.front().texture;
        std::vector<NodeItem::Shown> later;
        for (const NodeItem::Shown &image : images) {
            const bool isFree = std::ranges::none_of(
                later, [&](const auto &left) { return left.rect.intersects(image.rect); });
            if (image.texture != texture || !isFree)
                later.push_back(image);
        }
        images = std::move(later);
    }
    return batches;
}

TEST(Drawing, FiveThousandPointsInTheWindowAreFewBatches) {
    std::mt19937 random(11);
    std::normal_distribution<double> around(0, 0.25);
    std::vector<SceneAsset> assets;
    for (int i = 0; i < 5000; ++i) {
        SceneAsset asset;
        asset.id = i + 1;
        asset.kind = static_cast<std::uint16_t>(i % 13);
        asset.at = toMercator({52 + around(random), -1 + 1.6 * around(random)});
        assets.push_back(asset);
    }
    SceneSources sources;
    sources.assets = SceneAssets::fromList(std::move(assets));
    const Viewport view = Viewport::at(LatLon{52, -1}, 10, 1280, 800);
    const SceneFonts fonts;
    const SceneOptions options;
    const MarkPicture marks = MapScene(sources, view, options).marks(fonts);
    ASSERT_GT(marks.marks.size(), 150U);

    QQuickWindow window;
    window.resize(1280, 800);
    NodeItem item(marks, view, window.contentItem());
    window.show();
    ASSERT_TRUE(QTest::qWaitFor([&] {
        item.update();
        return item.isComplete(); // pictures are painted over several frames
    }));
    EXPECT_EQ(item.shown().size(), marks.marks.size() + marks.labels.size());
    EXPECT_LE(batchesOf(item.shown()), 30) << "for " << item.shown().size() << " images";
}

} // namespace
} // namespace placeweave
