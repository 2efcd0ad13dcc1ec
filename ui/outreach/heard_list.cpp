// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/heard_list.h"

#include "ui/outreach/heard_page.h"
#include "ui/record/value_text.h"
#include "ui/session/file_name.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"

#include <QFileInfo>

#include <algorithm>

namespace placeweave {

namespace {

using Stage = HeardThing::Stage;
constexpr std::array<const char *, 4> kStages{"heard", "taken", "answered", "told_back"};

const Record *latest(const HeardThing &thing) {
    return thing.takenTo.empty() ? nullptr : &thing.takenTo.front();
}

QString stageInWords(const HeardThing &thing) {
    const Record *taken = latest(thing);
    if (!taken)
        return HeardList::tr("Not taken to anyone yet");
    const QString whom = toQString(taken->text("to_whom"));
    switch (thing.stage) {
    case Stage::Heard:
        break;
    case Stage::Taken:
        return thing.isAnswerOverdue() ? HeardList::tr("Taken to %1 on %2. No answer after %3.")
                                             .arg(whom, shownDay(taken->text("taken_on")),
                                                  counted(thing.weeksWaiting, HeardList::tr("week"),
                                                          HeardList::tr("weeks")))
                                       : HeardList::tr("Taken to %1 on %2. Waiting for an answer.")
                                             .arg(whom, shownDay(taken->text("taken_on")));
    case Stage::Answered:
        return HeardList::tr("%1 answered on %2. Not told back yet.")
            .arg(whom, shownDay(taken->text("answered_on")));
    case Stage::ToldBack:
        return HeardList::tr("Told back on %1").arg(shownDay(taken->text("told_back_on")));
    }
    return {};
}

} // namespace

HeardList::HeardList(QObject *parent) : HeardList(Session::instance(), parent) {}

HeardList::HeardList(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &HeardList::read);
    read();
}

int HeardList::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant HeardList::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const HeardThing &thing = row.thing;
    const Record &said = thing.engagement;
    const Record *taken = latest(thing);
    switch (role) {
    case EngagementRole:
        return QVariant::fromValue<qint64>(said.id().value);
    case GatheredRole:
        return row.gathered;
    case Qt::DisplayRole:
    case HeardRole:
        return toQString(said.text("heard"));
    case EffectRole:
        return toQString(vocabulary("heard_effect").label(said.text("effect")));
    case FromRole: {
        QStringList parts{toQString(thing.from), shownDay(said.text("held_on"))};
        parts.removeAll(QString());
        return parts.join(", ");
    }
    case StageRole:
        return static_cast<int>(thing.stage);
    case StageWordsRole:
        return stageInWords(thing);
    case OverdueRole:
        return thing.isAnswerOverdue();
    case AnswerRole: {
        if (!taken || thing.stage < Stage::Answered)
            return QString();
        const QString label = toQString(vocabulary("answer").label(taken->text("answer")));
        const QString words = toQString(taken->text("answer_text"));
        return words.isEmpty() ? label : label + QStringLiteral(": ") + words;
    }
    case TickedRole:
        return m_ticked.contains(said.id().value);
    case TakenToRole:
        return QVariant::fromValue<qint64>(taken ? taken->id().value : 0);
    default:
        return {};
    }
}

QHash<int, QByteArray> HeardList::roleNames() const {
    return {{EngagementRole, "engagement"}, {GatheredRole, "gathered"}, {HeardRole, "heard"},
            {EffectRole, "effect"},         {FromRole, "from"},         {StageRole, "stage"},
            {StageWordsRole, "stageWords"}, {OverdueRole, "overdue"},   {AnswerRole, "answer"},
            {TickedRole, "ticked"},         {TakenToRole, "takenTo"}};
}

void HeardList::setByCommunity(bool byCommunity) {
    if (byCommunity == m_byCommunity)
        return;
    m_byCommunity = byCommunity;
    arrange();
}

void HeardList::setStage(const QString &stage) {
    if (stage == m_stage)
        return;
    m_stage = stage;
    arrange();
}

QList<int> HeardList::stageCounts() const {
    QList<int> counts(static_cast<qsizetype>(kStages.size()), 0);
    for (const HeardThing &thing : m_things)
        ++counts[static_cast<int>(thing.stage)];
    return counts;
}

