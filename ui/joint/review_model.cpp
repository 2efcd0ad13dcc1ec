// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/review_model.h"

#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/exchange/match_words.h"
#include "core/joint/met_organisations.h"
#include "core/place/projection.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace placeweave {

namespace {

using Kind = Suggestion::Kind;

constexpr std::array<std::pair<const char *, Decision>, 6> kDecisions{
    {{"keep-both", Decision::KeepBoth},
     {"merge", Decision::Merge},
     {"use-list", Decision::UseList},
     {"keep-ours", Decision::KeepOurs},
     {"closed", Decision::Closed},
     {"still-there", Decision::StillThere}}};

// What tells two organisations apart, in the order in which people look.
constexpr std::array<std::string_view, 11> kTelling{
    "kind",   "description", "identifiers", "other_names",  "focus", "languages",
    "status", "nature",      "size",        "confirmed_on", "source"};

QString waysToContact(const std::vector<Record> &contacts) {
    QStringList ways;
    for (const Record &contact : contacts)
        ways << toQString(contact.text("value"));
    return ways.join("\n");
}

// One phone number in common is agreement, whatever else stands beside it.
bool saysOtherwise(const QString &left, const QString &right) {
    if (left.isEmpty() || right.isEmpty() || left == right)
        return false;
    // "www.example.org" and "https://example.org/" are one.
    const auto plain = [](const QString &text) {
        QStringList lines;
        for (const QString &line : text.split('\n')) {
            const std::string contact = comparableContact(line.toStdString());
            lines << (contact.empty() ? line.toCaseFolded() : QString::fromStdString(contact));
        }
        return lines;
    };
    const QStringList ours = plain(left);
    return std::ranges::none_of(plain(right),
                                [&](const QString &line) { return ours.contains(line); });
}

QString distanceText(double metres) {
    return metres < 1000 ? ReviewModel::tr("%1 m apart").arg(qRound(metres))
                         : ReviewModel::tr("%1 km apart").arg(metres / 1000, 0, 'f', 1);
}

} // namespace

ReviewModel::ReviewModel(QObject *parent) : ReviewModel(Session::instance(), parent) {}

ReviewModel::ReviewModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {}

int ReviewModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_cards.facts.size());
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Fact &fact = m_cards.facts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case LabelRole:
        return fact.label;
    case LeftRole:
        return fact.left;
    case RightRole:
        return fact.right;
    case DiffersRole:
        return fact.differs;
    default:
        return {};
    }
}

QHash<int, QByteArray> ReviewModel::roleNames() const {
    return {
        {LabelRole, "label"}, {LeftRole, "here"}, {RightRole, "there"}, {DiffersRole, "differs"}};
}

const WaitingSuggestion *ReviewModel::current() const {
    return m_at < waiting() ? &m_waiting[static_cast<std::size_t>(m_at)] : nullptr;
}

QString ReviewModel::kind() const {
    const WaitingSuggestion *one = current();
    if (!one)
        return {};
    switch (one->suggestion.kind) {
    case Kind::PerhapsSame:
        return "same";
    case Kind::Change:
    case Kind::Returned:
        return "change";
    case Kind::Vanished:
        return "vanished";
    }
    return {};
}

bool ReviewModel::isOfService() const {
    const WaitingSuggestion *one = current();
    return one && !one->service.empty();
}

QString ReviewModel::question() const {
    const WaitingSuggestion *one = current();
    if (!one)
        return tr("Nothing is waiting");
    switch (one->suggestion.kind) {
    case Kind::PerhapsSame:
        return tr("Is this one organisation, or two?");
    case Kind::Change:
        return tr("Somebody put this right. The list says something else now.");
    case Kind::Returned:
        return one->service.empty()
                   ? tr("%1 came back with something new. Use it?").arg(toQString(one->name))
                   : tr("“%2” of %1 came back with something new. Use it?")
                         .arg(toQString(one->name), toQString(one->service));
    case Kind::Vanished:
        return one->service.empty() ? tr("Is %1 still there?").arg(toQString(one->name))
                                    : tr("Does %1 still offer “%2”?")
                                          .arg(toQString(one->name), toQString(one->service));
    }
    return {};
}

