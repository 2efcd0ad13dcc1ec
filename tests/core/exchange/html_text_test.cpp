// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/html_text.h"

#include <gtest/gtest.h>
#include <string>

namespace placeweave {
namespace {

struct Case {
    const char *name;
    std::string html;
    std::string text;
};

class HtmlText : public testing::TestWithParam<Case> {};

TEST_P(HtmlText, IsWhatPeopleWouldRead) {
    EXPECT_EQ(textOfHtml(GetParam().html), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    All, HtmlText,
    testing::Values(
        Case{"Link",
             R"(&copy; <a href="https://osm.org/copyright" title="a > b">OpenStreetMap</a>)",
             "© OpenStreetMap"},
        Case{"Plain", "Tiles & data: A < B, 3 > 2", "Tiles & data: A < B, 3 > 2"},
        Case{"Script", "Good<script>if (a) { b('</b>') }</SCRIPT> map", "Good map"},
        Case{"ScriptThatNeverEnds", "Good<script>alert(1)", "Good"},
        Case{"Style", "<style>p { color: red }</style>Map", "Map"},
        Case{"Comment", "Ma<!-- <b>not this</b> -->p", "Map"},
        Case{"CommentThatNeverEnds", "Map<!-- and", "Map"},
        Case{"TagThatNeverEnds", "Map<a href='", "Map"},
        Case{"LinesAndBreaks", "One<br/>Two<p>Three</p>\n  Four", "One Two Three Four"},
        Case{"NoSpaceWithinAWord", "<b>Open</b>Street<i>Map</i>", "OpenStreetMap"},
        Case{"Numbers", "&#169; &#xA9; &#x1F30D;", "© © 🌍"},
        Case{"NumbersThatAreNone", "&#0; &#xD800; &#x110000; &#99999999999; &#12a;",
             "&#0; &#99999999999; &#12a;"},
        Case{"NoDoubleReading", "&amp;lt;b&amp;gt; &lt;b&gt;", "&lt;b&gt; <b>"},
        Case{"UnknownName", "a &unknown; b &amp c", "a &unknown; b &amp c"},
        Case{"DirectionTurned", "Map\u202E evil &#x202E;&#8206;end", "Map evil end"},
        Case{"Latin", "\xA9 M\xFCller", "© Müller"}, Case{"Nothing", "", ""}),
    [](const auto &each) { return each.param.name; });

TEST(HtmlTextLength, IsCutBetweenCharacters) {
    std::string long_;
    std::string expected;
    for (int i = 0; i < 5000; ++i)
        long_ += "ü";
    for (int i = 0; i < 300; ++i)
        expected += "ü";
    EXPECT_EQ(textOfHtml(long_), expected + "…");
}

TEST(HtmlTextLength, OfAScriptDoesNotMatter) {
    EXPECT_EQ(textOfHtml("<script>" + std::string(1 << 20, '<')), "");
}

} // namespace
} // namespace placeweave
