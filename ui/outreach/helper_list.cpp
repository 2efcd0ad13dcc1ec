// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/helper_list.h"

#include "ui/outreach/outreach_words.h"
#include "ui/record/value_text.h"
#include "ui/session/file_name.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>

namespace placeweave {

namespace {

constexpr qsizetype kLongestDraft = 1900; // what every mail program takes from a link

} // namespace

HelperList::HelperList(QObject *parent) : HelperList(Session::instance(), parent) {}

HelperList::HelperList(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session->layers(), &Layers::changed, this, &HelperList::changed);
}

int HelperList::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant HelperList::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Helper &helper = m_helpers[static_cast<std::size_t>(index.row())];
    switch (role) {
    case OrganisationRole:
        return QVariant::fromValue<qint64>(helper.organisation.value);
    case Qt::DisplayRole:
    case NameRole:
        return toQString(helper.name);
    case OffersRole:
        return toQString(helper.offers);
    case WaysRole: {
        QStringList ways;
        if (!helper.person.empty())
            ways << tr("ask for %1").arg(toQString(helper.person));
        ways << toQString(helper.phone);
        if (!helper.whatsapp.empty())
            ways << tr("WhatsApp %1").arg(toQString(helper.whatsapp));
        ways << toQString(helper.email);
        ways.removeAll(QString());
        return ways.join(QStringLiteral(" · "));
    }
    case GivenRole:
        return giveAndTakeInWords(helper.given).join(' ');
    case WarningRole:
        return warningOf(helper.given);
    case TickedRole:
        return m_ticked.contains(helper.organisation.value);
    default:
        return {};
    }
}

QHash<int, QByteArray> HelperList::roleNames() const {
    return {{OrganisationRole, "organisation"},
            {NameRole, "name"},
            {OffersRole, "offers"},
            {WaysRole, "ways"},
            {GivenRole, "given"},
            {WarningRole, "warning"},
            {TickedRole, "ticked"}};
}

// --- what is asked ---

void HelperList::begin(const QString &category) {
    m_category = category.isEmpty() ? QStringLiteral("company") : category;
    m_areaSet.clear();
    m_area.clear();
    m_areas.clear();
    read();
}

void HelperList::setCategory(const QString &category) {
    if (category == m_category)
        return;
    m_category = category;
    read();
}

void HelperList::setAreaSet(const QString &set) {
    if (set == m_areaSet)
        return;
    m_areaSet = set;
    m_area.clear();
    m_areas.clear();
    readAreas();
    read();
}

void HelperList::setArea(const QString &area) {
    if (area == m_area)
        return;
    m_area = area;
    read();
}

QList<Choice> HelperList::areaSets() const {
    QList<Choice> choices{{QString(), tr("everywhere"), {}}};
    choices += m_session->layers()->sets();
    return choices;
}

void HelperList::readAreas() {
    if (m_areaSet.isEmpty())
        return;
    m_session->read<QList<Choice>>(
        this,
        [set = m_areaSet.toLongLong()](MapFile &map) -> Result<QList<Choice>> {
            PW_TRY(const auto areas, map.areas().areas(set));
            QList<Choice> choices;
            for (const Area &area : areas)
                choices.append({toQString(area.code),
                                toQString(area.name.empty() ? area.code : area.name),
                                {}});
            std::ranges::sort(choices, {}, &Choice::label);
            return choices;
        },
        [this, set = m_areaSet](Result<QList<Choice>> areas) {
            if (set != m_areaSet || !areas)
                return;
            m_areas = *std::move(areas);
            emit changed();
        });
}

void HelperList::read() {
    emit changed();
    if (!m_session || !m_session->isOpen() || m_category.isEmpty())
        return;
    const Newest::Ticket ticket = m_reads.next();
    m_session->read<Helpers>(
        this,
        [category = m_category.toStdString(), set = m_areaSet.toLongLong(),
         code = m_area.toStdString()](MapFile &map) -> Result<Helpers> {
            HelpWish wish{category, {}};
            if (set != 0 && !code.empty()) {
                PW_TRY(const auto areas, map.areas().areas(set));
                const auto area = std::ranges::find(areas, code, &Area::code);
                if (area != areas.end())
                    wish.within = area->outline;
            }
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            return whoCanHelp(map, wish, us, today());
        },
        [this, ticket](Result<Helpers> helpers) {
            if (!ticket.isWanted())
                return;
            beginResetModel();
            m_helpers = helpers ? std::move(helpers->helpers) : std::vector<Helper>();
            m_withoutWay = helpers ? helpers->withoutWay : 0;
            m_ticked.clear();
            // Whoever was asked a lot already is left to be ticked by hand.
            for (const Helper &helper : m_helpers)
                if (warningOf(helper.given).isEmpty())
                    m_ticked.insert(helper.organisation.value);
            endResetModel();
            emit changed();
        });
}

// --- whom it goes to ---

void HelperList::tick(int row, bool on) {
    if (row < 0 || row >= count())
        return;
    const qint64 id = m_helpers[static_cast<std::size_t>(row)].organisation.value;
    if (on)
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
    emit dataChanged(index(row), index(row), {TickedRole});
    emit changed();
}

std::vector<Helper> HelperList::chosen() const {
    std::vector<Helper> chosen;
    for (const Helper &helper : m_helpers)
        if (m_ticked.contains(helper.organisation.value))
            chosen.push_back(helper);
    return chosen;
}

int HelperList::withAddress() const {
    return static_cast<int>(std::ranges::count_if(
        chosen(), [](const Helper &helper) { return !helper.email.empty(); }));
}

QString HelperList::note() const {
    return m_withoutWay == 0
               ? QString()
               : tr("%1 could help too, with no way on our map that they have agreed to. Somebody "
                    "goes by.")
                     .arg(counted(m_withoutWay, tr("other"), tr("others")));
}

QString HelperList::suggestedName() const {
    return tr("%1, whom to ring (private).csv").arg(asFileName(m_session->mapName()));
}

void HelperList::saveTable(const QUrl &file) {
    const auto done = writeHelpers(chosen(), pathOf(file));
    if (!done) {
        m_session->notice()->tell(done.error());
        return;
    }
    m_session->notice()->say(tr("Saved as %1, just for us: delete it when you have rung them.")
                                 .arg(QFileInfo(file.toLocalFile()).fileName()));
}

void HelperList::draft() {
    const QString need = toQString(vocabulary("need_category").label(m_category.toStdString()));
    const std::string body =
        tr("Hello,\n\nwe hear that people here need: %1.\n\nWhat can you do to help? And what "
           "would help you?\n\n")
            .arg(need.toLower())
            .toStdString();
    const auto helpers = chosen();
    const QString link =
        toQString(draftTo(helpers, tr("What can you do to help?").toStdString(), body));
    if (link.isEmpty())
        return;
    if (link.size() > kLongestDraft) {
        QGuiApplication::clipboard()->setText(toQString(bccLine(helpers)));
        m_session->notice()->say(
            tr("That is too many for one draft. Their addresses are copied: paste them into the "
               "BCC line, where nobody sees the others."));
        return;
    }
    const QUrl url(link, QUrl::StrictMode);
    emit drafted(url);
    QDesktopServices::openUrl(url);
}

} // namespace placeweave
