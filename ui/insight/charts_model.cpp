// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insight/charts_model.h"

#include "ui/map/scene_painter.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/draw/symbols.h"
#include "core/model/vocabulary.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace placeweave {

namespace {

constexpr std::size_t kMostAreas = 24; // more than one looks at

constexpr std::array kFigures{&MonthFigures::checked, &MonthFigures::conversations,
                              &MonthFigures::needs, &MonthFigures::toldBack};

QString monthLabel(const std::string &month) {
    return shownMonth(month + "-01");
}

} // namespace

ChartsModel::ChartsModel(QObject *parent) : ChartsModel(Session::instance(), parent) {}

ChartsModel::ChartsModel(Session *session, QObject *parent) : QObject(parent), m_session(session) {
    connect(session, &Session::published, this, &ChartsModel::ask);
    connect(session->layers(), &Layers::changed, this, &ChartsModel::ask);
    connect(session, &Session::mapChanged, this, [this] { m_areaSet.clear(); });
}

void ChartsModel::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit changed();
    if (m_active && m_stale)
        read();
}

void ChartsModel::setAreaSet(const QString &set) {
    if (set == m_areaSet)
        return;
    m_areaSet = set;
    ask();
}

QList<Choice> ChartsModel::areaSets() const {
    QList<Choice> choices;
    for (const Choice &known : m_session->layers()->sets())
        choices.append({known.label, known.label, {}});
    return choices;
}

QList<Choice> ChartsModel::families() const {
    QList<Choice> choices;
    const auto hex = [](std::uint8_t family, bool isDark) {
        return toQColor(symbolColour(family, mapTheme(isDark))).name();
    };
    for (std::uint8_t family = 0; family < familyCount(); ++family)
        choices.append(
            {hex(family, false), toQString(familyStyle(family).label), hex(family, true)});
    return choices;
}

QList<Choice> ChartsModel::doings() const {
    return {{"#0F5C66", tr("records checked"), "#6CC5C1"},
            {"#B07A1E", tr("conversations"), "#E0B15C"},
            {"#9A4B00", tr("needs heard"), "#F0B36B"},
            {"#2967A8", tr("promises told back"), "#7FB2E5"}};
}

QList<Choice> ChartsModel::nearOrNot() const {
    return {{"#0F5C66", tr("something on our map near"), "#6CC5C1"},
            {"#C9B58F", tr("nothing on our map near"), "#6E5F45"}};
}

QList<ChartRow> ChartsModel::decileRows(const QList<double> &all,
                                        const QList<double> &without) const {
    QList<ChartRow> rows;
    for (qsizetype i = 0; i < all.size() && i < without.size(); ++i) {
        const double near = all[i] - without[i];
        QString label = tr("decile %1").arg(i + 1);
        if (i == 0)
            label = tr("1, most deprived");
        else if (i == all.size() - 1)
            label = tr("10, least deprived");
        rows.append({label,
                     {near, without[i]},
                     all[i],
                     tr("%1: %2 people, %3 with nothing near")
                         .arg(label, QLocale().toString(std::llround(all[i])),
                              QLocale().toString(std::llround(without[i])))});
    }
    return rows;
}

QString ChartsModel::decilesInWords(const QList<double> &all, const QList<double> &without) const {
    constexpr qsizetype kCore20 = 2;
    const auto share = [&](qsizetype from, qsizetype until) {
        double people = 0;
        double none = 0;
        for (qsizetype i = from; i < until && i < all.size() && i < without.size(); ++i) {
            people += all[i];
            none += without[i];
        }
        return people > 0 ? static_cast<int>(std::lround(100 * none / people)) : -1;
    };
    const int most = share(0, kCore20);
    const int rest = share(kCore20, all.size());
    if (most < 0 || rest < 0)
        return {};
    return tr("In the most deprived fifth %1 % of people have nothing on our map near; in the "
              "rest %2 %.")
        .arg(most)
        .arg(rest);
}

