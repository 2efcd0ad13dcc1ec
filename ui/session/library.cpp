// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/library.h"

#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/base/time.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr Entity entityOf(bool story) {
    return story ? Entity::Story : Entity::Resource;
}

} // namespace

Library::Library(Session *session) : m_session(session) {
    connect(session, &Session::published, this, &Library::read);
}

int Library::toAskAgain() const {
    return static_cast<int>(std::ranges::count_if(m_items, &LibraryItem::isLapsed));
}

const LibraryItem *Library::find(Entity entity, RowId row) const {
    const auto found = std::ranges::find_if(m_items, [&](const LibraryItem &item) {
        return item.row.entity() == entity && item.row.id() == row;
    });
    return found == m_items.end() ? nullptr : &*found;
}

void Library::read() {
    m_session->read<std::vector<LibraryItem>>(
        this, [](MapFile &map) { return libraryOf(map, today()); },
        [this](Result<std::vector<LibraryItem>> items) {
            if (!items) {
                m_session->notice()->tell(items.error());
                return;
            }
            const bool areNone = m_items.empty() && items->empty();
            m_items = *std::move(items);
            if (!areNone)
                emit changed();
        });
}

void Library::open(bool story, qint64 row) {
    const LibraryItem *item = find(entityOf(story), RowId{row});
    if (!item)
        return;
    if (item->isLapsed)
        emit askingWanted(row);
    else
        emit readingWanted(story, row);
}

void Library::edit(bool story, qint64 row) {
    const LibraryItem *item = find(entityOf(story), RowId{row});
    if (!item || m_session->isReadOnly())
        return;
    if (item->isLapsed)
        emit askingWanted(row);
    else
        emit editingWanted(story, row);
}

void Library::add(bool story, qint64 organisation, qint64 exercise, qint64 plan) {
    if (m_session->isOpen() && !m_session->isReadOnly())
        emit addingWanted(story, organisation, exercise, plan);
}

void Library::remove(bool story, qint64 row) {
    const LibraryItem *item = find(entityOf(story), RowId{row});
    if (!item || m_session->isReadOnly())
        return;
    m_session->write<bool>(
        this,
        [entity = entityOf(story), id = RowId{row}](MapFile &map) -> Result<bool> {
            PW_CHECK(removeFromLibrary(map, entity, id));
            return true;
        },
        [this, title = toQString(item->title())](const Result<bool> &done) {
            if (done)
                m_session->sayUndoable(tr("Deleted: %1.").arg(title));
        });
}

QString Library::renew(qint64 story, const QString &permission, const QString &until) {
    const auto day = understood(fieldOf(Entity::Story, "permission_until"), until);
    if (!day)
        return day.error();
    if (!day->isEmpty() && day->text() < today())
        return tr("That day has passed.");
    m_session->write<bool>(
        this,
        [id = RowId{story}, permission = permission.toStdString(),
         until = day->text()](MapFile &map) -> Result<bool> {
            PW_CHECK(renewPermission(map, id, permission, until));
            return true;
        },
        [this](const Result<bool> &done) {
            if (done)
                m_session->sayUndoable(tr("It may be told again."));
        });
    return {};
}

} // namespace placeweave
