// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/heard_page.h"

#include "ui/record/value_text.h"

#include "core/base/time.h"
#include "core/exchange/replaced_file.h"
#include "core/model/vocabulary.h"

#include <QCoreApplication>
#include <QPageLayout>
#include <QPdfWriter>
#include <QTextDocument>

namespace placeweave {

namespace {

QString say(const char *text) {
    return QCoreApplication::translate("HeardPage", text);
}

QString cell(const QString &html) {
    return QStringLiteral("<td width=\"33%\" style=\"padding:6px 12px 6px 0\">%1</td>").arg(html);
}

QString whereTaken(const HeardThing &thing) {
    QStringList lines;
    for (const Record &taken : thing.takenTo)
        lines << say("%1, %2").arg(toQString(taken.text("to_whom")).toHtmlEscaped(),
                                   shownDay(taken.text("taken_on")));
    return lines.isEmpty() ? say("Not taken to anyone yet") : lines.join("<br>");
}

QString whatChanged(const HeardThing &thing) {
    QStringList lines;
    for (const Record &taken : thing.takenTo) {
        const std::string &answer = taken.text("answer");
        if (answer.empty() || answer == "waiting")
            continue;
        QString line = toQString(vocabulary("answer").label(answer)).toHtmlEscaped();
        if (!taken["answer_text"].isEmpty())
            line += QStringLiteral(": ") + toQString(taken.text("answer_text")).toHtmlEscaped();
        if (!taken["told_back_on"].isEmpty())
            line += QStringLiteral("<br>") +
                    say("Told back on %1").arg(shownDay(taken.text("told_back_on")));
        lines << line;
    }
    if (!lines.isEmpty())
        return lines.join("<br>");
    return thing.isAnswerOverdue() ? say("No answer after %1 weeks").arg(thing.weeksWaiting)
                                   : QStringLiteral("–");
}

QString heardHtml(const HeardThing &thing) {
    QString html = toQString(thing.engagement.text("heard")).toHtmlEscaped().replace('\n', "<br>");
    const std::string &effect = thing.engagement.text("effect");
    if (!effect.empty())
        html += QStringLiteral(" (%1)").arg(
            toQString(vocabulary("heard_effect").label(effect)).toLower().toHtmlEscaped());
    return html;
}

} // namespace

QString heardPageHtml(const QString &mapName, const std::vector<HeardSection> &sections) {
    QString html = QStringLiteral("<h1>%1</h1><p>%2</p>")
                       .arg(say("What we heard, where we took it, what changed"),
                            say("%1, %2. Just for us, until those who said it agree. Who said what "
                                "is left out.")
                                .arg(mapName.toHtmlEscaped(), shownDay(today())));
    for (const HeardSection &section : sections) {
        html += QStringLiteral("<h2>%1</h2><table width=\"100%\" cellspacing=\"0\"><tr>")
                    .arg(section.title.toHtmlEscaped());
        for (const char *heading : {"What we heard", "Where we took it", "What changed"})
            html += QStringLiteral("<th align=\"left\">%1</th>").arg(say(heading));
        html += QStringLiteral("</tr>");
        for (const HeardThing &thing : section.things)
            html += QStringLiteral("<tr>") + cell(heardHtml(thing)) + cell(whereTaken(thing)) +
                    cell(whatChanged(thing)) + QStringLiteral("</tr>");
        html += QStringLiteral("</table>");
    }
    return html;
}

Result<void> writeHeardPage(const QString &mapName, const std::vector<HeardSection> &sections,
                            const std::filesystem::path &file) {
    PW_TRY(ReplacedFile whole, ReplacedFile::beside(file));
    {
        QPdfWriter pdf(QString::fromStdU16String(whole.path().u16string()));
        pdf.setTitle(say("What we heard"));
        pdf.setCreator(QStringLiteral("Placeweave"));
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(18, 16, 18, 16), QPageLayout::Millimeter);
        QTextDocument document;
        QFont font(QStringLiteral("Atkinson Hyperlegible"));
        font.setPointSizeF(11);
        document.setDefaultFont(font);
        document.setHtml(heardPageHtml(mapName, sections));
        document.print(&pdf);
    }
    return whole.commit();
}

} // namespace placeweave