// Under each community that it concerns, so that none misses it.
void HeardList::arrange() {
    beginResetModel();
    m_rows.clear();
    for (const HeardThing &thing : m_things) {
        if (!m_stage.isEmpty() && m_stage != kStages[static_cast<std::size_t>(thing.stage)])
            continue;
        if (!m_byCommunity) {
            const std::string &theme = thing.engagement.text("theme");
            m_rows.push_back({thing, theme.empty() ? tr("No theme yet")
                                                   : toQString(vocabulary("theme").label(theme))});
            continue;
        }
        for (const std::string &community : thing.communities)
            m_rows.push_back({thing, toQString(community)});
        if (thing.communities.empty())
            m_rows.push_back({thing, tr("No community named")});
    }
    std::ranges::stable_sort(m_rows, [](const Row &a, const Row &b) {
        return QString::localeAwareCompare(a.gathered, b.gathered) < 0;
    });
    endResetModel();
    emit changed();
}

void HeardList::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_session->read<std::vector<HeardThing>>(
        this,
        [](MapFile &map) -> Result<std::vector<HeardThing>> {
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            return heardThings(map, us, today());
        },
        [this](Result<std::vector<HeardThing>> things) {
            if (!things)
                return;
            m_things = *std::move(things);
            QSet<qint64> there;
            for (const HeardThing &thing : m_things)
                there.insert(thing.engagement.id().value);
            m_ticked.intersect(there);
            arrange();
        });
}

void HeardList::tick(int row, bool on) {
    if (row < 0 || row >= count())
        return;
    const qint64 id = m_rows[static_cast<std::size_t>(row)].thing.engagement.id().value;
    if (m_ticked.contains(id) == on)
        return;
    if (on)
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
    emit dataChanged(index(0), index(count() - 1), {TickedRole}); // it may stand in several places
    emit changed();
}

void HeardList::write(std::function<Result<void>(MapFile &)> work, const QString &sentence) {
    m_session->write<bool>(
        this,
        [work = std::move(work)](MapFile &map) -> Result<bool> {
            PW_CHECK(work(map));
            return true;
        },
        [this, sentence](const Result<bool> &done) {
            if (done)
                m_session->sayUndoable(sentence);
        });
}

void HeardList::take(const QString &whom, const QString &on) {
    const auto day = understood(fieldOf(Entity::TakenTo, "taken_on"), on);
    if (!day) {
        m_session->notice()->say(day.error());
        return;
    }
    std::vector<RowId> chosen;
    for (const qint64 id : std::as_const(m_ticked))
        chosen.push_back(RowId{id});
    std::ranges::sort(chosen);
    const std::string when = day->isEmpty() ? today() : day->text();
    m_ticked.clear();
    write([chosen, whom = whom.toStdString(),
           when](MapFile &map) { return takeTo(map, chosen, whom, when); },
          tr("Taken to %1. What they answer is noted here.").arg(whom.simplified()));
}

void HeardList::answer(qint64 takenTo, const QString &code, const QString &words) {
    write([takenTo, code = code.toStdString(), words = words.toStdString()](
              MapFile &map) { return noteAnswer(map, RowId{takenTo}, code, words, today()); },
          tr("The answer is noted. Now tell those who said it."));
}

void HeardList::toldBack(qint64 takenTo) {
    write([takenTo](MapFile &map) { return noteToldBack(map, RowId{takenTo}, today()); },
          tr("Told back, today."));
}

QString HeardList::suggestedName() const {
    return tr("%1, what we heard (private).pdf")
        .arg(asFileName(m_session ? m_session->mapName() : QString()));
}

void HeardList::save(const QUrl &file) {
    std::vector<HeardSection> sections;
    for (const Row &row : m_rows) {
        if (sections.empty() || sections.back().title != row.gathered)
            sections.push_back({row.gathered, {}});
        sections.back().things.push_back(row.thing);
    }
    const auto done = writeHeardPage(m_session->mapName(), sections, pathOf(file));
    if (!done) {
        m_session->notice()->tell(done.error());
        return;
    }
    m_session->notice()->say(tr("Printed to %1.").arg(QFileInfo(file.toLocalFile()).fileName()));
    emit written(file);
}

} // namespace placeweave
