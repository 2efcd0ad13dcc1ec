// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/verb_sentences.h"

#include "ui/record/value_text.h"

#include <QCoreApplication>
#include <QHash>

namespace placeweave {

namespace {

QString say(const char *text) {
    return QCoreApplication::translate("Verbs", text);
}

const HistoryEntry::FieldChange *firstField(const HistoryEntry &entry) {
    for (const HistoryEntry::RowChange &row : entry.rows)
        for (const HistoryEntry::FieldChange &change : row.fields)
            if (change.field)
                return &change;
    return nullptr;
}

// Verbs that say enough with who or what it was about; %1 is the subject.
const QHash<QString, const char *> &sentences() {
    static const QHash<QString, const char *> table{
        {"organisation.add", QT_TRANSLATE_NOOP("Verbs", "Added %1")},
        {"organisation.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted %1")},
        {"organisation.confirm", QT_TRANSLATE_NOOP("Verbs", "Confirmed %1")},
        {"organisation.erase", QT_TRANSLATE_NOOP("Verbs", "Erased a record for good")},
        {"person.erase", QT_TRANSLATE_NOOP("Verbs", "Erased a person for good")},
        {"history.strike", QT_TRANSLATE_NOOP("Verbs", "Struck a name out of the history")},
        {"pin.move", QT_TRANSLATE_NOOP("Verbs", "Moved a pin")},
        {"pin.place", QT_TRANSLATE_NOOP("Verbs", "Placed %1")},
        {"pin.none", QT_TRANSLATE_NOOP("Verbs", "No fixed place for %1")},
        {"contact.add", QT_TRANSLATE_NOOP("Verbs", "Added a way to contact")},
        {"contact.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted a way to contact")},
        {"service.add", QT_TRANSLATE_NOOP("Verbs", "Added what is offered")},
        {"service.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted what was offered")},
        {"service_at_location.add", QT_TRANSLATE_NOOP("Verbs", "Added where it happens")},
        {"service_at_location.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted where it happens")},
        {"location.add", QT_TRANSLATE_NOOP("Verbs", "Added a place")},
        {"location.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted a place")},
        {"person.add", QT_TRANSLATE_NOOP("Verbs", "Added a person")},
        {"person.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted a person")},
        {"connection.add", QT_TRANSLATE_NOOP("Verbs", "Added a connection")},
        {"connection.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted a connection")},
        {"serves.add", QT_TRANSLATE_NOOP("Verbs", "Added a community")},
        {"serves.remove", QT_TRANSLATE_NOOP("Verbs", "Took off a community")},
        {"community.add", QT_TRANSLATE_NOOP("Verbs", "Added a community")},
        {"channel.add", QT_TRANSLATE_NOOP("Verbs", "Added a channel")},
        {"channel.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted a channel")},
        {"map_note.add", QT_TRANSLATE_NOOP("Verbs", "Wrote on the map: %1")},
        {"map_note.change", QT_TRANSLATE_NOOP("Verbs", "Changed a note: %1")},
        {"map_note.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted a note: %1")},
        {"saved_view.add", QT_TRANSLATE_NOOP("Verbs", "Saved the view %1")},
        {"saved_view.change", QT_TRANSLATE_NOOP("Verbs", "Saved the view %1 anew")},
        {"saved_view.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted the view %1")},
        {"reader_profile.add", QT_TRANSLATE_NOOP("Verbs", "Defined %1")},
        {"reader_profile.change", QT_TRANSLATE_NOOP("Verbs", "Changed %1")},
        {"reader_profile.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted %1")},
        {"about.set", QT_TRANSLATE_NOOP("Verbs", "Changed About this map")},
        {"import", QT_TRANSLATE_NOOP("Verbs", "Imported %1")},
        {"organisation.merge", QT_TRANSLATE_NOOP("Verbs", "Made one of two: %1")},
        {"suggestion.keep_both", QT_TRANSLATE_NOOP("Verbs", "Kept %1 as two")},
        {"suggestion.add", QT_TRANSLATE_NOOP("Verbs", "Took what a list says of %1")},
        {"suggestion.leave", QT_TRANSLATE_NOOP("Verbs", "Left %1 as it is")},
        {"suggestion.closed", QT_TRANSLATE_NOOP("Verbs", "Closed %1")},
        {"exercise.start", QT_TRANSLATE_NOOP("Verbs", "Started the mapping session %1")},
        {"exercise.change", QT_TRANSLATE_NOOP("Verbs", "Changed the mapping session %1")},
        {"exercise.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted the mapping session %1")},
        {"participant.add", QT_TRANSLATE_NOOP("Verbs", "Added who is in the room")},
        {"participant.remove", QT_TRANSLATE_NOOP("Verbs", "Took a row off the room")},
        {"participant.withdraw", QT_TRANSLATE_NOOP("Verbs", "Took a name out of a session")},
        {"said.take_down", QT_TRANSLATE_NOOP("Verbs", "Took down: %1")},
        {"said.off_the_record", QT_TRANSLATE_NOOP("Verbs", "Off the record")},
        {"said.add", QT_TRANSLATE_NOOP("Verbs", "Added what was said: %1")},
        {"said.add_to", QT_TRANSLATE_NOOP("Verbs", "Confirmed by what was said: %1")},
        {"said.park", QT_TRANSLATE_NOOP("Verbs", "Parked: %1")},
        {"said.leave", QT_TRANSLATE_NOOP("Verbs", "Not added: %1")},
        {"asked.mark", QT_TRANSLATE_NOOP("Verbs", "Marked where %1 asked")},
        {"promise.add", QT_TRANSLATE_NOOP("Verbs", "Noted a promise: %1")},
        {"promise.settle", QT_TRANSLATE_NOOP("Verbs", "Settled a promise: %1")},
        {"plan.start", QT_TRANSLATE_NOOP("Verbs", "Began the plan %1")},
        {"plan.add", QT_TRANSLATE_NOOP("Verbs", "Added to the plan %1")},
        {"plan.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted the plan %1")},
        {"step.remove", QT_TRANSLATE_NOOP("Verbs", "Took %1 out of a plan")},
        {"conversation.log", QT_TRANSLATE_NOOP("Verbs", "Wrote down a conversation: %1")},
        {"slip.take", QT_TRANSLATE_NOOP("Verbs", "Took in the slip of %1")},
        {"channel.check", QT_TRANSLATE_NOOP("Verbs", "Checked the channel %1")},
        {"need.offer_found", QT_TRANSLATE_NOOP("Verbs", "Found an offer for %1")},
        {"need.met", QT_TRANSLATE_NOOP("Verbs", "A need is met: %1")},
        {"heard.take", QT_TRANSLATE_NOOP("Verbs", "Took what was heard to %1")},
        {"heard.answer", QT_TRANSLATE_NOOP("Verbs", "Noted what %1 answered")},
        {"heard.told_back", QT_TRANSLATE_NOOP("Verbs", "Told back: %1")},
        {"story.add", QT_TRANSLATE_NOOP("Verbs", "Wrote down a story: %1")},
        {"story.change", QT_TRANSLATE_NOOP("Verbs", "Changed a story: %1")},
        {"story.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted a story: %1")},
        {"story.renew", QT_TRANSLATE_NOOP("Verbs", "Asked again about a story: %1")},
        {"resource.add", QT_TRANSLATE_NOOP("Verbs", "Added a resource: %1")},
        {"resource.change", QT_TRANSLATE_NOOP("Verbs", "Changed a resource: %1")},
        {"resource.remove", QT_TRANSLATE_NOOP("Verbs", "Deleted a resource: %1")},
        {"undo", QT_TRANSLATE_NOOP("Verbs", "Took back: %1")},
        {"redo", QT_TRANSLATE_NOOP("Verbs", "Did again: %1")},
        {"field.revert", QT_TRANSLATE_NOOP("Verbs", "Put back what was said of %1")},
        {"postcodes.place", QT_TRANSLATE_NOOP("Verbs", "Placed by postcode")},
        {"map.start", QT_TRANSLATE_NOOP("Verbs", "Started the map")},
        {"outside", QT_TRANSLATE_NOOP("Verbs", "Changed in another program")},
    };
    return table;
}

