// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/ground_renderer.h"
#include "ui/map/scene_painter.h"
#include "ui/map/sprite_sheets.h"

#include <QHash>
#include <QSGImageNode>
#include <QSGNode>
#include <QSGRectangleNode>
#include <QSGTexture>

#include <memory>
#include <optional>
#include <vector>

class QQuickWindow;

namespace placeweave {

// What one frame of a MapCanvas shows.
struct CanvasFrame {
    Viewport view;
    const GroundImage *sharp = nullptr;
    const GroundImage *coarse = nullptr;
    const MarkPicture *marks = nullptr;
    const SceneFonts *fonts = nullptr;
    bool isDark = false;
    // Marks stand on whole pixels: at rest, and when all of them move alike. Else they glide.
    bool isSnapped = true;
    bool isStill = true; // nothing moves: the next frame may take a little longer
    double symbolScale = 1;
};

// The scene graph part of a MapCanvas: background, two pictures of the ground, then one image node
// a mark or label. Pictures of marks are painted once and kept. Belongs to the render thread.
//
// Where the processor stands in for a graphics card, every layer costs it the whole view once more,
// and QPainter copies pictures several times as fast: there all of it is put together into one
// picture first, after the GUI thread has been let go.
class CanvasNode : public QSGNode {
public:
    // As one picture where nothing else is said and the processor draws.
    explicit CanvasNode(QQuickWindow *window, std::optional<bool> asOne = {});
    ~CanvasNode() override;

    // False when some pictures had to wait for the next frame, lest this one be late.
    bool show(const CanvasFrame &frame);
    // Puts together the one picture, when there is one; called by the renderer.
    void preprocess() override;

private:
    struct Ground {
        QSGImageNode *node = nullptr;
        std::unique_ptr<QSGTexture> texture;
        quint64 serial = 0;
    };
    struct Sprite {
        SpriteSheets::Place place;
        QPointF origin; // of its place within the picture
    };
    struct Placed {
        Sprite sprite;
        QPointF at;
    };
    void showAsNodes(const CanvasFrame &frame, const std::vector<Placed> &placed);
    // What the one picture is made of; a copy, for the GUI thread goes on.
    struct Layers {
        Viewport view;
        std::vector<GroundImage> grounds; // from below
        std::vector<Placed> placed;
        bool isDark = false;
        bool isSnapped = true;
        bool isCovered = false; // by the grounds
    };
    Layers layersOf(const CanvasFrame &frame, std::vector<Placed> placed) const;
    void showGround(Ground &ground, const GroundImage *image, const Viewport &view);
    std::vector<Placed> pictures(const CanvasFrame &frame);
    template <class Paint>
    std::optional<Sprite> sprite(const QByteArray &key, QSizeF size, QPointF origin,
                                 const Paint &paint);
    void place(const Placed &picture, bool snapped);

    QQuickWindow *m_window;
    bool m_isOne;
    std::optional<Layers> m_layers; // until they are put together
    QImage m_oneImage;
    Ground m_one;
    QSGRectangleNode *m_background;
    Ground m_coarse;
    Ground m_sharp;
    QSGNode *m_sprites;
    std::vector<QSGImageNode *> m_nodes; // children of m_sprites, in order
    std::size_t m_used = 0;
    QHash<QByteArray, Sprite> m_pictures;
    SpriteSheets m_sheets;
    quint64 m_frame = 0;
    double m_ratio = 1;
    qint64 m_paintedNs = 0; // in this frame
    qint64 m_budgetNs = 0;  // for it
    bool m_complete = true;
};

} // namespace placeweave
