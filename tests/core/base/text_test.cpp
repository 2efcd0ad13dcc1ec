// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

struct Folding {
    const char *name;
    std::string given;
    std::string expected;
};

class Folded : public testing::TestWithParam<Folding> {};

TEST_P(Folded, MakesSpellingsOfOneNameEqual) {
    EXPECT_EQ(folded(GetParam().given), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Names, Folded,
    testing::Values(
        Folding{"Case", "St BRANNOCK", "st brannock"}, Folding{"Accents", "Café Siân", "cafe sian"},
        Folding{"Decomposed", "Cafe\xCC\x81", "cafe"}, Folding{"SharpS", "Straße", "strasse"},
        Folding{"LStroke", "Szkoła ŁÓDŹ", "szkola lodz"}, Folding{"OStroke", "Ørsted", "orsted"},
        Folding{"AeLigature", "Æsop", "aesop"}, Folding{"OeLigature", "Œuvre sœur", "oeuvre soeur"},
        Folding{"DStroke", "Đà Nẵng", "da nang"},
        Folding{"EthAndThorn", "Þórður Þing", "thordur thing"},
        Folding{"HStroke", "Ħamrun", "hamrun"},
        Folding{"DotlessI", "Kadıköy İzmir", "kadikoy izmir"},
        Folding{"CapitalSharpS",
                "STRA\xE1\xBA\x9E"
                "E",
                "strasse"},
        Folding{"Spaces", "  Men's \n\t Shed ", "men's shed"},
        Folding{"NoBreakSpace", "Men's\xC2\xA0Shed", "men's shed"},
        Folding{"FullWidth", "\xEF\xBC\xA1\xEF\xBC\xA2", "ab"},
        Folding{"SoftHyphen", "Men's Sh\u00ADed", "men's shed"},
        Folding{"Joiners", "M\u200Be\u200Dn\u2060\uFEFF's Shed", "men's shed"},
        Folding{"Directions", "\u200EM\u202Ae\u061Cn\u202C's", "men's"},
        Folding{"Fillers", "M\u180Ee\u3164n's", "men's"},
        Folding{"Control",
                "M\x01"
                "en's S\x7Fhed",
                "men's shed"},
        Folding{"ControlAndAccent", "Caf\x01é", "cafe"},
        Folding{"WideSpaces", "a\u1680b\u3000c\u2028d", "a b c d"},
        Folding{"Figures", "٠١٢ ۷۸۹ ०९ ৩ ੪ ૫ ௬ ᥆᥏ 𝟗 ７", "012 789 09 3 4 5 6 09 9 7"},
        Folding{"InvalidStaysFindable", "Caf\xE9", "Caf\xE9"}, Folding{"Empty", "", ""}),
    [](const auto &row) { return row.param.name; });

TEST(Text, SplitDropsEmptyPieces) {
    EXPECT_EQ(split(" a ;; b;", ';'), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(split("", ';').empty());
}

TEST(Text, Base64RoundTripsEveryLength) {
    std::string bytes;
    for (int length = 0; length < 70; ++length) {
        EXPECT_EQ(fromBase64(base64(bytes)), bytes) << length;
        bytes += static_cast<char>(length * 37);
    }
    EXPECT_EQ(base64("light work."), "bGlnaHQgd29yay4=");
}

TEST(Text, TellsUtf8FromLatin1) {
    EXPECT_TRUE(isUtf8("Caf\xC3\xA9"));
    EXPECT_FALSE(isUtf8("Caf\xE9 noir"));
}

TEST(Text, BytesThatAreNoUtf8BecomeLatin1) {
    EXPECT_EQ(asUtf8("Caf\xE9 noir"), "Café noir");
    EXPECT_EQ(asUtf8("Café"), "Café");
}

} // namespace
} // namespace placeweave
