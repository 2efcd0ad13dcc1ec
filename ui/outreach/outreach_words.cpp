// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/outreach_words.h"

#include "ui/record/value_text.h"
#include "ui/session/plural.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace placeweave {

namespace {

QString say(const char *text) {
    return QCoreApplication::translate("Outreach", text);
}

QString labelOf(std::string_view name, const std::string &code) {
    return toQString(vocabulary(name).label(code));
}

} // namespace

QStringList giveAndTakeInWords(const GiveAndTake &given) {
    QStringList sentences;
    if (given.lastOn.empty()) {
        sentences << say("Nobody has written down a conversation with them yet.");
    } else {
        const QString day = shownDay(given.lastOn);
        sentences << (given.lastBy.empty()
                          ? say("Last talked to on %1.").arg(day)
                          : say("Last talked to on %1, by %2.").arg(day, toQString(given.lastBy)));
        sentences << say("%1 in six months.")
                         .arg(
                             counted(given.inSixMonths, say("conversation"), say("conversations")));
    }
    for (const std::string &promise : given.open)
        sentences << say("Still promised: %1.").arg(toQString(promise));
    QStringList got;
    for (const std::string &thing : given.gotBack)
        got << labelOf("how_valued", thing);
    if (!got.isEmpty())
        sentences << say("What they got back: %1.").arg(got.join(", "));
    else if (!given.lastOn.empty())
        sentences << say("Nothing on our map that they got back.");
    return sentences;
}

QString warningOf(const GiveAndTake &given) {
    if (given.isOftenAsked())
        return say("Asked %1 times in six months. Does it have to be them again?")
            .arg(given.inSixMonths);
    if (!given.open.empty())
        return given.open.size() == 1
                   ? say("A promise to them is still open. Keep it first, or say where it stands.")
                   : say("%1 promises to them are still open. Keep them first, or say where they "
                         "stand.")
                         .arg(given.open.size());
    return {};
}

QString wayInWords(const ReachWay &way) {
    QStringList parts{labelOf("contact_type", way.type) + ' ' + toQString(way.value)};
    if (!way.personName.empty())
        parts << toQString(way.personName);
    if (!way.label.empty())
        parts << toQString(way.label);
    if (way.isPreferred)
        parts << say("as they prefer");
    return parts.join(", ");
}

QString languagesInWords(const std::vector<std::string> &codes) {
    QStringList labels;
    for (const std::string &code : codes)
        labels << labelOf("language", code);
    return labels.join(", ");
}

QString farAheadInWords(const std::string &due) {
    constexpr int kFarAhead = 5 * 365; // days: whoever plans for longer has mistyped the year
    const auto ahead = daysBetween(today(), due);
    return ahead && *ahead > kFarAhead ? say("That is in %1. Is the year right?")
                                             .arg(toQString(due.substr(0, due.find('-'))))
                                       : QString();
}

QString dueInWords(const std::string &due, int daysOver) {
    if (due.empty())
        return {};
    const QString day = shownDay(due);
    return daysOver > 0 ? say("%1, %2 ago").arg(day, counted(daysOver, say("day"), say("days")))
                        : day;
}

// A community is called what it calls itself. Whoever speaks a language of few is whom a plan is
// for as often as a community by its name.
Result<QList<Choice>> audiencesOf(MapFile &map) {
    QList<Choice> choices;
    std::set<std::string> languages;
    PW_CHECK(map.forEach(Entity::Community, [&](const Record &row) {
        const QString name = toQString(row.text("name"));
        choices.append({name, name, say("a community on our map")});
        for (std::string &code : setElements(row["languages"]))
            languages.insert(std::move(code));
        return true;
    }));
    PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &row) {
        for (std::string &code : setElements(row["languages"]))
            languages.insert(std::move(code));
        return true;
    }));
    languages.erase("en");
    std::ranges::sort(choices, {}, &Choice::label);
    for (const std::string &code : languages) {
        const QString words =
            say("people who speak %1").arg(toQString(vocabulary("language").label(code)));
        choices.append({words, words, {}});
    }
    return choices;
}

QString withAudience(const QString &audience, const QString &words) {
    const QString there = audience.trimmed();
    if (there.contains(words, Qt::CaseInsensitive))
        return audience;
    return there.isEmpty() ? words : say("%1, %2").arg(there, words);
}

} // namespace placeweave
