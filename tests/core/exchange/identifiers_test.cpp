// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/identifiers.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

TEST(Identifiers, StandWithTheSchemeThatGaveThemOut) {
    EXPECT_EQ(identifierOf("GB-CHC", " 123 4567 "), "GB-CHC-1234567");
    EXPECT_EQ(identifierOf("GB-CHC", "1234567.0"), "GB-CHC-1234567");
    EXPECT_EQ(identifierOf("GB-CHC", "sc012345"), "GB-SC-SC012345");
    EXPECT_EQ(identifierOf("GB-CHC", "NIC100001"), "GB-NIC-100001");
    EXPECT_EQ(identifierOf("GB-CHC", "GB-CHC-1234567"), "GB-CHC-1234567");
    EXPECT_EQ(identifierOf("GB-COH", "1234567"), "GB-COH-01234567");
    EXPECT_EQ(identifierOf("GB-COH", "ip12345r"), "GB-COH-IP12345R");
    EXPECT_EQ(identifierOf("GB-NHS", "p12345"), "GB-NHS-P12345");
    EXPECT_EQ(identifierOf("GB-NHS", "RBT"), "GB-NHS-RBT");
    EXPECT_EQ(identifierOf("CQC", "1-466088203"), "CQC-1-466088203");
    EXPECT_EQ(identifierOf("", "360G-Fund-1"), "360G-Fund-1");
    EXPECT_EQ(identifierOf("GB-COH", "SP2613RS"), "GB-COH-SP2613RS");
    EXPECT_EQ(identifierOf("GB-NHS", "QOP"), "GB-NHS-QOP");
}

TEST(Identifiers, AreFoundAmongTheWordsBesideThem) {
    for (const char *cell : {"Charity No. 1012347", "Reg 1012347", "#1012347", "1012347.",
                             "1012347 (pending)", "1012347/SC038889", "England 1012347; Scotland"})
        EXPECT_EQ(identifierOf("GB-CHC", cell), "GB-CHC-1012347") << cell;
    EXPECT_EQ(identifierOf("GB-CHC", "SCO12347"), "GB-SC-SC012347");
    EXPECT_EQ(identifierOf("GB-COH", "07654321 (England)"), "GB-COH-07654321");
}

TEST(Identifiers, AreNoneWhereSomebodyHadNone) {
    for (const char *word :
         {"TBC", "none", "0", "0000000", "not registered", "Unknown", "CIO", "x"})
        for (const char *scheme : {"GB-CHC", "GB-COH", "GB-NHS", "CQC", "OSM", ""})
            EXPECT_EQ(identifierOf(scheme, word), "") << scheme << " " << word;
    EXPECT_EQ(identifierOf("GB-COH", "00000000"), "");
    EXPECT_EQ(identifierOf("", "12345"), ""); // another's in each list
}

} // namespace
} // namespace placeweave
