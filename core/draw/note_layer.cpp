// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/note_layer.h"

#include "core/base/text.h"
#include "core/model/field_register.h"
#include "core/place/projection.h"

namespace placeweave {

namespace {

// On a line half way along it, in an outline well inside.
LatLon anchorOf(const Shape &shape) {
    const std::vector<LatLon> &path = shape.paths.front();
    if (shape.type == Shape::Type::Rings)
        return pointInside({{path, {}}});
    double left = lengthMetres(path) / 2;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const double leg = distanceMetres(path[i - 1], path[i]);
        if (leg >= left && leg > 0) {
            const double part = left / leg;
            return {path[i - 1].latitude + part * (path[i].latitude - path[i - 1].latitude),
                    path[i - 1].longitude + part * (path[i].longitude - path[i - 1].longitude)};
        }
        left -= leg;
    }
    return path.front();
}

} // namespace

std::optional<MapNote> MapNote::of(const Record &row) {
    const Bytes *wkb = row[fieldOf(Entity::MapNote, "shape")].bytes();
    if (!wkb)
        return std::nullopt;
    auto shape = shapeFromWkb(wkb->data);
    if (!shape || shape->paths.empty() || shape->paths.front().empty())
        return std::nullopt;
    return MapNote{row.id().value, row.text("text"), std::move(*shape)};
}

std::shared_ptr<const NoteLayer> NoteLayer::make(const std::vector<MapNote> &notes) {
    auto layer = std::make_shared<NoteLayer>();
    for (const MapNote &note : notes) {
        layer->m_paths.add(note.shape.paths, note.shape.type == Shape::Type::Rings);
        layer->m_notes.push_back(
            {note.id, simplified(note.text), note.shape.type, toMercator(anchorOf(note.shape))});
    }
    return layer;
}

} // namespace placeweave
