// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/library_form.h"

#include "ui/outreach/library_files.h"
#include "ui/record/private_matter.h"
#include "ui/record/record_facts.h"
#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/base/text.h"
#include "core/base/time.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr const Field &kUntil = fieldOf(Entity::Story, "permission_until");
constexpr RowId kAboutRow{1};

struct Links {
    std::string organisation;
    std::string safeguarding;
    std::vector<std::pair<RowId, std::string>> communities;
    std::vector<std::pair<RowId, std::string>> sessions;
    std::vector<std::pair<RowId, std::string>> plans;
    std::optional<Record> row; // the one that is changed
    std::optional<Record> attachment;
};

Result<std::vector<std::pair<RowId, std::string>>> namesOf(MapFile &map, Entity entity) {
    std::vector<std::pair<RowId, std::string>> names;
    PW_CHECK(map.forEach(entity, [&](const Record &row) {
        names.emplace_back(row.id(), row.text("name"));
        return true;
    }));
    std::ranges::stable_sort(names, {}, [](const auto &name) { return folded(name.second); });
    return names;
}

QList<Choice> choices(const std::vector<std::pair<RowId, std::string>> &names) {
    QList<Choice> list;
    for (const auto &[id, name] : names)
        list.append({QString::number(id.value), toQString(name), {}});
    return list;
}

QString idText(RowId id) {
    return id ? QString::number(id.value) : QString();
}

Value idValue(const QString &id) {
    return id.isEmpty() ? Value() : Value(std::int64_t{id.toLongLong()});
}

} // namespace

LibraryForm::LibraryForm(QObject *parent) : LibraryForm(Session::instance(), parent) {}

LibraryForm::LibraryForm(Session *session, QObject *parent) : QObject(parent), m_session(session) {}

void LibraryForm::clear(Entity entity, RowId row) {
    m_entity = entity;
    m_row = row;
    m_organisation = {};
    for (QString *text : {&m_organisationName, &m_title, &m_kind, &m_words, &m_credit,
                          &m_permission, &m_until, &m_place, &m_link, &m_community, &m_sessionId,
                          &m_plan, &m_inWords, &m_attached, &m_attachTrouble})
        text->clear();
    m_themes.clear();
    m_file.reset();
    m_keepsAttachment = true;
    ++m_begun;
}

void LibraryForm::begin(bool story, qint64 organisation, qint64 exercise, qint64 plan) {
    clear(story ? Entity::Story : Entity::Resource, {});
    m_organisation = RowId{organisation};
    m_sessionId = idText(RowId{exercise});
    m_plan = idText(RowId{plan});
    m_kind = story ? QStringLiteral("words") : QString();
    // Partners share resources; a story is for whom its teller says.
    m_permission = story ? QString() : QStringLiteral("partner");
    emit begun();
    emit changed();
    read();
}

void LibraryForm::change(bool story, qint64 row) {
    clear(story ? Entity::Story : Entity::Resource, RowId{row});
    emit begun();
    emit changed();
    read();
}

void LibraryForm::choose(qint64 organisation) {
    m_organisation = RowId{organisation};
    m_organisationName.clear();
    emit begun();
    emit changed();
    if (!organisation)
        return;
    m_session->read<Record>(
        this, [id = m_organisation](MapFile &map) { return map.record(Entity::Organisation, id); },
        [this, id = m_organisation](Result<Record> row) {
            if (!row || id != m_organisation)
                return;
            m_organisationName = toQString(row->text("name"));
            emit begun();
        });
}

void LibraryForm::read() {
    m_session->read<Links>(
        this,
        [entity = m_entity, row = m_row,
         organisation = m_organisation](MapFile &map) -> Result<Links> {
            Links links;
            if (const auto about = map.record(Entity::About, kAboutRow))
                links.safeguarding = simplified(about->text("safeguarding"));
            PW_TRY(links.communities, namesOf(map, Entity::Community));
            PW_TRY(links.sessions, namesOf(map, Entity::Exercise));
            PW_TRY(links.plans, namesOf(map, Entity::Plan));
            RowId about = organisation;
            if (row) {
                PW_TRY(links.row, map.record(entity, row));
                about = links.row->reference("organisation_id");
                PW_TRY(const auto attached,
                       map.recordsOf(Entity::Attachment,
                                     entity == Entity::Story ? "story_id" : "resource_id", row));
                if (!attached.empty())
                    links.attachment = attached.front();
            }
            if (about)
                if (const auto of = map.record(Entity::Organisation, about))
                    links.organisation = of->text("name");
            return links;
        },
        [this, begun = m_begun](Result<Links> links) {
            if (begun != m_begun)
                return;
            if (!links) {
                m_session->notice()->tell(links.error());
                return;
            }
            m_safeguarding = toQString(links->safeguarding);
            m_communities = choices(links->communities);
            m_sessions = choices(links->sessions);
            m_plans = choices(links->plans);
            if (links->row)
                fill(*links->row);
            if (links->attachment) {
                m_attached = fileNameOf(*links->attachment);
                m_inWords = toQString(links->attachment->text("text_alternative"));
            }
            m_organisationName = toQString(links->organisation);
            emit this->begun();
            emit changed();
        });
}

