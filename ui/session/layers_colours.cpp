// SPDX-License-Identifier: GPL-3.0-or-later
// What the layers colour areas by, and what lies over what.
#include "ui/session/layers.h"

#include "ui/session/session.h"

#include "core/draw/point_fills.h"

#include <QJsonArray>

#include <algorithm>

namespace placeweave {

namespace {

template <class Value>
struct Named {
    Value value;
    const char *code;
};
constexpr Named<Classing> kClassings[] = {{Classing::Quantiles, "quantiles"},
                                          {Classing::NaturalBreaks, "natural"},
                                          {Classing::EqualSteps, "equal"},
                                          {Classing::Deciles, "deciles"}};
constexpr Named<Palette> kPalettes[] = {
    {Palette::Warm, "warm"}, {Palette::Cool, "cool"}, {Palette::Diverging, "diverging"}};
constexpr Named<GroundPart> kParts[] = {
    {GroundPart::BuiltUp, QT_TRANSLATE_NOOP("placeweave::Layers", "Built-up areas")},
    {GroundPart::Green, QT_TRANSLATE_NOOP("placeweave::Layers", "Green")},
    {GroundPart::AreaColours, QT_TRANSLATE_NOOP("placeweave::Layers", "Colours of areas")},
    {GroundPart::Water, QT_TRANSLATE_NOOP("placeweave::Layers", "Water")},
    {GroundPart::Buildings, QT_TRANSLATE_NOOP("placeweave::Layers", "Buildings")},
    {GroundPart::Roads, QT_TRANSLATE_NOOP("placeweave::Layers", "Roads")},
    {GroundPart::Names, QT_TRANSLATE_NOOP("placeweave::Layers", "Names of places")}};

template <class Value, std::size_t N>
QString codeOf(const Named<Value> (&names)[N], Value value) {
    for (const auto &named : names)
        if (named.value == value)
            return QString::fromLatin1(named.code);
    return {};
}
template <class Value, std::size_t N>
std::optional<Value> valueOf(const Named<Value> (&names)[N], const QString &code) {
    for (const auto &named : names)
        if (code == QLatin1String(named.code))
            return named.value;
    return std::nullopt;
}

// A part that the view does not know yet lies as low as it does by itself.
GroundLook lookOf(const QJsonArray &array) {
    std::vector<GroundLook::Entry> order;
    for (const QJsonValue value : array) {
        const QJsonObject entry = value.toObject();
        const auto part = valueOf(kParts, entry["part"].toString());
        if (part && !std::ranges::contains(order, *part, &GroundLook::Entry::part))
            order.push_back({*part, entry["shown"].toBool(true),
                             std::clamp(entry["opacity"].toDouble(1), 0.0, 1.0)});
    }
    GroundLook look;
    for (std::size_t i = 0; i < look.order.size(); ++i)
        if (!std::ranges::contains(order, look.order[i].part, &GroundLook::Entry::part))
            order.insert(order.begin() + static_cast<std::ptrdiff_t>(std::min(i, order.size())),
                         look.order[i]);
    std::ranges::copy(order, look.order.begin());
    return look;
}

} // namespace

std::shared_ptr<const AreaFill> ColourWish::paint(const SceneAssets &assets) const {
    return by == "hexagons"  ? hexagonFill(assets, resolution, style)
           : by == "density" ? densityFill(assets, spread)
                             : nullptr;
}

// --- what is coloured ---

QList<Choice> Layers::colourings() const {
    return indicators() + QList<Choice>{{"hexagons", tr("How many there are"), tr("in hexagons")},
                                        {"density", tr("How many there are"), tr("as a surface")}};
}

QList<Choice> Layers::classings() const {
    return {{"quantiles", tr("As many areas in each"), tr("Quantiles")},
            {"natural", tr("Where the figures leave gaps"), tr("Natural breaks")},
            {"equal", tr("Equal steps"), {}},
            {"deciles", tr("Tenths, as they are given"), {}}};
}

void Layers::setFill(const QString &by) {
    if (by == m_wish.by)
        return;
    m_wish.by = by;
    m_wish.style = {};
    paintAnew();
}

void Layers::paintAnew() {
    m_areaFill = nullptr;
    (void)m_counts.next(); // what is being made is no longer wanted
    makeFill();
    emit changed();
}

template <class Made, class Make>
void Layers::makeOf(const Indicator &indicator, const Make &make, std::function<void(Made)> use) {
    const auto set = m_loaded.value(indicator.areaSet);
    if (!set) {
        load(indicator.areaSet); // and comes back here when it is there
        return;
    }
    m_session->read<Made>(
        this,
        [set, make, id = indicator.id](MapFile &map) -> Result<Made> {
            PW_TRY(const Values values, map.areas().values(id));
            return make(*set, values);
        },
        [this, use = std::move(use)](Result<Made> made) {
            if (made)
                use(*std::move(made));
            else
                m_session->notice()->tell(made.error());
        });
}

void Layers::makeFill() {
    if (m_areaFill)
        return;
    if (m_wish.isOfPoints())
        return countPoints();
    const auto indicator = std::ranges::find_if(
        m_indicators, [this](const Indicator &i) { return QString::number(i.id) == m_wish.by; });
    if (indicator == m_indicators.end())
        return;
    makeOf<std::shared_ptr<const AreaFill>>(
        *indicator,
        [name = indicator->name, style = m_wish.style](const LoadedSet &set, const Values &values) {
            return AreaFill::of(set.layer, name, values, style);
        },
        [this, ticket = m_counts.next()](std::shared_ptr<const AreaFill> fill) {
            if (!ticket.isWanted())
                return;
            m_areaFill = std::move(fill);
            emit changed();
        });
}

// A quarter of a million points take a moment.
void Layers::countPoints() {
    const std::shared_ptr<const Shown> shown = m_session->shown();
    if (!shown->index || !shown->rows)
        return;
    m_counters.start([this, shown, wish = m_wish, ticket = m_counts.next()] {
        if (!ticket.isWanted())
            return;
        auto fill = wish.paint(*SceneAssets::fromIndex(shown->index)->only(*shown->rows));
        QMetaObject::invokeMethod(
            this,
            [this, ticket, fill = std::move(fill)] {
                if (!ticket.isWanted())
                    return;
                m_areaFill = fill;
                emit changed();
            },
            Qt::QueuedConnection);
    });
}

void Layers::setView(const Viewport &view) {
    const int resolution = hexagonResolution(view);
    if (resolution == m_wish.resolution)
        return;
    m_wish.resolution = resolution;
    if (m_wish.by == "hexagons")
        countPoints(); // the old ones stay until the new ones are there
}

// --- how ---

QString Layers::classing() const {
    return m_areaFill ? codeOf(kClassings, m_areaFill->style.classing) : QString();
}
void Layers::setClassing(const QString &code) {
    m_wish.style.classing = valueOf(kClassings, code);
    if (m_wish.style.classing == Classing::Deciles)
        m_wish.style.classes.reset();
    paintAnew();
}
QString Layers::palette() const {
    return m_areaFill ? codeOf(kPalettes, m_areaFill->style.palette) : QString();
}
void Layers::setPalette(const QString &code) {
    m_wish.style.palette = valueOf(kPalettes, code);
    paintAnew();
}
int Layers::classes() const {
    return m_areaFill ? static_cast<int>(m_areaFill->style.classes) : 0;
}
void Layers::setClasses(int classes) {
    if (classes < static_cast<int>(FillStyle::kFewestClasses) ||
        classes > static_cast<int>(FillStyle::kMostClasses))
        return;
    m_wish.style.classes = static_cast<std::size_t>(classes);
    paintAnew();
}
void Layers::setSpread(double metres) {
    if (metres == m_wish.spread || !(metres >= 50 && metres <= 20'000))
        return;
    m_wish.spread = metres;
    if (m_wish.by == "density")
        paintAnew();
}

// --- Core20 ---

QString Layers::core20Figure() const {
    const auto decile = nationalDecile(m_indicators);
    return decile ? QString::fromStdString(decile->name) : QString();
}

bool Layers::hasCore20() const {
    return nationalDecile(m_indicators).has_value();
}

void Layers::setCore20Shown(bool shown) {
    if (shown == m_core20Shown)
        return;
    m_core20Shown = shown;
    makeCore20();
    emit changed();
}

void Layers::makeCore20() {
    const auto decile = nationalDecile(m_indicators);
    if (!m_core20Shown || m_core20 || !decile)
        return;
    makeOf<std::shared_ptr<const Core20Areas>>(
        *decile,
        [name = decile->name](const LoadedSet &set, const Values &values) {
            return placeweave::core20Areas(set.layer, name, values);
        },
        [this, name = decile->name](std::shared_ptr<const Core20Areas> areas) {
            m_core20 = std::move(areas);
            if (!m_core20)
                m_session->notice()->say(tr("“%1” does not hold national deciles from 1 to 10.")
                                             .arg(QString::fromStdString(name)));
            emit changed();
        });
}

// --- what lies over what ---

QList<GroundRow> Layers::parts() const {
    QList<GroundRow> rows;
    for (auto entry = m_look.order.rbegin(); entry != m_look.order.rend(); ++entry) {
        const QString code = codeOf(kParts, entry->part);
        rows.append({code, tr(code.toLatin1().constData()), entry->isShown, entry->opacity});
    }
    return rows;
}

QStringList Layers::partOrder() const {
    QStringList codes;
    for (const GroundRow &row : parts())
        codes << row.code;
    return codes;
}

GroundRow Layers::part(const QString &code) const {
    const QList<GroundRow> rows = parts();
    const auto found = std::ranges::find(rows, code, &GroundRow::code);
    return found == rows.end() ? GroundRow() : *found;
}

void Layers::setPartShown(const QString &part, bool shown) {
    for (GroundLook::Entry &entry : m_look.order)
        if (entry.part == valueOf(kParts, part))
            entry.isShown = shown;
    emit changed();
}

void Layers::setPartOpacity(const QString &part, double opacity) {
    for (GroundLook::Entry &entry : m_look.order)
        if (entry.part == valueOf(kParts, part))
            entry.opacity = std::clamp(opacity, 0.0, 1.0);
    emit changed();
}

void Layers::movePart(const QString &part, int up) {
    const auto from = std::ranges::find_if(m_look.order, [&](const GroundLook::Entry &entry) {
        return entry.part == valueOf(kParts, part);
    });
    if (from == m_look.order.end())
        return;
    const auto at = from - m_look.order.begin();
    const auto to = std::clamp<std::ptrdiff_t>(at + up, 0, std::ssize(m_look.order) - 1);
    if (to > at)
        std::rotate(from, from + 1, m_look.order.begin() + to + 1);
    else
        std::rotate(m_look.order.begin() + to, from, from + 1);
    emit changed();
}

void Layers::resetParts() {
    m_look = {};
    emit changed();
}

// --- saved views ---

QString Layers::nameOfSet(std::int64_t set) const {
    const auto found = std::ranges::find(m_sets, set, &AreaSet::id);
    return found == m_sets.end() ? QString() : QString::fromStdString(found->name);
}

QJsonObject Layers::toJson() const {
    QJsonArray outlined;
    for (const AreaSet &set : m_sets)
        if (m_outlined.contains(QString::number(set.id)))
            outlined.append(QString::fromStdString(set.name));
    QString fill = m_wish.isOfPoints() ? m_wish.by : QString();
    QString figure;
    QString figureOf; // the area set: two may have one of the same name
    for (const Indicator &indicator : m_indicators)
        if (QString::number(indicator.id) == m_wish.by) {
            figure = QString::fromStdString(indicator.name);
            figureOf = nameOfSet(indicator.areaSet);
        }
    QJsonObject style;
    if (m_wish.style.classing)
        style["classing"] = codeOf(kClassings, *m_wish.style.classing);
    if (m_wish.style.palette)
        style["palette"] = codeOf(kPalettes, *m_wish.style.palette);
    if (m_wish.style.classes)
        style["classes"] = static_cast<int>(*m_wish.style.classes);
    QJsonArray look;
    for (const GroundLook::Entry &entry : m_look.order)
        look.append(QJsonObject{{"part", codeOf(kParts, entry.part)},
                                {"shown", entry.isShown},
                                {"opacity", entry.opacity}});
    return {{"outlined", outlined},
            {"fill", fill},
            {"figure", figure},
            {"figureOf", figureOf},
            {"style", style},
            {"spread", m_wish.spread},
            {"core20", m_core20Shown},
            {"ground", m_groundShown},
            {"look", look}};
}

void Layers::take(const QJsonObject &json) {
    m_outlined.clear();
    for (const QJsonValue name : json["outlined"].toArray())
        for (const AreaSet &set : m_sets)
            if (QString::fromStdString(set.name) == name.toString())
                m_outlined.append(QString::number(set.id));
    for (const QString &set : std::as_const(m_outlined))
        load(set.toLongLong());

    m_wish.by = json["fill"].toString();
    for (const Indicator &indicator : m_indicators) {
        const QString of = json["figureOf"].toString();
        if (QString::fromStdString(indicator.name) == json["figure"].toString() &&
            (of.isEmpty() || of == nameOfSet(indicator.areaSet)))
            m_wish.by = QString::number(indicator.id);
    }
    const QJsonObject style = json["style"].toObject();
    m_wish.style = {valueOf(kClassings, style["classing"].toString()),
                    valueOf(kPalettes, style["palette"].toString()),
                    {},
                    {}};
    if (const int classes = style["classes"].toInt(); classes > 0)
        m_wish.style.classes = static_cast<std::size_t>(classes);
    if (const double spread = json["spread"].toDouble(); spread >= 50 && spread <= 20'000)
        m_wish.spread = spread;

    m_groundShown = json["ground"].toBool(true);
    m_look = lookOf(json["look"].toArray());
    m_core20Shown = json["core20"].toBool() && hasCore20();
    makeCore20();
    paintAnew();
}

} // namespace placeweave
