// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/asset_index.h"
#include "tests/bench/bench.h"
#include "ui/map/scene_painter.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPainter>

namespace placeweave {

double drawEngland(const std::shared_ptr<const AssetIndex> &index) {
    qputenv("QT_QPA_PLATFORM", "offscreen"); // a picture needs no display
    paintWithoutHelpers();
    static int argumentCount = 1;
    static char name[] = "bench";
    static char *arguments[] = {name, nullptr};
    static QGuiApplication application(argumentCount, arguments);

    QElapsedTimer clock;
    clock.start();
    SceneSources sources;
    sources.assets = SceneAssets::fromIndex(index);
    const Viewport view = Viewport::fitting(index->bounds(), 1280, 800, 40);
    const SceneOptions options;
    QImage image = groundImage(sources, view, options);
    const MapScene scene(sources, view, options);
    const SceneFonts fonts;
    const ScenePainter painter(fonts, false);
    QPainter onImage(&image);
    painter.drawMarks(onImage, scene.marks(fonts));
    painter.drawLegend(onImage, {20, 500}, scene.legend(), QStringLiteral("What is here"), 240);
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

} // namespace placeweave
