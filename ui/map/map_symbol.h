// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/picture_item.h"

#include <QtQml/qqmlregistration.h>

namespace placeweave {

// One symbol as on the map, for lists, cards and the legend.
class MapSymbol : public PictureItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY kindChanged) // as AssetIndex counts
    Q_PROPERTY(QString kindCode READ kindCode WRITE setKindCode NOTIFY kindChanged)
    Q_PROPERTY(int state READ state WRITE setState NOTIFY stateChanged) // SymbolState bits
    Q_PROPERTY(int flags READ flags WRITE setFlags NOTIFY stateChanged) // asset_flag, sets state
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged)

public:
    explicit MapSymbol(QQuickItem *parent = nullptr);

    int kind() const { return m_kind; }
    void setKind(int kind);
    QString kindCode() const;
    void setKindCode(const QString &code);
    int state() const { return m_state; }
    void setState(int state);
    int flags() const { return m_flags; }
    void setFlags(int flags);
    bool isDark() const { return m_dark; }
    void setDark(bool dark);

signals:
    void kindChanged();
    void stateChanged();
    void darkChanged();

protected:
    Painting painting() const override;

private:
    int m_kind = 0xFFFF;
    int m_state = 0;
    int m_flags = 0;
    bool m_dark = false;
};

} // namespace placeweave
