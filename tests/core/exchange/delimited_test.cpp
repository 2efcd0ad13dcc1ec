// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/delimited.h"
#include "tests/temporary_folder.h"

#include <fstream>

namespace placeweave {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> allRows(DelimitedReader &reader) {
    Rows rows;
    std::vector<std::string_view> cells;
    for (;;) {
        PW_TRY(const bool more, reader.next(cells));
        if (!more)
            return rows;
        rows.emplace_back(cells.begin(), cells.end());
    }
}

Result<Rows> rowsOf(std::string_view text) {
    PW_TRY(DelimitedReader reader, DelimitedReader::open(TableSource::ofText(text, "test")));
    return allRows(reader);
}

struct Sheet {
    std::string name;
    std::string_view text;
    Rows rows;
};
class Tolerated : public testing::TestWithParam<Sheet> {};

TEST_P(Tolerated, IsReadAsPeopleMeanIt) {
    EXPECT_EQ(valueOf(rowsOf(GetParam().text)), GetParam().rows);
}

using namespace std::string_view_literals;
const Rows kTwo{{"a", "b"}, {"1", "2"}};
INSTANTIATE_TEST_SUITE_P(
    Delimited, Tolerated,
    testing::Values(
        Sheet{"commas", "a,b\n1,2\n", kTwo}, Sheet{"no_last_line_end", "a,b\n1,2", kTwo},
        Sheet{"windows_lines", "a,b\r\n1,2\r\n", kTwo}, Sheet{"old_mac_lines", "a,b\r1,2\r", kTwo},
        Sheet{"tabs", "a\tb\n1\t2\n", kTwo}, Sheet{"semicolons", "a;b\n1;2\n", kTwo},
        Sheet{"excel_says_separator", "sep=;\na;b\n1;2\n", kTwo},
        // What cannot part cells is no separator: half of a letter, a line's end, a quote.
        Sheet{"separator_within_a_letter",
              "sep=\xC3\xA9\n\xC3\xA9,b\n1,2\n",
              {{"sep=\xC3\xA9"}, {"\xC3\xA9", "b"}, {"1", "2"}}},
        Sheet{"separator_missing", "sep=\na,b\n1,2\n", {{"sep="}, {"a", "b"}, {"1", "2"}}},
        // One cell with a semicolon, in rows of as many lengths as the hand was tired.
        Sheet{"tired_hand",
              "name,address,postcode,phone,email,notes\nA,1 High St\nB,2 High St,M1 1AA\n"
              "C,,,,,\"Mondays; ring first\"\nD\nE,x\n",
              {{"name", "address", "postcode", "phone", "email", "notes"},
               {"A", "1 High St"},
               {"B", "2 High St", "M1 1AA"},
               {"C", "", "", "", "", "Mondays; ring first"},
               {"D"},
               {"E", "x"}}},
        // What is known stands in a cell, not in the headings.
        Sheet{"words_in_a_cell",
              "Organisation;Contact\nA;phone, email, website\nB;email\n",
              {{"Organisation", "Contact"}, {"A", "phone, email, website"}, {"B", "email"}}},
        Sheet{"copied_cells",
              "Name\tAddress, postcode, phone, email\nA\t1 High St, M33 4ND\n",
              {{"Name", "Address, postcode, phone, email"}, {"A", "1 High St, M33 4ND"}}},
        Sheet{"wrapped_heading",
              "\"Organisation\nname\",Postcode,Phone\nA,M1 1AA,1\n",
              {{"Organisation\nname", "Postcode", "Phone"}, {"A", "M1 1AA", "1"}}},
        Sheet{"blank_lines", "\n\na,b\n\n1,2\n\n", kTwo},
        Sheet{"utf8_mark",
              "\xEF\xBB\xBF"
              "a,b\n1,2\n",
              kTwo},
        // Four bytes of Windows-1252 in UTF-8's form, for a character beyond the last there is.
        Sheet{"beyond_unicode",
              "\xEF\xBB\xBF"
              "a,b\n\xF5\xBC\x9E\x99,\xF4\x90\x80\x80\n",
              {{"a", "b"},
               {"\xC3\xB5\xC2\xBC\xC5\xBE\xE2\x84\xA2",
                "\xC3\xB4\xEF\xBF\xBD\xE2\x82\xAC\xE2\x82\xAC"}}},
        Sheet{"quoted_separator", "a,b\n\"x,y\",\"z\"\n", {{"a", "b"}, {"x,y", "z"}}},
        Sheet{"quoted_line", "a,b\n\"x\ny\",2\n", {{"a", "b"}, {"x\ny", "2"}}},
        Sheet{"doubled_quotes",
              "a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n",
              {{"a", "b"}, {"say \"hi\"", "\""}}},
        Sheet{"empty_quotes", "a,b\n\"\",2\n", {{"a", "b"}, {"", "2"}}},
        Sheet{"quote_inside", "a,b\n5\" pipe,2\n", {{"a", "b"}, {"5\" pipe", "2"}}},
        Sheet{"space_before_quote", "a, \"b, c\"\n1,2\n", {{"a", "b, c"}, {"1", "2"}}},
        Sheet{"text_after_quote", "a,b\n\"The\" Hub,2\n", {{"a", "b"}, {"The Hub", "2"}}},
        Sheet{"ragged", "a,b\n1\n1,2,3\n", {{"a", "b"}, {"1"}, {"1", "2", "3"}}},
        Sheet{"lists_in_commas", "a,b\nen;pl,x\n", {{"a", "b"}, {"en;pl", "x"}}},
        Sheet{
            "tabs_with_commas_in_addresses",
            "name\taddress\nA\t1 Street, Salford, M1\nB\t2 Street, Salford, M2\n",
            {{"name", "address"}, {"A", "1 Street, Salford, M1"}, {"B", "2 Street, Salford, M2"}}},
        Sheet{"semicolons_with_decimal_commas",
              "name;lat;lon\nA;53,4;-2,3\nB;53,5;-2,4\n",
              {{"name", "lat", "lon"}, {"A", "53,4", "-2,3"}, {"B", "53,5", "-2,4"}}},
        Sheet{"bars_with_commas", "a|b\n1, 2|x, y\n", {{"a", "b"}, {"1, 2", "x, y"}}},
        Sheet{"one_column_with_commas",
              "name\nFriends, Old and New\nTea, Cake and Chat\n",
              {{"name"}, {"Friends, Old and New"}, {"Tea, Cake and Chat"}}},
        Sheet{"title_above",
              "Groups in Sale\nname,phone\nA,1\n",
              {{"Groups in Sale"}, {"name", "phone"}, {"A", "1"}}},
        Sheet{"utf16",
              "\xFF\xFE"
              "a\0,\0b\0\n\0\xE9\0,\0x\0"sv,
              {{"a", "b"}, {"é", "x"}}},
        Sheet{"utf16_without_mark", "n\0a\0,\0b\0\n\0\xE9\0,\0x\0"sv, {{"na", "b"}, {"é", "x"}}},
        Sheet{"windows_1252", "a,b\nCaf\xE9 \x96 bar,2\n", {{"a", "b"}, {"Café – bar", "2"}}},
        Sheet{"one_column", "name\nThe Hub\n", {{"name"}, {"The Hub"}}}),
    [](const auto &sheet) { return sheet.param.name; });

struct Broken {
    std::string name;
    std::string text;
    std::string said;
};
class Refused : public testing::TestWithParam<Broken> {};

TEST_P(Refused, NamesTheRow) {
    const auto rows = rowsOf(GetParam().text);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code, ErrorCode::InvalidInput);
    EXPECT_NE(rows.error().message.find(GetParam().said), std::string::npos)
        << rows.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Delimited, Refused,
    testing::Values(Broken{"quote_never_closed", "a,b\n1,2\n3,\"open\n4,5\n", "Row 3"},
                    Broken{"quote_closed_by_the_next", "a,b\n1,\"open\n2,\"x\"\n3,4\n", "Row 2"},
                    Broken{"nul", std::string("a,b\n1,2\n3,\0\n", 12), "Row 3"},
                    Broken{"long_cell", "a,b\n1," + std::string(2 << 20, 'x') + "\n", "Row 2"},
                    Broken{"long_quoted_cell", "a,b\n1,\"" + std::string(2 << 20, 'x') + "\"\n",
                           "Row 2"}),
    [](const auto &broken) { return broken.param.name; });

