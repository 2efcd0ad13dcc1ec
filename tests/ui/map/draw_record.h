// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QRectF>
#include <QString>

#include <memory>
#include <vector>

namespace placeweave {

// One thing that a painter was asked to draw, in pixels of the device.
struct DrawCall {
    enum class Type { Path, Lines, Image, Text } type = Type::Path;
    QRectF bounds; // pens left out
    QString text;
    bool isSmooth = false; // antialiased
};

// Paint on it, and it says what it was asked for, in order.
class DrawRecord : public QPaintDevice {
public:
    explicit DrawRecord(QSize size);
    ~DrawRecord() override;

    const std::vector<DrawCall> &calls() const;
    QPaintEngine *paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    QSize m_size;
    std::unique_ptr<Engine> m_engine;
};

} // namespace placeweave
