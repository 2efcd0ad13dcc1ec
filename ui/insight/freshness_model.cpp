// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/freshness_model.h"

#include "ui/outreach/slip_sheet.h"
#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/file_name.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/export.h"

#include <QFileInfo>

#include <algorithm>
#include <unordered_map>

namespace placeweave {

namespace {

constexpr int kMostAsked = 3; // more than that in one go is an interrogation
constexpr const char *kEverybody = "*";

QString askedFor(Lacking what) {
    switch (what) {
    case Lacking::Permission:
        return FreshnessModel::tr("whether it may be listed");
    case Lacking::Place:
        return FreshnessModel::tr("where it is");
    case Lacking::Offer:
        return FreshnessModel::tr("what it does");
    case Lacking::Times:
        return FreshnessModel::tr("when");
    case Lacking::Contact:
        return FreshnessModel::tr("how to reach it");
    case Lacking::Description:
        return FreshnessModel::tr("a sentence about it");
    case Lacking::Kind:
        return FreshnessModel::tr("what kind it is");
    case Lacking::Access:
        return FreshnessModel::tr("whether it is step-free");
    case Lacking::Languages:
        return FreshnessModel::tr("its languages");
    case Lacking::Focus:
        return FreshnessModel::tr("what it cares about");
    case Lacking::Size:
        return FreshnessModel::tr("how many people it brings together");
    }
    return {};
}

QString ageInWords(const RecordAge &age) {
    QString words;
    switch (age.state) {
    case RecordAge::State::Fresh:
        words = FreshnessModel::tr("Checked on %1").arg(shownDay(age.confirmedOn));
        break;
    case RecordAge::State::Old:
        words = FreshnessModel::tr("Not checked since %1").arg(shownMonth(age.confirmedOn));
        break;
    case RecordAge::State::Never:
        return FreshnessModel::tr("Nobody has checked it yet");
    case RecordAge::State::InFuture:
        return FreshnessModel::tr("Checked on %1? That day is still to come")
            .arg(shownDay(age.confirmedOn));
    }
    if (age.itselfOn.empty())
        return words;
    return age.itselfOn == age.confirmedOn
               ? FreshnessModel::tr("%1, by the group itself").arg(words)
               : FreshnessModel::tr("%1; by the group itself in %2")
                     .arg(words, shownMonth(age.itselfOn));
}

bool isOf(const std::string &partner, const QString &code) {
    return code == kEverybody || toQString(folded(partner)) == code;
}

} // namespace

FreshnessModel::FreshnessModel(QObject *parent) : FreshnessModel(Session::instance(), parent) {}

FreshnessModel::FreshnessModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_profiles(session, nullptr) {
    m_painters.setMaxThreadCount(1);
    connect(session, &Session::published, this, &FreshnessModel::ask);
    connect(session, &Session::mapChanged, this, [this] {
        m_ticked.clear();
        m_partner = kEverybody;
        emit tickedChanged();
    });
}

FreshnessModel::~FreshnessModel() {
    m_painters.waitForDone();
}

const RecordAge &FreshnessModel::ageAt(int row) const {
    return m_freshness.organisations[m_rows[static_cast<std::size_t>(row)]];
}

int FreshnessModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant FreshnessModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RecordAge &age = ageAt(index.row());
    switch (role) {
    case OrganisationRole:
        return QVariant::fromValue<qint64>(age.organisation.value);
    case Qt::DisplayRole:
    case NameRole:
        return toQString(age.name);
    case KindRole: {
        const auto assets = m_session->index();
        const auto row = assets ? assets->rowOf(age.organisation) : std::nullopt;
        return row ? assets->kind(*row) : AssetIndex::kNoKind;
    }
    case AgeRole:
        return ageInWords(age);
    case StaleRole:
        return age.isDue;
    case AskRole: {
        QStringList wanted;
        for (const Lacking what : age.lacking)
            if (wanted.size() < kMostAsked)
                wanted << askedFor(what);
        QString words = wanted.join(QStringLiteral(", "));
        if (!words.isEmpty())
            words[0] = words[0].toUpper();
        return words;
    }
    case CompleteRole:
        return age.completeness;
    case PartnerRole:
        return toQString(age.partner);
    case TickedRole:
        return m_ticked.contains(age.organisation.value);
    case TodayRole:
        return age.days == 0;
    default:
        return {};
    }
}

