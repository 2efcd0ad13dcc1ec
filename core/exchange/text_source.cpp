// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/text_source.h"

#include "core/base/machine.h"
#include "core/exchange/quiet_gdal.h"
#include "core/exchange/stoppable_reading.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cpl_vsi.h>
#include <cstring>
#include <iconv.h>
#include <uchardet/uchardet.h>
#include <utf8proc.h>

namespace placeweave {
namespace {

constexpr std::size_t kChunk = 1 << 18;
// A packed file that unpacks to more than this is no table anybody made by hand or by register.
constexpr std::int64_t kMaxUnpacked = std::int64_t{8} << 30;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct CloseFile {
    void operator()(VSILFILE *file) const { VSIFCloseL(file); }
};

// Bytes as they are stored.
class RawBytes {
public:
    static Result<RawBytes> open(const TableSource &source);

    Result<std::size_t> read(char *out, std::size_t capacity);
    void rewind();
    std::int64_t position() const { return m_position; }
    std::int64_t total() const { return m_total; }

private:
    std::unique_ptr<VSILFILE, CloseFile> m_file;
    std::string_view m_text;
    std::string m_name;
    std::int64_t m_position = 0;
    std::int64_t m_total = 0;
    bool m_unpacks = false;
};

Result<RawBytes> RawBytes::open(const TableSource &source) {
    const QuietGdal quiet;
    RawBytes bytes;
    bytes.m_name = source.name;
    if (source.file.empty()) {
        bytes.m_text = source.text;
        bytes.m_total = static_cast<std::int64_t>(source.text.size());
        return bytes;
    }
    const std::string path = toUtf8(source.file);
    std::error_code problem;
    const auto status = std::filesystem::status(source.file, problem);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorCode::NotFound, "There is no such file.", source.name);
    if (status.type() == std::filesystem::file_type::directory)
        return fail(ErrorCode::InvalidInput, "This is a folder, not a file.", source.name);
    // It is read twice, first for its letters: a device or a pipe has no end, or no second time.
    if (!problem && status.type() != std::filesystem::file_type::regular)
        return fail(ErrorCode::InvalidInput, "This is no file that can be read from end to end.",
                    source.name);
    const auto size = std::filesystem::file_size(source.file, problem);
    bytes.m_total = problem ? 0 : static_cast<std::int64_t>(size);

