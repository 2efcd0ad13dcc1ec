// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/slip_sheet.h"

#include "ui/publish/pages.h"
#include "ui/publish/paper_column.h"
#include "ui/publish/sheet_layout.h"
#include "ui/publish/text_flow.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/model/vocabulary.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace placeweave {

namespace {

constexpr double kMillimetre = kPaperDpi / 25.4;
constexpr double kEdge = 15 * kMillimetre;
constexpr double kFoot = 9 * kMillimetre;
constexpr double kTicks = 42 * kMillimetre; // the width of the column at the right
constexpr QSizeF kA4(210 * kMillimetre, 297 * kMillimetre);
const QColor kInk(0x12, 0x1A, 0x1E);
const QColor kMute(0x3F, 0x4B, 0x52); // large print is read by those who need contrast
const QColor kRule(0xA9, 0xA5, 0x9A);

QString say(const char *english) {
    return QCoreApplication::translate("SlipSheet", english);
}

QString readers(SeenBy seenBy) {
    switch (seenBy) {
    case SeenBy::Anyone:
        return say("Anyone can see this");
    case SeenBy::Partners:
        return say("Only partners see this");
    case SeenBy::JustUs:
        return say("Only we see this");
    }
    return {};
}

QString labelOf(std::string_view name, const std::string &code) {
    return code.empty() ? QString() : toQString(vocabulary(name).label(code));
}

void drawBox(QPainter &painter, double x, double y) {
    const double side = 5 * kMillimetre;
    painter.setPen(QPen(kInk, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(x, y, side, side));
}

// One question of the slip: what is held, who sees it, a box to tick and a line to write on.
void addQuestion(PaperColumn &column, const QString &label, const QString &held,
                 const QString &seenBy, double width) {
    const QFont large = paperFont(points(15));
    const QFont small = paperFont(points(11.5), true);
    const QFont plain = paperFont(points(11));
    const double words = width - kTicks - 6 * kMillimetre;
    const QString text = held.isEmpty() ? say("We do not know yet.") : held;
    const double labelHeight = heightOfWords(label, small, words);
    const double height = labelHeight + heightOfWords(text, large, words) + 14 * kMillimetre;
    column.add(height, [=](QPainter &painter, QRectF room) {
        double y = room.top() + 1.5 * kMillimetre;
        drawWords(painter, QRectF(room.left(), y, words, 40), label, small, kMute);
        const double boxLeft = room.right() - kTicks;
        drawBox(painter, boxLeft, y);
        drawWords(painter, QRectF(boxLeft + 7.5 * kMillimetre, y, kTicks, 40), say("Right"), plain,
                  kInk);
        drawWords(painter, QRectF(boxLeft, y + 7.5 * kMillimetre, kTicks, 60), seenBy,
                  paperFont(points(9.5)), kMute);
        y += labelHeight;
        drawWords(painter, QRectF(room.left(), y, words, 1e4), text, large,
                  held.isEmpty() ? kMute : kInk);
        // What to write there is plain from where it stands.
        painter.setPen(QPen(kRule, 0.8, Qt::DotLine));
        const double line = room.bottom() - 3.5 * kMillimetre;
        painter.drawLine(QPointF(room.left(), line), QPointF(room.left() + words, line));
    });
}

void addWords(PaperColumn &column, const QString &text, const QFont &font, const QColor &colour,
              double width, double after) {
    if (text.isEmpty())
        return;
    column.add(heightOfWords(text, font, width) + after, [=](QPainter &painter, QRectF room) {
        drawWords(painter, room, text, font, colour);
    });
}

void addHead(PaperColumn &column, const SlipSheet &sheet, const Slip &slip, double width) {
    const QFont title = paperFont(points(25), true);
    const QString code = toQString(slip.code);
    column.add(17 * kMillimetre, [=](QPainter &painter, QRectF room) {
        drawWords(painter, room, say("Is this right?"), title, kInk);
        const double side = 50 * kMillimetre;
        const QRectF box(room.right() - side, room.top(), side, 14 * kMillimetre);
        painter.setPen(QPen(kInk, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 6, 6);
        painter.setFont(paperFont(points(8.5)));
        painter.setPen(kMute);
        painter.drawText(box.adjusted(0, 4, 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                         say("Record code"));
        painter.setFont(paperFont(points(16), true));
        painter.setPen(kInk);
        painter.drawText(box.adjusted(0, 0, 0, -4), Qt::AlignHCenter | Qt::AlignBottom, code);
    });
    const QString keeper =
        sheet.lookedAfterBy.isEmpty() ? say("local partners") : sheet.lookedAfterBy;
    addWords(
        column,
        say("“%1” is a map of groups and places here, looked after by %2. This is what it says "
            "about you. Tick what is right. Write on the dotted line what should be different.")
            .arg(sheet.mapName, keeper),
        paperFont(points(13)), kInk, width, 3 * kMillimetre);
}

QString offered(const Record &service) {
    QString when = toQString(service.text("when_note"));
    if (when.isEmpty())
        when =
            shownSchedule(service.text("schedule"), service.text("opens"), service.text("closes"));
    QStringList parts{toQString(service.text("name")), when, toQString(service.text("cost"))};
    if (parts.first().isEmpty())
        parts.first() = labelOf("activity", service.text("activity"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString placeWords(const Slip &slip) {
    if (slip.isPlaceKept)
        return say("Your address is held privately. It is not printed here, because the map "
                   "does not show it.");
    if (!slip.place)
        return {};
    const Record &place = slip.place->record;
    const std::string &type = place.text("location_type");
    QStringList parts;
    for (const char *column : {"name", "address", "postcode"})
        parts << toQString(simplified(place.text(column)));
    parts.removeAll(QString());
    if (parts.isEmpty() && type != "physical")
        parts << labelOf("location_type", type);
    return parts.join(QStringLiteral(", "));
}

// Those of one kind whom the same people see stand together.
template <class InWords>
void addParts(PaperColumn &column, const QString &label, const std::vector<SlipPart> &parts,
              double width, InWords inWords) {
    if (parts.empty()) {
        addQuestion(column, label, {}, {}, width);
        return;
    }
    for (const SeenBy seenBy : {SeenBy::Anyone, SeenBy::Partners, SeenBy::JustUs}) {
        QStringList lines;
        for (const SlipPart &part : parts)
            if (part.seenBy == seenBy)
                lines << inWords(part.record);
        lines.removeAll(QString());
        if (!lines.isEmpty())
            addQuestion(column, label, lines.join('\n'), readers(seenBy), width);
    }
}

void addPermission(PaperColumn &column, const Slip &slip, double width) {
    const QFont large = paperFont(points(14));
    const std::string &given = slip.organisation.text("listing_permission");
    QString now = say("May we list you? Nobody has asked you yet.");
    if (given == "anyone")
        now = say("May we list you? You have said: for anyone to see.");
    else if (given == "partners")
        now = say("May we list you? You have said: for partners only.");
    else if (given == "no")
        now = say("May we list you? You have said no.");
    addWords(column, now, paperFont(points(14), true), kInk, width, 1 * kMillimetre);
    const QStringList choices{say("Yes, anyone may see it"), say("Yes, partners only"),
                              say("No, please take us off")};
    column.add(10 * kMillimetre, [=](QPainter &painter, QRectF room) {
        double x = room.left();
        for (const QString &choice : choices) {
            drawBox(painter, x, room.top() + kMillimetre);
            x += 7 * kMillimetre;
            drawWords(painter, QRectF(x, room.top() + 0.6 * kMillimetre, 1e3, 40), choice,
                      paperFont(points(12)), kInk);
            x += room.width() / 3 - 7 * kMillimetre;
        }
    });
    column.add(15 * kMillimetre, [=](QPainter &painter, QRectF room) {
        const double y = room.bottom() - 2 * kMillimetre;
        const double half = room.width() * 0.6;
        painter.setPen(QPen(kInk, 0.8));
        painter.drawLine(QPointF(room.left(), y), QPointF(room.left() + half, y));
        painter.drawLine(QPointF(room.left() + half + 6 * kMillimetre, y),
                         QPointF(room.right(), y));
        drawWords(painter, QRectF(room.left(), room.top(), half, 30),
                  say("Your name, or your role"), paperFont(points(11)), kMute);
        drawWords(painter, QRectF(room.left() + half + 6 * kMillimetre, room.top(), half, 30),
                  say("Date"), paperFont(points(11)), kMute);
    });
}

void addSlip(PaperColumn &column, const SlipSheet &sheet, const Slip &slip, double width) {
    const Record &group = slip.organisation;
    addHead(column, sheet, slip, width);
    QStringList names{toQString(group.text("name"))};
    for (const std::string &other : setElements(group["other_names"]))
        names << say("also: %1").arg(toQString(other));
    addQuestion(column, say("What you are called"), names.join(QStringLiteral(", ")),
                readers(slip.seenBy), width);
    QStringList what{labelOf("kind", group.text("kind")), toQString(group.text("description"))};
    what.removeAll(QString());
    addQuestion(column, say("What you are and do"), what.join('\n'), readers(slip.seenBy), width);
    addQuestion(column, say("Where you are"), placeWords(slip),
                slip.place ? readers(slip.place->seenBy) : QString(), width);
    addParts(column, say("What you offer, and when"), slip.services, width, offered);
    addParts(column, say("How people reach you"), slip.contacts, width, [](const Record &contact) {
        return labelOf("contact_type", contact.text("contact_type")) + QStringLiteral(": ") +
               toQString(contact.text("value"));
    });
    QStringList languages;
    for (const std::string &code : setElements(group["languages"]))
        languages << labelOf("language", code);
    addQuestion(column, say("Languages people are welcomed in"),
                languages.join(QStringLiteral(", ")), readers(slip.seenBy), width);
    if (!slip.people.empty())
        addParts(column, say("People we name"), slip.people, width, [](const Record &person) {
            const QString role = labelOf("role", person.text("role"));
            const QString name = toQString(person.text("name"));
            return role.isEmpty() ? name : name + QStringLiteral(", ") + role.toLower();
        });
    if (slip.keptOff > 0)
        addWords(column,
                 say("We also hold %1 that nobody has agreed to yet. They are not printed here; "
                     "ask us to see or delete them.")
                     .arg(counted(slip.keptOff, say("way to reach somebody"),
                                  say("ways to reach people"))),
                 paperFont(points(11.5)), kMute, width, 2 * kMillimetre);
    column.space(2 * kMillimetre);
    addPermission(column, slip, width);
    addWords(column, sheet.changes, paperFont(points(11)), kMute, width, 0);
}

} // namespace

Result<void> writeSlips(const SlipSheet &sheet, const std::filesystem::path &file) {
    const QRectF room(kEdge, kEdge, kA4.width() - 2 * kEdge, kA4.height() - 2 * kEdge - kFoot);
    Pages paper{kA4, say("Is this right?")};
    for (const Slip &slip : sheet.slips) {
        PaperColumn column;
        addSlip(column, sheet, slip, room.width());
        const auto pages = column.pages(room, room);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            QStringList foot{toQString(slip.organisation.text("name")), toQString(slip.code),
                             shownDay(today())};
            if (pages.size() > 1)
                foot << say("page %1 of %2").arg(i + 1).arg(pages.size());
            const QString words = foot.join(QStringLiteral(" · "));
            paper.pages.emplace_back([draw = pages[i], words](PagePainter &page) {
                draw(page.painter);
                drawWords(page.painter,
                          QRectF(kEdge, kA4.height() - kEdge - 4 * kMillimetre,
                                 kA4.width() - 2 * kEdge, 30),
                          words, paperFont(points(9.5)), kMute);
            });
        }
    }
    return writePdf(paper, file);
}

} // namespace placeweave
