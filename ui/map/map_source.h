// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/map_scene.h"
#include "core/store/asset_index.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace placeweave {

class TilePictures;

// What a MapCanvas shows. The session implements it; everything is called on the GUI thread,
// returns at once, and hands out immutable values that the canvas may take to another thread.
class MapSource : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The open map is the source.")

public:
    using QObject::QObject;

    // Null while no map is open.
    virtual std::shared_ptr<const AssetIndex> snapshot() const = 0;
    // Rows of the snapshot that pass the filter; null for all of them.
    virtual std::shared_ptr<const std::vector<std::uint32_t>> rows() const = 0;
    // Given, it is shown instead of snapshot and rows: what a disclosure profile lets through, its
    // positions blurred as they must be.
    virtual std::shared_ptr<const SceneAssets> disclosed() const { return nullptr; }
    // What was suggested and is not settled yet, to stand beside the rest; null for nothing.
    virtual std::shared_ptr<const SceneAssets> suggestions() const { return nullptr; }

    virtual std::shared_ptr<const GroundLayers> ground() const = 0;
    virtual std::vector<std::shared_ptr<const AreaLayer>> outlines() const { return {}; }
    virtual std::shared_ptr<const AreaFill> fill() const { return nullptr; }
    virtual std::shared_ptr<const Core20Areas> core20() const { return nullptr; }
    virtual GroundLook look() const { return {}; }
    // The base map, if one is to lie under all else.
    virtual std::shared_ptr<TilePictures> baseMap() const { return nullptr; }
    // Of the selected organisation.
    virtual std::optional<Reach> reach() const { return std::nullopt; }
    // To those that it is connected with.
    virtual std::vector<SceneLink> links() const { return {}; }
    virtual std::shared_ptr<const NoteLayer> notes() const { return nullptr; }
    virtual std::vector<std::string> credits() const { return {}; }

    virtual qint64 selectedId() const { return 0; }

signals:
    void assetsChanged(); // snapshot, rows, disclosed or suggestions
    void groundChanged(); // ground, base map, outlines, fill, notes, reach or links
    void selectedIdChanged();
};

} // namespace placeweave