    if (!source.member.empty()) {
        bytes.m_file.reset(VSIFOpenL(("/vsizip/{" + path + "}/" + source.member).c_str(), "rb"));
        bytes.m_unpacks = true;
        bytes.m_total = 0;
        if (!bytes.m_file)
            return fail(ErrorCode::InvalidInput, "The zip file could not be unpacked.",
                        source.name);
        return bytes;
    }
    bytes.m_file.reset(VSIFOpenL(path.c_str(), "rb"));
    if (!bytes.m_file)
        return fail(ErrorCode::InvalidInput,
                    "The file could not be opened: " + std::string(std::strerror(errno)) + ".",
                    source.name);
    std::array<unsigned char, 4> magic{};
    const std::size_t got = VSIFReadL(magic.data(), 1, magic.size(), bytes.m_file.get());
    if (got == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4)
        return fail(ErrorCode::Unsupported,
                    "This is a zip file or an Excel workbook. Save the sheet as CSV first.",
                    source.name);
    if (got >= 2 && magic[0] == 0x1F && magic[1] == 0x8B) {
        bytes.m_file.reset(VSIFOpenL(("/vsigzip/" + path).c_str(), "rb"));
        bytes.m_unpacks = true;
        bytes.m_total = 0;
        if (!bytes.m_file)
            return fail(ErrorCode::InvalidInput, "The gzip file could not be unpacked.",
                        source.name);
    }
    bytes.rewind();
    return bytes;
}

Result<std::size_t> RawBytes::read(char *out, std::size_t capacity) {
    const QuietGdal quiet;
    PW_CHECK(StoppableReading::goOn(m_position, m_total));
    std::size_t got = 0;
    if (m_file) {
        got = VSIFReadL(out, 1, capacity, m_file.get());
        if (got < capacity && !VSIFEofL(m_file.get()))
            return fail(ErrorCode::InvalidInput,
                        m_unpacks ? "The packed file is damaged and could not be unpacked."
                                  : "The file could not be read to its end.",
                        m_name);
    } else {
        const auto start = static_cast<std::size_t>(m_position);
        got = std::min(capacity, m_text.size() - start);
        std::memcpy(out, m_text.data() + start, got);
    }
    m_position += static_cast<std::int64_t>(got);
    if (m_unpacks && m_position > kMaxUnpacked)
        return fail(ErrorCode::InvalidInput, "The packed file unpacks to more than 8 GB.", m_name);
    return got;
}

void RawBytes::rewind() {
    m_position = 0;
    if (m_file)
        VSIFSeekL(m_file.get(), 0, SEEK_SET);
}

// What reading everything once tells about the encoding.
struct Survey {
    std::int64_t multiByte = 0; // characters that are proper UTF-8
    std::int64_t stray = 0;     // bytes that are not
    std::string head;           // the first bytes
    std::string accented;       // lines with bytes beyond ASCII, for uchardet
};

bool isAsciiWord(const char *at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return (word & 0x8080808080808080ULL) == 0;
}

// Surveys whole characters; what is left of one at the end is returned, to come before the next.
std::size_t surveyChunk(std::string_view chunk, bool last, Survey &survey) {
    constexpr std::size_t kEnough = 1 << 16;
    std::size_t at = 0;
    while (at < chunk.size()) {
        if (at + 8 <= chunk.size() && isAsciiWord(chunk.data() + at)) {
            at += 8;
            continue;
        }
        if (static_cast<unsigned char>(chunk[at]) < 0x80) {
            ++at;
            continue;
        }
        if (!last && chunk.size() - at < 4)
            return chunk.size() - at;
        utf8proc_int32_t codepoint = 0;
        const auto used =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t *>(chunk.data() + at),
                             static_cast<utf8proc_ssize_t>(chunk.size() - at), &codepoint);
        survey.multiByte += used > 0 ? 1 : 0;
        survey.stray += used > 0 ? 0 : 1;
        if (used <= 0 && survey.accented.size() < kEnough) {
            const std::size_t from = at < 40 ? 0 : at - 40;
            survey.accented += chunk.substr(from, 80);
            survey.accented += '\n';
        }
        at += used > 0 ? static_cast<std::size_t>(used) : 1;
    }
    return 0;
}

Result<Survey> survey(RawBytes &bytes) {
    Survey result;
    std::vector<char> buffer(kChunk + 4);
    std::size_t kept = 0;
    for (;;) {
        PW_TRY(const std::size_t got, bytes.read(buffer.data() + kept, kChunk));
        if (result.head.empty())
            result.head.assign(buffer.data(), std::min<std::size_t>(got, 4096));
        const std::string_view chunk(buffer.data(), kept + got);
        kept = surveyChunk(chunk, got == 0, result);
        if (got == 0)
            break;
        std::memmove(buffer.data(), chunk.data() + chunk.size() - kept, kept);
    }
    bytes.rewind();
    return result;
}

// UTF-16 without a mark: every other byte of English text is zero.
std::string wideEncoding(std::string_view head) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i)
        zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    const std::size_t many = head.size() / 5;
    if (head.size() < 8 || (zeros[0] > many) == (zeros[1] > many))
        return {};
    return zeros[1] > many ? "UTF-16LE" : "UTF-16BE";
}

std::string guessedByUchardet(const std::string &text) {
    uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, text.data(), text.size());
    uchardet_data_end(detector);
    std::string name = uchardet_get_charset(detector);
    uchardet_delete(detector);
    return name;
}

struct Encoding {
    std::string name;
    std::size_t mark = 0; // bytes of the byte order mark
};

