// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/record_facts.h"

#include "ui/directory/row_changes.h"
#include "ui/record/confirmation_text.h"
#include "ui/record/value_text.h"
#include "ui/theme/words.h"

#include "core/base/time.h"
#include "core/joint/confirmation.h"
#include "core/model/vocabulary.h"

#include <QRegularExpression>
#include <QUrl>

#include <map>

namespace placeweave {

namespace {

using Fact = RecordFacts::Fact;
using Form = RecordFacts::Form;

constexpr int kLongUnchecked = 365; // days

QString say(const char *text) {
    return RecordFacts::tr(text);
}

QString shown(const Record &record, std::string_view column) {
    const Field &field = *findField(record.entity(), column);
    return shownText(field, record[field]);
}

QString lowered(QString text) {
    if (text.size() > 1 && !text.at(1).isUpper())
        text[0] = text.at(0).toLower();
    return text;
}

QString joinedDots(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(" · ");
}

void addPair(std::vector<Fact> &facts, const QString &label, const QString &text,
             const QString &note = {}, bool mustAct = false) {
    if (!text.isEmpty())
        facts.push_back({Form::Pair, {}, label, text, note, {}, {}, mustAct, {}, {}});
}

void addPlace(std::vector<Fact> &facts, const RecordBundle &bundle) {
    if (!bundle.place) {
        addPair(facts, say("Where"), Words::word("still_to_place"), {}, true);
        return;
    }
    const Record &place = *bundle.place;
    const std::string &type = place.text("location_type");
    const QString address = toQString(placeInWords(place));
    if (!type.empty() && type != "physical") {
        addPair(facts, say("Where"), shown(place, "location_type"), address);
        return;
    }
    if (place["geom"].isEmpty()) {
        addPair(facts, say("Where"), Words::word("still_to_place"), address, true);
        return;
    }
    QStringList note{lowered(shown(place, "placed_how"))};
    if (const QString how = shown(place, "disclosure"); !how.isEmpty())
        note << (place.text("disclosure") == "hidden" ? say("never shown to others")
                                                      : say("shown %1").arg(lowered(how)));
    note.removeAll(QString());
    addPair(facts, say("Address"), address.isEmpty() ? say("On the map, no address yet") : address,
            note.join(", "));
    QStringList areas;
    for (const AreaStore::Holding &area : bundle.areas)
        areas << toQString(area.name.empty() ? area.code : area.name);
    addPair(facts, say("Lies in"), areas.join(", "));
    QStringList venue;
    for (const char *column : {"space_for_hire", "step_free", "hearing_loop", "kitchen"})
        if (place[column].isTrue())
            venue << (venue.isEmpty()
                          ? toQString(findField(Entity::Location, column)->label)
                          : lowered(toQString(findField(Entity::Location, column)->label)));
    if (const std::int64_t seats = place["capacity"].integer())
        venue << say("room for %1").arg(seats);
    addPair(facts, say("The building"), venue.join(", "));
}

void addConfirmed(std::vector<Fact> &facts, const Record &organisation) {
    const std::string &day = organisation.text("confirmed_on");
    if (day.empty()) {
        addPair(facts, say("Confirmed"), Words::word("never_checked"));
        return;
    }
    const auto age = daysBetween(day, today());
    const bool old = age && *age > kLongUnchecked;
    QString text = old ? say("Not checked since %1").arg(shownMonth(day)) : shownDay(day);
    const std::string own = confirmedByItselfOn(organisation);
    text += confirmedByText(organisation, own == day);
    if (!own.empty() && own < day)
        text += say("; by the group itself on %1").arg(shownDay(own));
    addPair(facts, say("Confirmed"), text, {}, old);
}

void addServices(std::vector<Fact> &facts, const RecordBundle &bundle) {
    for (const Record &service : bundle.services) {
        Fact fact{Form::Offer, say("What it offers"), {}, {}, {}, {}, {}, false, {}, {}};
        fact.label = shown(service, "name");
        fact.text =
            shownSchedule(service.text("schedule"), service.text("opens"), service.text("closes"));
        const QString words = shown(service, "when_note");
        fact.text = fact.text.isEmpty() ? words : joinedDots({fact.text, words});
        QStringList particulars;
        const Term *activity = vocabulary("activity").find(service.text("activity"));
        if (activity) {
            const QString label = toQString(activity->label);
            if (label.compare(fact.label, Qt::CaseInsensitive) != 0)
                particulars << lowered(label);
            particulars << lowered(
                toQString(vocabulary("category").label(activity->more("category"))));
        }
        particulars << shown(service, "cost") << lowered(shown(service, "referral"))
                    << shown(service, "eligibility");
        if (service.text("capacity_now") == "full" || service.text("capacity_now") == "paused")
            particulars << lowered(shown(service, "capacity_now"));
        fact.note = joinedDots(particulars);
        facts.push_back(std::move(fact));
    }
}

void addContacts(std::vector<Fact> &facts, const std::vector<Record> &contacts,
                 const QString &section, const QString &whose) {
    static const std::map<std::string, QString, std::less<>> icons{
        {"phone", "phone"},     {"whatsapp", "speech"},  {"email", "email"}, {"website", "globe"},
        {"facebook", "speech"}, {"instagram", "speech"}, {"post", "file"}};
    for (const Record &contact : contacts) {
        const std::string &type = contact.text("contact_type");
        const auto icon = icons.find(type);
        Fact fact{Form::Contact, section, {}, {}, {}, {}, {}, false, {}, {}};
        fact.label = shown(contact, "contact_type");
        fact.text = shown(contact, "value");
        fact.icon = icon == icons.end() ? "link" : icon->second;
        fact.link = linkOf(type, fact.text);
        QStringList note{whose, shown(contact, "label")};
        if (contact["preferred"].isTrue())
            note << say("preferred");
        if (const std::string &who = contact.text("sensitivity"); who == "internal")
            note << say("just us");
        else if (who == "partner")
            note << say("partners only");
        fact.note = joinedDots(note);
        facts.push_back(std::move(fact));
    }
}

void addConnections(std::vector<Fact> &facts, const RecordBundle &bundle) {
    std::vector<Fact> rows; // one for each way of being connected
    for (const Record &connection : bundle.connections) {
        const bool from = connection.reference("from_id") == bundle.id();
        const RowId other = connection.reference(from ? "to_id" : "from_id");
        const auto name = bundle.organisationNames.find(other);
        if (name == bundle.organisationNames.end())
            continue;
        const Term *how = vocabulary("connection_type").find(connection.text("what"));
        QString label = say("Knows");
        if (how) {
            const std::string_view reverse = how->more("reverse");
            label = toQString(from || reverse.empty() ? std::string_view(how->label) : reverse);
        }
        auto row = std::ranges::find(rows, label, &Fact::label);
        if (row == rows.end())
            row = rows.insert(
                rows.end(),
                {Form::Links, say("Connected to"), label, {}, {}, {}, {}, false, {}, {}});
        row->items << toQString(name->second);
        row->ids << static_cast<double>(other.value); // exact: 53 bits
    }
    std::ranges::move(rows, std::back_inserter(facts));
}

} // namespace

QString linkOf(std::string_view type, const QString &value) {
    if (type == "email" || (type.empty() && value.contains('@')))
        return "mailto:" + value.trimmed();
    if (type == "phone" || type == "whatsapp") {
        QString digits = value;
        digits.remove(QRegularExpression("[^0-9+]"));
        return digits.isEmpty() ? QString() : "tel:" + digits;
    }
    if (type == "website" || type == "facebook" || type == "instagram") {
        const QUrl url = QUrl::fromUserInput(value.trimmed());
        if (url.scheme() == "http" || url.scheme() == "https")
            return url.toString(QUrl::FullyEncoded);
    }
    return {};
}

std::vector<Fact> RecordFacts::factsOf(const RecordBundle &bundle) {
    const Record &organisation = bundle.organisation;
    std::vector<Fact> facts;
    if (const QString words = shown(organisation, "description"); !words.isEmpty())
        facts.push_back({Form::Words, {}, {}, words, {}, {}, {}, false, {}, {}});
    addPair(facts, say("Also known as"), shown(organisation, "other_names"));
    if (organisation["private"].isTrue())
        addPair(facts, say("Private"), say("It never leaves this map"));
    if (const std::string &status = organisation.text("status");
        !status.empty() && status != "active")
        addPair(facts, say("Status"), shown(organisation, "status"), {}, true);
    addPlace(facts, bundle);
    QString reach = shown(organisation, "reach");
    if (const std::int64_t size = organisation["size"].integer())
        reach += (reach.isEmpty() ? say("About %1 people") : say(", about %1 people"))
                     .arg(QLocale().toString(static_cast<qlonglong>(size)));
    addPair(facts, say("Reaches"), reach);
    addPair(facts, say("Languages"), shown(organisation, "languages"));
    addPair(facts, say("Cares about"), shown(organisation, "focus"));
    addConfirmed(facts, organisation);
    if (const QString permission = shown(organisation, "listing_permission"); !permission.isEmpty())
        addPair(facts, say("May we list it?"), permission,
                organisation.text("listing_permission") == "not_asked"
                    ? say("partners see it, with the area only")
                    : QString());
    if (organisation.text("recognition") == "register")
        addPair(facts, say("Known"), Words::word("register_only"));
    addServices(facts, bundle);
    Fact serves{Form::Chips, say("Serves"), {}, {}, {}, {}, {}, false, {}, {}};
    for (const Record &row : bundle.serves)
        if (const auto found = bundle.communities.find(row.reference("community_id"));
            found != bundle.communities.end())
            serves.items << toQString(found->second.text("name"));
    if (!serves.items.isEmpty())
        facts.push_back(std::move(serves));
    addContacts(facts, bundle.contacts, say("Ways to contact"), {});
    for (const Record &person : bundle.people) {
        Fact fact{Form::Offer, say("People"), {}, {}, {}, {}, {}, false, {}, {}};
        fact.label = shown(person, "name");
        fact.text = lowered(shown(person, "role"));
        fact.note = person["consent_basis"].isEmpty()
                        ? say("has not been asked for consent: stays with us")
                        : shown(person, "languages");
        facts.push_back(std::move(fact));
        if (const auto found = bundle.contactsOfPeople.find(person.id());
            found != bundle.contactsOfPeople.end())
            addContacts(facts, found->second, say("People"), {});
    }
    addConnections(facts, bundle);
    for (const Record &channel : bundle.channels) {
        Fact fact{Form::Offer, say("Channels"), {}, {}, {}, {}, {}, false, {}, {}};
        const QString name = shown(channel, "name");
        const QString way = shown(channel, "channel");
        fact.label = name.isEmpty() ? way : name;
        fact.text = name.isEmpty() ? QString() : lowered(way);
        QStringList note{shown(channel, "audience")};
        if (const std::int64_t size = channel["size"].integer())
            note << say("about %1 people").arg(size);
        fact.note = joinedDots(note);
        facts.push_back(std::move(fact));
    }
    if (const QString note = shown(organisation, "note"); !note.isEmpty())
        facts.push_back(
            {Form::Words, say("Note, just for us"), {}, note, {}, {}, {}, false, {}, {}});
    return facts;
}

int RecordFacts::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
}

