// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings of a third of a second of one tone, each of which says who told it and where.
#include "core/joint/sound_alone.h"
#include "tests/temporary_folder.h"

#include <format>
#include <fstream>
#include <gmock/gmock.h>
#include <iterator>

namespace placeweave {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char *kWho = "Maureen Ashworth";
constexpr const char *kWhere = "53.4240";

std::string recording(const std::string &name) {
    std::ifstream in(std::string(PLACEWEAVE_RECORDINGS) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string bigEndian(std::size_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift & 0xFFU);
    return bytes;
}
std::string littleEndian(std::size_t number) {
    const std::string bytes = bigEndian(number);
    return {bytes.rbegin(), bytes.rend()};
}
std::string box(const std::string &name, const std::string &content) {
    return bigEndian(8 + content.size()) + name + content;
}
std::string chunk(const std::string &name, const std::string &content) {
    return name + littleEndian(content.size()) + content + std::string(content.size() % 2, '\0');
}

// A memo as a telephone makes it: times, a place in the user data and in the meta data.
std::string memo(const std::string &handler = "soun") {
    const std::string when(8, '\x55');
    const std::string flags(4, '\0');
    const std::string track =
        box("tkhd", flags + when + std::string(72, '\0')) +
        box("mdia",
            box("mdhd", flags + when + std::string(16, '\0')) +
                box("hdlr", flags + flags + handler + std::string(12, '\0') + kWho) +
                box("minf", box("stbl", box("stco", flags + bigEndian(1) + bigEndian(4242)))));
    return box("ftyp", "M4A ") + box("free", kWho) +
           box("moov", box("mvhd", flags + when + std::string(88, '\0')) + box("trak", track) +
                           box("udta", box("\xA9xyz", std::string("+") + kWhere + "-2.3210/")) +
                           box("meta", kWho)) +
           box("uuid", std::string("<x:xmpmeta>") + kWhere) + box("mdat", "the sound itself");
}

class Recordings : public testing::TestWithParam<const char *> {};

TEST_P(Recordings, LoseWhoAndWhereAndKeepTheirSound) {
    const std::string before = recording(GetParam());
    ASSERT_THAT(before, HasSubstr(kWho));
    ASSERT_THAT(before, HasSubstr(kWhere));
    const std::string after = valueOf(soundAlone(before));
    EXPECT_THAT(after, Not(HasSubstr(kWho)));
    EXPECT_THAT(after, Not(HasSubstr(kWhere)));
    EXPECT_THAT(after, Not(HasSubstr("LOCATION")));
    // The last quarter of each is sound alone, and stays as it is.
    const std::size_t quarter = before.size() / 4;
    const std::string tail = before.substr(before.size() - quarter);
    if (std::string_view(GetParam()) != "tone.mp3") { // whose remarks stand there
        EXPECT_THAT(after, HasSubstr(tail.substr(tail.size() - 64)));
    }
    EXPECT_GT(after.size(), quarter);
    EXPECT_EQ(valueOf(soundAlone(after)), after); // nothing is left to take out
}

INSTANTIATE_TEST_SUITE_P(EachSort, Recordings,
                         testing::Values("tone.mp3", "tone.ogg", "tone.opus"));

TEST(SoundAlone, AnMp3BeginsWithItsFirstFrame) {
    const std::string after = valueOf(soundAlone(recording("tone.mp3")));
    EXPECT_EQ(after[0], '\xFF');
    EXPECT_THAT(after, Not(HasSubstr("TAG")));
}

TEST(SoundAlone, AMemoKeepsItsSoundWhereItWasAndLosesTheRest) {
    const std::string before = memo();
    const std::string after = valueOf(soundAlone(before));
    EXPECT_EQ(after.size(), before.size()); // positions in the file are told in it
    EXPECT_EQ(after.find("the sound itself"), before.find("the sound itself"));
    EXPECT_THAT(after, HasSubstr(bigEndian(4242)));
    for (const char *told : {kWho, kWhere, "udta", "meta", "uuid", "xyz", "UUUU"})
        EXPECT_THAT(after, Not(HasSubstr(told)));
}

TEST(SoundAlone, WhatHoldsMoreThanASoundIsRefused) {
    EXPECT_EQ(soundAlone(memo("vide")).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(soundAlone(memo("meta")).error().code, ErrorCode::Unsupported);
    std::string other = recording("tone.ogg");
    EXPECT_EQ(soundAlone(other + recording("tone.opus")).error().code, ErrorCode::Unsupported);
}

TEST(SoundAlone, AWavKeepsItsThreeChunksOfSound) {
    const std::string sound = chunk("fmt ", std::string(16, '\1')) + chunk("data", "tone");
    const std::string inside = chunk("bext", kWho) + sound +
                               chunk("LIST", std::string("INFOIART") + kWho) +
                               chunk("iXML", kWhere);
    const std::string after =
        valueOf(soundAlone("RIFF" + littleEndian(4 + inside.size()) + "WAVE" + inside));
    EXPECT_EQ(after, "RIFF" + littleEndian(4 + sound.size()) + "WAVE" + sound);
}

TEST(SoundAlone, AFlacKeepsWhatPlayersNeedAndItsFrames) {
    const auto block = [](int type, const std::string &content) {
        return static_cast<char>(type) + bigEndian(content.size()).substr(1) + content;
    };
    const std::string before = "fLaC" + block(0, std::string(34, '\2')) + block(4, kWho) +
                               block(6, kWhere) + block(0x81, "padding") + "frames" + "TAG" +
                               std::string(125, 'x');
    EXPECT_EQ(valueOf(soundAlone(before)), "fLaC" + block(0x80, std::string(34, '\2')) + "frames");
}

TEST(SoundAlone, WhatItDoesNotKnowItDoesNotTake) {
    for (const char *other : {"#!AMR\nsound", "FORM....AIFFsound",
                              "0&\xB2u\x8E"
                              "f",
                              "", "x"})
        EXPECT_EQ(soundAlone(other).error().code, ErrorCode::Unsupported) << other;
}

TEST(SoundAlone, HalfARecordingIsRefusedOrWhatIsLeftOfItTellsNothing) {
    for (const std::string &whole :
         {recording("tone.mp3"), recording("tone.ogg"), recording("tone.opus"), memo()})
        for (std::size_t length = 0; length < whole.size(); length += 7) {
            const auto after = soundAlone(whole.substr(0, length));
            if (after) {
                EXPECT_THAT(*after, Not(HasSubstr(kWho))) << length;
            }
        }
}

} // namespace
} // namespace placeweave