Encoding encodingOf(const Survey &survey) {
    const std::string_view head = survey.head;
    if (head.starts_with("\xEF\xBB\xBF"))
        return {"UTF-8", 3};
    if (head.starts_with(std::string_view("\xFF\xFE\0\0", 4)))
        return {"UTF-32LE", 4};
    if (head.starts_with("\xFF\xFE"))
        return {"UTF-16LE", 2};
    if (head.starts_with("\xFE\xFF"))
        return {"UTF-16BE", 2};
    if (std::string wide = wideEncoding(head); !wide.empty())
        return {std::move(wide), 0};
    if (survey.stray == 0 || survey.multiByte > 4 * survey.stray)
        return {"UTF-8", 0};
    // A few accents among British names are too little for uchardet's statistics; what Excel and
    // older databases wrote here is Windows-1252.
    constexpr std::int64_t kEnoughToTell = 64;
    const std::string guess = guessedByUchardet(survey.accented);
    if (survey.stray < kEnoughToTell || guess.empty() || guess == "ISO-8859-1" ||
        guess == "UTF-8" || guess == "ASCII")
        return {"WINDOWS-1252", 0};
    return {guess, 0};
}

class Converter {
public:
    Converter() = default;
    explicit Converter(const std::string &encoding)
        : m_handle(iconv_open("UTF-8", encoding.c_str())) {}
    Converter(const Converter &) = delete;
    Converter &operator=(const Converter &) = delete;
    Converter(Converter &&other) noexcept : m_handle(std::exchange(other.m_handle, kNone)) {}
    Converter &operator=(Converter &&other) noexcept {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~Converter() {
        if (isOpen())
            iconv_close(m_handle);
    }

    bool isOpen() const { return m_handle != kNone; }
    void reset() { iconv(m_handle, nullptr, nullptr, nullptr, nullptr); }
    // 0, or errno as iconv sets it; the arguments move over what was done.
    int convert(char *&in, std::size_t &inLeft, char *&out, std::size_t &outLeft) {
        return iconv(m_handle, &in, &inLeft, &out, &outLeft) == static_cast<std::size_t>(-1) ? errno
                                                                                             : 0;
    }

private:
    static inline const iconv_t kNone = reinterpret_cast<iconv_t>(-1);
    iconv_t m_handle = kNone;
};

} // namespace

struct TextSource::State {
    RawBytes bytes;
    Encoding encoding;
    bool plain = true; // UTF-8 without a fault: bytes go through as they are
    Converter converter;
    Converter latin;
    std::vector<char> pending; // read, not yet converted
    std::size_t pendingAt = 0;
    std::size_t saneUntil = 0; // in it: what iconv may see
    std::int64_t stray = 0;
    bool atEnd = false;

    Result<void> skipMark() {
        std::array<char, 4> mark{};
        if (encoding.mark > 0)
            PW_CHECK(bytes.read(mark.data(), encoding.mark));
        return {};
    }
    std::size_t saneLength() const;
    Result<void> refill();
    void putStray(char *&out, std::size_t &left);
    Result<std::size_t> convert(char *out, std::size_t capacity);
};

// Up to the first byte that would begin a character beyond Unicode: glibc's iconv takes those for
// UTF-8, nobody else does.
std::size_t TextSource::State::saneLength() const {
    const auto from = pending.begin() + static_cast<std::ptrdiff_t>(pendingAt);
    if (encoding.name != "UTF-8")
        return pending.size() - pendingAt;
    const auto isBeyond = [](char byte, char next) {
        const auto first = static_cast<unsigned char>(byte);
        return first > 0xF4 || (first == 0xF4 && static_cast<unsigned char>(next) > 0x8F);
    };
    const auto beyond = std::ranges::adjacent_find(from, pending.end(), isBeyond);
    return static_cast<std::size_t>(beyond - from);
}

