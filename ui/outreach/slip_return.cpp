// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/slip_return.h"

#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/joint/record_code.h"
#include "core/joint/slip.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr const Field &kConfirmedOn = fieldOf(Entity::Organisation, "confirmed_on");
constexpr qsizetype kCodeLetters = 7;

qsizetype lettersIn(const QString &code) {
    return std::ranges::count_if(code, [](QChar letter) { return letter.isLetterOrNumber(); });
}

} // namespace

SlipReturn::SlipReturn(QObject *parent) : SlipReturn(Session::instance(), parent) {}

SlipReturn::SlipReturn(Session *session, QObject *parent) : QObject(parent), m_session(session) {}

void SlipReturn::begin() {
    m_searches.next();
    m_code.clear();
    m_looked = false;
    m_found.clear();
    m_organisation = {};
    m_filledInBy.clear();
    m_filledInOn = typedText(kConfirmedOn, Value(today()));
    m_permission.clear();
    emit changed();
}

void SlipReturn::setCode(const QString &code) {
    if (code == m_code)
        return;
    m_code = code;
    m_looked = false;
    m_found.clear();
    m_organisation = {};
    const Newest::Ticket ticket = m_searches.next();
    emit changed();
    if (!isRecordCode(code.toStdString()))
        return;
    m_session->read<QList<Choice>>(
        this,
        [code = code.toStdString()](MapFile &map) -> Result<QList<Choice>> {
            PW_TRY(const auto ids, organisationsByCode(map, code));
            QList<Choice> found;
            for (const RowId id : ids) {
                PW_TRY(const Record row, map.record(Entity::Organisation, id));
                found.append({QString::number(id.value), toQString(row.text("name")),
                              shownText(*findField(Entity::Organisation, "kind"), row["kind"])});
            }
            return found;
        },
        [this, ticket](Result<QList<Choice>> found) {
            if (!ticket.isWanted() || !found)
                return;
            m_looked = true;
            m_found = *std::move(found);
            if (m_found.size() == 1)
                m_organisation = RowId{m_found.first().code.toLongLong()};
            emit changed();
        });
}

QString SlipReturn::trouble() const {
    if (m_looked && m_found.isEmpty())
        return tr("Nobody on this map has that code.");
    if (lettersIn(m_code) >= kCodeLetters && !isRecordCode(m_code.toStdString()))
        return tr("That is no record code: look once more, letter by letter.");
    return {};
}

QString SlipReturn::organisation() const {
    return m_organisation ? QString::number(m_organisation.value) : QString();
}

void SlipReturn::setOrganisation(const QString &id) {
    if (id == organisation())
        return;
    m_organisation = RowId{id.toLongLong()};
    emit changed();
}

QString SlipReturn::dayTrouble() const {
    const auto day = understood(kConfirmedOn, m_filledInOn);
    if (!day)
        return day.error();
    return day->text() > today() ? tr("That day is still to come.") : QString();
}

void SlipReturn::takeIn() {
    if (!isReady())
        return;
    SlipAnswer answer{
        m_organisation, m_filledInBy.simplified().toStdString(), {}, m_permission.toStdString()};
    if (const auto day = understood(kConfirmedOn, m_filledInOn))
        answer.filledInOn = day->text();
    m_session->write<bool>(
        this,
        [answer](MapFile &map) -> Result<bool> {
            PW_CHECK(takeInSlip(map, answer, today()));
            return true;
        },
        [this, id = m_organisation.value](const Result<bool> &done) {
            if (!done)
                return;
            m_session->sayUndoable(tr("The slip is taken in: confirmed by the group itself."));
            emit taken(id);
        });
}

} // namespace placeweave
