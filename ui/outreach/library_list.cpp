// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/library_list.h"

#include "ui/directory/row_changes.h"
#include "ui/outreach/library_words.h"
#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/base/text.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr qsizetype kOpening = 240; // letters of the first words

bool isLinked(const LibraryItem &item, std::string_view column, double to) {
    return to < 0 || (to > 0 && static_cast<double>(item.row.reference(column).value) == to);
}

bool isSame(const LibraryItem &a, const LibraryItem &b) {
    return a.row == b.row && a.isLapsed == b.isLapsed && a.searched == b.searched &&
           a.attachments == b.attachments;
}

} // namespace

LibraryList::LibraryList(QObject *parent) : LibraryList(Session::instance(), parent) {}

LibraryList::LibraryList(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    if (!session)
        return;
    connect(session->library(), &Library::changed, this, &LibraryList::arrange);
    arrange();
}

int LibraryList::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant LibraryList::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LibraryItem &item = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case RowRole:
        return QVariant::fromValue<qint64>(item.row.id().value);
    case StoryRole:
        return item.isStory();
    case Qt::DisplayRole:
    case TitleRole:
        return libraryTitle(item);
    case OpeningRole: {
        QString words = toQString(item.words()).left(kOpening).simplified();
        if (words.isEmpty() && !item.attachments.empty())
            words = toQString(item.attachments.front().text("text_alternative")).simplified();
        const QString title = libraryTitle(item);
        return item.row["title"].isEmpty() && !title.endsWith(QStringLiteral("…")) ? QString()
                                                                                   : words;
    }
    case KindRole:
        return libraryKind(item);
    case GlyphRole:
        return libraryGlyph(item);
    case FromRole:
        return libraryFrom(item);
    case PermissionRole:
        return libraryPermission(item);
    case LapsedRole:
        return item.isLapsed;
    case OpenRole:
        return item.permission() == "public";
    default:
        return {};
    }
}

QHash<int, QByteArray> LibraryList::roleNames() const {
    return {{RowRole, "row"},         {StoryRole, "story"},           {TitleRole, "title"},
            {OpeningRole, "opening"}, {KindRole, "kindLabel"},        {GlyphRole, "glyph"},
            {FromRole, "from"},       {PermissionRole, "permission"}, {LapsedRole, "lapsed"},
            {OpenRole, "forAnyone"}};
}

// A kind belongs to stories or to resources: choosing between those lets go of it.
void LibraryList::setWhat(const QString &what) {
    if (what == m_what)
        return;
    m_what = what;
    m_kind.clear();
    arrange();
}

bool LibraryList::isHeld() const {
    return !m_text.trimmed().isEmpty() || !m_what.isEmpty() || !m_kind.isEmpty() ||
           !m_theme.isEmpty() || !m_permission.isEmpty();
}

QList<Choice> LibraryList::kinds() const {
    return choicesOf("story_form") + choicesOf("resource_kind");
}

void LibraryList::holdToNothing() {
    for (QString *held : {&m_text, &m_what, &m_kind, &m_theme, &m_permission})
        held->clear();
    arrange();
}

bool LibraryList::belongs(const LibraryItem &item) const {
    return isLinked(item, "organisation_id", m_organisation) &&
           isLinked(item, "exercise_id", m_exercise) && isLinked(item, "plan_id", m_plan);
}

bool LibraryList::isWanted(const LibraryItem &item) const {
    if (item.isLapsed != (m_what == "again"))
        return false;
    if ((m_what == "story" && !item.isStory()) || (m_what == "resource" && item.isStory()))
        return false;
    const std::string kind = item.row.text(item.isStory() ? "form" : "resource_kind");
    // What says nothing of its form is words.
    const std::string form = kind.empty() && item.isStory() ? "words" : kind;
    if (!m_kind.isEmpty() && m_kind.toStdString() != form)
        return false;
    if (!m_theme.isEmpty() &&
        !std::ranges::contains(setElements(item.row["themes"]), m_theme.toStdString()))
        return false;
    if (!m_permission.isEmpty() && m_permission.toStdString() != item.permission())
        return false;
    return isFound(item, m_text.toStdString());
}

void LibraryList::arrange() {
    std::vector<LibraryItem> next;
    m_all = 0;
    m_toAskAgain = 0;
    if (m_session)
        for (const LibraryItem &item : m_session->library()->items()) {
            if (!belongs(item))
                continue;
            ++(item.isLapsed ? m_toAskAgain : m_all);
            if (isWanted(item))
                next.push_back(item);
        }
    const RowChanges changes = rowChanges(m_rows, next, isSame);
    const int first = static_cast<int>(changes.first);
    if (changes.removed > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(changes.removed) - 1);
        m_rows.erase(m_rows.begin() + changes.first,
                     m_rows.begin() + changes.first + changes.removed);
        endRemoveRows();
    }
    if (changes.inserted > 0) {
        beginInsertRows({}, first, first + static_cast<int>(changes.inserted) - 1);
        m_rows = std::move(next);
        endInsertRows();
    }
    emit arranged();
}

} // namespace placeweave
