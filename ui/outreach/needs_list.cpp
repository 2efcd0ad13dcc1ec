// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/needs_list.h"

#include "ui/outreach/outreach_words.h"
#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/insight/gap_words.h"
#include "core/model/vocabulary.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr std::size_t kMostShown = 5;

QString labelOf(std::string_view name, const std::string &code) {
    return code.empty() ? QString() : toQString(vocabulary(name).label(code));
}

QString whatIs(const OfferMade &offer) {
    if (!offer.words.empty())
        return toQString(offer.words);
    if (!offer.activities.empty())
        return labelOf("activity", offer.activities.front());
    return {};
}

QString comesFrom(const OfferMade &offer) {
    switch (offer.from) {
    case OfferMade::From::Service:
        return NeedsList::tr("they do this");
    case OfferMade::From::Venue:
        return NeedsList::tr("a room for hire");
    case OfferMade::From::TheySaid:
        return NeedsList::tr("offered on %1").arg(shownDay(offer.saidOn));
    case OfferMade::From::WeSaid:
        return NeedsList::tr("we said so on %1").arg(shownDay(offer.saidOn));
    case OfferMade::From::Languages:
        return NeedsList::tr("people there speak %1").arg(languagesInWords(offer.languages));
    }
    return {};
}

QString noteOf(const OfferMade &offer, const Match &match, const QStringList &first) {
    QStringList parts = first;
    parts << comesFrom(offer);
    if (match.metres)
        parts << toQString(distanceInWords(*match.metres));
    if (match.speaks && offer.from != OfferMade::From::Languages)
        parts << NeedsList::tr("in that language");
    if (match.fitsTime)
        parts << NeedsList::tr("at that time");
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

NeedsList::NeedsList(QObject *parent) : NeedsList(Session::instance(), parent) {}

NeedsList::NeedsList(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &NeedsList::ask);
}

int NeedsList::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant NeedsList::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NeedRole:
        return QVariant::fromValue<qint64>(row.need.value);
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case NoteRole:
        return row.note;
    case CategoryRole:
        return row.category;
    case MatchesRole:
        return QVariant::fromValue(row.matches);
    case MoreRole:
        return row.more;
    default:
        return {};
    }
}

QHash<int, QByteArray> NeedsList::roleNames() const {
    return {{NeedRole, "need"},         {TitleRole, "title"},     {NoteRole, "note"},
            {CategoryRole, "category"}, {MatchesRole, "matches"}, {MoreRole, "more"}};
}

void NeedsList::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit activeChanged();
    if (m_active && m_stale)
        read();
}

void NeedsList::setByOffer(bool byOffer) {
    if (byOffer == m_byOffer)
        return;
    m_byOffer = byOffer;
    arrange();
}

int NeedsList::unanswered() const {
    return static_cast<int>(std::ranges::count_if(
        m_all.needs, [](const OpenNeed &need) { return need.matches.empty(); }));
}

NeedsList::Row NeedsList::rowOfNeed(const OpenNeed &open) const {
    const Record &need = open.need;
    QStringList note{labelOf("need_category", need.text("category")), toQString(open.askedBy)};
    if (!need["heard_on"].isEmpty())
        note << tr("heard on %1").arg(shownDay(need.text("heard_on")));
    note << labelOf("need_status", need.text("status")).toLower()
         << toQString(need.text("answered_by"));
    note.removeAll(QString());
    Row row{need.id(),
            toQString(need.text("name")),
            note.join(QStringLiteral(" · ")),
            toQString(need.text("category")),
            {},
            0};
    for (std::size_t i = 0; i < std::min(kMostShown, open.matches.size()); ++i) {
        const Match &match = open.matches[i];
        const OfferMade &offer = m_all.offers[match.offer];
        row.matches.append({toQString(offer.name), noteOf(offer, match, {whatIs(offer)}),
                            match.speaks || match.fitsTime,
                            static_cast<double>(offer.organisation.value),
                            static_cast<double>(need.id().value)});
    }
    row.more = static_cast<int>(open.matches.size()) - static_cast<int>(row.matches.size());
    return row;
}

NeedsList::Row NeedsList::rowOfOffer(std::size_t position) const {
    const OfferMade &offer = m_all.offers[position];
    QStringList note{whatIs(offer), comesFrom(offer)};
    note.removeAll(QString());
    Row row{{}, toQString(offer.name), note.join(QStringLiteral(" · ")), {}, {}, 0};
    const auto &answered = m_all.answers[position];
    for (std::size_t i = 0; i < std::min(kMostShown, answered.size()); ++i) {
        const OpenNeed &open = m_all.needs[answered[i]];
        const auto match = std::ranges::find(open.matches, position, &Match::offer);
        const bool fits = match != open.matches.end() && (match->speaks || match->fitsTime);
        QStringList about{labelOf("need_category", open.need.text("category")),
                          toQString(open.askedBy)};
        about.removeAll(QString());
        row.matches.append({toQString(open.need.text("name")), about.join(QStringLiteral(" · ")),
                            fits, static_cast<double>(offer.organisation.value),
                            static_cast<double>(open.need.id().value)});
    }
    row.more = static_cast<int>(answered.size()) - static_cast<int>(row.matches.size());
    return row;
}

void NeedsList::arrange() {
    beginResetModel();
    m_rows.clear();
    if (!m_byOffer)
        for (const OpenNeed &need : m_all.needs)
            m_rows.push_back(rowOfNeed(need));
    // What people said to each other comes before what is in any directory.
    const auto add = [&](bool isSaid) {
        for (std::size_t i = 0; i < m_all.offers.size(); ++i) {
            const auto from = m_all.offers[i].from;
            const bool wasSaid =
                from == OfferMade::From::TheySaid || from == OfferMade::From::WeSaid;
            if (wasSaid == isSaid && !m_all.answers[i].empty())
                m_rows.push_back(rowOfOffer(i));
        }
    };
    if (m_byOffer) {
        add(true);
        add(false);
    }
    endResetModel();
    emit changed();
}

void NeedsList::ask() {
    m_stale = true;
    if (m_active)
        read();
}

void NeedsList::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_stale = false;
    m_session->read<NeedsAndOffers>(
        this,
        [](MapFile &map) -> Result<NeedsAndOffers> {
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            return needsAndOffersOf(map, us, today());
        },
        [this](Result<NeedsAndOffers> all) {
            m_all = all ? *std::move(all) : NeedsAndOffers();
            arrange();
        });
}

void NeedsList::offerFound(double need, const QString &byWhom) {
    m_session->write<bool>(
        this,
        [id = RowId{static_cast<std::int64_t>(need)},
         who = byWhom.toStdString()](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::offerFound(map, id, who));
            return true;
        },
        [this, byWhom](const Result<bool> &done) {
            if (done)
                m_session->sayUndoable(tr("Noted: %1 may be able to help.").arg(byWhom));
        });
}

void NeedsList::met(double need) {
    m_session->write<bool>(
        this,
        [id = RowId{static_cast<std::int64_t>(need)}](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::needMet(map, id));
            return true;
        },
        [this](const Result<bool> &done) {
            if (done)
                m_session->sayUndoable(tr("Met. Tell those who asked."));
        });
}

} // namespace placeweave
