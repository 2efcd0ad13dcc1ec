// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/filter.h"

#include "ui/theme/words.h"

#include "core/model/vocabulary.h"

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

bool Filter::isEmpty() const {
    return m_text.trimmed().isEmpty() && m_kinds.isEmpty() && m_activities.isEmpty() &&
           m_areas.empty() && !m_onlyUnplaced && !m_hideRegisterOnly;
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
    } else if (what == "unplaced")
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
    filter.onlyUnplaced = m_onlyUnplaced;
    filter.hideRegisterOnly = m_hideRegisterOnly;
    return filter;
}

} // namespace placeweave
