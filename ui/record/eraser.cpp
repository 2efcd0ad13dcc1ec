// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/eraser.h"

#include "ui/record/value_text.h"
#include "ui/session/session.h"

namespace placeweave {

constexpr int kMostShown = 200;

Eraser::Eraser(QObject *parent) : Eraser(Session::instance(), parent) {}

Eraser::Eraser(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {}

int Eraser::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : std::min(mentions(), kMostShown);
}

QVariant Eraser::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Mention &mention = m_mentions[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case OfRole: {
        const QString of =
            tr("%1: %2").arg(toQString(mention.ofWhom), toQString(mention.field->label).toLower());
        return mention.isPast ? tr("%1, before it was changed").arg(of) : of;
    }
    case WordsRole:
        return toQString(mention.text);
    case OrganisationRole:
        return static_cast<qint64>(mention.organisation.value);
    case PastRole:
        return mention.isPast;
    case StruckRole:
        return static_cast<bool>(m_isStruck[static_cast<std::size_t>(index.row())]);
    default:
        return {};
    }
}

QHash<int, QByteArray> Eraser::roleNames() const {
    return {{OfRole, "of"},
            {WordsRole, "words"},
            {OrganisationRole, "organisation"},
            {PastRole, "past"},
            {StruckRole, "struck"}};
}

QString Eraser::chosenName() const {
    for (const Choice &one : m_whom)
        if (one.code == m_chosen)
            return one.label;
    return {};
}

RowKey Eraser::who() const {
    const qint64 person = m_chosen.toLongLong();
    return person == 0 ? RowKey{Entity::Organisation, m_organisation}
                       : RowKey{Entity::Person, RowId{person}};
}

void Eraser::begin(qint64 organisation) {
    m_organisation = RowId{organisation};
    m_name.clear();
    m_whom.clear();
    m_chosen = QStringLiteral("0");
    take({});
    using Read = std::pair<Record, std::vector<Record>>;
    m_session->read<Read>(
        this,
        [id = m_organisation](MapFile &map) -> Result<Read> {
            PW_TRY(Record record, map.record(Entity::Organisation, id));
            PW_TRY(auto people, map.recordsOf(Entity::Person, "organisation_id", id));
            return Read{std::move(record), std::move(people)};
        },
        [this, asked = m_organisation](const Result<Read> &read) {
            if (!read || asked != m_organisation)
                return;
            m_name = toQString(read->first.text("name"));
            m_whom.append(
                {QStringLiteral("0"), m_name, tr("The record and all that belongs to it")});
            for (const Record &person : read->second)
                m_whom.append({QString::number(person.id().value), toQString(person.text("name")),
                               tr("The person only")});
            emit changed();
        });
    look();
}

void Eraser::choose(const QString &code) {
    if (m_chosen == code)
        return;
    m_chosen = code;
    look();
}

void Eraser::look() {
    m_isReading = true;
    emit changed();
    m_session->read<std::vector<Mention>>(
        this, [who = who()](MapFile &map) { return mentionsOf(map, who); },
        [this, asked = who()](Result<std::vector<Mention>> found) {
            if (asked != who())
                return;
            m_isReading = false;
            take(found ? std::move(*found) : std::vector<Mention>());
        });
}

void Eraser::take(std::vector<Mention> mentions) {
    beginResetModel();
    m_mentions = std::move(mentions);
    // One word can be many things: people look at each of those.
    m_isStruck.clear();
    for (const Mention &mention : m_mentions)
        m_isStruck.push_back(mention.isPast && mention.isSureName);
    endResetModel();
    emit changed();
}

void Eraser::strikeOut(int row, bool on) {
    if (row < 0 || row >= mentions() || !m_mentions[static_cast<std::size_t>(row)].isPast)
        return;
    m_isStruck[static_cast<std::size_t>(row)] = on;
    emit dataChanged(index(row), index(row), {StruckRole});
}

void Eraser::erase(const QString &reason) {
    std::vector<Mention> struckOut;
    for (std::size_t i = 0; i < m_mentions.size(); ++i)
        if (m_isStruck[i])
            struckOut.push_back(m_mentions[i]);
    m_session->write<ActionId>(
        this,
        [who = who(), why = reason.simplified().toStdString(), struckOut = std::move(struckOut)](
            MapFile &map) { return eraseForGood(map, who, why, struckOut); },
        [this](const Result<ActionId> &done) {
            if (!done)
                return; // the notice says why
            m_session->notice()->say(tr("Erased. Nothing of it is left in this file."));
            emit erased();
        });
}

} // namespace placeweave
