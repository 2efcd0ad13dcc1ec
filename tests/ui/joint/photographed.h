// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPolygonF>
#include <QTransform>

#include <algorithm>
#include <array>
#include <cmath>

namespace placeweave {

// How a sheet was photographed, as parts of the picture's width and height.
struct Shot {
    QSize size{1600, 1200};
    // Where its corners came to lie: top left, top right, bottom right, bottom left.
    std::array<QPointF, 4> corners{{{0.1, 0.1}, {0.9, 0.1}, {0.9, 0.9}, {0.1, 0.9}}};
    double barrel = 0;  // of a wide lens: a straight line is bent outwards by so much at the corner
    double darkest = 1; // how much of the light falls on the left side
    int blur = 0;       // pixels each way
    int quality = 90;   // of the JPEG
    bool carpet = false; // under it, instead of a plain table
    int thumbOver = -1;  // one of the corners
};

// The sheet as that shot has it, and where points of it, as parts of the sheet, are in it.
class Photographed {
public:
    Photographed(const QImage &sheet, const Shot &shot) : m_shot(shot) {
        QPolygonF to;
        for (const QPointF &corner : shot.corners)
            to << QPointF(corner.x() * shot.size.width(), corner.y() * shot.size.height());
        QTransform::quadToQuad(QPolygonF({{0, 0}, {1, 0}, {1, 1}, {0, 1}}), to, m_lay);
        const QTransform back = m_lay.inverted();
        const QImage from = sheet.convertToFormat(QImage::Format_RGB32);
        QImage photo(shot.size, QImage::Format_RGB32);
        std::uint32_t noise = 1;
        for (int y = 0; y < photo.height(); ++y)
            for (int x = 0; x < photo.width(); ++x) {
                const QPointF part = back.map(straight({x + 0.5, y + 0.5}));
                noise = noise * 1664525U + 1013904223U;
                QRgb colour = shot.carpet ? qRgb(90 + int(noise >> 26), 60 + int(noise >> 27), 50)
                                          : qRgb(107, 86, 68);
                if (shot.carpet && ((x / 9 + y / 7) % 3 == 0))
                    colour = qRgb(40, 45, 70);
                if (part.x() >= 0 && part.y() >= 0 && part.x() < 1 && part.y() < 1)
                    colour =
                        from.pixel(int(part.x() * from.width()), int(part.y() * from.height()));
                const double light = shot.darkest + (1 - shot.darkest) * x / double(photo.width());
                photo.setPixel(x, y,
                               qRgb(int(qRed(colour) * light), int(qGreen(colour) * light),
                                    int(qBlue(colour) * light)));
            }
        if (shot.thumbOver >= 0) {
            QPainter painter(&photo);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor("#c99a7c"));
            painter.drawEllipse(
                at(QPointF(shot.thumbOver % 3 == 0 ? 0.1 : 0.9, shot.thumbOver < 2 ? 0.1 : 0.9)),
                photo.width() * 0.07, photo.height() * 0.1);
        }
        if (shot.blur > 0) // taking it smaller and large again blurs it
            photo = photo
                        .scaled(photo.size() / (1 + shot.blur), Qt::IgnoreAspectRatio,
                                Qt::SmoothTransformation)
                        .scaled(photo.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QBuffer buffer(&m_jpeg);
        buffer.open(QIODevice::WriteOnly);
        photo.save(&buffer, "JPEG", shot.quality);
    }

    const QByteArray &jpeg() const { return m_jpeg; }
    QImage image() const { return QImage::fromData(m_jpeg); }
    // In pixels.
    QPointF at(QPointF part) const {
        const QPointF wanted = m_lay.map(part);
        QPointF found = wanted;
        for (int i = 0; i < 20; ++i)
            found += wanted - straight(found);
        return found;
    }

private:
    // Where it would be without the lens.
    QPointF straight(QPointF seen) const {
        const QPointF middle(m_shot.size.width() / 2.0, m_shot.size.height() / 2.0);
        const QPointF off = seen - middle;
        const double part = (off.x() * off.x() + off.y() * off.y()) /
                            (middle.x() * middle.x() + middle.y() * middle.y());
        return middle + off * (1 + m_shot.barrel * part);
    }

    Shot m_shot;
    QTransform m_lay;
    QByteArray m_jpeg;
};

} // namespace placeweave