QHash<int, QByteArray> FreshnessModel::roleNames() const {
    return {{OrganisationRole, "organisation"},
            {NameRole, "name"},
            {KindRole, "kind"},
            {AgeRole, "age"},
            {StaleRole, "stale"},
            {AskRole, "worthAsking"},
            {CompleteRole, "complete"},
            {PartnerRole, "partner"},
            {TickedRole, "ticked"},
            {TodayRole, "confirmedToday"}};
}

QString FreshnessModel::amiss() const {
    return m_freshness.inFuture == 0
               ? QString()
               : tr("%1 checked on a day that is still to come: look at the date.")
                     .arg(counted(m_freshness.inFuture, tr("record says it was"),
                                  tr("records say they were")));
}

QList<Choice> FreshnessModel::partners() const {
    QList<Choice> choices{{kEverybody, tr("Everybody's"), {}}};
    for (const ReviewList &list : m_freshness.reviews) {
        const QString name = list.partner.empty() ? tr("Nobody's yet") : toQString(list.partner);
        choices.append(
            {toQString(folded(list.partner)), name,
             counted(std::ssize(list.organisations), tr("to look at"), tr("to look at"))});
    }
    return choices;
}

QList<Choice> FreshnessModel::fromChoices() const {
    return {{"itself", tr("the group itself"), tr("What a group says of itself counts most")},
            {"other", tr("somebody who knows it"), {}}};
}

void FreshnessModel::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit activeChanged();
    if (m_active && m_stale)
        read();
}

void FreshnessModel::setDueOnly(bool only) {
    if (only == m_dueOnly)
        return;
    m_dueOnly = only;
    arrange();
}

void FreshnessModel::setPartner(const QString &partner) {
    if (partner == m_partner)
        return;
    m_partner = partner;
    arrange();
}

void FreshnessModel::arrange() {
    beginResetModel();
    m_rows.clear();
    for (std::uint32_t i = 0; i < m_freshness.organisations.size(); ++i) {
        const RecordAge &age = m_freshness.organisations[i];
        // One that was just confirmed stays where it stood, so that the list does not run away.
        const bool isWanted = !m_dueOnly || age.isDue || age.days == 0;
        if (isWanted && isOf(age.partner, m_partner))
            m_rows.push_back(i);
    }
    endResetModel();
    emit changed();
}

void FreshnessModel::ask() {
    m_stale = true;
    if (m_active)
        read();
}

void FreshnessModel::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_stale = false;
    m_reading = true;
    emit changed();
    const Newest::Ticket ticket = m_reads.next();
    m_session->read<Freshness>(
        this,
        [ticket](MapFile &map) -> Result<Freshness> {
            if (!ticket.isWanted())
                return fail(ErrorCode::Cancelled, {});
            return freshnessOf(map, today());
        },
        [this, ticket](Result<Freshness> read) {
            if (!ticket.isWanted())
                return;
            m_reading = false;
            // While somebody works down the list its order stays.
            std::vector<RowId> before;
            for (const RecordAge &age : m_freshness.organisations)
                before.push_back(age.organisation);
            m_freshness = read ? *std::move(read) : Freshness();
            const bool isSame =
                before.size() == m_freshness.organisations.size() && !before.empty();
            if (isSame) {
                std::unordered_map<RowId, std::size_t> rank;
                for (std::size_t i = 0; i < before.size(); ++i)
                    rank.emplace(before[i], i);
                std::vector<RecordAge> ordered = std::move(m_freshness.organisations);
                std::ranges::stable_sort(ordered, {}, [&](const RecordAge &age) {
                    const auto found = rank.find(age.organisation);
                    return found == rank.end() ? before.size() : found->second;
                });
                m_freshness.organisations = std::move(ordered);
            }
            QSet<qint64> there;
            for (const RecordAge &age : m_freshness.organisations)
                there.insert(age.organisation.value);
            m_ticked.intersect(there);
            arrange();
            emit tickedChanged();
        });
}

// --- out to be looked at ---

