// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/sprite_sheets.h"

#include <QPainter>
#include <QQuickWindow>

#include <algorithm>

namespace placeweave {
namespace {

// Between pictures, lest one shows at the edge of another that lies between pixels.
constexpr int kGap = 1;

} // namespace

// Where a picture of that size may lie; empty when the sheet is full.
QRect SpriteSheets::room(Sheet &sheet, QSize size) {
    const int width = size.width() + kGap;
    // In steps, so that those of about one height share shelves.
    const int height = std::min((size.height() + kGap + 11) / 12 * 12, sheet.image.height());
    const int top =
        sheet.shelves.empty() ? 0 : sheet.shelves.back().top + sheet.shelves.back().height;
    const bool hasRoomBelow = top + height <= sheet.image.height() && width <= sheet.image.width();
    // A much higher shelf is a waste while there is room for one of its own.
    const int highest = hasRoomBelow ? height + 12 : sheet.image.height();
    Sheet::Shelf *best = nullptr;
    for (Sheet::Shelf &shelf : sheet.shelves)
        if (shelf.height >= height && shelf.height <= highest &&
            shelf.used + width <= sheet.image.width() && (!best || shelf.height < best->height))
            best = &shelf;
    if (!best) {
        if (!hasRoomBelow)
            return {};
        best = &sheet.shelves.emplace_back(Sheet::Shelf{top, height, 0});
    }
    const QRect rect(QPoint(best->used, best->top), size);
    best->used += width;
    return rect;
}

SpriteSheets::Place SpriteSheets::add(const QImage &picture) {
    QRect rect;
    if (!m_sheets.empty() && !m_sheets.back()->image.isNull())
        rect = room(*m_sheets.back(), picture.size());
    if (rect.isEmpty()) {
        auto sheet = std::make_unique<Sheet>();
        // What textures are made of, so that an upload converts nothing.
        sheet->image = QImage(kSize.expandedTo(picture.size() + QSize(kGap, kGap)),
                              QImage::Format_ARGB32_Premultiplied);
        sheet->image.fill(Qt::transparent);
        m_sheets.push_back(std::move(sheet));
        rect = room(*m_sheets.back(), picture.size());
    }
    Sheet &sheet = *m_sheets.back();
    QPainter painter(&sheet.image);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(rect.topLeft(), picture);
    sheet.isChanged = true;
    return {&sheet, rect};
}

void SpriteSheets::upload(QQuickWindow *window) {
    m_replaced.clear();
    for (const auto &sheet : m_sheets) {
        if (std::exchange(sheet->isChanged, false)) {
            if (sheet->texture)
                m_replaced.push_back(std::move(sheet->texture));
            sheet->texture.reset(
                window->createTextureFromImage(sheet->image, QQuickWindow::TextureHasAlphaChannel));
        }
        if (sheet != m_sheets.back())
            sheet->image = {};
    }
}

} // namespace placeweave
