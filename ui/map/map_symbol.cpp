// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_symbol.h"

#include "core/draw/symbols.h"
#include "core/model/vocabulary.h"
#include "ui/map/scene_painter.h"

#include <QPainter>

#include <algorithm>

namespace placeweave {
namespace {
// The widest symbol, a diamond with its rim, at scale 1.
constexpr double kWhole = 31;
} // namespace

MapSymbol::MapSymbol(QQuickItem *parent) : PictureItem(parent) {
    setImplicitSize(kWhole, kWhole);
}

void MapSymbol::setKind(int kind) {
    if (m_kind == kind)
        return;
    m_kind = kind;
    update();
    emit kindChanged();
}

QString MapSymbol::kindCode() const {
    const auto &kinds = vocabulary("kind").terms();
    return m_kind >= 0 && static_cast<std::size_t>(m_kind) < kinds.size()
               ? QString::fromStdString(kinds[static_cast<std::size_t>(m_kind)].code)
               : QString();
}

void MapSymbol::setKindCode(const QString &code) {
    setKind(vocabulary("kind").indexOf(code.toStdString()).value_or(0xFFFF));
}

void MapSymbol::setState(int state) {
    if (m_state == state)
        return;
    m_state = state;
    update();
    emit stateChanged();
}

void MapSymbol::setFlags(int flags) {
    if (m_flags == flags)
        return;
    m_flags = flags;
    m_state = symbolState(static_cast<std::uint16_t>(flags)).bits();
    update();
    emit stateChanged();
}

void MapSymbol::setDark(bool dark) {
    if (m_dark == dark)
        return;
    m_dark = dark;
    update();
    emit darkChanged();
}

PictureItem::Painting MapSymbol::painting() const {
    return [kind = static_cast<std::uint16_t>(m_kind), bits = static_cast<std::uint8_t>(m_state),
            dark = m_dark, size = size()](QPainter &painter) {
        thread_local const SceneFonts kFonts;
        const KindStyle &style = kindStyle(kind);
        const SymbolState state = symbolStateFromBits(bits);
        const ScenePainter symbols(kFonts, dark);
        Mark mark;
        mark.state = state;
        mark.radius = symbolRadius(familyStyle(style.family).shape, state);
        // Smaller rather than cut off at the sides.
        const double whole = state.approximate ? std::max(kWhole, 2 * symbols.reach(mark)) : kWhole;
        const double scale = std::min(size.width(), size.height()) / whole;
        symbols.drawSymbol(painter, {size.width() / 2, size.height() / 2}, style.family,
                           *style.glyph, state, scale);
    };
}

} // namespace placeweave
