// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"
#include "ui/session/worker.h"

#include "core/draw/area_fill.h"
#include "core/draw/core20_areas.h"
#include "core/draw/ground_layers.h"
#include "core/draw/ground_look.h"
#include "core/draw/named_places.h"
#include "core/draw/scene_assets.h"
#include "core/draw/viewport.h"
#include "core/store/area_store.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>
#include <vector>

namespace placeweave {

class Session;

// One part of the ground that the map holds, as the layers panel lists it.
struct GroundRow {
    Q_GADGET
    QML_VALUE_TYPE(groundRow)
    Q_PROPERTY(QString code MEMBER code)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(bool shown MEMBER shown)
    Q_PROPERTY(double opacity MEMBER opacity)

public:
    QString code;
    QString label;
    bool shown = true;
    double opacity = 1;

    friend bool operator==(const GroundRow &, const GroundRow &) = default;
};

// What areas are coloured by, and how.
struct ColourWish {
    QString by; // an indicator's id, "hexagons", "density", or empty
    FillWish style;
    double spread = 500; // metres that an organisation counts around itself, of a surface
    int resolution = 8;  // of hexagons

    bool isOfPoints() const { return by == "hexagons" || by == "density"; }
    // For a colouring of points; where those are that may be seen.
    std::shared_ptr<const AreaFill> paint(const SceneAssets &assets) const;
};

// What lies under the pins: outlines of area sets, the colours of an indicator, the ground kept in
// the map. Areas are read when somebody first asks to see them.
class Layers : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session has it")
    Q_PROPERTY(QList<placeweave::Choice> sets READ sets NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> indicators READ indicators NOTIFY changed)
    // Whatever areas can be coloured by: indicators, and how many organisations there are.
    Q_PROPERTY(QList<placeweave::Choice> colourings READ colourings NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> classings READ classings CONSTANT)
    Q_PROPERTY(QStringList outlined READ outlined NOTIFY changed)
    Q_PROPERTY(QString fill READ fillCode WRITE setFill NOTIFY changed)
    // How the colours are cut: of what is shown, and what somebody wished instead.
    Q_PROPERTY(QString classing READ classing WRITE setClassing NOTIFY changed)
    Q_PROPERTY(QString palette READ palette WRITE setPalette NOTIFY changed)
    Q_PROPERTY(int classes READ classes WRITE setClasses NOTIFY changed)
    Q_PROPERTY(double spread READ spread WRITE setSpread NOTIFY changed)
    Q_PROPERTY(bool core20 READ hasCore20 NOTIFY changed) // there is a figure that tells
    Q_PROPERTY(QString core20Figure READ core20Figure NOTIFY changed)
    Q_PROPERTY(bool core20Shown READ isCore20Shown WRITE setCore20Shown NOTIFY changed)
    Q_PROPERTY(bool ground READ hasGround NOTIFY changed)
    Q_PROPERTY(QList<placeweave::GroundRow> parts READ parts NOTIFY changed) // topmost first
    Q_PROPERTY(QStringList partOrder READ partOrder NOTIFY changed)          // their codes
    Q_PROPERTY(bool groundShown READ isGroundShown WRITE setGroundShown NOTIFY changed)

public:
    // Areas of one set with their outlines, for the filter and the fill.
    struct LoadedSet {
        AreaSet set;
        std::vector<Area> areas;
        std::shared_ptr<const AreaLayer> layer;
    };

    explicit Layers(Session *session);
    ~Layers() override;

    QList<Choice> sets() const;
    QList<Choice> indicators() const;
    QStringList outlined() const { return m_outlined; }
    Q_INVOKABLE void setOutlined(const QString &set, bool on);
    QString fillCode() const { return m_wish.by; }
    void setFill(const QString &indicator);
    QList<Choice> colourings() const;
    QList<Choice> classings() const;
    QString classing() const;
    void setClassing(const QString &code);
    QString palette() const;
    void setPalette(const QString &code);
    int classes() const;
    void setClasses(int classes);
    double spread() const { return m_wish.spread; }
    void setSpread(double metres);
    bool hasCore20() const;
    QString core20Figure() const;
    bool isCore20Shown() const { return m_core20Shown; }
    void setCore20Shown(bool shown);

    QList<GroundRow> parts() const;
    QStringList partOrder() const;
    Q_INVOKABLE placeweave::GroundRow part(const QString &code) const;
    Q_INVOKABLE void setPartShown(const QString &part, bool shown);
    Q_INVOKABLE void setPartOpacity(const QString &part, double opacity);
    Q_INVOKABLE void movePart(const QString &part, int up); // so many places
    Q_INVOKABLE void resetParts();
    // Hexagons are of a size that suits what is in sight.
    void setView(const Viewport &view);

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
    const ColourWish &colourWish() const { return m_wish; }
    std::shared_ptr<const Core20Areas> core20Areas() const {
        return m_core20Shown ? m_core20 : nullptr;
    }
    const GroundLook &look() const { return m_look; }

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
    void paintAnew();
    void countPoints();
    void makeCore20();
    QString nameOfSet(std::int64_t set) const;
    using Values = std::vector<std::pair<std::string, double>>;
    // Makes something of a set and the values of an indicator, on the thread that reads them; a
    // country has tens of thousands.
    template <class Made, class Make>
    void makeOf(const Indicator &indicator, const Make &make, std::function<void(Made)> use);

    Session *m_session;
    std::vector<AreaSet> m_sets;
    std::vector<Indicator> m_indicators;
    std::shared_ptr<const GroundLayers> m_ground;
    bool m_groundShown = true;
    QStringList m_outlined;
    ColourWish m_wish;
    bool m_core20Shown = false;
    std::shared_ptr<const Core20Areas> m_core20;
    GroundLook m_look;
    Newest m_counts;
    QThreadPool m_counters;
    std::shared_ptr<const NamedPlaces> m_namedPlaces; // null when it is to be made anew
    std::shared_ptr<const AreaFill> m_areaFill;
    QHash<qint64, std::shared_ptr<const LoadedSet>> m_loaded;
};

} // namespace placeweave
