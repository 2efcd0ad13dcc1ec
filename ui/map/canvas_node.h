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

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

class QQuickWindow;

namespace placeweave {

// What one frame of a MapCanvas shows: all of it, for the GUI thread goes on while it is painted.
struct CanvasFrame {
    Viewport view;
    GroundImage sharp;
    GroundImage coarse;
    std::shared_ptr<const MarkPicture> marks; // none in an empty frame
    double textScale = 1;
    bool isDark = false;
    // Marks stand on whole pixels: at rest, and when all of them move alike. Else they glide.
    bool isSnapped = true;
    bool isStill = true; // nothing moves: the next frame may take a little longer
    double symbolScale = 1;
};

// The scene graph part of a MapCanvas: background, two pictures of the ground, then one image node
// a mark or label. Pictures of marks are painted once and kept. Belongs to the render thread, which
// paints after it has let the GUI thread go.
//
// Where the processor stands in for a graphics card, every layer costs it the whole view once more,
// and QPainter copies pictures several times as fast: there all of it is put together into one
// picture first.
class CanvasNode : public QSGNode {
public:
    // As one picture where nothing else is said and the processor draws.
    explicit CanvasNode(QQuickWindow *window, std::optional<bool> asOne = {});
    ~CanvasNode() override;

    // While the GUI thread waits; it is painted later.
    void show(CanvasFrame frame);
    // Paints it; called by the renderer. Some pictures may have to wait for the next frame, lest
    // this one be late.
    void preprocess() override;
    // Whether all of what was shown last has been painted. For any thread.
    std::shared_ptr<const std::atomic_bool> isWhole() const { return m_isWhole; }

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
    void forgetPictures();
    // The pictures of marks and labels and where they go, in the order of drawing.
    std::vector<Placed> pictures();
    void showAsOne(const std::vector<Placed> &placed);
    void showAsNodes(const std::vector<Placed> &placed);
    void showGround(Ground &ground, const GroundImage *image);
    template <class Paint>
    std::optional<Sprite> sprite(const QByteArray &key, QSizeF size, QPointF origin,
                                 const Paint &paint);
    void place(const Placed &picture);

    QQuickWindow *m_window;
    bool m_isOne;
    CanvasFrame m_frame; // empty once all of it has been painted
    std::shared_ptr<std::atomic_bool> m_isWhole = std::make_shared<std::atomic_bool>(false);
    SceneFonts m_fonts;
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
    quint64 m_count = 0; // of frames
    double m_ratio = 1;
    qint64 m_paintedNs = 0;    // in this frame
    qint64 m_budgetNs = 0;     // for it
    bool m_isComplete = false; // no picture had to wait
};

} // namespace placeweave
