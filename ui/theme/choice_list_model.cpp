// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/choice_list_model.h"

#include "ui/directory/row_changes.h"

#include "core/base/text.h"

namespace placeweave {

int ChoiceListModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant ChoiceListModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Choice &choice = m_found[index.row()];
    switch (role) {
    case CodeRole:
        return choice.code;
    case Qt::DisplayRole:
    case LabelRole:
        return choice.label;
    case HelpRole:
        return choice.help;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChoiceListModel::roleNames() const {
    return {{CodeRole, "code"}, {LabelRole, "label"}, {HelpRole, "help"}};
}

void ChoiceListModel::setChoices(const QList<Choice> &choices) {
    if (choices == m_choices)
        return;
    m_choices = choices;
    emit choicesChanged();
    narrow();
}

void ChoiceListModel::setText(const QString &text) {
    if (text == m_text)
        return;
    m_text = text;
    emit textChanged();
    narrow();
}

QString ChoiceListModel::codeAt(int row) const {
    return row >= 0 && row < count() ? m_found[row].code : QString();
}

int ChoiceListModel::rowOf(const QString &code) const {
    for (int row = 0; row < count(); ++row)
        if (m_found[row].code == code)
            return row;
    return -1;
}

QString ChoiceListModel::labelOf(const QString &code) const {
    for (const Choice &choice : m_choices)
        if (choice.code == code)
            return choice.label;
    return code;
}

void ChoiceListModel::narrow() {
    const std::string wanted = folded(m_text.trimmed().toStdString());
    QList<Choice> next;
    for (const Choice &choice : std::as_const(m_choices))
        if (wanted.empty() ||
            folded(choice.label.toStdString()).find(wanted) != std::string::npos ||
            folded(choice.help.toStdString()).find(wanted) != std::string::npos)
            next.append(choice);
    const RowChanges changes = rowChanges(m_found, next, std::equal_to<>{});
    const int first = static_cast<int>(changes.first);
    if (changes.removed > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(changes.removed) - 1);
        m_found.remove(changes.first, changes.removed);
        endRemoveRows();
    }
    if (changes.inserted > 0) {
        beginInsertRows({}, first, first + static_cast<int>(changes.inserted) - 1);
        m_found = next;
        endInsertRows();
    }
    if (changes.removed != changes.inserted)
        emit countChanged();
}

} // namespace placeweave
