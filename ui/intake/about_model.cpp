// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/about_model.h"

#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"

namespace placeweave {

AboutModel::AboutModel(QObject *parent) : QAbstractListModel(parent) {
    if (Session *session = Session::instance()) {
        connect(session, &Session::published, this, &AboutModel::read);
        // What the map before said goes; what this one says is on its way, for it was published.
        connect(session, &Session::mapChanged, this, [this] {
            beginResetModel();
            m_about.reset();
            endResetModel();
        });
    }
}

int AboutModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() || !m_about ? 0 : static_cast<int>(fieldsOf(Entity::About).size());
}

QVariant AboutModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Field &field = fieldsOf(Entity::About)[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return toQString(field.label);
    case HelpRole:
        return toQString(field.help);
    case ValueRole:
        return typedText(field, (*m_about)[field]);
    case LongRole:
        return field.type == FieldType::LongText;
    default:
        return {};
    }
}

QHash<int, QByteArray> AboutModel::roleNames() const {
    return {{LabelRole, "label"}, {HelpRole, "help"}, {ValueRole, "value"}, {LongRole, "isLong"}};
}

void AboutModel::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit activeChanged();
    read();
}

void AboutModel::read() {
    if (!m_active || !Session::instance()->isOpen())
        return;
    Session::instance()->read<Record>(
        this, [](MapFile &map) { return map.record(Entity::About, RowId{1}); },
        [this](Result<Record> about) {
            if (!about)
                return;
            const bool first = !m_about;
            const int rows = static_cast<int>(fieldsOf(Entity::About).size());
            if (first)
                beginInsertRows({}, 0, rows - 1);
            m_about = std::move(*about);
            if (first)
                endInsertRows();
            else
                emit dataChanged(index(0), index(rows - 1));
        });
}

void AboutModel::set(int row, const QString &typed) {
    if (row < 0 || row >= rowCount())
        return;
    const Field &field = fieldsOf(Entity::About)[static_cast<std::size_t>(row)];
    if (typedText(field, (*m_about)[field]) == typed)
        return;
    Session::instance()->write<void>(this, [column = std::string(field.column),
                                            text = typed.trimmed().toStdString()](MapFile &map) {
        return edits::setAbout(map, column, text);
    });
}

} // namespace placeweave