Result<void> TextSource::State::refill() {
    pending.erase(pending.begin(), pending.begin() + static_cast<std::ptrdiff_t>(pendingAt));
    const std::size_t kept = pending.size();
    pending.resize(kept + kChunk);
    pendingAt = saneUntil = 0;
    PW_TRY(const std::size_t got, bytes.read(pending.data() + kept, kChunk));
    pending.resize(kept + got);
    atEnd = got == 0;
    return {};
}

void TextSource::State::putStray(char *&out, std::size_t &left) {
    ++stray;
    char *in = pending.data() + pendingAt;
    std::size_t one = 1;
    char *const before = out;
    if (encoding.name == "UTF-8" && latin.isOpen())
        latin.convert(in, one, out, left);
    if (out == before) {
        std::memcpy(out, kReplacement.data(), kReplacement.size());
        out += kReplacement.size();
        left -= kReplacement.size();
    }
    ++pendingAt;
}

Result<std::size_t> TextSource::State::convert(char *out, std::size_t capacity) {
    char *at = out;
    std::size_t left = capacity;
    while (left > 8) {
        if (pendingAt >= saneUntil)
            saneUntil = pendingAt + saneLength();
        char *in = pending.data() + pendingAt;
        std::size_t inLeft = saneUntil - pendingAt;
        const int problem = inLeft == 0 ? EINVAL : converter.convert(in, inLeft, at, left);
        pendingAt = saneUntil - inLeft;
        if (problem == E2BIG)
            break;
        if (problem == EILSEQ || (problem == EINVAL && saneUntil < pending.size())) {
            putStray(at, left);
        } else if (atEnd) {
            if (inLeft == 0)
                break;
            putStray(at, left); // half a character at the very end
        } else {
            PW_CHECK(refill());
        }
    }
    return static_cast<std::size_t>(at - out);
}

Result<TextSource> TextSource::open(const TableSource &source) {
    PW_TRY(RawBytes bytes, RawBytes::open(source));
    PW_TRY(const Survey found, survey(bytes));
    auto state = std::make_unique<State>();
    state->bytes = std::move(bytes);
    state->encoding = encodingOf(found);
    state->plain = state->encoding.name == "UTF-8" && found.stray == 0;
    if (!state->plain) {
        state->converter = Converter(state->encoding.name);
        if (!state->converter.isOpen()) {
            state->encoding = {"WINDOWS-1252", 0};
            state->converter = Converter(state->encoding.name);
        }
        state->latin = Converter("WINDOWS-1252");
    }
    PW_CHECK(state->skipMark());
    return TextSource(std::move(state));
}

Result<std::size_t> TextSource::read(char *out, std::size_t capacity) {
    return m_state->plain ? m_state->bytes.read(out, capacity) : m_state->convert(out, capacity);
}

Result<void> TextSource::rewind() {
    m_state->bytes.rewind();
    m_state->pending.clear();
    m_state->pendingAt = m_state->saneUntil = 0;
    m_state->stray = 0;
    m_state->atEnd = false;
    if (!m_state->plain)
        m_state->converter.reset();
    return m_state->skipMark();
}

Result<std::string> firstBytes(const TableSource &source, std::size_t count) {
    PW_TRY(RawBytes bytes, RawBytes::open(source));
    std::string text(count, '\0');
    PW_TRY(const std::size_t got, bytes.read(text.data(), count));
    text.resize(got);
    return text;
}

bool looksNested(std::string_view head) {
    const std::size_t at = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return at != std::string_view::npos && (head[at] == '{' || head[at] == '[' || head[at] == '<');
}

const std::string &TextSource::encoding() const {
    return m_state->encoding.name;
}
std::int64_t TextSource::bytesRead() const {
    return m_state->bytes.position();
}
std::int64_t TextSource::bytesTotal() const {
    return m_state->bytes.total();
}
std::int64_t TextSource::strayBytes() const {
    return m_state->stray;
}

TextSource::TextSource(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TextSource::TextSource(TextSource &&) noexcept = default;
TextSource &TextSource::operator=(TextSource &&) noexcept = default;
TextSource::~TextSource() = default;

} // namespace placeweave
