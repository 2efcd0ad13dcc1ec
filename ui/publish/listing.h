// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/draw/scene_assets.h"
#include "core/exchange/disclosure.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// Something to go to, in words.
struct ListedService {
    QString name;
    QString what;  // the activity
    QString when;  // "Tue 12:00–14:00, term time"
    QString where; // when not where the organisation is
    QString cost;
    QString forWhom;
    std::array<bool, 7> days{}; // from Monday; none where no rule tells them
    int opens = -1;             // minute of the day, where it is known
    bool isOver = false;        // its rule has run out

    bool hasDay() const;
};

// An organisation as it may be told to the readers, in words for paper: no control characters,
// nothing longer than a page can bear.
struct Listed {
    SceneAsset asset; // without its name
    std::optional<LatLon> point;
    std::string name; // as the map's label has it
    QString title;    // the same
    QString kind;
    QString about;
    QString where;
    QStringList contacts;
    QStringList facts;              // step-free, languages, rooms to hire
    std::vector<std::string> focus; // codes of vocabulary("theme")
    std::vector<ListedService> services;
    bool isVenue = false; // has space that others can hire
    bool isStepFree = false;
};

// Those who may be told of, from A to Z; `only` these, in that order, where given.
Result<std::vector<Listed>> readListing(MapFile &map, const Disclosure &disclosure,
                                        const std::optional<std::vector<RowId>> &only,
                                        const Progress &progress = {});

} // namespace placeweave
