// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/said.h"

#include <QString>

namespace placeweave {

// How things that were said are shown, on the wall and when they are looked through.

QString whatCode(Said::What what); // group, offer, still_there, need, link, remark
std::optional<Said::What> whatOfCode(const QString &code);
// What it is about: the group's name, the two of a link, the need in its words.
QString titleOf(const Said &said, const QString &about);
QString whereText(const Said &said);                        // "C4, roughly here"
QString sourceText(const Said &said, const QString &voice); // "Table 2 · I go there"
int kindOf(const Said &said);            // for MapSymbol.kind; -1 where it is no group
int kindNumber(const std::string &code); // likewise
QString glyphOf(const Said &said);       // of an icon, where it is none

} // namespace placeweave
