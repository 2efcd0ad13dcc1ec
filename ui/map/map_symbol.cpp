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

MapSymbol::MapSymbol(QQuickItem *parent) : QQuickPaintedItem(parent) {
    setImplicitSize(kWhole, kWhole);
    setAntialiasing(true);
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

void MapSymbol::paint(QPainter *painter) {
    static const SceneFonts kFonts;
    const KindStyle &kind = kindStyle(static_cast<std::uint16_t>(m_kind));
    const SymbolState state = symbolStateFromBits(static_cast<std::uint8_t>(m_state));
    const ScenePainter symbols(kFonts, m_dark);
    Mark mark;
    mark.state = state;
    mark.radius = symbolRadius(familyStyle(kind.family).shape, state);
    // Smaller rather than cut off at the sides.
    const double whole = state.approximate ? std::max(kWhole, 2 * symbols.reach(mark)) : kWhole;
    const double scale = std::min(width(), height()) / whole;
    symbols.drawSymbol(*painter, {width() / 2, height() / 2}, kind.family, *kind.glyph, state,
                       scale);
}

} // namespace placeweave
