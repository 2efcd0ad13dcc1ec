// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/tile_pictures.h"

#include "core/base/progress.h"
#include "core/draw/map_scene.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace placeweave {

// A picture of the ground and the view it is of.
struct GroundImage {
    QImage image;
    Viewport view;
    quint64 revision = 0; // of the sources and options it was made from
    quint64 serial = 0;   // a new one each time
};

// Paints the ground on a thread of its own, one picture at a time; a newer request supersedes one
// that waits. Keeps two: a sharp one, larger than the view, and a coarse one of all around it, so
// that nothing is blank when somebody zooms out fast. While the map zooms or flies the sharp one is
// painted for where that ends; what lies between is gone before it could be ready. Lives on the GUI
// thread.
class GroundRenderer : public QObject {
    Q_OBJECT

public:
    explicit GroundRenderer(QObject *parent = nullptr);
    ~GroundRenderer() override;

    // What to paint from now on; pictures of before stay until their successors are there.
    void setSources(const SceneSources &sources, const SceneOptions &options,
                    std::shared_ptr<TilePictures> baseMap);
    // Asks for what that view needs, and the one in which its movement ends; does nothing when the
    // pictures serve them.
    void show(const Viewport &view, const Viewport &destination);

    const GroundImage &sharp() const { return m_sharp; }
    const GroundImage &coarse() const { return m_coarse; }
    // The sharp picture is of that very zoom and covers the view.
    bool isSharp(const Viewport &view) const;
    bool isBusy() const { return m_busy; }

signals:
    void painted();

private:
    enum class Which { Sharp, Coarse };
    void repaint();
    void start();
    void done(Which which, GroundImage image);
    bool isSharpIn(const GroundImage &picture, const Viewport &view, double share) const;
    bool needsSharp() const;
    bool needsCoarse(const Viewport &view) const;
    bool isBlankSomewhere() const;
    void takeNext();

    SceneSources m_sources;
    SceneOptions m_options;
    std::shared_ptr<TilePictures> m_baseMap;
    quint64 m_revision = 1;
    quint64 m_serial = 0;
    bool m_wanted = false; // something may be missing
    Viewport m_view;       // asked for last
    Viewport m_destination;
    QTimer m_arriving;
    GroundImage m_sharp;
    GroundImage m_next; // sharp, until the view lies within it
    GroundImage m_coarse;
    bool m_busy = false;
    Progress m_leaving; // cancelled at the end: a painting stops where it is
    QThreadPool m_thread;
};

} // namespace placeweave
