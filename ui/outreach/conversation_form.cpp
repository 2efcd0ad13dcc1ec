// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/conversation_form.h"

#include "ui/outreach/outreach_words.h"
#include "ui/record/private_matter.h"
#include "ui/record/value_text.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"
#include "ui/theme/words.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/joint/ways_to_reach.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>

namespace placeweave {

namespace {

constexpr const Field &kHeldOn = fieldOf(Entity::Engagement, "held_on");
constexpr const Field &kDue = fieldOf(Entity::Promise, "due");
constexpr RowId kAboutRow{1};

std::string plain(const QString &text) {
    return text.trimmed().toStdString();
}

// The field's day, or nothing where it is not one.
std::string dayIn(const Field &field, const QString &typed) {
    const auto value = understood(field, typed);
    return value ? value->text() : std::string();
}

QString troubleWith(const Field &field, const QString &typed) {
    const auto value = understood(field, typed);
    return value ? QString() : value.error();
}

} // namespace

ConversationForm::ConversationForm(QObject *parent)
    : ConversationForm(Session::instance(), parent) {}

ConversationForm::ConversationForm(Session *session, QObject *parent)
    : QObject(parent), m_session(session) {}

void ConversationForm::begin(qint64 organisation, qint64 step) {
    m_organisation = RowId{organisation};
    m_step = RowId{step};
    m_promises.clear();
    for (QString *text :
         {&m_person, &m_way, &m_heard, &m_effect, &m_theme, &m_theyNeed, &m_needCategory,
          &m_theyOffer, &m_weCanOffer, &m_timeValued, &m_promise, &m_promiseDue})
        text->clear();
    m_heldOn = typedText(kHeldOn, Value(today()));
    m_heldBy = Preferences::instance().author();
    m_promiseWho = m_heldBy;
    m_stepStatus = QStringLiteral("done");
    m_stillRight = false;
    emit changed();
    read();
}

void ConversationForm::choose(qint64 organisation) {
    if (organisation == m_organisation.value)
        return;
    m_organisation = RowId{organisation};
    m_person.clear();
    emit changed();
    read();
}

void ConversationForm::read() {
    struct Read {
        std::string name;
        std::string safeguarding;
        std::vector<Record> people;
        GiveAndTake given;
        RowId person; // of the step
    };
    m_name.clear();
    m_people.clear();
    m_given.clear();
    m_warning.clear();
    emit begun();
    m_session->read<Read>(
        this,
        [organisation = m_organisation, step = m_step](MapFile &map) -> Result<Read> {
            Read read;
            if (const auto about = map.record(Entity::About, kAboutRow))
                read.safeguarding = simplified(about->text("safeguarding"));
            if (!organisation)
                return read;
            PW_TRY(const Record row, map.record(Entity::Organisation, organisation));
            read.name = row.text("name");
            // Whoever was spoken to is known to us; writing it down names them to nobody else.
            PW_TRY(read.people, map.recordsOf(Entity::Person, "organisation_id", organisation));
            PW_TRY(const auto given, givenAndTaken(map, today()));
            if (const auto one = given.find(organisation); one != given.end())
                read.given = one->second;
            if (step)
                if (const auto of = map.record(Entity::Step, step))
                    read.person = of->reference("person_id");
            return read;
        },
        [this, organisation = m_organisation](Result<Read> read) {
            if (!read || organisation != m_organisation)
                return;
            m_name = toQString(read->name);
            m_safeguarding = toQString(read->safeguarding);
            m_people.clear();
            for (const Record &person : read->people)
                m_people.append({QString::number(person.id().value), toQString(person.text("name")),
                                 toQString(vocabulary("role").label(person.text("role")))});
            if (organisation) {
                m_given = giveAndTakeInWords(read->given);
                m_warning = warningOf(read->given);
            }
            if (read->person && m_person.isEmpty())
                m_person = QString::number(read->person.value);
            emit begun();
            emit changed();
        });
}

QStringList ConversationForm::promises() const {
    QStringList words;
    for (const Promised &promised : m_promises) {
        QStringList parts{toQString(promised.what), toQString(promised.who)};
        if (!promised.due.empty())
            parts << tr("by %1").arg(shownDay(promised.due));
        parts.removeAll(QString());
        words << parts.join(" · ");
    }
    return words;
}

QString ConversationForm::heldOnTrouble() const {
    if (const QString trouble = troubleWith(kHeldOn, m_heldOn); !trouble.isEmpty())
        return trouble;
    return dayIn(kHeldOn, m_heldOn) > today() ? tr("That day is still to come.") : QString();
}

QString ConversationForm::dueTrouble() const {
    const QString trouble = troubleWith(kDue, m_promiseDue);
    return trouble.isEmpty() ? farAheadInWords(dayIn(kDue, m_promiseDue)) : trouble;
}

QString ConversationForm::privateMatter() const {
    for (const QString *text : {&m_heard, &m_theyNeed, &m_theyOffer, &m_weCanOffer, &m_promise})
        if (const PrivateMatter matter = privateMatterIn(text->toStdString());
            matter != PrivateMatter::None)
            return sentenceFor(matter);
    return {};
}

bool ConversationForm::isReady() const {
    if (!m_organisation || !heldOnTrouble().isEmpty() || !dueTrouble().isEmpty())
        return false;
    const QString all = m_heard + m_theyNeed + m_theyOffer + m_weCanOffer + m_promise;
    return !all.trimmed().isEmpty() || !m_promises.empty() || m_stillRight;
}

void ConversationForm::addPromise() {
    if (m_promise.trimmed().isEmpty() || !dueTrouble().isEmpty())
        return;
    m_promises.push_back(
        {plain(m_promise.simplified()), plain(m_promiseWho), dayIn(kDue, m_promiseDue)});
    m_promise.clear();
    m_promiseDue.clear();
    emit changed();
}

void ConversationForm::dropPromise(int row) {
    if (row < 0 || row >= static_cast<int>(m_promises.size()))
        return;
    m_promises.erase(m_promises.begin() + row);
    emit changed();
}

bool ConversationForm::hasWords() const {
    return !m_promises.empty() ||
           std::ranges::any_of(std::array{&m_heard, &m_effect, &m_theme, &m_theyNeed, &m_theyOffer,
                                          &m_weCanOffer, &m_promise},
                               [](const QString *text) { return !text->trimmed().isEmpty(); });
}

Conversation ConversationForm::conversation() const {
    Conversation said;
    said.organisation = m_organisation;
    said.person = RowId{m_person.toLongLong()};
    said.step = m_step;
    said.stepStatus = plain(m_stepStatus);
    said.way = plain(m_way);
    said.heldOn = dayIn(kHeldOn, m_heldOn);
    said.heldBy = plain(m_heldBy);
    said.heard = plain(m_heard);
    said.effect = plain(m_effect);
    said.theme = plain(m_theme);
    said.theyNeed = plain(m_theyNeed);
    said.needCategory = plain(m_needCategory);
    said.theyOffer = plain(m_theyOffer);
    said.weCanOffer = plain(m_weCanOffer);
    said.timeValued = plain(m_timeValued);
    said.confirmsRecord = m_stillRight;
    said.promises = m_promises;
    if (!m_promise.trimmed().isEmpty()) // typed, and not yet put with the others
        said.promises.push_back(
            {plain(m_promise.simplified()), plain(m_promiseWho), dayIn(kDue, m_promiseDue)});
    return said;
}

void ConversationForm::log() {
    if (!isReady())
        return;
    m_session->write<RowId>(
        this, [said = conversation()](MapFile &map) { return logConversation(map, said, today()); },
        [this](Result<RowId> row) {
            if (!row)
                return;
            m_session->sayUndoable(tr("Written down: the conversation with %1.").arg(m_name));
            emit logged();
        });
}

} // namespace placeweave
