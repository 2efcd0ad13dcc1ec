// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/session_report.h"

#include "ui/record/value_text.h"
#include "ui/session/plural.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace placeweave {

namespace {

using Line = ExerciseReport::Line;

QString say(const char *text) {
    return QCoreApplication::translate("SessionReport", text);
}

QString escaped(const std::string &text) {
    return toQString(text).toHtmlEscaped();
}

QString heading(const QString &text) {
    return QStringLiteral("<h2>%1</h2>").arg(text);
}
QString paragraph(const QString &html) {
    return html.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(html);
}
QString list(const QStringList &items) {
    return items.isEmpty() ? QString()
                           : QStringLiteral("<ul><li>%1</li></ul>").arg(items.join("</li><li>"));
}
QString lines(const std::string &text) {
    QStringList all;
    for (const std::string &line : split(text, '\n'))
        all << escaped(line);
    return all.join("<br>");
}

bool isOnMap(const Line &line) {
    return line.status == "added" || line.status == "added_changed";
}

// Just words; what was not added is told further down, with the reason.
bool isHeard(const Line &line) {
    return line.what == Said::What::Remark && line.status != "not_added";
}

// "Tuesday bingo (Table 2)"
QString withVoice(const QString &html, const Line &line) {
    return line.voice.empty() ? html : say("%1 (%2)").arg(html, escaped(line.voice));
}
QString inBold(const std::string &text) {
    return QStringLiteral("<b>%1</b>").arg(escaped(text));
}
QString lineHtml(const Line &line) {
    switch (line.what) {
    case Said::What::Offer:
        return withVoice(inBold(line.about) + ": " + escaped(line.words), line);
    case Said::What::StillThere:
        return withVoice(inBold(line.about), line);
    case Said::What::Stopped:
        return withVoice(line.words.empty() ? inBold(line.about)
                                            : inBold(line.about) + ": " + escaped(line.words),
                         line);
    case Said::What::Link: {
        const QString both = inBold(line.about);
        return withVoice(line.words.empty() ? both : both + ": " + escaped(line.words), line);
    }
    case Said::What::Group:
    case Said::What::Need:
    case Said::What::Remark:
        break;
    }
    return withVoice(line.what == Said::What::Group ? inBold(line.words) : escaped(line.words),
                     line);
}

class Page {
public:
    explicit Page(const ExerciseReport &report) : m_report(report) {}

