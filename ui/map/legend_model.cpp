// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/legend_model.h"

#include "core/model/vocabulary.h"
#include "ui/map/scene_painter.h"

#include <algorithm>

namespace placeweave {
namespace {
QString text(const std::string &utf8) {
    return QString::fromStdString(utf8);
}
} // namespace

int LegendModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QHash<int, QByteArray> LegendModel::roleNames() const {
    return {{LabelRole, "label"},   {CountRole, "count"}, {SectionRole, "section"},
            {KindRole, "kind"},     {StateRole, "state"}, {ColourRole, "colour"},
            {DashesRole, "dashes"}, {CodeRole, "code"}};
}

QVariant LegendModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return row.label;
    case CountRole:
        return row.count;
    case SectionRole:
        return row.section;
    case KindRole:
        return row.kind;
    case StateRole:
        return row.state;
    case ColourRole:
        return row.colour;
    case DashesRole:
        return QVariant::fromValue(row.dashes);
    case CodeRole:
        return row.code;
    default:
        return {};
    }
}

void LegendModel::setLegend(const Legend &legend) {
    std::vector<Row> rows;
    const auto &families = vocabulary("family").terms();
    for (const Legend::Family &family : legend.families) {
        Row row;
        row.section = QStringLiteral("family");
        row.code = family.family < families.size() ? text(families[family.family].code) : QString();
        row.label = text(family.label);
        row.count = static_cast<int>(family.count);
        row.kind = family.kind;
        row.colour = toQColor(familyStyle(family.family).colour);
        rows.push_back(row);
    }
    for (const Legend::State &state : legend.states) {
        Row row;
        row.section = QStringLiteral("state");
        row.code = text(state.code);
        row.label = text(state.label);
        row.count = static_cast<int>(state.count);
        row.kind = legend.families.empty() ? 0xFFFF : legend.families.front().kind;
        row.state = state.state.bits();
        rows.push_back(row);
    }
    for (const AreaOutline &outline : legend.outlines) {
        Row row;
        row.section = QStringLiteral("outline");
        row.code = text(outline.layer->name());
        row.label = row.code;
        row.colour = toQColor(outline.colour);
        row.dashes.assign(outline.dashes.begin(), outline.dashes.end());
        rows.push_back(row);
    }
    for (const FillClass &c : legend.fill) {
        Row row;
        row.section = QStringLiteral("fill");
        row.code = text(c.label);
        row.label = text(c.label);
        row.colour = toQColor(c.colour);
        row.count = legend.fillCounted.empty() ? 0 : static_cast<int>(c.areas);
        rows.push_back(row);
    }
    if (!legend.fill.empty() && legend.fillWithoutValue > 0) {
        Row row;
        row.section = QStringLiteral("fill");
        row.code = QStringLiteral("none");
        row.label = tr("no figure");
        row.colour = Qt::transparent;
        row.count = static_cast<int>(legend.fillWithoutValue);
        rows.push_back(row);
    }
    if (legend.core20) {
        Row row;
        row.section = QStringLiteral("core20");
        row.code = row.section;
        row.label = text(legend.core20->label);
        row.colour = toQColor(legend.core20->colour);
        row.count = static_cast<int>(legend.core20->areas);
        rows.push_back(row);
    }

    // Rows that went, rows that came, rows that changed: a screen reader keeps its place.
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        const auto stays =
            std::ranges::any_of(rows, [&](const Row &r) { return r.isSame(m_rows[i]); });
        if (stays)
            continue;
        beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(i));
        endRemoveRows();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int at = static_cast<int>(i);
        if (i >= m_rows.size() || !m_rows[i].isSame(rows[i])) {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, rows[i]);
            endInsertRows();
        } else if (m_rows[i] != rows[i]) {
            m_rows[i] = rows[i];
            emit dataChanged(index(at), index(at));
        }
    }
    // Kinds and signs keep the vocabulary's order; what else changes its place may be left over.
    while (m_rows.size() > rows.size()) {
        const int last = static_cast<int>(m_rows.size()) - 1;
        beginRemoveRows({}, last, last);
        m_rows.pop_back();
        endRemoveRows();
    }

    const QString title = text(legend.fillTitle);
    if (m_fillTitle != title) {
        m_fillTitle = title;
        emit fillTitleChanged();
    }
    if (m_total != static_cast<int>(legend.total)) {
        m_total = static_cast<int>(legend.total);
        emit totalChanged();
    }
}

} // namespace placeweave
