// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/sound_alone.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <set>
#include <string_view>
#include <taglib/id3v2framefactory.h>
#include <taglib/mpegfile.h>
#include <taglib/mpegheader.h>
#include <taglib/opusfile.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

namespace placeweave {
namespace {

using namespace std::string_view_literals;

std::unexpected<Error> notKnown() {
    return fail(ErrorCode::Unsupported,
                "What else is written in this recording (where it was made, on whose telephone) "
                "cannot be taken out of this sort of file. Save it as MP3, M4A or WAV, and attach "
                "that.");
}
std::unexpected<Error> notRight() {
    return fail(ErrorCode::InvalidInput, "This recording is damaged: it cannot be read whole.");
}

std::string_view at(std::string_view bytes, std::size_t from, std::size_t count) {
    return from <= bytes.size() ? bytes.substr(from, count) : std::string_view();
}

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes)
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}
std::uint32_t littleEndian(std::string_view bytes) {
    std::uint32_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return number;
}
std::string littleEndian(std::uint32_t number) {
    std::string bytes;
    for (int i = 0; i < 4; ++i)
        bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
    return bytes;
}

// --- WAV (RIFF): a list of chunks, of which three are sound ---

Result<std::string> ofWav(std::string_view bytes) {
    constexpr std::array kSound{"fmt "sv, "fact"sv, "data"sv};
    std::string kept = "WAVE";
    bool hasSound = false;
    for (std::size_t here = 12; here + 8 <= bytes.size();) {
        const std::string_view name = at(bytes, here, 4);
        const std::size_t length = littleEndian(at(bytes, here + 4, 4));
        const std::string_view content = at(bytes, here + 8, length);
        const bool isLast = content.size() < length; // recorders that were switched off
        if (isLast && name != "data"sv)
            return notRight();
        if (std::ranges::contains(kSound, name)) {
            kept.append(name).append(littleEndian(static_cast<std::uint32_t>(content.size())));
            kept.append(content).append(content.size() % 2, '\0');
            hasSound |= name == "data"sv;
        }
        here += 8 + length + length % 2;
    }
    if (!hasSound)
        return notRight();
    return "RIFF" + littleEndian(static_cast<std::uint32_t>(kept.size())) + kept;
}

// --- FLAC (RFC 9639): blocks of remarks, then frames ---

Result<std::string> ofFlac(std::string_view bytes) {
    constexpr std::size_t kStreamInfo = 0;
    constexpr std::size_t kSeekTable = 3;
    constexpr std::size_t kId3v1 = 128;
    std::string kept = "fLaC";
    std::size_t lastHeader = 0;
    std::size_t here = 4;
    bool isLast = false;
    while (!isLast) {
        const std::string_view header = at(bytes, here, 4);
        if (header.size() < 4)
            return notRight();
        isLast = (static_cast<unsigned char>(header[0]) & 0x80U) != 0;
        const std::size_t type = static_cast<unsigned char>(header[0]) & 0x7FU;
        const std::string_view block = at(bytes, here, 4 + bigEndian(header.substr(1)));
        if (block.size() != 4 + bigEndian(header.substr(1)))
            return notRight();
        if (type == kStreamInfo || type == kSeekTable) {
            lastHeader = kept.size();
            kept += static_cast<char>(type);
            kept.append(block.substr(1));
        }
        here += block.size();
    }
    if (lastHeader == 0)
        return notRight();
    kept[lastHeader] = static_cast<char>(static_cast<unsigned char>(kept[lastHeader]) | 0x80U);
    std::string_view frames = bytes.substr(here);
    if (frames.size() >= kId3v1 && frames.substr(frames.size() - kId3v1).starts_with("TAG"))
        frames.remove_suffix(kId3v1);
    return kept.append(frames);
}

// --- M4A (ISO/IEC 14496-12): boxes in boxes; positions in the file are told in it, so what is not
// sound becomes free space of the same length ---

class Boxes {
public:
    explicit Boxes(std::string &bytes) : m_bytes(bytes) {}

    Result<void> clean() {
        PW_CHECK(walk(0, m_bytes.size(), 0));
        if (!m_hasSound)
            return notRight();
        return {};
    }

private:
    static constexpr std::array kHolding{"moov"sv, "trak"sv, "mdia"sv, "minf"sv, "stbl"sv, "edts"sv,
                                         "dinf"sv, "moof"sv, "traf"sv, "mvex"sv, "mfra"sv};
    static constexpr std::array kOfSound{
        "ftyp"sv, "styp"sv, "mdat"sv, "sidx"sv, "mvhd"sv, "tkhd"sv, "mdhd"sv, "hdlr"sv,
        "smhd"sv, "elst"sv, "dref"sv, "iods"sv, "stsd"sv, "stts"sv, "stsc"sv, "stsz"sv,
        "stz2"sv, "stco"sv, "co64"sv, "stss"sv, "ctts"sv, "sgpd"sv, "sbgp"sv, "mfhd"sv,
        "tfhd"sv, "tfdt"sv, "trun"sv, "trex"sv, "mehd"sv, "tfra"sv, "mfro"sv};
    static constexpr int kDeepest = 8;

