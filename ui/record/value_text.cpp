// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/value_text.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/model/vocabulary.h"

#include <QCoreApplication>
#include <QDate>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

namespace placeweave {

namespace {

QString say(const char *text) {
    return QCoreApplication::translate("ValueText", text);
}

QDate dateOf(std::string_view day) {
    return QDate::fromString(toQString(day).left(10), Qt::ISODate);
}

QString dayName(QStringView code) {
    static const QHash<QString, int> days{{"MO", 1}, {"TU", 2}, {"WE", 3}, {"TH", 4},
                                          {"FR", 5}, {"SA", 6}, {"SU", 7}};
    const int day = days.value(code.toString());
    return day ? QLocale(QLocale::English).dayName(day, QLocale::ShortFormat) : QString();
}

QString ordinal(int n) {
    switch (n) {
    case 1:
        return say("first");
    case 2:
        return say("second");
    case 3:
        return say("third");
    case 4:
        return say("fourth");
    case -1:
        return say("last");
    default:
        return {};
    }
}

QStringList elementsOf(const QString &typed) {
    QStringList found;
    for (const QString &piece : typed.split(QRegularExpression("[\\n;]"), Qt::SkipEmptyParts))
        if (const QString element = piece.simplified(); !element.isEmpty())
            found << element;
    return found;
}

} // namespace

QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string toStdString(const QString &text) {
    return text.toStdString();
}

QString shownDay(std::string_view day) {
    const QDate date = dateOf(day);
    return date.isValid()
               ? QLocale(QLocale::English, QLocale::UnitedKingdom).toString(date, "d MMM yyyy")
               : toQString(day);
}

QString shownMonth(std::string_view day) {
    const QDate date = dateOf(day);
    return date.isValid()
               ? QLocale(QLocale::English, QLocale::UnitedKingdom).toString(date, "MMM yyyy")
               : toQString(day);
}

QString shownText(const Field &field, const Value &value) {
    if (value.isEmpty())
        return {};
    switch (field.type) {
    case FieldType::Code:
        return toQString(vocabulary(field.detail).label(value.text()));
    case FieldType::CodeSet: {
        QStringList labels;
        for (const std::string &code : setElements(value))
            labels << toQString(vocabulary(field.detail).label(code));
        return labels.join(", ");
    }
    case FieldType::TextSet: {
        QStringList texts;
        for (const std::string &text : setElements(value))
            texts << toQString(text);
        return texts.join(", ");
    }
    case FieldType::Integer: {
        const QString number = QLocale().toString(static_cast<qlonglong>(value.integer()));
        return field.detail.empty() ? number : number + ' ' + toQString(field.detail);
    }
    case FieldType::Boolean:
        return value.isTrue() ? say("Yes") : say("No");
    case FieldType::Day:
        return shownDay(value.text());
    case FieldType::Point:
        if (const auto point = value.point())
            return QString("%1, %2")
                .arg(point->latitude, 0, 'f', 5)
                .arg(point->longitude, 0, 'f', 5);
        return {};
    case FieldType::Bytes:
        return say("An outline");
    case FieldType::Owner:
    case FieldType::Reference:
        return {}; // its name is for whoever has the row at hand
    case FieldType::Text:
    case FieldType::LongText:
        break;
    }
    return toQString(value.text());
}

QString typedText(const Field &field, const Value &value) {
    if (value.isEmpty())
        return {};
    switch (field.type) {
    case FieldType::CodeSet:
    case FieldType::TextSet: {
        QStringList elements;
        for (const std::string &element : setElements(value))
            elements << toQString(element);
        return elements.join('\n');
    }
    case FieldType::Integer:
    case FieldType::Owner:
    case FieldType::Reference:
        return QString::number(value.integer());
    case FieldType::Boolean:
        return value.isTrue() ? "1" : "0";
    case FieldType::Day: {
        const QDate date = dateOf(value.text());
        return date.isValid() ? date.toString("dd/MM/yyyy") : toQString(value.text());
    }
    case FieldType::Point:
        return shownText(field, value);
    case FieldType::Bytes:
        return {};
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Code:
        break;
    }
    return toQString(value.text());
}

std::expected<Value, QString> understood(const Field &field, const QString &typed) {
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return Value();
    switch (field.type) {
    case FieldType::Integer: {
        bool isNumber = false;
        QString digits = text;
        digits.remove(QRegularExpression("[,\\s]"));
        const qlonglong number = digits.toLongLong(&isNumber);
        if (!isNumber || number < 0)
            return std::unexpected(say("A whole number, please, such as 40."));
        return Value(static_cast<std::int64_t>(number));
    }
    case FieldType::Owner:
    case FieldType::Reference: {
        const qlonglong row = text.toLongLong();
        return row ? Value(static_cast<std::int64_t>(row)) : Value();
    }
    case FieldType::Boolean: {
        const QString word = text.toLower();
        if (word == "1" || word == "yes" || word == "y" || word == "true")
            return Value(true);
        if (word == "0" || word == "no" || word == "n" || word == "false")
            return Value(false);
        return std::unexpected(say("Yes or no, please, or leave it empty."));
    }
    case FieldType::Day:
        if (const auto day = parseDay(toStdString(text)))
            return Value(*day);
        return std::unexpected(say("A day, please, such as 12/10/2026 or 12 Oct 2026."));
    case FieldType::Code: {
        const Term *term = vocabulary(field.detail).find(toStdString(text));
        if (!term)
            term = vocabulary(field.detail).recognise(toStdString(text));
        if (!term)
            return std::unexpected(say("Please choose one from the list."));
        return Value(term->code);
    }
    case FieldType::CodeSet: {
        std::vector<std::string> codes;
        for (const QString &element : elementsOf(QString(text).replace(',', '\n'))) {
            const Term *term = vocabulary(field.detail).find(toStdString(element));
            if (!term)
                term = vocabulary(field.detail).recognise(toStdString(element));
            if (!term)
                return std::unexpected(
                    say("“%1” is not on the list. Please choose from it.").arg(element));
            codes.push_back(term->code);
        }
        return setValue(codes);
    }
    case FieldType::TextSet: {
        std::vector<std::string> texts;
        for (const QString &element : elementsOf(text))
            texts.push_back(toStdString(element));
        return setValue(texts);
    }
    case FieldType::Point:
    case FieldType::Bytes:
        return std::unexpected(say("This is set on the map."));
    case FieldType::Text:
        return Value(toStdString(text.simplified()));
    case FieldType::LongText:
        break;
    }
    return Value(toStdString(text));
}

// Three or more that follow each other in the week.
static bool isRunOfDays(const QStringList &days) {
    static const QStringList kWeek{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const qsizetype first = days.isEmpty() ? -1 : kWeek.indexOf(days.first());
    return days.size() >= 3 && first >= 0 && kWeek.mid(first, days.size()) == days;
}

QString shownSchedule(std::string_view rule, std::string_view opens, std::string_view closes) {
    QString frequency;
    QStringList days;
    QString began;
    int interval = 1;
    for (const QString &part : toQString(rule).split(';')) {
        const QString key = part.section('=', 0, 0);
        const QString value = part.section('=', 1);
        if (key == "FREQ")
            frequency = value;
        else if (key == "INTERVAL")
            interval = value.toInt();
        else if (key == "BYDAY")
            days = value.split(',', Qt::SkipEmptyParts);
        else if (key == "DTSTART" && value.size() >= 8)
            began = shownDay(QString("%1-%2-%3")
                                 .arg(value.first(4), value.sliced(4, 2), value.sliced(6, 2))
                                 .toStdString());
    }
    QStringList names;
    for (const QString &day : days) {
        const QString name = dayName(QStringView(day).last(std::min<qsizetype>(2, day.size())));
        const int which = day.size() > 2 ? day.chopped(2).toInt() : 0;
        names << (which ? ordinal(which) + ' ' + name : name);
    }
    QString said;
    if (frequency == "DAILY" || names.size() == 7)
        said = say("Every day");
    else if (isRunOfDays(days))
        said = names.first() + QString("–") + names.last();
    else
        said = names.join(", ");
    if (frequency == "WEEKLY" && interval == 2 && !said.isEmpty())
        said = began.isEmpty() ? say("Every other %1").arg(said)
                               : say("Every other %1 (as on %2)").arg(said, began);
    QString times = toQString(opens);
    if (!closes.empty())
        times += (times.isEmpty() ? say("until ") : QString("–")) + toQString(closes);
    if (said.isEmpty())
        return times;
    return times.isEmpty() ? said : said + ' ' + times;
}

} // namespace placeweave
