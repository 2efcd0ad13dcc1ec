// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/insight/connections_model.h"
#include "ui/theme/picture_item.h"

#include <QPointer>
#include <QTransform>

namespace placeweave {

// The network as a picture: dragged to move it, wheel or pinch to come closer, a click looks at
// whoever is there. What it shows, the list beside it says.
class NetworkView : public PictureItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::ConnectionsModel *model READ model WRITE setModel NOTIFY modelChanged)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY looksChanged)
    Q_PROPERTY(double textScale MEMBER m_textScale NOTIFY looksChanged)

public:
    explicit NetworkView(QQuickItem *parent = nullptr);

    ConnectionsModel *model() const { return m_model; }
    void setModel(ConnectionsModel *model);
    Q_INVOKABLE void fit();
    Q_INVOKABLE void zoom(double factor); // about the middle

signals:
    void modelChanged();
    void looksChanged();

protected:
    Painting painting() const override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void zoomAbout(QPointF point, double factor);
    QTransform onPage() const;

    QPointer<ConnectionsModel> m_model;
    bool m_dark = false;
    double m_textScale = 1;
    QTransform m_moved; // after the layout was fitted
    QPointF m_pressed;
    QPointF m_last;
    bool m_isDragged = false;
};

} // namespace placeweave