QString ReviewModel::why() const {
    const WaitingSuggestion *one = current();
    if (!one)
        return {};
    const QString list = toQString(one->suggestion.source);
    switch (one->suggestion.kind) {
    case Kind::PerhapsSame:
        if (!one->proposal)
            return one->suggestion.likeness >= 1
                       ? tr("Both were added, each in a copy of its own. They have the same name "
                            "or number.")
                       : tr("Both were added, each in a copy of its own. They are much alike.");
        return one->suggestion.likeness >= 1
                   ? tr("The names are the same; nothing else tells for certain. From %1.")
                         .arg(list)
                   : tr("The names are much alike, and so is where or how they are reached. From "
                        "%1.")
                         .arg(list);
    case Kind::Change:
    case Kind::Returned:
        return tr("%1, from %2").arg(toQString(one->name), list);
    case Kind::Vanished:
        return tr("The list “%1” brought it and no longer names it. Lists forget, too.").arg(list);
    }
    return {};
}

QString ReviewModel::left() const {
    return m_cards.left;
}
QString ReviewModel::right() const {
    return m_cards.right;
}

qint64 ReviewModel::organisation() const {
    const WaitingSuggestion *one = current();
    if (!one)
        return 0;
    return one->suggestion.other ? one->suggestion.other.value : one->suggestion.organisation.value;
}

// Those that nobody wrote down, for they came with somebody's copy, are asked first.
static Result<std::vector<WaitingSuggestion>> suggestionsWithMet(MapFile &map) {
    PW_TRY(const std::vector<Suggestion> met, perhapsMet(map));
    std::vector<WaitingSuggestion> all;
    for (const Suggestion &one : met) {
        PW_TRY(const Record organisation, map.record(Entity::Organisation, one.organisation));
        all.push_back({{}, one, organisation.text("name")});
    }
    PW_TRY(std::vector<WaitingSuggestion> waiting, waitingSuggestions(map));
    std::ranges::move(waiting, std::back_inserter(all));
    return all;
}

// --- what stands on the cards ---

