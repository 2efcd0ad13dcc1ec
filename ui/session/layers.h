// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/draw/area_fill.h"
#include "core/draw/ground_layers.h"
#include "core/draw/named_places.h"
#include "core/store/area_store.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace placeweave {

class Session;

// What lies under the pins: outlines of area sets, the colours of an indicator, the ground kept in
// the map. Areas are read when somebody first asks to see them.
class Layers : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session has it")
    Q_PROPERTY(QList<placeweave::Choice> sets READ sets NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> indicators READ indicators NOTIFY changed)
    Q_PROPERTY(QStringList outlined READ outlined NOTIFY changed)
    Q_PROPERTY(QString fill READ fillCode WRITE setFill NOTIFY changed)
    Q_PROPERTY(bool ground READ hasGround NOTIFY changed)
    Q_PROPERTY(bool groundShown READ isGroundShown WRITE setGroundShown NOTIFY changed)

public:
    // Areas of one set with their outlines, for the filter and the fill.
    struct LoadedSet {
        AreaSet set;
        std::vector<Area> areas;
        std::shared_ptr<const AreaLayer> layer;
    };

    explicit Layers(Session *session);

    QList<Choice> sets() const;
    QList<Choice> indicators() const;
    QStringList outlined() const { return m_outlined; }
    Q_INVOKABLE void setOutlined(const QString &set, bool on);
    QString fillCode() const { return m_fill; }
    void setFill(const QString &indicator);
    bool hasGround() const { return m_ground && !m_ground->isEmpty(); }
    bool isGroundShown() const { return m_groundShown; }
    void setGroundShown(bool shown);

    // Reads what there is to show; after opening a map and after areas were imported. A map just
    // opened starts with the outlines of its wards and no fill.
    void reload(bool justOpened);

    // Areas of a set by name, for the filter; empty until areasChanged() says they are there.
    Q_INVOKABLE QList<placeweave::Choice> areas(const QString &set);
    Q_INVOKABLE void filterByArea(const QString &set, const QString &area, bool on);

    std::shared_ptr<const GroundLayers> groundToShow() const;
    std::vector<std::shared_ptr<const AreaLayer>> outlines() const;
    // Of the ground and of the areas read so far.
    std::shared_ptr<const NamedPlaces> namedPlaces();
    std::shared_ptr<const AreaFill> fill() const { return m_areaFill; }
    std::vector<std::string> credits() const;

    // For saved views; sets and indicators go by their names.
    QJsonObject toJson() const;
    void take(const QJsonObject &json);

signals:
    void changed();
    void areasChanged();

private:
    struct Read;
    const LoadedSet *loaded(qint64 set);
    void load(qint64 set);
    void makeFill();

    Session *m_session;
    std::vector<AreaSet> m_sets;
    std::vector<Indicator> m_indicators;
    std::shared_ptr<const GroundLayers> m_ground;
    bool m_groundShown = true;
    QStringList m_outlined;
    QString m_fill;
    std::shared_ptr<const NamedPlaces> m_namedPlaces; // null when it is to be made anew
    std::shared_ptr<const AreaFill> m_areaFill;
    QHash<qint64, std::shared_ptr<const LoadedSet>> m_loaded;
};

} // namespace placeweave