void LibraryForm::fill(const Record &row) {
    const bool story = isStory();
    const auto text = [&](const char *column) {
        return toQString(row.text(column));
    };
    m_title = text("title");
    m_kind = text(story ? "form" : "resource_kind");
    m_words = text(story ? "words" : "description");
    m_credit = text(story ? "credit" : "shared_by");
    m_permission = text(story ? "permission" : "sensitivity");
    if (story) {
        m_until = typedText(kUntil, row[kUntil]);
        m_place = text("place");
    } else {
        m_link = text("link");
    }
    for (const std::string &theme : setElements(row["themes"]))
        m_themes << toQString(theme);
    m_organisation = row.reference("organisation_id");
    m_community = idText(row.reference("community_id"));
    m_sessionId = idText(row.reference("exercise_id"));
    m_plan = idText(row.reference("plan_id"));
}

QString LibraryForm::untilTrouble() const {
    const auto day = understood(kUntil, m_until);
    if (!day)
        return day.error();
    return !day->isEmpty() && day->text() < today() ? tr("That day has passed.") : QString();
}

QString LibraryForm::linkTrouble() const {
    return m_link.trimmed().isEmpty() || !linkOf("website", m_link).isEmpty()
               ? QString()
               : tr("This is no address of a web page. It begins with https://");
}

QString LibraryForm::privateMatter() const {
    for (const QString *text : {&m_title, &m_words, &m_inWords})
        if (const PrivateMatter matter = privateMatterIn(text->toStdString());
            matter != PrivateMatter::None)
            return sentenceFor(matter);
    return {};
}

bool LibraryForm::isReady() const {
    if (!untilTrouble().isEmpty() || !linkTrouble().isEmpty())
        return false;
    return isStory() ? !m_words.trimmed().isEmpty() || !m_attached.isEmpty()
                     : !m_title.trimmed().isEmpty();
}

// A photo takes a moment to be drawn anew, so not here.
void LibraryForm::attach(const QUrl &file) {
    using Taken = std::expected<AttachedFile, QString>;
    m_attachTrouble.clear();
    emit changed();
    m_session->read<Taken>(
        this,
        [path = file.toLocalFile(), story = isStory()](MapFile &) -> Result<Taken> {
            return fileToAttach(path, story);
        },
        [this, begun = m_begun](Result<Taken> taken) {
            if (!taken || begun != m_begun)
                return;
            if (*taken)
                take(std::move(**taken));
            else
                m_attachTrouble = taken->error();
            emit changed();
        });
}

void LibraryForm::take(AttachedFile file) {
    if (isStory())
        m_kind = isPicture(file.mediaType) ? QStringLiteral("picture") : QStringLiteral("sound");
    m_attached = toQString(file.name);
    m_file = std::move(file);
}

void LibraryForm::takeOff() {
    m_file.reset();
    m_keepsAttachment = false;
    m_attached.clear();
    m_inWords.clear();
    m_attachTrouble.clear();
    emit changed();
}

LibraryDraft LibraryForm::draft() const {
    const bool story = isStory();
    LibraryDraft draft;
    Record row(m_entity, m_row);
    const auto put = [&](const char *column, const QString &text) {
        row[column] = Value(text.trimmed().toStdString());
    };
    put("title", m_title);
    put(story ? "form" : "resource_kind", m_kind);
    put(story ? "words" : "description", m_words);
    put(story ? "credit" : "shared_by", m_credit);
    put(story ? "permission" : "sensitivity", m_permission);
    if (story) {
        if (const auto until = understood(kUntil, m_until))
            row[kUntil] = *until;
        put("place", m_place);
    } else {
        put("link", m_link);
    }
    std::vector<std::string> themes;
    for (const QString &theme : m_themes)
        themes.push_back(theme.toStdString());
    if (!themes.empty())
        row["themes"] = setValue(themes);
    row["organisation_id"] = idValue(idText(m_organisation));
    row["community_id"] = idValue(m_community);
    row["exercise_id"] = idValue(m_sessionId);
    row["plan_id"] = idValue(m_plan);
    draft.row = row;
    draft.attach = m_file;
    draft.keepsAttachment = m_keepsAttachment;
    draft.textAlternative = m_inWords.trimmed().toStdString();
    return draft;
}

void LibraryForm::save() {
    if (!isReady())
        return;
    const LibraryDraft written = draft();
    const QString title = toQString(LibraryItem{.row = written.row}.title());
    m_session->write<RowId>(
        this, [written](MapFile &map) { return saveToLibrary(map, written); },
        [this, title, isFirst = isNew()](Result<RowId> row) {
            if (!row)
                return;
            m_session->sayUndoable(isFirst ? tr("Written down: %1.").arg(title)
                                           : tr("Changed: %1.").arg(title));
            emit saved();
        });
}

} // namespace placeweave
