// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/heard_page.h"

#include "ui/record/value_text.h"

#include "core/base/time.h"
#include "core/exchange/replaced_file.h"
#include "core/model/vocabulary.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace placeweave {

namespace {

QString say(const char *text) {
    return QCoreApplication::translate("HeardPage", text);
}

constexpr int kDotsPerInch = 300;
constexpr const char *kLook =
    "body { color: #1D282E } h1 { font-size: 17pt } h2 { font-size: 12pt; margin-top: 18px }"
    "th { font-size: 8.5pt; color: #56636B; padding: 4px 14px 4px 0 }"
    "td { padding: 6px 14px 6px 0; border-top: 1px solid #BFBAAE; border-bottom: 0; "
    "border-left: 0; border-right: 0 } .small { font-size: 8.5pt; color: #56636B }";

QFont fontOf(double points) {
    QFont font(QStringLiteral("Atkinson Hyperlegible"));
    font.setPointSizeF(points);
    return font;
}

QString cell(const QString &html) {
    return QStringLiteral("<td width=\"33%\">%1</td>").arg(html);
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
    if (thing.takenTo.empty())
        return QStringLiteral("–");
    return thing.isAnswerOverdue() ? say("No answer after %1 weeks").arg(thing.weeksWaiting)
                                   : say("No answer yet");
}

QString heardHtml(const HeardThing &thing) {
    QString html = toQString(thing.engagement.text("heard")).toHtmlEscaped().replace('\n', "<br>");
    const std::string &effect = thing.engagement.text("effect");
    if (!effect.empty())
        html += QStringLiteral("<br><span class=\"small\">%1</span>")
                    .arg(toQString(vocabulary("heard_effect").label(effect)).toHtmlEscaped());
    return html;
}

} // namespace

QString heardPageHtml(const QString &mapName, const std::vector<HeardSection> &sections) {
    QString html = QStringLiteral("<h1>%1</h1><p class=\"small\">%2</p>")
                       .arg(say("What we heard, where we took it, what changed"),
                            say("%1, %2. Who said what is left out.")
                                .arg(mapName.toHtmlEscaped(), shownDay(today())));
    for (const HeardSection &section : sections) {
        html += QStringLiteral("<h2>%1</h2><table width=\"100%\" cellspacing=\"0\" "
                               "style=\"border-collapse:collapse\"><thead><tr>")
                    .arg(section.title.toHtmlEscaped());
        for (const char *heading : {"What we heard", "Where we took it", "What changed"})
            html += QStringLiteral("<th align=\"left\">%1</th>").arg(say(heading));
        html += QStringLiteral("</tr></thead>");
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
        pdf.setPageMargins(QMarginsF(16, 16, 16, 14), QPageLayout::Millimeter);
        pdf.setResolution(kDotsPerInch);
        QTextDocument document;
        document.documentLayout()->setPaintDevice(&pdf);
        document.setDocumentMargin(0);
        document.setDefaultStyleSheet(QString::fromLatin1(kLook));
        document.setDefaultFont(fontOf(10.5));
        document.setHtml(heardPageHtml(mapName, sections));
        const QSizeF paper(pdf.width(), pdf.height());
        const double foot = kDotsPerInch / 2.5;
        document.setPageSize({paper.width(), paper.height() - foot});
        QPainter painter(&pdf);
        const double page = document.pageSize().height();
        for (int number = 0; number < document.pageCount(); ++number) {
            if (number > 0)
                pdf.newPage();
            painter.save();
            painter.translate(0, -number * page);
            document.drawContents(&painter, QRectF(0, number * page, paper.width(), page));
            painter.restore();
            const QRectF below(0, page, paper.width(), foot);
            painter.setFont(fontOf(8.5));
            painter.setPen(QColor(0x9A, 0x4B, 0x00));
            painter.drawText(below, Qt::AlignLeft | Qt::AlignBottom,
                             say("Just us (private), until those who said it agree."));
            painter.setPen(QColor(0x56, 0x63, 0x6B));
            painter.drawText(below, Qt::AlignRight | Qt::AlignBottom,
                             say("Page %1 of %2").arg(number + 1).arg(document.pageCount()));
        }
    }
    return whole.commit();
}

} // namespace placeweave
