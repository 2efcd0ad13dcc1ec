// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/json_objects.h"

#include "core/exchange/delimited.h"
#include "core/exchange/text_source.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::json;

constexpr std::size_t kChunk = 1 << 16;
constexpr int kEnd = -1;

bool isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

struct JsonObjects::State {
    TextSource text;
    std::string name;
    std::vector<char> buffer = std::vector<char>(kChunk);
    std::size_t at = 0;
    std::size_t filled = 0;
    std::string object = {};
    std::int64_t number = 0;
    bool isDone = false;

    Result<bool> refill() {
        PW_TRY(filled, text.read(buffer.data(), buffer.size()));
        at = 0;
        return filled > 0;
    }
    // The next character that is no white space, taken; kEnd after the last.
    Result<int> token() {
        for (;;) {
            if (at == filled) {
                PW_TRY(const bool more, refill());
                if (!more)
                    return kEnd;
            }
            const int c = static_cast<unsigned char>(buffer[at++]);
            if (!isSpace(c))
                return c;
        }
    }
    std::unexpected<Error> cutShort() const {
        return fail(ErrorCode::InvalidInput,
                    std::format("The file ends in the middle, after {} whole records. It may not "
                                "have been copied or downloaded to its end.",
                                number),
                    name);
    }
    Result<void> take(bool keeps);
    Result<std::string> takeText();
    Result<void> skipValue();
    Result<void> findList(std::string_view list);
};

// An object, array or text whose first character is the last one taken. Quoted brackets do not
// count.
Result<void> JsonObjects::State::take(bool keeps) {
    --at;
    object.clear();
    int depth = 0;
    bool isQuoted = false;
    bool isEscaped = false;
    for (bool isWhole = false; !isWhole;) {
        if (at == filled) {
            PW_TRY(const bool more, refill());
            if (!more)
                return cutShort();
        }
        const std::size_t from = at;
        while (at < filled && !isWhole) {
            const char c = buffer[at++];
            if (isQuoted) {
                isQuoted = isEscaped || c != '"';
                isEscaped = !isEscaped && c == '\\';
                isWhole = !isQuoted && depth == 0;
            } else if (c == '"') {
                isQuoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > kDeepest)
                    return fail(
                        ErrorCode::InvalidInput,
                        std::format("Record {} is nested more than {} deep.", number + 1, kDeepest),
                        name);
            } else if (c == '}' || c == ']') {
                isWhole = --depth == 0;
            }
        }
        if (keeps)
            object.append(buffer.data() + from, at - from);
        if (object.size() > kMaxObject)
            return fail(ErrorCode::InvalidInput,
                        std::format("Record {} is over {} MB long.", number + 1, kMaxObject >> 20),
                        name);
    }
    return {};
}

Result<void> JsonObjects::State::skipValue() {
    PW_TRY(int c, token());
    if (c == '{' || c == '[' || c == '"')
        return take(false);
    while (c != ',' && c != '}' && c != kEnd) {
        PW_TRY(c, token());
    }
    at -= c == kEnd ? 0 : 1;
    return {};
}

Result<void> JsonObjects::State::findList(std::string_view list) {
    const auto none = [&] {
        return fail(ErrorCode::InvalidInput,
                    list.empty() ? "The file holds no JSON list of records."
                                 : std::format("The file holds no JSON list \"{}\".", list),
                    name);
    };
    PW_TRY(int c, token());
    if (c == '[')
        return {};
    if (c != '{' || list.empty())
        return none();
    const std::string quoted = std::format("\"{}\"", list);
    for (;;) {
        PW_TRY(c, token());
        if (c == ',')
            continue;
        if (c != '"')
            return c == kEnd ? Result<void>(cutShort()) : none();
        PW_CHECK(take(true));
        const bool isIt = object == quoted;
        PW_TRY(c, token());
        if (c != ':')
            return none();
        if (isIt) {
            PW_TRY(c, token());
            return c == '[' ? Result<void>() : none();
        }
        PW_CHECK(skipValue());
    }
}

Result<JsonObjects> JsonObjects::open(const TableSource &source, std::string_view list) {
    PW_TRY(TextSource text, TextSource::open(source));
    auto state = std::make_unique<State>(State{.text = std::move(text), .name = source.name});
    PW_CHECK(state->findList(list));
    return JsonObjects(std::move(state));
}

Result<std::optional<std::string_view>> JsonObjects::next() {
    while (!m_state->isDone) {
        PW_TRY(const int c, m_state->token());
        if (c == ',')
            continue;
        if (c == kEnd)
            return m_state->cutShort();
        if (c == ']') {
            m_state->isDone = true;
            break;
        }
        if (c != '{')
            return fail(ErrorCode::InvalidInput,
                        std::format("Record {} of the JSON list is no object of names and values.",
                                    m_state->number + 1),
                        m_state->name);
        PW_CHECK(m_state->take(true));
        ++m_state->number;
        return std::string_view(m_state->object);
    }
    return std::nullopt;
}

