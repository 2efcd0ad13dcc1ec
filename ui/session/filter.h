// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/store/asset_index.h"

#include <QJsonObject>
#include <QObject>
#include <QPointF>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

// An area that the list is held to.
struct ChosenArea {
    qint64 id = 0;
    QString name;
    Polygons outline;
    QString set; // the set it is of, and its code there: the same in every copy of the map
    QString code;
};

// What the chips above the list say: which organisations are on the list and on the map. Lists,
// map and directory follow the same one.
class Filter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session has it")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(QStringList kinds READ kinds WRITE setKinds NOTIFY changed)
    Q_PROPERTY(QStringList activities READ activities WRITE setActivities NOTIFY changed)
    Q_PROPERTY(bool onlyUnplaced READ onlyUnplaced WRITE setOnlyUnplaced NOTIFY changed)
    Q_PROPERTY(bool hideRegisterOnly READ hideRegisterOnly WRITE setHideRegisterOnly NOTIFY changed)
    // What was drawn on the map to hold the list to; empty for nothing.
    Q_PROPERTY(QString drawn READ drawn NOTIFY changed)
    Q_PROPERTY(QList<QPointF> outline READ outline NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    // One chip for each thing the list is held to; its code is what remove() takes.
    Q_PROPERTY(QList<placeweave::Choice> chips READ chips NOTIFY changed)

public:
    using QObject::QObject;

    QString text() const { return m_text; }
    void setText(const QString &text);
    QStringList kinds() const { return m_kinds; }
    void setKinds(const QStringList &codes);
    QStringList activities() const { return m_activities; }
    void setActivities(const QStringList &codes);
    bool onlyUnplaced() const { return m_onlyUnplaced; }
    void setOnlyUnplaced(bool only);
    bool hideRegisterOnly() const { return m_hideRegisterOnly; }
    void setHideRegisterOnly(bool hide);
    const std::vector<ChosenArea> &areas() const { return m_areas; }
    void setAreas(std::vector<ChosenArea> areas);

    QString drawn() const { return m_drawn; }
    QList<QPointF> outline() const;
    // Positions with x = longitude; `name` is what its chip says. Takes the place of what was drawn
    // before.
    Q_INVOKABLE void drawOutline(const QString &name, const QList<QPointF> &outline);

    bool isEmpty() const;
    QList<Choice> chips() const;
    Q_INVOKABLE void toggleKind(const QString &code);
    Q_INVOKABLE void toggleActivity(const QString &code);
    Q_INVOKABLE void remove(const QString &chip);
    Q_INVOKABLE void clear();

    AssetFilter toAssetFilter() const;

    // For saved views. Areas are named by their set and code; whoever takes it finds them.
    QJsonObject toJson() const;
    void take(const QJsonObject &json, std::vector<ChosenArea> areas);

signals:
    void changed();

private:
    QString m_text;
    QStringList m_kinds;
    QStringList m_activities;
    std::vector<ChosenArea> m_areas;
    QString m_drawn;
    Ring m_outline;
    bool m_onlyUnplaced = false;
    bool m_hideRegisterOnly = false;
};

} // namespace placeweave
