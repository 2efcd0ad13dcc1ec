// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_import.h"

#include <string>
#include <string_view>

namespace placeweave {

// Collects what there is to say about rows, up to a limit; knows which row is being read.
class RemarkLog {
public:
    explicit RemarkLog(ImportOutcome &outcome) : m_outcome(outcome) {}

    std::size_t count() const { return m_outcome.remarks.size(); }
    // For what turned out to be beside the point.
    void forgetAfter(std::size_t count);
    void setRow(std::int64_t row) { m_row = row; }
    std::int64_t row() const { return m_row; }
    // What was said elsewhere, of rows read ahead.
    void take(ImportOutcome &&said);
    void add(ImportRemark::Reason reason, std::string_view column = {},
             std::string_view detail = {});

private:
    ImportOutcome &m_outcome;
    std::int64_t m_row = 0;
};

// A row that its reader left out; listed with the others where they are wanted.
void notePassedOver(ImportOutcome &outcome, PassedOver passed, bool wantsRows);

} // namespace placeweave
