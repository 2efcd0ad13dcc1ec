// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <QString>
#include <QStringList>

#include <expected>

namespace placeweave {

QString toQString(std::string_view text);
std::string toStdString(const QString &text);

// A value as people read it: labels for codes, "12 Oct 2026" for a day, units and thousands
// separators for numbers. Empty for an empty value.
QString shownText(const Field &field, const Value &value);
// The same as it would be typed into a field: codes stay codes, days "12/10/2026", one element of a
// set on each line.
QString typedText(const Field &field, const Value &value);
// What was typed, as a value of the field; else a sentence that says what would be understood.
std::expected<Value, QString> understood(const Field &field, const QString &typed);

QString shownDay(std::string_view day);   // "12 Oct 2026"
QString shownMonth(std::string_view day); // "Oct 2026"

// "Mon, Wed, Fri 12:00–14:00", "first Tuesday 10:00"; empty when the rule is not one that can be
// said shortly.
QString shownSchedule(std::string_view rule, std::string_view opens, std::string_view closes);

} // namespace placeweave
