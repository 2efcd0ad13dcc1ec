// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/network_painter.h"

#include "ui/map/scene_painter.h"
#include "ui/publish/pages.h"
#include "ui/publish/paper_column.h"
#include "ui/publish/text_flow.h"
#include "ui/record/value_text.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/draw/symbols.h"
#include "core/exchange/replaced_file.h"
#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QSvgGenerator>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

namespace placeweave {

namespace {

constexpr double kStepBack = 0.16; // how much is left of what is not looked at

QString say(const char *english) {
    return QCoreApplication::translate("Network", english);
}

std::uint8_t familyOf(const ConnectedOrganisation &organisation) {
    return kindStyle(vocabulary("kind").indexOf(organisation.kind).value_or(AssetIndex::kNoKind))
        .family;
}

QFont fontOf(double pixels, bool isBold) {
    QFont font(SceneFonts::family());
    font.setPixelSize(static_cast<int>(std::lround(pixels)));
    font.setBold(isBold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

double NetworkPainter::radiusOf(const ConnectedOrganisation &organisation) const {
    constexpr double kLeast = 5;
    constexpr double kMost = 18;
    return std::min(kMost, kLeast + 2.2 * std::sqrt(organisation.links)) *
           (0.6 + 0.4 * m_look.textScale);
}

bool NetworkPainter::isNear(std::uint32_t organisation) const {
    if (!m_look.current)
        return true;
    if (m_near.empty()) {
        m_near.resize(m_connections.organisations.size());
        m_near[*m_look.current] = true;
        for (const OrganisationLink &link : m_connections.links) {
            if (link.from == *m_look.current)
                m_near[link.to] = true;
            if (link.to == *m_look.current)
                m_near[link.from] = true;
        }
    }
    return m_near[organisation];
}

QTransform NetworkPainter::fitted(const Connections &connections, QRectF room) {
    QRectF extent;
    bool isFirst = true;
    for (const ConnectedOrganisation &each : connections.organisations) {
        if (each.standsAlone())
            continue;
        const QRectF point(each.x, each.y, 1e-9, 1e-9);
        extent = isFirst ? point : extent.united(point);
        isFirst = false;
    }
    constexpr double kEdge = 56;
    const QRectF inner = room.adjusted(kEdge, kEdge * 0.6, -kEdge, -kEdge * 0.6);
    constexpr double kLeast = 1e-6;
    QTransform onPage;
    onPage.translate(inner.left(), inner.top());
    onPage.scale(inner.width() / std::max(extent.width(), kLeast),
                 inner.height() / std::max(extent.height(), kLeast));
    onPage.translate(-extent.left(), -extent.top());
    return onPage;
}

void NetworkPainter::drawLinks(QPainter &painter, const QTransform &onPage) const {
    const MapTheme &theme = mapTheme(m_look.isDark);
    for (const OrganisationLink &link : m_connections.links) {
        const ConnectedOrganisation &from = m_connections.organisations[link.from];
        const ConnectedOrganisation &to = m_connections.organisations[link.to];
        const bool isOfCurrent =
            m_look.current && (link.from == *m_look.current || link.to == *m_look.current);
        QColor colour = toQColor(isOfCurrent ? theme.accent : theme.mute);
        colour.setAlphaF(isOfCurrent ? 0.9F : m_look.current ? 0.08F : 0.32F);
        QPen pen(colour, 0.7 + 0.7 * link.strength.value_or(1));
        if (link.type == "knows")
            pen.setStyle(Qt::DotLine);
        painter.setPen(pen);
        painter.drawLine(onPage.map(QPointF(from.x, from.y)), onPage.map(QPointF(to.x, to.y)));
    }
}

void NetworkPainter::drawOrganisations(QPainter &painter, const QTransform &onPage) const {
    const MapTheme &theme = mapTheme(m_look.isDark);
    for (std::uint32_t i = 0; i < m_connections.organisations.size(); ++i) {
        const ConnectedOrganisation &each = m_connections.organisations[i];
        if (each.standsAlone())
            continue;
        const QPointF middle = onPage.map(QPointF(each.x, each.y));
        const double radius = radiusOf(each);
        painter.setOpacity(isNear(i) ? 1 : kStepBack);
        painter.setPen(QPen(toQColor(theme.paper), 1.6));
        painter.setBrush(toQColor(symbolColour(familyOf(each), theme)));
        if (each.isNhs)
            painter.drawRect(
                QRectF(middle - QPointF(radius, radius) * 0.9, QSizeF(radius, radius) * 1.8));
        else
            painter.drawEllipse(middle, radius, radius);
        const bool isMarked = std::ranges::contains(m_look.marked, i) || m_look.current == i;
        if (isMarked) {
            painter.setPen(QPen(toQColor(m_look.current == i ? theme.accent : theme.warn), 2.4));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(middle, radius + 4, radius + 4);
        }
    }
    painter.setOpacity(1);
}

// The best connected first, wherever there is room; of the one looked at all its neighbours.
void NetworkPainter::drawNames(QPainter &painter, const QTransform &onPage, QRectF room) const {
    const MapTheme &theme = mapTheme(m_look.isDark);
    std::vector<std::uint32_t> order(m_connections.organisations.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto rank = [&](std::uint32_t i) {
        const ConnectedOrganisation &each = m_connections.organisations[i];
        return std::tuple(m_look.current != i, !std::ranges::contains(m_look.marked, i),
                          -static_cast<int>(each.links));
    };
    std::ranges::stable_sort(order, {}, rank);
    std::vector<QRectF> circles;
    for (std::uint32_t i = 0; i < m_connections.organisations.size(); ++i) {
        const ConnectedOrganisation &each = m_connections.organisations[i];
        if (each.standsAlone() || !isNear(i))
            continue;
        const double radius = radiusOf(each);
        const QPointF middle = onPage.map(QPointF(each.x, each.y));
        circles.emplace_back(middle - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    }
    std::vector<QRectF> names;
    const auto isFree = [](const std::vector<QRectF> &boxes, const QRectF &place) {
        return std::ranges::none_of(boxes,
                                    [&](const QRectF &box) { return box.intersects(place); });
    };
    for (const std::uint32_t i : order) {
        const ConnectedOrganisation &each = m_connections.organisations[i];
        if (each.standsAlone() || !isNear(i))
            continue;
        const bool isAskedFor = m_look.current == i || std::ranges::contains(m_look.marked, i);
        const QFont font = fontOf(12.5 * m_look.textScale, isAskedFor);
        const QFontMetricsF metrics(font);
        constexpr double kWidest = 190;
        const QString name = metrics.elidedText(toQString(simplified(each.name)), Qt::ElideRight,
                                                kWidest * m_look.textScale);
        const QSizeF size(metrics.horizontalAdvance(name) + 2, metrics.height());
        const QPointF middle = onPage.map(QPointF(each.x, each.y));
        const double away = radiusOf(each) + 5;
        const std::array places{
            QRectF(middle + QPointF(away, -size.height() / 2), size),
            QRectF(middle + QPointF(-away - size.width(), -size.height() / 2), size),
            QRectF(middle + QPointF(-size.width() / 2, away), size),
            QRectF(middle + QPointF(-size.width() / 2, -away - size.height()), size)};
        auto place = std::ranges::find_if(places, [&](const QRectF &box) {
            return room.contains(box) && isFree(names, box) && isFree(circles, box);
        });
        // Whoever is asked for is named, over other circles where it has to be.
        if (place == places.end() && isAskedFor)
            place = std::ranges::find_if(places, [&](const QRectF &box) {
                return room.contains(box) && isFree(names, box);
            });
        if (place == places.end())
            continue;
        names.push_back(*place);
        painter.setFont(font);
        QColor halo = toQColor(m_look.isOnPaper ? theme.paper : theme.ground);
        halo.setAlphaF(0.82F);
        painter.fillRect(place->adjusted(-1, 1, 1, -1), halo);
        painter.setPen(toQColor(theme.ink));
        painter.drawText(*place, Qt::AlignLeft | Qt::AlignVCenter, name);
    }
}

void NetworkPainter::draw(QPainter &painter, const QTransform &onPage, QRectF room) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    drawLinks(painter, onPage);
    drawOrganisations(painter, onPage);
    drawNames(painter, onPage, room);
    painter.restore();
}

std::optional<std::uint32_t> NetworkPainter::at(QPointF point, const QTransform &onPage) const {
    constexpr double kSlack = 5;
    std::optional<std::uint32_t> nearest;
    double least = 0;
    for (std::uint32_t i = 0; i < m_connections.organisations.size(); ++i) {
        const ConnectedOrganisation &each = m_connections.organisations[i];
        if (each.standsAlone())
            continue;
        const QPointF away = onPage.map(QPointF(each.x, each.y)) - point;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= radiusOf(each) + kSlack && (!nearest || distance < least)) {
            nearest = i;
            least = distance;
        }
    }
    return nearest;
}

// --- for whoever gets it ---

namespace {

constexpr QSizeF kPicture(1400, 990); // A4 across, in its shape

void drawWhole(QPainter &painter, const Connections &connections, const QString &title,
               const QString &madeFor) {
    const NetworkLook look{.isOnPaper = true};
    const MapTheme &theme = mapTheme(false);
    const QRectF page(QPointF(), kPicture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(page, toQColor(theme.paper));
    painter.setFont(fontOf(26, true));
    painter.setPen(toQColor(theme.ink));
    painter.drawText(QRectF(40, 24, page.width() - 420, 40), Qt::AlignLeft | Qt::AlignVCenter,
                     title);
    painter.setFont(fontOf(14, true));
    painter.setPen(toQColor(theme.warn));
    painter.drawText(QRectF(page.width() - 440, 24, 400, 40), Qt::AlignRight | Qt::AlignVCenter,
                     madeFor);
    const QRectF room(30, 76, page.width() - 60, page.height() - 150);
    NetworkPainter(connections, look)
        .draw(painter, NetworkPainter::fitted(connections, room), room);
    // What the colours are, of those that are there.
    std::set<std::uint8_t> families;
    std::int64_t alone = 0;
    for (const ConnectedOrganisation &each : connections.organisations) {
        if (each.standsAlone())
            ++alone;
        else
            families.insert(familyOf(each));
    }
    double x = 40;
    const double y = page.height() - 58;
    painter.setFont(fontOf(13, false));
    for (const std::uint8_t family : families) {
        const QString label = toQString(familyStyle(family).label);
        painter.setPen(Qt::NoPen);
        painter.setBrush(toQColor(symbolColour(family, theme)));
        painter.drawEllipse(QPointF(x + 7, y), 7, 7);
        painter.setPen(toQColor(theme.ink));
        const double wide = QFontMetricsF(painter.font()).horizontalAdvance(label);
        painter.drawText(QRectF(x + 20, y - 12, wide + 4, 24), Qt::AlignVCenter, label);
        x += wide + 48;
    }
    painter.setPen(toQColor(theme.mute));
    painter.drawText(
        QRectF(40, page.height() - 38, page.width() - 80, 24), Qt::AlignLeft | Qt::AlignVCenter,
        say("Larger circles are connected to more, squares are NHS sites. %1 on our map stand "
            "without a connection and are not drawn. %2 · Made with Placeweave")
            .arg(alone)
            .arg(shownDay(today())));
}

} // namespace

Result<void> writeNetwork(const Connections &connections, const QString &title,
                          const QString &madeFor, const std::filesystem::path &file) {
    const std::string ending = folded(file.extension().string());
    if (ending == ".pdf")
        return writePdf(Pages{kPicture, title, {[&](PagePainter &page) {
                                  drawWhole(page.painter, connections, title, madeFor);
                              }}},
                        file);
    // Put together in memory: neither of Qt's writers tells of a disk that fills half-way.
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    if (ending == ".svg") {
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setSize(kPicture.toSize());
        svg.setViewBox(QRectF(QPointF(), kPicture));
        svg.setTitle(title);
        QPainter painter;
        if (painter.begin(&svg)) {
            drawWhole(painter, connections, title, madeFor);
            painter.end();
        }
    } else {
        constexpr int kFineness = 2;
        QImage image(kPicture.toSize() * kFineness, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.scale(kFineness, kFineness);
        drawWhole(painter, connections, title, madeFor);
        painter.end();
        image.save(&buffer, "PNG");
    }
    if (content.isEmpty())
        return fail(ErrorCode::Internal, "The picture could not be drawn.", file.string());
    PW_TRY(ReplacedFile whole, ReplacedFile::beside(file));
    whole.write({content.constData(), static_cast<std::size_t>(content.size())});
    return whole.commit();
}

} // namespace placeweave
