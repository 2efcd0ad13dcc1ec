// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/cell_reader.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/cell.h"
#include "core/model/vocabulary.h"

#include <algorithm>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;

constexpr std::size_t kRemembered = 512;

// What a permission becomes when its cell says something, but nothing that is understood.
std::string_view carefulChoice(const Field &field) {
    if (field.detail == "disclosure")
        return "hidden";
    if (field.detail == "listing_permission" || field.detail == "consent_basis")
        return "not_asked";
    if (field.detail == "sensitivity")
        return "internal";
    return {};
}

bool isPostcode(const Field &field) {
    return field.column.ends_with("postcode");
}

} // namespace

std::vector<std::string> listIn(std::string_view cell) {
    // As GeoPackages and other programs' tables hold lists: ["en","pl"].
    if (cell.starts_with("[\"") && cell.ends_with("\"]"))
        if (std::vector<std::string> list = setElements(Value(cell)); !list.empty())
            return list;
    const char separator = cell.contains(';') ? ';' : cell.contains('|') ? '|' : ',';
    return split(cell, separator);
}

CellReader::Known CellReader::readCode(std::string_view cell) const {
    if (const Term *term = vocabulary(m_field->detail).recognise(cell))
        return {Value(term->code), {}, false};
    return {Value(carefulChoice(*m_field)), {std::string(cell)}, !carefulChoice(*m_field).empty()};
}

// A cell is a term, or is taken apart: "Food; advice / benefits" has two signs between.
void CellReader::addCodes(std::string_view cell, std::vector<std::string> &codes,
                          Known &known) const {
    const Term *term = vocabulary(m_field->detail).recognise(cell);
    if (term) {
        if (!std::ranges::contains(codes, term->code))
            codes.push_back(term->code);
        return;
    }
    std::vector<std::string> pieces = listIn(cell);
    for (const char separator : {'/', '\n'})
        if (pieces.size() == 1)
            pieces = split(pieces.front(), separator);
    if (pieces.size() > 1)
        for (const std::string &piece : pieces)
            addCodes(piece, codes, known);
    else if (!pieces.empty() && pieces.front() != cell) // brackets or a sign at its end
        addCodes(pieces.front(), codes, known);
    else if (!pieces.empty())
        known.unknown.push_back(std::move(pieces.front()));
}

CellReader::Known CellReader::readCodes(std::string_view cell) const {
    Known known;
    std::vector<std::string> codes;
    addCodes(cell, codes, known);
    known.value = setValue(codes);
    return known;
}

CellReader::Known CellReader::understand(std::string_view cell) const {
    switch (m_field->type) {
    case FieldType::Code:
        return readCode(cell);
    case FieldType::CodeSet:
        return readCodes(cell);
    default:
        break;
    }
    const std::optional<bool> yes = yesNoIn(cell);
    // Whatever stands under "private" and is no "no" means that somebody wanted it kept in.
    if (!yes && m_field->merge == MergeRule::Stricter)
        return {Value(true), {std::string(cell)}, true};
    return yes ? Known{Value(*yes), {}, false} : Known{Value(), {std::string(cell)}, false};
}

// One that is not quite right is kept for a person to put right; a word is none.
Value CellReader::readPostcode(std::string_view cell, RemarkLog &remarks) const {
    if (std::ranges::any_of(cell, [](char c) { return c >= '0' && c <= '9'; }) &&
        !isPlaceholder(cell))
        return Value(tidyPostcode(cell));
    if (!isPlaceholder(cell))
        remarks.add(Reason::NotAPostcode, m_heading, cell);
    return {};
}

Value CellReader::read(std::string_view cell, RemarkLog &remarks) {
    if (looksGarbled(cell))
        remarks.add(Reason::Garbled, m_heading, cell);
    switch (m_field->type) {
    case FieldType::Text:
        return isPostcode(*m_field) ? readPostcode(cell, remarks) : Value(simplified(cell));
    case FieldType::LongText:
        return Value(trimmed(cell));
    case FieldType::TextSet:
        return setValue(listIn(cell));
    case FieldType::Integer:
        if (const auto number = wholeNumberIn(cell))
            return Value(*number);
        remarks.add(Reason::NotANumber, m_heading, cell);
        return {};
    case FieldType::Day:
        if (const auto day = parseDay(cell)) {
            if (m_field->detail != "past" || *day <= m_today)
                return Value(*day);
            remarks.add(Reason::NotYet, m_heading, cell);
            return {};
        }
        remarks.add(Reason::NotADay, m_heading, cell);
        return {};
    case FieldType::Owner:
    case FieldType::Reference:
    case FieldType::Point:
    case FieldType::Bytes:
        return {};
    case FieldType::Code:
    case FieldType::CodeSet:
    case FieldType::Boolean:
        break;
    }
    auto found = m_known.find(cell);
    if (found == m_known.end()) {
        if (m_known.size() >= kRemembered)
            m_known.clear();
        found = m_known.emplace(std::string(cell), understand(cell)).first;
    }
    for (const std::string &word : found->second.unknown)
        remarks.add(found->second.isProtected ? Reason::ProtectedInstead : Reason::NotRecognised,
                    m_heading, word);
    return found->second.value;
}

} // namespace placeweave