Result<ReviewModel::Cards> ReviewModel::cardsOf(MapFile &map, const Suggestion &suggestion) {
    Cards cards;
    const auto add = [&](std::string_view label, const QString &left, const QString &right) {
        if (!left.isEmpty() || !right.isEmpty())
            cards.facts.push_back({toQString(label), left, right, saysOtherwise(left, right)});
    };
    if (suggestion.changesFields()) {
        cards.left = tr("On our map");
        cards.right = tr("In the list");
        Record there(suggestion.entity);
        if (suggestion.row) {
            PW_TRY(there, map.record(suggestion.entity, suggestion.row));
        }
        Record place(Entity::Location); // where a service happens
        if (suggestion.row && suggestion.entity == Entity::ServiceAtLocation) {
            PW_TRY(place, map.record(Entity::Location, there.reference("location_id")));
        }
        for (const auto &[field, value] : suggestion.fields) {
            if (field->entity == suggestion.entity && refersToRow(*field))
                continue; // whose it is, the question says
            const Record &ours = field->entity == suggestion.entity ? there : place;
            add(field->label, shownText(*field, ours[*field]), shownText(*field, value));
        }
        return cards;
    }
    const RowId left = suggestion.other ? suggestion.other : suggestion.organisation;
    const RowId right = suggestion.other ? suggestion.organisation : RowId{};
    PW_TRY(const Record ours, map.record(Entity::Organisation, left));
    Record theirs(Entity::Organisation);
    if (right) {
        PW_TRY(theirs, map.record(Entity::Organisation, right));
    }
    cards.left = toQString(ours.text("name"));
    cards.right = toQString(theirs.text("name"));
    const auto placeOf = [&](const Record &organisation) -> Record {
        const auto place = map.record(Entity::Location, organisation.reference("location_id"));
        return place ? *place : Record(Entity::Location);
    };
    const Record ourPlace = placeOf(ours);
    const Record theirPlace = placeOf(theirs);
    for (const std::string_view column : {"address", "postcode"})
        add(findField(Entity::Location, column)->label, toQString(ourPlace.text(column)),
            toQString(theirPlace.text(column)));
    const auto here = ourPlace["geom"].point();
    const auto there = theirPlace["geom"].point();
    if (here && there) {
        cards.places = {{here->longitude, here->latitude}, {there->longitude, there->latitude}};
        constexpr double kSameSpot = 30; // metres
        const double metres = distanceMetres(*here, *there);
        cards.facts.push_back(
            {tr("Where"), tr("on the map"), distanceText(metres), metres > kSameSpot});
    } else if (right) {
        cards.facts.push_back({tr("Where"), here ? tr("on the map") : tr("still to place"),
                               there ? tr("on the map") : tr("still to place"), false});
    }
    PW_TRY(const auto ourWays, map.recordsOf(Entity::Contact, "organisation_id", left));
    std::vector<Record> theirWays;
    if (right) {
        PW_TRY(theirWays, map.recordsOf(Entity::Contact, "organisation_id", right));
    }
    add(tr("Contact").toStdString(), waysToContact(ourWays), waysToContact(theirWays));
    for (const std::string_view column : kTelling) {
        const Field &field = *findField(Entity::Organisation, column);
        add(field.label, shownText(field, ours[field]), shownText(field, theirs[field]));
        if (column == "source" && !cards.facts.empty())
            cards.facts.back().differs = false; // of course they come from different lists
    }
    return cards;
}

void ReviewModel::takeFacts(std::optional<Cards> cards) {
    beginResetModel();
    m_cards = cards ? std::move(*cards) : Cards{};
    endResetModel();
    emit changed();
}

// --- going through them ---

void ReviewModel::load() {
    fetch(0);
}

void ReviewModel::fetch(int at) {
    if (!m_session)
        return;
    m_session->read<std::vector<WaitingSuggestion>>(
        this, [](MapFile &map) { return suggestionsWithMet(map); },
        [this, at](Result<std::vector<WaitingSuggestion>> waiting) {
            if (!waiting) {
                m_session->notice()->tell(waiting.error());
                return;
            }
            m_waiting = std::move(*waiting);
            const auto met = std::ranges::count(m_waiting, RowId{}, &WaitingSuggestion::proposal);
            m_session->setMet(static_cast<int>(met));
            show(at);
        });
}

void ReviewModel::show(int at) {
    m_at = waiting() > 0 ? at % waiting() : 0;
    const WaitingSuggestion *one = current();
    if (!one) {
        takeFacts({});
        emit finished();
        return;
    }
    m_session->read<Cards>(
        this, [suggestion = one->suggestion](MapFile &map) { return cardsOf(map, suggestion); },
        [this](Result<Cards> cards) {
            takeFacts(cards ? std::optional(std::move(*cards)) : std::nullopt);
        });
}

void ReviewModel::skip() {
    if (waiting() > 0)
        show(m_at + 1);
}

void ReviewModel::decide(const QString &decision) {
    const WaitingSuggestion *one = current();
    const auto known = std::ranges::find_if(
        kDecisions, [&](const auto &candidate) { return decision == candidate.first; });
    if (!one || known == kDecisions.end() || m_isDeciding)
        return;
    m_isDeciding = true;
    m_session->write<ActionId>(
        this,
        [one = *one, answer = known->second](MapFile &map) {
            return one.proposal ? settle(map, one.proposal, answer)
                                : settleMet(map, one.suggestion, answer);
        },
        [this](const Result<ActionId> &done) {
            m_isDeciding = false;
            if (done)        // else the notice says why, and it stays
                fetch(m_at); // a merge may have answered others too
        });
}

} // namespace placeweave
