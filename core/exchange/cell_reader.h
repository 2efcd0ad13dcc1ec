// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/exchange/import_remarks.h"
#include "core/model/value.h"

#include <map>
#include <string>
#include <string_view>

namespace placeweave {

// Turns the cells of one column into values of one field. Remembers what words meant: most columns
// of codes hold a handful of different cells.
class CellReader {
public:
    CellReader(const Field &field, std::string heading)
        : m_field(&field), m_heading(std::move(heading)) {}

    const Field &field() const { return *m_field; }
    const std::string &heading() const { return m_heading; }
    // Empty for what was not understood; that is remarked on. References are up to the caller.
    Value read(std::string_view cell, RemarkLog &remarks);

private:
    struct Known {
        Value value;
        std::vector<std::string> unknown; // words that were in no list
        bool isProtected = false;
    };
    Value readPostcode(std::string_view cell, RemarkLog &remarks) const;
    Known understand(std::string_view cell) const;
    Known readCode(std::string_view cell) const;
    Known readCodes(std::string_view cell) const;
    void addCodes(std::string_view cell, std::vector<std::string> &codes, Known &known) const;

    const Field *m_field;
    std::string m_heading;
    std::string m_today = today();
    std::map<std::string, Known, std::less<>> m_known;
};

// Names and other lists in one cell: ; between, or commas where there is no semicolon.
std::vector<std::string> listIn(std::string_view cell);

} // namespace placeweave
