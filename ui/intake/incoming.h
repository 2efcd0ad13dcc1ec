// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_import.h"

#include <QMimeData>
#include <QString>

#include <optional>
#include <string_view>
#include <vector>

namespace placeweave {

// What came in, and what it turned out to be.
struct Incoming {
    enum class What { Lists, Map, Areas, Postcodes, Tiles };
    What what = What::Lists;
    QString looksLike;                 // "a list", "the NHS list of …"
    std::vector<TableToImport> tables; // each with its mapping; of lists only
    bool isOfRegister = false;         // that can be asked for one area
};

// `as` is the code of a source, or "auto"; `isList`: whatever else it looks like. `area` as
// SourceOptions has it.
Result<Incoming> lookInto(const std::vector<TableSource> &sources, std::string_view as, bool isList,
                          const std::string &area = {});

// The cells that were copied in a spreadsheet or from a web page, as text with tabs; nothing when
// there is no table. A web page's cells may hold line breaks, which only its HTML keeps apart.
std::optional<QString> copiedTable(const QMimeData &copied);

} // namespace placeweave