void FreshnessModel::tick(int row, bool on) {
    if (row < 0 || row >= count())
        return;
    const qint64 id = ageAt(row).organisation.value;
    if (on)
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
    emit dataChanged(index(row), index(row), {TickedRole});
    emit tickedChanged();
}

void FreshnessModel::tickOnly(const QList<int> &rows) {
    m_ticked.clear();
    for (const int row : rows)
        if (row >= 0 && row < count())
            m_ticked.insert(ageAt(row).organisation.value);
    if (count() > 0)
        emit dataChanged(index(0), index(count() - 1), {TickedRole});
    emit tickedChanged();
}

std::vector<RowId> FreshnessModel::tickedIds() const {
    std::vector<RowId> ids;
    for (const RecordAge &age : m_freshness.organisations)
        if (m_ticked.contains(age.organisation.value))
            ids.push_back(age.organisation);
    return ids;
}

void FreshnessModel::stillRight(int row) {
    if (row < 0 || row >= count())
        return;
    const RecordAge &age = ageAt(row);
    m_session->write<bool>(
        this,
        [id = age.organisation, byItself = m_from == "itself",
         how = m_how.toStdString()](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::confirm(map, id, byItself, how));
            return true;
        },
        [this, name = toQString(age.name)](const Result<bool> &done) {
            if (done)
                m_session->sayUndoable(tr("%1 is still right, as of today.").arg(name));
        });
}

QString FreshnessModel::suggestedName(const QString &what, const QString &ending) const {
    QString name = m_session->mapName();
    if (m_partner != kEverybody)
        for (const Choice &partner : partners())
            if (partner.code == m_partner)
                name += ", " + partner.label;
    return QStringLiteral("%1, %2.%3").arg(asFileName(name), what, ending);
}

void FreshnessModel::saveSlips(const QUrl &file) {
    m_session->read<SlipSheet>(
        this,
        [ids = tickedIds()](MapFile &map) -> Result<SlipSheet> {
            SlipSheet sheet;
            PW_TRY(Slips slips, slipsOf(map, ids, today()));
            sheet.slips = std::move(slips.slips);
            PW_TRY(const Record about, map.record(Entity::About, RowId{1}));
            sheet.lookedAfterBy = toQString(simplified(about.text("looked_after_by")));
            sheet.changes = toQString(simplified(about.text("changes")));
            return sheet;
        },
        [this, file](Result<SlipSheet> sheet) {
            if (!sheet) {
                m_session->notice()->tell(sheet.error());
                return;
            }
            if (sheet->slips.empty()) {
                m_session->notice()->say(tr("Private records never go on paper."));
                return;
            }
            sheet->mapName = m_session->mapName();
            m_painters.start([this, sheet = *std::move(sheet), file] {
                const Result<void> done = writeSlips(sheet, pathOf(file));
                QMetaObject::invokeMethod(
                    this,
                    [this, done, file, count = std::ssize(sheet.slips)] {
                        if (!done) {
                            m_session->notice()->tell(done.error());
                            return;
                        }
                        m_session->notice()->say(
                            tr("%1 printed to %2.")
                                .arg(counted(count, tr("slip"), tr("slips")),
                                     QFileInfo(file.toLocalFile()).fileName()));
                        emit written(file);
                    },
                    Qt::QueuedConnection);
            });
        });
}

void FreshnessModel::saveWorkbook(const QUrl &file, const QString &readers) {
    ExportRequest request;
    request.file = pathOf(file);
    request.profile = m_profiles.at(readers);
    request.only = tickedIds();
    m_session->read<ExportOutcome>(
        this, [request](MapFile &map) { return exportMap(map, request); },
        [this, file, named = m_profiles.named(readers)](const Result<ExportOutcome> &written) {
            if (!written) {
                m_session->notice()->tell(written.error());
                return;
            }
            m_session->notice()->say(
                tr("%1 saved in %2, for %3. When it comes back, drop it on the window: what is new "
                   "in it waits as suggestions.")
                    .arg(counted(written->rows, tr("record"), tr("records")),
                         QFileInfo(file.toLocalFile()).fileName(), named));
            emit this->written(file);
        });
}

} // namespace placeweave