TEST(Delimited, ReadsAcrossTheEdgesOfItsBuffer) {
    std::string text = "name,note\n";
    Rows expected{{"name", "note"}};
    for (int i = 0; i < 20'000; ++i) {
        const std::string note = "said \"" + std::to_string(i) + "\", twice\n" +
                                 std::string(static_cast<std::size_t>(i % 97), 'e');
        text += std::to_string(i) + ",\"";
        for (const char c : note)
            text += c == '"' ? "\"\"" : std::string(1, c);
        text += "\"\r\n";
        expected.push_back({std::to_string(i), note});
    }
    EXPECT_EQ(valueOf(rowsOf(text)), expected);
}

TEST(Delimited, FindsTheEncodingWhenTheFirstAccentIsOnTheLastLine) {
    std::string text = "name,x\n";
    for (int i = 0; i < 100'000; ++i)
        text += "plain,1\n";
    const Rows rows = valueOf(rowsOf(text + "Caf\xE9,2\n"));
    EXPECT_EQ(rows.back()[0], "Café");
}

TEST(Delimited, RewindsToTheFirstRow) {
    auto reader = valueOf(DelimitedReader::open(TableSource::ofText("sep=|\na|b\n1|2\n", "t")));
    EXPECT_EQ(valueOf(allRows(reader)), kTwo);
    valueOf(reader.rewind());
    EXPECT_EQ(valueOf(allRows(reader)), kTwo);
}

TEST(Delimited, CountsRowsAsASpreadsheetDoes) {
    auto reader =
        valueOf(DelimitedReader::open(TableSource::ofText("a,b\n\n\"x\ny\",2\n3,4\n", "t")));
    std::vector<std::string_view> cells;
    std::vector<std::int64_t> rows;
    while (valueOf(reader.next(cells)))
        rows.push_back(reader.row());
    EXPECT_EQ(rows, (std::vector<std::int64_t>{1, 3, 4}));
}

TEST(Delimited, CountsBytesThatAreNoText) {
    std::string text = "a,b\n";
    for (int i = 0; i < 10; ++i)
        text += "Café,é\n";
    auto reader = valueOf(DelimitedReader::open(TableSource::ofText(text + "Caf\xE9,1\n", "t")));
    EXPECT_EQ(valueOf(allRows(reader)).back()[0], "Café");
    EXPECT_EQ(reader.strayBytes(), 1);
}

TEST(Delimited, SaysWhatIsWrongWithAFile) {
    const TemporaryFolder folder;
    const auto open = [](const std::filesystem::path &file) {
        return DelimitedReader::open(TableSource::ofFile(file));
    };
    EXPECT_EQ(open(folder / "none.csv").error().code, ErrorCode::NotFound);
    EXPECT_EQ(open(folder.path()).error().code, ErrorCode::InvalidInput);
    std::ofstream(folder / "book.xlsx", std::ios::binary) << "PK\x03\x04 and so on";
    EXPECT_EQ(open(folder / "book.xlsx").error().code, ErrorCode::Unsupported);
    std::ofstream(folder / "bad.csv.gz", std::ios::binary) << "\x1F\x8B\x08 not gzip at all";
    EXPECT_FALSE(open(folder / "bad.csv.gz"));
}

TEST(Delimited, WhatHasNoEndIsNoFile) {
    const auto endless = DelimitedReader::open(TableSource::ofFile("/dev/zero"));
    ASSERT_FALSE(endless);
    EXPECT_EQ(endless.error().code, ErrorCode::InvalidInput);
    EXPECT_TRUE(endless.error().message.contains("from end to end")) << endless.error().message;
}

} // namespace
} // namespace placeweave
