// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/channels_due.h"

#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"

namespace placeweave {

ChannelsDue::ChannelsDue(QObject *parent) : ChannelsDue(Session::instance(), parent) {}

ChannelsDue::ChannelsDue(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &ChannelsDue::read);
}

void ChannelsDue::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit changed();
    read();
}

int ChannelsDue::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant ChannelsDue::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return toQString(row.name);
    case OrganisationRole:
        return QVariant::fromValue<qint64>(row.due.organisation.value);
    case RunByRole:
        return toQString(row.runBy);
    case DueRole:
        return row.due.auditedOn.empty()
                   ? tr("Nobody has checked it yet")
                   : tr("Last checked on %1").arg(shownDay(row.due.auditedOn));
    default:
        return {};
    }
}

QHash<int, QByteArray> ChannelsDue::roleNames() const {
    return {{NameRole, "name"},
            {OrganisationRole, "organisation"},
            {RunByRole, "runBy"},
            {DueRole, "due"}};
}

void ChannelsDue::checkedToday(int row) {
    if (row < 0 || row >= count())
        return;
    const Row &one = m_rows[static_cast<std::size_t>(row)];
    m_session->write<bool>(
        this,
        [id = one.due.channel](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::channelChecked(map, id));
            return true;
        },
        [this, name = toQString(one.name)](const Result<bool> &done) {
            if (done)
                m_session->sayUndoable(
                    tr("%1 was checked today. It comes back in twelve months.").arg(name));
        });
}

void ChannelsDue::read() {
    if (!m_active || !m_session || !m_session->isOpen())
        return;
    m_session->read<std::vector<Row>>(
        this,
        [](MapFile &map) -> Result<std::vector<Row>> {
            PW_TRY(const Freshness freshness, freshnessOf(map, today()));
            std::vector<Row> rows;
            for (const ChannelDue &due : freshness.channels) {
                Row row{due, due.name, {}};
                if (const auto by = map.record(Entity::Organisation, due.organisation))
                    row.runBy = by->text("name");
                if (row.name.empty())
                    if (const auto channel = map.record(Entity::Channel, due.channel))
                        row.name = vocabulary("channel").label(channel->text("channel"));
                rows.push_back(std::move(row));
            }
            return rows;
        },
        [this](Result<std::vector<Row>> rows) {
            beginResetModel();
            m_rows = rows ? *std::move(rows) : std::vector<Row>();
            endResetModel();
            emit changed();
        });
}

} // namespace placeweave
