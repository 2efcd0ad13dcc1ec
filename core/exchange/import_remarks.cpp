// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import_remarks.h"

#include "core/base/text.h"

#include <format>

namespace placeweave {
namespace {

constexpr std::size_t kShownBytes = 120;

std::string reasonFor(const ImportRemark &remark) {
    using enum ImportRemark::Reason;
    const std::string &cell = remark.detail;
    switch (remark.reason) {
    case NoName:
        return "it has no name, so it was not imported";
    case LongName:
        return std::format("its name is longer than 500 letters (\"{}…\"), so it was not imported",
                           cell);
    case UnknownReference:
        return cell.empty()
                   ? "it names none, so it was not imported"
                   : std::format("\"{}\" is not in the map, so the row was not imported", cell);
    case NotRecognised:
        return std::format("\"{}\" is in no list, so it was not used", cell);
    case ProtectedInstead:
        return std::format("\"{}\" was not understood, so the more careful choice was made", cell);
    case ProtectedPlace:
        return std::format("\"{}\" is at an address that the map keeps to itself, so its place is "
                           "shown no more closely",
                           cell);
    case TimesInWords:
        return std::format("\"{}\" is not one time of the week; it was kept in words", cell);
    case NotAnAddress:
        return std::format("\"{}\" is no address to write to or to open; it was kept as it stands",
                           cell);
    case NotAPostcode:
        return std::format("\"{}\" is no postcode, so the field was left empty", cell);
    case NotANumber:
        return std::format("\"{}\" is no such number, so the field was left empty", cell);
    case NotADay:
        return std::format("\"{}\" is no date, so the field was left empty", cell);
    case NotYet:
        return std::format("\"{}\" is yet to come, so the field was left empty", cell);
    case NotAPosition:
        return std::format("\"{}\" is no position on Earth; it is still to be placed", cell);
    case NullIsland:
        return "the position 0, 0 stands for none; it is still to be placed";
    case SwappedPosition:
        return std::format(
            "latitude and longitude were the wrong way round ({}) and were put right", cell);
    case PerhapsSame:
        return std::format("\"{}\" may be in the map already; both are there until somebody has "
                           "looked",
                           cell);
    case PostcodeMissing:
        return "it has neither a position nor a postcode; it is still to be placed";
    case PostcodeUnknown:
        return std::format("the postcode {} is not in the postcode index; it is still to be placed",
                           cell);
    case PostcodeEnded:
        return std::format("the postcode {} is no longer in use; it is still to be placed", cell);
    case PostcodeNowhere:
        return std::format("the postcode {} has no position; it is still to be placed", cell);
    case Disputed:
        return std::format("\"{}\" was put right by somebody and the list says something new; it "
                           "waits as a suggestion",
                           cell);
    case CameBack:
        return std::format("\"{}\" came back with something new; it waits as a suggestion", cell);
    case UnknownCode:
        return std::format("the record code {} is not of this map; the row was read like any other",
                           cell);
    case Vanished:
        return std::format("\"{}\" was in this list before and no longer is", cell);
    case OtherList:
        return std::format("it names {} that a list of this name brought before; it was taken for "
                           "another list, and nothing is asked about the others",
                           cell);
    case SameAsEarlier:
        return std::format("\"{}\" comes a second time in this list; both rows were taken for one "
                           "organisation",
                           cell);
    case Unreadable:
        return std::format("{} bytes are no text in the encoding of the rest", cell);
    case Garbled:
        return std::format(
            "the letters of \"{}\" were broken by a program before this one; save the "
            "table again as UTF-8, or put them right here",
            cell);
    case TrusteeData:
        return "details of trustees are never imported";
    case FitsNothing:
        return std::format("Placeweave has no use for values such as \"{}\", so the column was "
                           "left out",
                           cell);
    case BreaksFormat:
    case SourceSays:
        return cell;
    }
    return {};
}

} // namespace

void RemarkLog::add(ImportRemark::Reason reason, std::string_view column, std::string_view detail) {
    ++m_outcome.remarkCount;
    if (m_outcome.remarks.size() >= ImportOutcome::kMaxRemarks)
        return;
    std::string shown = simplified(detail.substr(0, kShownBytes));
    while (!isUtf8(shown)) // cut within a character
        shown.pop_back();
    m_outcome.remarks.push_back({m_row, std::string(column), reason, std::move(shown)});
}

void RemarkLog::take(ImportOutcome &&said) {
    m_outcome.remarkCount += said.remarkCount;
    for (ImportRemark &remark : said.remarks)
        if (m_outcome.remarks.size() < ImportOutcome::kMaxRemarks)
            m_outcome.remarks.push_back(std::move(remark));
}

void RemarkLog::forgetAfter(std::size_t count) {
    if (count >= m_outcome.remarks.size())
        return;
    m_outcome.remarkCount -= static_cast<std::int64_t>(m_outcome.remarks.size() - count);
    m_outcome.remarks.resize(count);
}

void notePassedOver(ImportOutcome &outcome, PassedOver passed, bool wantsRows) {
    ++outcome.passedOver[passed.why];
    if (wantsRows)
        outcome.fates.push_back({passed.row, RowFate::What::PassedOver, std::move(passed.name),
                                 std::string(passed.why)});
}

std::string sentence(const ImportRemark &remark) {
    if (remark.reason == ImportRemark::Reason::BreaksFormat ||
        remark.reason == ImportRemark::Reason::SourceSays)
        return remark.detail;
    std::string where = remark.row > 0 ? std::format("Row {}", remark.row) : std::string();
    if (!remark.column.empty())
        where += std::format("{}column \"{}\"", where.empty() ? "" : ", ", remark.column);
    if (where.starts_with('c'))
        where[0] = 'C';
    return std::format("{}: {}.", where.empty() ? "The table" : where, reasonFor(remark));
}

} // namespace placeweave
