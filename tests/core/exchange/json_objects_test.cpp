// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/json_objects.h"
#include "tests/temporary_folder.h"

namespace placeweave {
namespace {

std::vector<std::string> objectsOf(const std::string &text, std::string_view list = {}) {
    JsonObjects objects = valueOf(JsonObjects::open(TableSource::ofText(text, "x.json"), list));
    std::vector<std::string> found;
    while (const auto object = valueOf(objects.next()))
        found.emplace_back(*object);
    return found;
}

std::string problemOf(const std::string &text, std::string_view list = {}) {
    auto objects = JsonObjects::open(TableSource::ofText(text, "x.json"), list);
    while (objects) {
        const auto object = objects->next();
        if (!object)
            return object.error().message;
        if (!*object)
            return {};
    }
    return objects.error().message;
}

std::vector<Row> rowsOf(const std::string &text, const Row &keys) {
    const TableSource table = jsonTable(TableSource::ofText(text, "x.json"), keys);
    const auto reader = valueOf(openRows(table));
    std::vector<Row> rows;
    std::vector<std::string_view> cells;
    while (valueOf(reader->next(cells)))
        rows.emplace_back(cells.begin(), cells.end());
    return rows;
}

TEST(JsonObjects, BracketsAndQuotesInsideTextsDoNotCount) {
    EXPECT_EQ(objectsOf(R"([{"a":"}]{\"["},{"b":{"c":[1,2]}} , {}])"),
              (std::vector<std::string>{R"({"a":"}]{\"["})", R"({"b":{"c":[1,2]}})", "{}"}));
}

TEST(JsonObjects, AByteOrderMarkIsPassedOver) {
    EXPECT_EQ(objectsOf("\xEF\xBB\xBF[{\"a\":1}]").size(), 1U);
}

TEST(JsonObjects, TheListMayBeUnderAKey) {
    const std::string text =
        R"({"version":"1.1","grants2":[{"no":1}],"n":12,"meta":{"grants":[{"no":2}]},"grants":[{"a":1},{"a":2}],"after":0})";
    EXPECT_EQ(objectsOf(text, "grants").size(), 2U);
    EXPECT_EQ(objectsOf("[{\"a\":1}]", "grants").size(), 1U);
    EXPECT_TRUE(problemOf(text, "awards").contains("\"awards\""));
}

TEST(JsonObjects, ObjectsLongerThanAChunkComeWhole) {
    const std::string text = "{\"a\":\"" + std::string(300'000, 'x') + "\"}";
    const std::vector<std::string> found = objectsOf("[" + text + "," + text + "]");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1], text);
}

TEST(JsonObjects, WhereverAFileIsCutItIsSaid) {
    const std::string whole = R"([{"a":"1"},{"b":[1,"\"]"]}])";
    for (std::size_t length = 1; length < whole.size(); ++length) {
        SCOPED_TRACE(length);
        EXPECT_TRUE(problemOf(whole.substr(0, length)).contains("ends in the middle"));
    }
    EXPECT_EQ(problemOf(whole), "");
}

TEST(JsonObjects, WhatIsNoListOfObjectsIsRefused) {
    EXPECT_NE(problemOf("[1,2]"), "");
    EXPECT_NE(problemOf("{\"a\":[]}"), "");
    EXPECT_NE(problemOf("name,postcode\n"), "");
    EXPECT_NE(problemOf(" "), "");
}

TEST(JsonObjects, DepthAndLengthAreLimited) {
    const std::string deep = "[{\"a\":" + std::string(1'000'000, '[');
    EXPECT_TRUE(problemOf(deep).contains("nested"));
    const std::string large = "[{\"a\":\"" + std::string(9 << 20, 'x') + "\"}]";
    EXPECT_TRUE(problemOf(large).contains("MB"));
}

TEST(JsonTable, PlainValuesAreTextAndTheRestIsEmpty) {
    const std::vector<Row> rows =
        rowsOf(R"([{"n":12,"t":"x\u0000y","b":true,"o":{"t":"inner"},"a":["t"],"z":null,"d":1.50},
                   {"t":"second"}])",
               {"t", "n", "b", "o", "a", "z", "d"});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1], (Row{"xy", "12", "true", "", "", "", "1.50"}));
    EXPECT_EQ(rows[2], (Row{"second", "", "", "", "", "", ""}));
}

TEST(JsonTable, ATextOfAMegabyteIsTheMost) {
    const auto withText = [](std::size_t length) {
        return "[{\"t\":\"" + std::string(length, 'x') + "\"}]";
    };
    EXPECT_EQ(rowsOf(withText(1 << 20), {"t"}).at(1).at(0).size(), std::size_t{1} << 20);
    EXPECT_THROW(rowsOf(withText((1 << 20) + 1), {"t"}), std::runtime_error);
}

TEST(JsonTable, ARecordThatIsNoJsonIsRefusedWithItsNumber) {
    try {
        rowsOf(R"([{"t":"a"},{"t" "b"}])", {"t"});
        FAIL();
    } catch (const std::runtime_error &problem) {
        EXPECT_TRUE(std::string(problem.what()).contains("Record 2"));
    }
}

TEST(JsonTable, KeysOfTheFirstObjectComeInOrder) {
    EXPECT_EQ(keysOfFirst(R"([{"b":1,"a":{"c":2}},{"d":1}])"), (Row{"b", "a"}));
    EXPECT_EQ(keysOfFirst(R"([{"b":1,"a")"), Row());
    EXPECT_EQ(keysOfFirst("[]"), Row());
}

} // namespace
} // namespace placeweave
