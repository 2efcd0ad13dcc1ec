// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/oruk_json.h"

#include "core/exchange/text_source.h"

#include <algorithm>
#include <array>
#include <format>
#include <istream>
#include <streambuf>

namespace placeweave::hsds {
namespace {

using nlohmann::json;

// A TextSource as the parser reads it, counting lines.
class TextBuffer final : public std::streambuf {
public:
    explicit TextBuffer(TextSource source) : m_source(std::move(source)) {}

    const std::optional<Error> &problem() const { return m_problem; }
    std::int64_t line() const { return m_linesBefore + std::count(eback(), gptr(), '\n'); }

protected:
    int_type underflow() override {
        m_linesBefore += std::count(eback(), gptr(), '\n');
        setg(m_chunk.data(), m_chunk.data(), m_chunk.data());
        const auto got = m_source.read(m_chunk.data(), m_chunk.size());
        if (!got) {
            m_problem = got.error();
            return traits_type::eof();
        }
        m_bytes += static_cast<std::int64_t>(*got);
        if (m_bytes > kMaxFileBytes) {
            m_problem = Error{ErrorCode::InvalidInput,
                              "The file is larger than 1 GB, which no feed of a directory is.",
                              {}};
            return traits_type::eof();
        }
        if (*got == 0)
            return traits_type::eof();
        setg(m_chunk.data(), m_chunk.data(), m_chunk.data() + *got);
        return traits_type::to_int_type(m_chunk[0]);
    }

private:
    TextSource m_source;
    std::array<char, 1 << 16> m_chunk{};
    std::int64_t m_bytes = 0;
    std::int64_t m_linesBefore = 1;
    std::optional<Error> m_problem;
};

// Builds one item at a time. Without recursion, whatever the file nests.
class ItemBuilder final : public nlohmann::json_sax<json> {
public:
    explicit ItemBuilder(const ItemReader &reader) : m_reader(reader) {}

    bool null() override { return addLeaf(nullptr); }
    bool boolean(bool value) override { return addLeaf(value); }
    bool number_integer(number_integer_t value) override { return addLeaf(value); }
    bool number_unsigned(number_unsigned_t value) override { return addLeaf(value); }
    bool number_float(number_float_t value, const string_t &written) override {
        constexpr std::size_t kDigitsOfADouble = 25;
        constexpr std::size_t kShown = 60;
        return written.size() > kDigitsOfADouble ? addLeaf(written.substr(0, kShown))
                                                 : addLeaf(value);
    }
    bool string(string_t &value) override {
        return value.size() > kMaxTextBytes
                   ? refuse("there is a text of more than 1 MB, which no feed has")
                   : addLeaf(std::move(value));
    }
    bool binary(binary_t & /*value*/) override { return addLeaf(nullptr); }
    bool start_object(std::size_t /*count*/) override { return open(json::object()); }
    bool key(string_t &name) override {
        m_key = std::move(name);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*count*/) override {
        const bool isTop = m_depth == 0;
        const bool isContents = m_depth == 1 && !m_isBareList && m_key == "contents";
        if (!isTop && !isContents)
            return open(json::array());
        ++m_depth;
        m_isBareList = isTop;
        m_page.isPage = isContents;
        m_envelope = std::move(m_root);
        m_stack.clear();
        m_isInItems = true;
        return true;
    }
    bool end_array() override {
        if (!m_isInItems || !m_stack.empty())
            return close();
        --m_depth;
        m_isInItems = false;
        m_root = std::move(m_envelope);
        if (m_depth > 0)
            m_stack.push_back(&m_root);
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string & /*token*/,
                     const nlohmann::detail::exception &exception) override {
        m_breaksOff = std::string_view(exception.what()).contains("unexpected end of input") ||
                      std::string_view(exception.what()).contains("missing closing quote");
        return false;
    }