QVariant RecordFacts::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const Fact &fact = m_facts[row];
    switch (role) {
    case FormRole:
        return static_cast<int>(fact.form);
    case SectionRole: // said once, above the first
        return row > 0 && m_facts[row - 1].section == fact.section ? QString() : fact.section;
    case LabelRole:
        return fact.label;
    case Qt::DisplayRole:
    case TextRole:
        return fact.text;
    case NoteRole:
        return fact.note;
    case IconRole:
        return fact.icon;
    case LinkRole:
        return fact.link;
    case MustActRole:
        return fact.mustAct;
    case ItemsRole:
        return fact.items;
    case IdsRole:
        return QVariant::fromValue(fact.ids);
    default:
        return {};
    }
}

QHash<int, QByteArray> RecordFacts::roleNames() const {
    return {{FormRole, "form"}, {SectionRole, "section"}, {LabelRole, "label"},
            {TextRole, "text"}, {NoteRole, "note"},       {IconRole, "icon"},
            {LinkRole, "link"}, {MustActRole, "mustAct"}, {ItemsRole, "items"},
            {IdsRole, "ids"}};
}

void RecordFacts::setBundle(const std::shared_ptr<const RecordBundle> &bundle) {
    std::vector<Fact> next = bundle ? factsOf(*bundle) : std::vector<Fact>();
    // A row laid out the same way stays, whoever it is of: it is filled sooner than one is made.
    const RowChanges changes = rowChanges(
        m_facts, next, [](const Fact &one, const Fact &other) { return one.form == other.form; });
    const int first = static_cast<int>(changes.first);
    if (changes.removed > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(changes.removed) - 1);
        m_facts.erase(m_facts.begin() + changes.first,
                      m_facts.begin() + changes.first + changes.removed);
        endRemoveRows();
    }
    if (changes.inserted > 0) {
        beginInsertRows({}, first, first + static_cast<int>(changes.inserted) - 1);
        const auto from = next.begin() + changes.first;
        m_facts.insert(m_facts.begin() + changes.first, from, from + changes.inserted);
        endInsertRows();
    }
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (m_facts[i] == next[i])
            continue;
        m_facts[i] = std::move(next[i]);
        const QModelIndex row = index(static_cast<int>(i));
        emit dataChanged(row, row);
    }
    if (!next.empty()) // a heading may now stand above another row
        emit dataChanged(index(0), index(rowCount() - 1), {SectionRole});
}

} // namespace placeweave
