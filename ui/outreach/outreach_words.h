// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/joint/give_and_take.h"
#include "core/joint/ways_to_reach.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace placeweave {

// What was asked of a group and what it got back, in sentences; the first is always there.
QStringList giveAndTakeInWords(const GiveAndTake &given);
// Why to think twice; empty when there is no reason.
QString warningOf(const GiveAndTake &given);

// "Phone 01632 960001, Kasia Birkett"
QString wayInWords(const ReachWay &way);
// "Polish, English"
QString languagesInWords(const std::vector<std::string> &codes);
// "5 Dec 2026", "5 Dec 2026, 3 days ago"
// What is amiss with a day to do something by that is years away; empty for nothing.
QString farAheadInWords(const std::string &due);
QString dueInWords(const std::string &due, int daysOver);

// Whom a plan may want to hear from: the communities that the map knows, and whoever speaks a
// language of few, in words that are chosen whole.
Result<QList<Choice>> audiencesOf(MapFile &map);
// Those words behind what is there; as it is where it says them already.
QString withAudience(const QString &audience, const QString &words);

} // namespace placeweave