    const std::optional<Error> &problem() const { return m_problem; }
    const std::string &limit() const { return m_limit; }
    bool breaksOff() const { return m_breaksOff; }
    Result<Page> finish();

private:
    json *place(json &&value) {
        if (m_stack.empty())
            return &(m_root = std::move(value));
        json &parent = *m_stack.back();
        if (!parent.is_array())
            return &(parent[m_key] = std::move(value));
        parent.push_back(std::move(value));
        return &parent.back();
    }
    bool refuse(std::string why) {
        m_limit = std::move(why);
        return false;
    }
    bool count() {
        return ++m_values <= kMaxValuesOfItem ||
               refuse("one item holds more than two million values, which no feed has");
    }
    bool addLeaf(json &&value) {
        if (!count())
            return false;
        place(std::move(value));
        return !m_isInItems || !m_stack.empty() || hand();
    }
    bool open(json &&value) {
        if (++m_depth > kMaxDepth)
            return refuse(
                std::format("it is nested more than {} deep, which no feed is", kMaxDepth));
        if (!count())
            return false;
        m_stack.push_back(place(std::move(value)));
        return true;
    }
    bool close() {
        --m_depth;
        m_stack.pop_back();
        return !m_isInItems || !m_stack.empty() || hand();
    }
    bool hand() {
        ++m_page.items;
        m_values = 0;
        if (auto read = m_reader(std::exchange(m_root, json())); !read)
            m_problem = std::move(read).error();
        return !m_problem;
    }

    const ItemReader &m_reader;
    Page m_page;
    json m_root;     // the item, or the whole file outside "contents"
    json m_envelope; // what stands around the items
    std::vector<json *> m_stack;
    std::string m_key;
    std::string m_limit;
    std::optional<Error> m_problem;
    std::int64_t m_values = 0;
    int m_depth = 0;
    bool m_isInItems = false;
    bool m_isBareList = false;
    bool m_breaksOff = false;
};

// What counts items or pages; what can be no such number is as good as not said.
std::optional<std::int64_t> wholeNumber(const json &envelope, const char *key) {
    constexpr std::uint64_t kMost = 1'000'000'000'000;
    const auto found = envelope.find(key);
    // Of integers, only those below zero are not unsigned.
    return found != envelope.end() && found->is_number_unsigned() &&
                   found->get<std::uint64_t>() <= kMost
               ? std::optional(found->get<std::int64_t>())
               : std::nullopt;
}

std::optional<bool> yesNo(const json &envelope, const char *key) {
    const auto found = envelope.find(key);
    return found != envelope.end() && found->is_boolean() ? std::optional(found->get<bool>())
                                                          : std::nullopt;
}

Result<Page> ItemBuilder::finish() {
    if (!m_page.isPage) {
        if (!m_isBareList)
            hand();
        if (m_problem)
            return std::unexpected(*m_problem);
        return m_page;
    }
    m_page.totalItems = wholeNumber(m_root, "total_items");
    m_page.totalPages = wholeNumber(m_root, "total_pages");
    m_page.number = wholeNumber(m_root, "page_number");
    m_page.isFirst = yesNo(m_root, "first_page");
    m_page.isLast = yesNo(m_root, "last_page");
    m_page.isEmpty = yesNo(m_root, "empty");
    return m_page;
}

} // namespace

Result<Page> readItems(const TableSource &source, const ItemReader &reader) {
    PW_TRY(TextSource text, TextSource::open(source));
    if (text.bytesTotal() > kMaxFileBytes)
        return fail(ErrorCode::InvalidInput,
                    "The file is larger than 1 GB, which no feed of a directory is.", source.name);
    TextBuffer buffer(std::move(text));
    std::istream stream(&buffer);
    stream >> std::ws;
    if (stream.peek() == std::istream::traits_type::eof() && !buffer.problem())
        return fail(ErrorCode::InvalidInput, "The file is empty.", source.name);
    if (stream.peek() == '<')
        return fail(ErrorCode::InvalidInput,
                    "This is a web page and no data. The address or the download was not that of "
                    "the feed itself.",
                    source.name);
    stream.clear();
    ItemBuilder builder(reader);
    const bool isWhole = json::sax_parse(stream, &builder);
    if (builder.problem())
        return std::unexpected(*builder.problem());
    if (buffer.problem())
        return fail(buffer.problem()->code, buffer.problem()->message, source.name);
    if (!builder.limit().empty())
        return fail(ErrorCode::InvalidInput,
                    std::format("In line {} {}.", buffer.line(), builder.limit()), source.name);
    if (!isWhole && builder.breaksOff())
        return fail(
            ErrorCode::InvalidInput,
            std::format("It breaks off in line {}: it was not saved or sent whole.", buffer.line()),
            source.name);
    if (!isWhole)
        return fail(ErrorCode::InvalidInput,
                    std::format("Line {} is no proper JSON.", buffer.line()), source.name);
    return builder.finish();
}

} // namespace placeweave::hsds
