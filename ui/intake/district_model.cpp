// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/district_model.h"

#include "ui/record/value_text.h"

#include "core/base/text.h"
#include "core/model/shipped.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr int kMost = 5;
// code,name,west,south,east,north,latitude,longitude; names have no commas in them or are quoted.
constexpr int kName = 1, kWest = 2;

QString foldedName(const QString &name) {
    return QString::fromStdString(folded(name.toStdString()));
}

QStringList cellsOf(QStringView line) {
    QStringList cells;
    QString cell;
    bool quoted = false;
    for (const QChar c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells << std::exchange(cell, {});
        else
            cell += c;
    }
    return cells << cell;
}

} // namespace

const std::vector<DistrictModel::District> &DistrictModel::districts() {
    static const std::vector<District> read = [] {
        std::vector<District> list;
        const QString text = toQString(shippedFile(shippedBaseMap(), "districts.csv"));
        const auto lines = QStringView(text).split('\n', Qt::SkipEmptyParts);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const QStringList cells = cellsOf(lines[i].trimmed());
            if (cells.size() > kWest + 3)
                list.push_back({cells[kName], cells[kWest].toDouble(), cells[kWest + 1].toDouble(),
                                cells[kWest + 2].toDouble(), cells[kWest + 3].toDouble()});
        }
        return list;
    }();
    return read;
}

const DistrictModel::District *DistrictModel::find(const QString &name) {
    const QString wanted = foldedName(name);
    const auto found = std::ranges::find_if(
        districts(), [&](const District &district) { return foldedName(district.name) == wanted; });
    return found == districts().end() ? nullptr : &*found;
}

int DistrictModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant DistrictModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) ||
        role != Qt::DisplayRole)
        return {};
    return nameAt(index.row());
}

QHash<int, QByteArray> DistrictModel::roleNames() const {
    return {{Qt::DisplayRole, "name"}};
}

QString DistrictModel::nameAt(int row) const {
    return row >= 0 && row < count() ? m_found[static_cast<std::size_t>(row)]->name : QString();
}

void DistrictModel::setText(const QString &text) {
    if (text == m_text)
        return;
    m_text = text;
    std::vector<const District *> begins, within;
    if (const QString wanted = foldedName(text).trimmed(); !wanted.isEmpty())
        for (const District &district : districts()) {
            const QString name = foldedName(district.name);
            if (name.startsWith(wanted))
                begins.push_back(&district);
            else if (name.contains(wanted))
                within.push_back(&district);
        }
    std::ranges::copy(within, std::back_inserter(begins));
    if (std::ssize(begins) > kMost)
        begins.resize(kMost);
    if (!m_found.empty()) {
        beginRemoveRows({}, 0, count() - 1);
        m_found.clear();
        endRemoveRows();
    }
    if (!begins.empty()) {
        beginInsertRows({}, 0, static_cast<int>(begins.size()) - 1);
        m_found = std::move(begins);
        endInsertRows();
    }
    emit textChanged();
    emit countChanged();
}

} // namespace placeweave
