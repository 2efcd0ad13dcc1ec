// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/filter.h"

#include "ui/theme/words.h"

#include "core/model/vocabulary.h"

#include <QJsonArray>

#include <algorithm>

namespace placeweave {

namespace {

QString labelOf(const char *list, const QString &code) {
    return QString::fromStdString(vocabulary(list).label(code.toStdString()));
}

std::vector<std::uint16_t> indicesOf(const char *list, const QStringList &codes) {
    std::vector<std::uint16_t> indices;
    for (const QString &code : codes)
        if (const auto index = vocabulary(list).indexOf(code.toStdString()))
            indices.push_back(*index);
    return indices;
}

QStringList toggled(QStringList codes, const QString &code) {
    if (!codes.removeOne(code))
        codes.append(code);
    return codes;
}

} // namespace

void Filter::setText(const QString &text) {
    if (text == m_text)
        return;
    m_text = text;
    emit changed();
}

void Filter::setKinds(const QStringList &codes) {
    if (codes == m_kinds)
        return;
    m_kinds = codes;
    emit changed();
}

void Filter::setActivities(const QStringList &codes) {
    if (codes == m_activities)
        return;
    m_activities = codes;
    emit changed();
}

void Filter::setOnlyUnplaced(bool only) {
    if (only == m_onlyUnplaced)
        return;
    m_onlyUnplaced = only;
    emit changed();
}

void Filter::setHideRegisterOnly(bool hide) {
    if (hide == m_hideRegisterOnly)
        return;
    m_hideRegisterOnly = hide;
    emit changed();
}

void Filter::setAreas(std::vector<ChosenArea> areas) {
    if (areas.empty() && m_areas.empty())
        return;
    m_areas = std::move(areas);
    emit changed();
}

QList<QPointF> Filter::outline() const {
    QList<QPointF> outline;
    for (const LatLon &corner : m_outline)
        outline.append({corner.longitude, corner.latitude});
    return outline;
}

void Filter::drawOutline(const QString &name, const QList<QPointF> &outline) {
    m_drawn = outline.size() < 3 ? QString() : name;
    m_outline.clear();
    if (!m_drawn.isEmpty())
        for (const QPointF &corner : outline)
            m_outline.push_back({corner.y(), corner.x()});
    emit changed();
}

bool Filter::isEmpty() const {
    return m_text.trimmed().isEmpty() && m_kinds.isEmpty() && m_activities.isEmpty() &&
           m_areas.empty() && m_drawn.isEmpty() && !m_onlyUnplaced && !m_hideRegisterOnly;
}

QList<Choice> Filter::chips() const {
    QList<Choice> chips;
    if (const QString text = m_text.trimmed(); !text.isEmpty())
        chips.append({"text", "“" + text + "”", {}});
    for (const QString &code : m_activities)
        chips.append({"activity:" + code, labelOf("activity", code), {}});
    for (const QString &code : m_kinds)
        chips.append({"kind:" + code, labelOf("kind", code), {}});
    for (const ChosenArea &area : m_areas)
        chips.append({"area:" + QString::number(area.id), area.name, {}});
    if (!m_drawn.isEmpty())
        chips.append({"drawn", m_drawn, {}});
    if (m_onlyUnplaced)
        chips.append({"unplaced", Words::word("still_to_place"), {}});
    if (m_hideRegisterOnly)
        chips.append({"register", tr("Recognised locally"), {}});
    return chips;
}

void Filter::toggleKind(const QString &code) {
    setKinds(toggled(m_kinds, code));
}
void Filter::toggleActivity(const QString &code) {
    setActivities(toggled(m_activities, code));
}

void Filter::remove(const QString &chip) {
    const QString what = chip.section(':', 0, 0);
    const QString code = chip.section(':', 1);
    if (what == "text")
        setText({});
    else if (what == "kind" && m_kinds.contains(code))
        toggleKind(code);
    else if (what == "activity" && m_activities.contains(code))
        toggleActivity(code);
    else if (what == "area") {
        std::vector<ChosenArea> areas = m_areas;
        std::erase_if(areas, [&](const ChosenArea &a) { return QString::number(a.id) == code; });
        setAreas(std::move(areas));
    } else if (what == "drawn")
        drawOutline({}, {});
    else if (what == "unplaced")
        setOnlyUnplaced(false);
    else if (what == "register")
        setHideRegisterOnly(false);
}

void Filter::clear() {
    if (isEmpty())
        return;
    m_text.clear();
    m_kinds.clear();
    m_activities.clear();
    m_areas.clear();
    m_drawn.clear();
    m_outline.clear();
    m_onlyUnplaced = false;
    m_hideRegisterOnly = false;
    emit changed();
}

AssetFilter Filter::toAssetFilter() const {
    AssetFilter filter;
    filter.text = m_text.trimmed().toStdString();
    filter.kinds = indicesOf("kind", m_kinds);
    filter.activities = indicesOf("activity", m_activities);
    for (const ChosenArea &area : m_areas)
        filter.areas.push_back(area.outline);
    if (!m_drawn.isEmpty())
        filter.within = {{m_outline, {}}};
    filter.onlyUnplaced = m_onlyUnplaced;
    filter.hideRegisterOnly = m_hideRegisterOnly;
    return filter;
}

QJsonObject Filter::toJson() const {
    QJsonArray areas;
    for (const ChosenArea &area : m_areas)
        areas.append(QJsonObject{{"set", area.set}, {"code", area.code}, {"name", area.name}});
    QJsonArray outline;
    for (const LatLon &corner : m_outline)
        outline.append(QJsonArray{corner.longitude, corner.latitude});
    return {{"text", m_text},
            {"kinds", QJsonArray::fromStringList(m_kinds)},
            {"activities", QJsonArray::fromStringList(m_activities)},
            {"areas", areas},
            {"drawn", m_drawn},
            {"outline", outline},
            {"unplaced", m_onlyUnplaced},
            {"hideRegister", m_hideRegisterOnly}};
}

void Filter::take(const QJsonObject &json, std::vector<ChosenArea> areas) {
    const auto texts = [&](const char *key) {
        QStringList list;
        for (const QJsonValue value : json[QLatin1String(key)].toArray())
            list << value.toString();
        return list;
    };
    m_text = json["text"].toString();
    m_kinds = texts("kinds");
    m_activities = texts("activities");
    m_areas = std::move(areas);
    m_outline.clear();
    for (const QJsonValue corner : json["outline"].toArray())
        m_outline.push_back({corner[1].toDouble(), corner[0].toDouble()});
    std::erase_if(m_outline, [](LatLon corner) { return !isOnEarth(corner); });
    m_drawn = m_outline.size() < 3 ? QString() : json["drawn"].toString();
    m_onlyUnplaced = json["unplaced"].toBool();
    m_hideRegisterOnly = json["hideRegister"].toBool();
    emit changed();
}

} // namespace placeweave