    Result<void> walk(std::size_t from, std::size_t end, int depth) {
        if (depth > kDeepest)
            return notRight();
        while (from < end) {
            std::size_t head = 8;
            std::uint64_t length = bigEndian(at(m_bytes, from, 4));
            if (length == 1) {
                head = 16;
                length = bigEndian(at(m_bytes, from + 8, 8));
            } else if (length == 0) {
                length = end - from;
            }
            if (end - from < head || length < head || length > end - from)
                return notRight();
            PW_CHECK(
                settle(std::string(at(m_bytes, from + 4, 4)), from, head, from + length, depth));
            from += length;
        }
        return {};
    }

    Result<void> settle(const std::string &name, std::size_t from, std::size_t head,
                        std::size_t end, int depth) {
        const std::size_t content = from + head;
        if (std::ranges::contains(kHolding, name))
            return walk(content, end, depth + 1);
        if (name == "mvhd" || name == "tkhd" || name == "mdhd")
            return forgetWhen(content, end);
        if (name == "hdlr")
            return look(content, end);
        if (std::ranges::contains(kOfSound, name))
            return {};
        m_bytes.replace(from + 4, 4, "free");
        blank(content, end);
        return {};
    }

    // When it was made and changed, in seconds, after the version and the flags.
    Result<void> forgetWhen(std::size_t content, std::size_t end) {
        const std::size_t length = at(m_bytes, content, 1) == "\1"sv ? 16 : 8;
        if (content + 4 + length > end)
            return notRight();
        blank(content + 4, content + 4 + length);
        return {};
    }

    // What a track is; and what made it calls it so.
    Result<void> look(std::size_t content, std::size_t end) {
        constexpr std::size_t kName = 24;
        if (end - content < kName)
            return notRight();
        if (at(m_bytes, content + 8, 4) != "soun")
            return notKnown(); // pictures, or where somebody went
        m_hasSound = true;
        blank(content + kName, end);
        return {};
    }

    void blank(std::size_t from, std::size_t end) {
        std::fill(m_bytes.begin() + static_cast<std::ptrdiff_t>(from),
                  m_bytes.begin() + static_cast<std::ptrdiff_t>(end), '\0');
    }

    std::string &m_bytes;
    bool m_hasSound = false;
};

Result<std::string> ofMp4(std::string bytes) {
    PW_CHECK(Boxes(bytes).clean());
    return bytes;
}

// --- MP3 and Ogg, by TagLib ---

std::string taken(TagLib::ByteVectorStream &stream) {
    const TagLib::ByteVector &data = *stream.data();
    return {data.data(), data.size()};
}

Result<std::string> ofMp3(const std::string &bytes) {
    TagLib::ByteVectorStream stream({bytes.data(), static_cast<unsigned int>(bytes.size())});
#if TAGLIB_MAJOR_VERSION >= 2
    TagLib::MPEG::File file(&stream, false);
#else
    TagLib::MPEG::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
#endif
    if (!file.isValid() || !file.strip(TagLib::MPEG::File::AllTags))
        return notRight();
    // What stands before the first frame, or after the last (half a tag), is no sound either.
    const auto first = file.firstFrameOffset();
    const auto last = file.lastFrameOffset();
    if (first < 0 || last < first)
        return notRight();
    const int length = TagLib::MPEG::Header(&file, last, false).frameLength();
    return taken(stream).substr(static_cast<std::size_t>(first),
                                static_cast<std::size_t>(last - first + length));
}

// How many streams are woven together.
std::size_t streamsIn(std::string_view ogg) {
    std::set<std::string_view> serials;
    for (std::size_t page = ogg.find("OggS"); page != std::string_view::npos;
         page = ogg.find("OggS", page + 4))
        serials.insert(at(ogg, page + 14, 4));
    return serials.size();
}

template <class File>
Result<std::string> ofOgg(const std::string &bytes) {
    TagLib::ByteVectorStream stream({bytes.data(), static_cast<unsigned int>(bytes.size())});
    {
        File file(&stream, false);
        if (!file.isValid() || !file.tag())
            return notRight();
        const auto fields = file.tag()->fieldListMap();
        for (auto field = fields.begin(); field != fields.end(); ++field)
            file.tag()->removeFields(field->first);
        file.tag()->removeAllPictures();
        if (!file.save())
            return notRight();
    }
    stream.seek(0);
    File again(&stream, false);
    if (!again.isValid() || !again.tag() || again.tag()->fieldCount() != 0)
        return notKnown();
    return taken(stream);
}

} // namespace

Result<std::string> soundAlone(const std::string &recording) {
    constexpr std::size_t kFirstPage = 64;
    const std::string_view start = at(recording, 0, kFirstPage);
    if (start.starts_with("RIFF") && at(start, 8, 4) == "WAVE")
        return ofWav(recording);
    if (start.starts_with("fLaC"))
        return ofFlac(recording);
    if (at(start, 4, 4) == "ftyp")
        return ofMp4(recording);
    if (start.starts_with("OggS")) {
        if (streamsIn(recording) != 1)
            return notKnown();
        if (start.contains("\1vorbis"))
            return ofOgg<TagLib::Ogg::Vorbis::File>(recording);
        return start.contains("OpusHead") ? ofOgg<TagLib::Ogg::Opus::File>(recording)
                                          : Result<std::string>(notKnown());
    }
    const bool isFrame = start.size() > 1 && start[0] == '\xFF' &&
                         (static_cast<unsigned char>(start[1]) & 0xE6U) == 0xE2U; // layer III
    if (start.starts_with("ID3") || isFrame)
        return ofMp3(recording);
    return notKnown();
}

} // namespace placeweave
