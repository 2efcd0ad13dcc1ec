// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/library_words.h"

#include "ui/record/value_text.h"

#include "core/model/vocabulary.h"

#include <QCoreApplication>
#include <QStringList>

namespace placeweave {

namespace {

QString say(const char *text) {
    return QCoreApplication::translate("Library", text);
}

QString joinedDots(QStringList parts) {
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString libraryKind(const LibraryItem &item) {
    if (item.isStory()) {
        const std::string &form = item.row.text("form");
        return form.empty() || form == "words" ? say("Story")
                                               : toQString(vocabulary("story_form").label(form));
    }
    const std::string &kind = item.row.text("resource_kind");
    return kind.empty() ? say("Resource") : toQString(vocabulary("resource_kind").label(kind));
}

QString libraryGlyph(const LibraryItem &item) {
    if (!item.isStory())
        return QStringLiteral("bookmark");
    const std::string &form = item.row.text("form");
    return form == "picture" ? QStringLiteral("picture")
           : form == "sound" ? QStringLiteral("sound")
                             : QStringLiteral("speech");
}

QString libraryTitle(const LibraryItem &item) {
    return toQString(item.title());
}

QString libraryFrom(const LibraryItem &item) {
    const std::string place = item.isStory() ? item.row.text("place") : std::string();
    const QString credit = toQString(item.credit());
    const QString group = toQString(item.organisation);
    const QString whose =
        item.isStory() || credit.isEmpty() ? credit : say("Shared by %1").arg(credit);
    return joinedDots({whose, credit == group ? QString() : group, toQString(item.community),
                       toQString(place), toQString(item.session), toQString(item.plan)});
}

QString libraryPermission(const LibraryItem &item) {
    const QString who = toQString(vocabulary("sensitivity").label(item.permission()));
    if (!item.isStory())
        return who;
    const std::string &until = item.row.text("permission_until");
    if (item.isLapsed)
        return say("Permission ran out on %1").arg(shownDay(until));
    if (item.row["permission"].isEmpty())
        return say("%1: nobody has said yet who may hear it").arg(who);
    return until.empty() ? who : say("%1, until %2").arg(who, shownDay(until));
}

} // namespace placeweave