QList<ChartRow> ChartsModel::kinds() const {
    const QList<Choice> names = families();
    QList<ChartRow> rows;
    for (const AreaKinds &area : m_areas) {
        if (static_cast<std::size_t>(rows.size()) == kMostAreas)
            break;
        ChartRow row{toQString(area.name), {}, static_cast<double>(area.total), {}};
        QStringList words;
        for (std::size_t i = 0; i < area.counts.size(); ++i) {
            row.parts.append(area.counts[i]);
            if (area.counts[i] > 0 && static_cast<qsizetype>(i) < names.size())
                words << QStringLiteral("%1 %2")
                             .arg(names[static_cast<qsizetype>(i)].label)
                             .arg(area.counts[i]);
        }
        row.words = words.isEmpty() ? tr("%1: none on our map").arg(row.label)
                                    : tr("%1: %2").arg(row.label, words.join(", "));
        rows.append(std::move(row));
    }
    return rows;
}

QString ChartsModel::kindsInWords() const {
    if (m_areas.empty())
        return tr("Bring in areas, and their groups are counted here.");
    const auto none = std::ranges::count(m_areas, 0U, &AreaKinds::total);
    QString words = tr("Most on our map: %1, with %2.")
                        .arg(toQString(m_areas.front().name),
                             counted(m_areas.front().total, tr("group"), tr("groups")));
    if (none > 0)
        words += ' ' + tr("None on our map in %1.").arg(counted(none, tr("area"), tr("areas")));
    if (m_areas.size() > kMostAreas)
        words += ' ' + tr("The %1 with most are shown.").arg(kMostAreas);
    return words;
}

QList<ChartRow> ChartsModel::months() const {
    const QList<Choice> names = doings();
    QList<ChartRow> rows;
    for (const MonthFigures &month : m_months) {
        ChartRow row{monthLabel(month.month), {}, 0, {}};
        QStringList words;
        for (std::size_t i = 0; i < kFigures.size(); ++i) {
            const std::uint32_t figure = month.*kFigures[i];
            row.parts.append(figure);
            row.total += figure;
            words << QStringLiteral("%1 %2").arg(figure).arg(
                names[static_cast<qsizetype>(i)].label);
        }
        row.words = tr("%1: %2").arg(row.label, words.join(", "));
        rows.append(std::move(row));
    }
    return rows;
}

QString ChartsModel::monthsInWords() const {
    QStringList parts;
    const QList<Choice> names = doings();
    for (std::size_t i = 0; i < kFigures.size(); ++i) {
        std::uint64_t all = 0;
        for (const MonthFigures &month : m_months)
            all += month.*kFigures[i];
        parts << QStringLiteral("%1 %2").arg(all).arg(names[static_cast<qsizetype>(i)].label);
    }
    return tr("In twelve months: %1. A record counts in the month it was last checked in.")
        .arg(parts.join(", "));
}

void ChartsModel::ask() {
    m_stale = true;
    emit changed();
    if (m_active)
        read();
}

void ChartsModel::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_stale = false;
    const QList<Choice> sets = areaSets();
    if (m_areaSet.isEmpty() && !sets.isEmpty())
        m_areaSet = sets.first().code;
    using Read = std::pair<std::vector<AreaKinds>, std::vector<MonthFigures>>;
    const Newest::Ticket ticket = m_reads.next();
    m_session->read<Read>(
        this,
        [set = m_areaSet.toStdString(), ticket](MapFile &map) -> Result<Read> {
            if (!ticket.isWanted())
                return fail(ErrorCode::Cancelled, {});
            Read read;
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            if (!set.empty()) {
                PW_TRY(read.first, kindsByArea(map, set, us));
            }
            PW_TRY(read.second, monthsUntil(map, today()));
            return read;
        },
        [this, ticket](Result<Read> read) {
            if (!ticket.isWanted() || !read)
                return;
            m_areas = std::move(read->first);
            m_months = std::move(read->second);
            emit changed();
        });
}

} // namespace placeweave