    QStringList where(const std::function<bool(const Line &)> &wanted) const {
        QStringList items;
        for (const Line &line : m_report.lines)
            if (wanted(line))
                items << lineHtml(line);
        return items;
    }
    void section(const QString &title, const QStringList &items) {
        if (!items.isEmpty())
            m_html += heading(title) + list(items);
    }
    void text(const QString &title, const QString &html) {
        if (!html.isEmpty())
            m_html += heading(title) + paragraph(html);
    }
    void add(const QString &html) { m_html += html; }
    const QString &html() const { return m_html; }

private:
    const ExerciseReport &m_report;
    QString m_html;
};

constexpr qsizetype kMostKinds = 6;
constexpr qsizetype kMostAreas = 12;

// Needs that were named, and areas with little on the map, by name.
QString needsAndThinPlaces(const ExerciseReport &report, const QStringList &needs) {
    QString html = list(needs);
    QStringList nothing;
    QStringList little;
    for (const auto &[name, onMap] : report.thin)
        if (nothing.size() + little.size() < kMostAreas)
            (onMap == 0 ? nothing : little)
                << (onMap == 0 ? escaped(name) : say("%1 (%2)").arg(escaped(name)).arg(onMap));
    if (!nothing.isEmpty())
        html += paragraph(say("Nothing on our map in %1. That is not to say that nothing is there.")
                              .arg(nothing.join(", ")));
    if (!little.isEmpty())
        html += paragraph(say("Least on our map: %1.").arg(little.join(", ")));
    if (const qsizetype more = std::ssize(report.thin) - kMostAreas; more > 0)
        html +=
            paragraph(counted(more, say("more area is as thin."), say("more areas are as thin.")));
    return html.isEmpty() ? html : heading(say("Needs, and where the map is thin")) + html;
}

// Whom nobody spoke for, and whom the room itself named as missing.
QString whoWasNotThere(const ExerciseReport &report, const QStringList &named) {
    QString html;
    QStringList partners;
    for (const std::string &partner : report.absent.partners)
        partners << escaped(partner);
    if (!partners.isEmpty())
        html += paragraph(say("Of the partners, nobody is noted as having spoken for %1.")
                              .arg(partners.join(", ")));
    QStringList kinds;
    for (const auto &[kind, onMap] : report.absent.kinds)
        if (kinds.size() < kMostKinds)
            kinds
                << say("%1 (%2)").arg(escaped(vocabulary("kind").label(kind)).toLower()).arg(onMap);
    if (!kinds.isEmpty())
        html += paragraph(say("On our map here, and spoken for by nobody who is noted: %1.")
                              .arg(kinds.join(", ")));
    if (!named.isEmpty())
        html += paragraph(say("Missing, said the room:")) + list(named);
    return html.isEmpty() ? html : heading(say("Who was not in the room")) + html;
}

QString head(const ExerciseReport &report) {
    const Record &exercise = report.exercise;
    QStringList under;
    for (const char *column : {"place", "held_on", "host"})
        if (const Field &field = *findField(Entity::Exercise, column); !exercise[field].isEmpty())
            under << shownText(field, exercise[field]).toHtmlEscaped();
    return QStringLiteral("<h1>%1</h1>").arg(escaped(exercise.text("name"))) +
           paragraph(under.join(QStringLiteral(" · ")));
}

QString whoTookPart(const ExerciseReport &report) {
    QStringList sentences;
    const ExerciseReport::Figures &figures = report.figures;
    QStringList came;
    if (figures.people > 0)
        came << counted(figures.people, say("person"), say("people"));
    if (figures.tables > 0)
        came << counted(figures.tables, say("table"), say("tables"));
    if (!came.isEmpty())
        sentences << say("%1 took part.").arg(came.join(say(" at ")));
    if (report.withdrawn > 0)
        sentences << say("%1 of them withdrew afterwards and are not named.").arg(report.withdrawn);
    QStringList whom;
    for (const std::string &name : report.speaksFor)
        whom << escaped(name);
    if (!whom.isEmpty())
        sentences << say("They spoke for %1.").arg(whom.join(", "));
    QStringList partners;
    for (const std::string &partner : setElements(report.exercise["partners"]))
        partners << escaped(partner);
    if (!partners.isEmpty())
        sentences << say("Partners: %1.").arg(partners.join(", "));
    if (const std::string &name = report.exercise.text("facilitator"); !name.empty())
        sentences << say("%1 led through it.").arg(escaped(name));
    const std::string &agreed = report.exercise.text("attribution");
    if (!agreed.empty())
        sentences << say("Words are recorded as the room agreed: %1.")
                         .arg(escaped(vocabulary("exercise_attribution").label(agreed)).toLower());
    return sentences.join(' ');
}

QStringList promises(const ExerciseReport &report) {
    QStringList items;
    for (const Record &promise : report.promises) {
        QString item = escaped(promise.text("what"));
        QStringList how;
        if (!promise.text("who").empty())
            how << escaped(promise.text("who"));
        if (!promise.text("due").empty())
            how << say("by %1").arg(shownDay(promise.text("due")));
        how << escaped(vocabulary("promise_status").label(promise.text("status"))).toLower();
        items << item + QStringLiteral(" (%1)").arg(how.join(", "));
    }
    return items;
}

// Stories as they were told, whole; what was shared as a line each.
QString libraryHtml(const ExerciseReport &report) {
    QString stories;
    QStringList resources;
    for (const ToldItem &item : report.library) {
        const std::string &title = item.row.text("title");
        const QString credit = escaped(item.credit());
        if (item.row.entity() == Entity::Story) {
            const QString words = lines(item.words());
            if (!title.empty())
                stories += paragraph(inBold(title));
            if (!words.isEmpty())
                stories += QStringLiteral("<blockquote>%1</blockquote>").arg(words);
            stories += paragraph(credit.isEmpty() ? QString() : QStringLiteral("– ") + credit);
            continue;
        }
        QString line = inBold(title);
        for (const QString &part : {lines(item.words()), escaped(item.row.text("link")), credit})
            if (!part.isEmpty())
                line += QStringLiteral("<br>") + part;
        resources << line;
    }
    QString html;
    if (!stories.isEmpty())
        html += heading(say("Stories")) + stories;
    if (!resources.isEmpty())
        html += heading(say("To take further")) + list(resources);
    return html;
}

QString whatIsNext(const ExerciseReport &report) {
    QStringList next;
    if (report.figures.waiting > 0) {
        QStringList who;
        for (const std::string &name : setElements(report.exercise["settles"]))
            who << escaped(name);
        const QString waiting = counted(report.figures.waiting, say("suggestion still waits"),
                                        say("suggestions still wait"));
        next << (who.isEmpty()
                     ? waiting + '.'
                     : say("%1 to be looked through by %2.").arg(waiting, who.join(", ")));
    }
    if (!report.promises.empty())
        next << say("What we promised is listed above, with who will do it.");
    if (report.figures.added > 0)
        next << say("Groups that are new on the map are asked whether they may be listed; until "
                    "then only partners see them.");
    return next.join(' ');
}

QString besideEarlier(const ExerciseReport &now, const ExerciseReport &earlier) {
    // By name too: there may be two on one day, in two halls.
    const auto called = [](const Record &exercise) {
        return escaped(exercise.text("name")) + QStringLiteral("<br>") +
               shownDay(exercise.text("held_on"));
    };
    QString rows = QStringLiteral("<tr><th width=\"50%\"></th><th align=\"right\">%1</th>"
                                  "<th align=\"right\">%2</th></tr>")
                       .arg(called(earlier.exercise), called(now.exercise));
    const auto row = [&](const QString &label, int ExerciseReport::Figures::*figure) {
        rows += QStringLiteral("<tr><td>%1</td><td align=\"right\">%2</td>"
                               "<td align=\"right\">%3</td></tr>")
                    .arg(label)
                    .arg(earlier.figures.*figure)
                    .arg(now.figures.*figure);
    };
    using Figures = ExerciseReport::Figures;
    row(say("People who gave a name or spoke for somebody"), &Figures::people);
    row(say("Tables"), &Figures::tables);
    row(say("Said"), &Figures::said);
    row(say("Groups named that were on no list"), &Figures::groups);
    row(say("Added to the map"), &Figures::added);
    row(say("On the map and still there"), &Figures::confirmed);
    row(say("Needs named"), &Figures::needs);
    row(say("Connections"), &Figures::connections);
    row(say("Not added"), &Figures::notAdded);
    QString html =
        heading(say("Beside the session of %1").arg(shownDay(earlier.exercise.text("held_on")))) +
        QStringLiteral("<table cellpadding=\"4\">%1</table>").arg(rows);
    QStringList again;
    QStringList notAgain;
    for (const Line &before : earlier.lines) {
        if (before.what != Said::What::Need)
            continue;
        const bool isNamedAgain = std::ranges::any_of(now.lines, [&](const Line &line) {
            return line.what == Said::What::Need && folded(line.words) == folded(before.words);
        });
        (isNamedAgain ? again : notAgain) << escaped(before.words);
    }
    if (!again.isEmpty())
        html += paragraph(say("Needs named both times:")) + list(again);
    if (!notAgain.isEmpty())
        html += paragraph(say("Needs named then and not now:")) + list(notAgain);
    return html;
}

} // namespace