std::int64_t JsonObjects::number() const {
    return m_state->number;
}
std::int64_t JsonObjects::done() const {
    return m_state->text.bytesRead();
}
std::int64_t JsonObjects::total() const {
    return m_state->text.bytesTotal();
}
std::int64_t JsonObjects::strayBytes() const {
    return m_state->text.strayBytes();
}

JsonObjects::JsonObjects(std::unique_ptr<State> state) : m_state(std::move(state)) {}
JsonObjects::JsonObjects(JsonObjects &&) noexcept = default;
JsonObjects &JsonObjects::operator=(JsonObjects &&) noexcept = default;
JsonObjects::~JsonObjects() = default;

namespace {

// Puts the plain values of one object under their keys, without building a tree of it.
class CellFiller final : public nlohmann::json_sax<json> {
public:
    CellFiller(const Row &keys, Row &cells) : m_keys(keys), m_cells(cells) {}

    bool isTooLong() const { return m_isTooLong; }

    bool null() override { return true; }
    bool boolean(bool value) override { return put(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override { return put(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return put(std::to_string(value)); }
    bool number_float(number_float_t /*value*/, const string_t &text) override {
        return put(std::string(text));
    }
    bool string(string_t &text) override { return put(std::move(text)); }
    bool binary(binary_t & /*bytes*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return ++m_depth > 0; }
    bool end_object() override { return --m_depth >= 0; }
    bool start_array(std::size_t /*size*/) override { return ++m_depth > 0; }
    bool end_array() override { return --m_depth >= 0; }
    bool key(string_t &name) override {
        if (m_depth == 1) {
            const auto found = std::ranges::find(m_keys, name);
            m_column = static_cast<std::size_t>(found - m_keys.begin());
        }
        return true;
    }
    bool parse_error(std::size_t /*at*/, const std::string & /*token*/,
                     const nlohmann::detail::exception & /*problem*/) override {
        return false;
    }

private:
    bool put(std::string &&text) {
        if (m_depth != 1 || m_column >= m_keys.size())
            return true;
        m_isTooLong = text.size() > DelimitedReader::kMaxCell;
        std::erase(text, '\0'); // "\u0000"; no text of people's holds one
        m_cells[m_column] = std::move(text);
        return !m_isTooLong;
    }

    const Row &m_keys;
    Row &m_cells;
    std::size_t m_column = 0;
    int m_depth = 0;
    bool m_isTooLong = false;
};

class JsonRows final : public RowReader {
public:
    JsonRows(JsonObjects objects, Row keys, std::string name)
        : m_objects(std::move(objects)), m_keys(std::move(keys)), m_name(std::move(name)) {}

    Result<bool> next(std::vector<std::string_view> &cells) override {
        if (!m_hasBegun) {
            m_hasBegun = true;
            cells.assign(m_keys.begin(), m_keys.end());
            return true;
        }
        PW_TRY(const auto object, m_objects.next());
        if (!object)
            return false;
        m_cells.assign(m_keys.size(), {});
        CellFiller filler(m_keys, m_cells);
        if (!json::sax_parse(object->begin(), object->end(), &filler))
            return fail(ErrorCode::InvalidInput,
                        std::format("Record {} {}.", m_objects.number(),
                                    filler.isTooLong() ? "holds a text of over 1 MB"
                                                       : "is not proper JSON"),
                        m_name);
        cells.assign(m_cells.begin(), m_cells.end());
        return true;
    }
    std::int64_t row() const override { return m_objects.number(); }
    std::int64_t done() const override { return m_objects.done(); }
    std::int64_t total() const override { return m_objects.total(); }
    std::int64_t strayBytes() const override { return m_objects.strayBytes(); }

private:
    JsonObjects m_objects;
    Row m_keys;
    std::string m_name;
    Row m_cells;
    bool m_hasBegun = false;
};

} // namespace

TableSource jsonTable(const TableSource &source, Row keys) {
    const auto open = [source, keys = std::move(keys)]() -> Result<std::unique_ptr<RowReader>> {
        PW_TRY(JsonObjects objects, JsonObjects::open(source));
        return std::make_unique<JsonRows>(std::move(objects), keys, source.name);
    };
    return {.file = {}, .name = source.name, .rows = open};
}

Row keysOfFirst(std::string_view text) {
    auto objects = JsonObjects::open(TableSource::ofText(text, {}));
    const auto first = objects ? objects->next() : Result<std::optional<std::string_view>>();
    const std::optional<std::string_view> member = first ? *first : std::nullopt;
    if (!member)
        return {};
    const auto object = nlohmann::ordered_json::parse(*member, nullptr, false);
    Row keys;
    if (!object.is_object())
        return keys;
    for (const auto &[key, value] : object.items())
        keys.push_back(key);
    return keys;
}

} // namespace placeweave
