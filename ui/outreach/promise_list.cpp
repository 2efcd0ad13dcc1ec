// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/promise_list.h"

#include "ui/outreach/outreach_words.h"
#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"

#include "core/base/time.h"

#include <algorithm>

namespace placeweave {

PromiseList::PromiseList(QObject *parent) : PromiseList(Session::instance(), parent) {}

PromiseList::PromiseList(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &PromiseList::read);
    read();
}

int PromiseList::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant PromiseList::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const OutstandingPromise &one = row.promise;
    switch (role) {
    case PromiseRole:
        return QVariant::fromValue<qint64>(one.promise.id().value);
    case WhoRole:
        return row.who;
    case Qt::DisplayRole:
    case WhatRole:
        return toQString(one.promise.text("what"));
    case ToRole: {
        const QString to =
            one.to.empty() ? tr("to everyone who was there") : tr("to %1").arg(toQString(one.to));
        return one.madeOn.empty() ? to : tr("%1, on %2").arg(to, shownDay(one.madeOn));
    }
    case DueRole:
        return one.isToBeTold ? QString() : dueInWords(one.promise.text("due"), one.daysOver);
    case OverdueRole:
        return !one.isToBeTold && one.daysOver > 0;
    case ToBeToldRole:
        return one.isToBeTold;
    case KeptRole:
        return one.promise.text("status") == "kept";
    case OrganisationRole:
        return QVariant::fromValue<qint64>(one.organisation.value);
    default:
        return {};
    }
}

QHash<int, QByteArray> PromiseList::roleNames() const {
    return {{PromiseRole, "promise"}, {WhoRole, "who"},   {WhatRole, "what"},
            {ToRole, "to"},           {DueRole, "due"},   {OverdueRole, "overdue"},
            {ToBeToldRole, "told"},   {KeptRole, "kept"}, {OrganisationRole, "organisation"}};
}

int PromiseList::overdue() const {
    return static_cast<int>(std::ranges::count_if(m_rows, [](const Row &row) {
        return !row.promise.isToBeTold && row.promise.daysOver > 0;
    }));
}

int PromiseList::toBeTold() const {
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const Row &row) { return row.promise.isToBeTold; }));
}

void PromiseList::settle(qint64 promise, const QString &status) {
    m_session->write<bool>(
        this,
        [promise, status = status.toStdString()](MapFile &map) -> Result<bool> {
            PW_CHECK(settlePromise(map, RowId{promise}, status, today()));
            return true;
        },
        [this, status](const Result<bool> &settled) {
            if (!settled)
                return;
            m_session->sayUndoable(status == "kept"       ? tr("Kept. Now let them know.")
                                   : status == "fed_back" ? tr("They have been told.")
                                   : status == "not_kept" ? tr("Not kept. Tell them so, and why.")
                                                          : tr("Let go, as both sides agreed."));
        });
}

void PromiseList::hand(qint64 promise, const QString &who) {
    const auto row = std::ranges::find(m_rows, RowId{promise},
                                       [](const Row &one) { return one.promise.promise.id(); });
    if (row == m_rows.end() || who.simplified() == row->who)
        return;
    m_session->write<bool>(
        this,
        [promise, who = who.simplified().toStdString(),
         what = row->promise.promise.text("what")](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::setField(map, fieldOf(Entity::Promise, "who"), RowId{promise},
                                     Value(who), what));
            return true;
        });
}

void PromiseList::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_session->read<std::vector<PromisesBy>>(
        this, [](MapFile &map) { return promisesOutstanding(map, today()); },
        [this](Result<std::vector<PromisesBy>> all) {
            if (!all)
                return;
            beginResetModel();
            m_rows.clear();
            for (PromisesBy &by : *all) {
                const QString who =
                    by.who.empty() ? tr("Nobody has taken it on yet") : toQString(by.who);
                for (OutstandingPromise &promise : by.promises)
                    m_rows.push_back({std::move(promise), who});
            }
            endResetModel();
            emit changed();
        });
}

} // namespace placeweave
