// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace placeweave {

// What should not stand in a map's texts.
enum class PrivateMatter { None, NhsNumber, BirthDate };

// An NHS number is ten digits, often in groups of three, three and four, whose last one checks the
// others (modulus 11, NHS Data Dictionary "NHS NUMBER"). A date of birth is a day of the calendar
// within the last 110 years beside "born", "dob" or "date of birth".
PrivateMatter privateMatterIn(const QString &text);

// A sentence to show beside the field; empty for None.
QString sentenceFor(PrivateMatter matter);

} // namespace placeweave