QString inQuotes(const QString &context) {
    return context.isEmpty() ? QString() : say(" (%1)").arg(context);
}

} // namespace

QString sentenceFor(const HistoryEntry &entry) {
    const QString verb = toQString(entry.verb);
    const QString subject = toQString(entry.subject);
    if (verb == "field.set" || verb == "bulk.set") {
        const HistoryEntry::FieldChange *change = firstField(entry);
        const QString label = change ? toQString(change->field->label).toLower() : say("something");
        return verb == "field.set" ? say("Changed %1").arg(label)
                                   : say("Changed %1 for %2").arg(label, subject);
    }
    if (verb == "organisation.remove") {
        bool isCount = false;
        subject.toInt(&isCount);
        if (isCount)
            return say("Deleted %1 organisations").arg(subject);
    }
    if (const char *sentence = sentences().value(verb)) {
        const QString text = say(sentence);
        return text.contains("%1") ? text.arg(subject.isEmpty() ? say("something") : subject)
                                   : text;
    }
    return subject.isEmpty() ? say("A change") : say("A change to %1").arg(subject);
}

QString sentenceFor(const Error &error) {
    const QString about = inQuotes(toQString(error.context));
    switch (error.code) {
    case ErrorCode::NotAMap:
        return say("This file is not a Placeweave map%1. Nothing was changed.").arg(about);
    case ErrorCode::NewerVersion:
        return say("This map was made by a newer Placeweave%1. It was left as it is; please update "
                   "Placeweave to open it.")
            .arg(about);
    case ErrorCode::ReadOnly:
        return say("This map can be read but not changed here%1. Save a full copy somewhere you "
                   "may write to.")
            .arg(about);
    case ErrorCode::Busy:
        return say("Another program is using the map%1. What you typed is still here; try again in "
                   "a moment.")
            .arg(about);
    case ErrorCode::DiskFull:
        return say("The disk is full%1. The map is as it was; make some room and try again.")
            .arg(about);
    case ErrorCode::Damaged:
        return say("The file is damaged%1: %2").arg(about, toQString(error.message));
    case ErrorCode::Cancelled:
        return say("Stopped. Nothing was changed.");
    case ErrorCode::NotFound:
        return say("It is not there any more%1: %2").arg(about, toQString(error.message));
    case ErrorCode::InvalidInput:
    case ErrorCode::Unsupported:
        return toQString(error.message) + about;
    case ErrorCode::Internal:
        break;
    }
    return say("Something went wrong%1: %2").arg(about, toQString(error.message));
}

} // namespace placeweave
