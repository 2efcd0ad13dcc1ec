// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/html_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utf8proc.h>
#include <utility>

namespace placeweave {
namespace {

constexpr std::size_t kMostRead = 64 << 10; // bytes of HTML; an attribution has a few hundred

constexpr std::array<std::pair<std::string_view, std::int32_t>, 30> kEntities{{
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},    {"apos", '\''},
    {"nbsp", ' '},     {"copy", 0xA9},    {"reg", 0xAE},      {"middot", 0xB7}, {"trade", 0x2122},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"bull", 0x2022}, {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},  {"raquo", 0xBB},  {"eacute", 0xE9},
    {"shy", 0xAD},     {"zwj", 0x200D},   {"zwnj", 0x200C},   {"lrm", 0x200E},  {"rlm", 0x200F},
    {"ensp", ' '},     {"emsp", ' '},     {"thinsp", ' '},    {"commat", '@'},  {"period", '.'},
}};

// Controls, and what Unicode calls formatting: direction marks, joiners, tags.
bool isUnseen(std::int32_t point) {
    const auto category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
           category == UTF8PROC_CATEGORY_CS || category == UTF8PROC_CATEGORY_CO;
}

void append(std::string &text, std::int32_t point) {
    if (point == 0xA0 || point == '\t' || point == '\n' || point == '\r')
        point = ' ';
    if (!utf8proc_codepoint_valid(point) || isUnseen(point))
        return;
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto count = utf8proc_encode_char(point, bytes.data());
    text.append(reinterpret_cast<const char *>(bytes.data()), static_cast<std::size_t>(count));
}

std::optional<std::int32_t> numbered(std::string_view digits) {
    int base = 10;
    if (digits.starts_with('x') || digits.starts_with('X')) {
        digits.remove_prefix(1);
        base = 16;
    }
    std::int32_t point = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), point, base);
    const bool isWhole = problem == std::errc() && end == digits.data() + digits.size();
    return isWhole && point > 0 ? std::optional(point) : std::nullopt;
}

std::optional<std::int32_t> entity(std::string_view name) {
    if (name.starts_with('#'))
        return numbered(name.substr(1));
    const auto *at =
        std::ranges::find(kEntities, name, [](const auto &each) { return each.first; });
    return at != kEntities.end() ? std::optional(at->second) : std::nullopt;
}

class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : m_html(html) {}

    std::string text() {
        while (m_at < m_html.size()) {
            const std::string_view rest = m_html.substr(m_at);
            if (rest.starts_with("<!--"))
                skipPast("-->");
            else if (rest.size() > 1 && rest[0] == '<' && isOfTag(rest[1]))
                readTag();
            else if (rest[0] == '&')
                readEntity();
            else
                readCharacter();
        }
        return std::move(m_text);
    }

private:
    static bool isOfTag(char c) { return isAsciiLetter(c) || c == '/' || c == '!' || c == '?'; }

    // What never ends hides all that follows.
    void skipPast(std::string_view end) {
        const std::size_t found = m_html.find(end, m_at);
        m_at = found == std::string_view::npos ? m_html.size() : found + end.size();
    }

    // Programs and looks are not words.
    void skipToEndOf(const std::string &tag) {
        while (m_at < m_html.size() &&
               !folded(m_html.substr(m_at, tag.size() + 2)).starts_with("</" + tag))
            ++m_at;
    }

    void readTag() {
        std::string name;
        for (++m_at; m_at < m_html.size() && (isAsciiLetter(m_html[m_at]) || m_html[m_at] == '/');
             ++m_at)
            name += m_html[m_at];
        name = folded(name);
        // A > in quotes does not end it.
        for (char quote = 0; m_at < m_html.size(); ++m_at) {
            const char c = m_html[m_at];
            if (quote == 0 && c == '>')
                break;
            if (quote == 0 && (c == '"' || c == '\''))
                quote = c;
            else if (c == quote)
                quote = 0;
        }
        m_at = std::min(m_at + 1, m_html.size());
        if (name == "script" || name == "style")
            skipToEndOf(name);
        if (name.starts_with('/'))
            name.erase(0, 1);
        static constexpr std::array<std::string_view, 7> kBreaking{"br", "p",  "div", "li",
                                                                   "tr", "td", "hr"};
        while (name.ends_with('/'))
            name.pop_back();
        if (std::ranges::contains(kBreaking, name))
            m_text += ' ';
    }

    void readEntity() {
        constexpr std::size_t kLongest = 12;
        const std::size_t end = m_html.substr(m_at, kLongest).find(';');
        const auto point =
            end == std::string_view::npos ? std::nullopt : entity(m_html.substr(m_at + 1, end - 1));
        append(m_text, point.value_or('&'));
        m_at += point ? end + 1 : 1;
    }

    void readCharacter() {
        std::int32_t point = 0;
        const auto count =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t *>(m_html.data()) + m_at,
                             static_cast<utf8proc_ssize_t>(m_html.size() - m_at), &point);
        if (count > 0)
            append(m_text, point);
        m_at += count > 0 ? static_cast<std::size_t>(count) : 1;
    }

    std::string_view m_html;
    std::size_t m_at = 0;
    std::string m_text;
};

bool beginsCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

std::string shortened(std::string text, std::ptrdiff_t most) {
    std::ptrdiff_t shown = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (beginsCharacter(text[i]) && ++shown > most)
            return text.substr(0, i) + "…";
    return text;
}

} // namespace

std::string wholeTextOfHtml(std::string_view html) {
    return HtmlReader(html).text();
}

std::string textOfHtml(std::string_view html, std::ptrdiff_t most) {
    const std::string utf8 = asUtf8(html);
    return shortened(simplified(HtmlReader(std::string_view(utf8).substr(0, kMostRead)).text()),
                     most);
}

} // namespace placeweave