QString reportHtml(const ExerciseReport &report, const ExerciseReport *earlier,
                   const std::string &about) {
    Page page(report);
    page.add(head(report));
    page.text(say("Why"), lines(report.exercise.text("purpose")));
    page.text(say("Who took part"), whoTookPart(report));
    page.section(say("New on the map"), page.where([](const Line &line) {
        return isOnMap(line) && line.what == Said::What::Group;
    }));
    page.section(say("Still there, said people who know"), page.where([](const Line &line) {
        return line.status == "already_here" ||
               (isOnMap(line) && line.what == Said::What::StillThere);
    }));
    page.section(say("Not there any more"), page.where([](const Line &line) {
        return isOnMap(line) && line.what == Said::What::Stopped;
    }));
    page.section(say("What is offered, put right or added"), page.where([](const Line &line) {
        return isOnMap(line) && line.what == Said::What::Offer;
    }));
    page.section(say("Who has to do with whom"), page.where([](const Line &line) {
        return isOnMap(line) && line.what == Said::What::Link;
    }));
    std::vector<std::string> prompts;
    QString heard;
    for (const Prompt &prompt : promptsOf(report.exercise)) {
        prompts.push_back(prompt.words);
        const QStringList items = page.where([&](const Line &line) {
            return isHeard(line) && !line.isOfMissing && line.prompt == prompt.words;
        });
        if (!items.isEmpty())
            heard += QStringLiteral("<p><i>%1</i></p>").arg(escaped(prompt.words)) + list(items);
    }
    heard += list(page.where([&](const Line &line) {
        return isHeard(line) && !std::ranges::contains(prompts, line.prompt);
    }));
    if (!heard.isEmpty())
        page.add(heading(say("What we heard")) + heard);
    page.add(libraryHtml(report));
    page.add(needsAndThinPlaces(report, page.where([](const Line &line) {
        return line.what == Said::What::Need && line.status != "not_added";
    })));
    page.add(whoWasNotThere(report, page.where([](const Line &line) {
        return line.isOfMissing && line.status != "not_added";
    })));
    QStringList notAdded;
    for (const Line &line : report.lines)
        if (line.status == "not_added")
            notAdded << (line.reason.empty()
                             ? lineHtml(line)
                             : lineHtml(line) + QStringLiteral(" – ") + escaped(line.reason));
    page.section(say("Not added, and why"), notAdded);
    QStringList parked;
    for (const std::string &item : setElements(report.exercise["parking_list"]))
        parked << escaped(item);
    page.section(say("Parking list"), parked);
    page.section(say("What we promised"), promises(report));
    if (earlier)
        page.add(besideEarlier(report, *earlier));
    page.text(say("What happens next"), whatIsNext(report));
    if (report.notShown > 0)
        page.add(paragraph(counted(report.notShown, say("thing that was said is not on this page."),
                                   say("things that were said are not on this page."))));
    page.text(say("About this map"), lines(about));
    return page.html();
}

} // namespace placeweave
