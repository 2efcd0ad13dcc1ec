// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/opening_words.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <format>
#include <vector>

namespace placeweave {
namespace {

constexpr int kHour = 60;
constexpr int kNoon = 12 * kHour;
constexpr int kDay = 24 * kHour;

constexpr unsigned kWorkingDays = 0b0011111;
constexpr unsigned kWeekend = 0b1100000;
constexpr unsigned kAllDays = kWorkingDays | kWeekend;

struct Clock {
    enum class Half { Unsaid, Morning, Afternoon, Whole };
    int hour = 0; // 1 to 12, but of a whole day 0 to 24
    int minute = 0;
    Half half = Half::Unsaid;

    bool isSaid() const { return half != Half::Unsaid; }
    int inMorning() const { return hour % 12 * kHour + minute; }
    int inAfternoon() const { return kNoon + inMorning(); }
    // Of the day, where it is said.
    int minutes() const {
        return half == Half::Whole     ? hour * kHour + minute
               : half == Half::Morning ? inMorning()
                                       : inAfternoon();
    }
};

struct Token {
    enum class What { Day, Days, Time, To, And };
    What what;
    unsigned days = 0; // a bit each, Monday first
    Clock time = {};
};

struct DayWord {
    std::string_view words; // | between
    unsigned days;
};
constexpr auto kDayWords = std::to_array<DayWord>({
    {"mon|monday|mondays", 1 << 0},
    {"tue|tues|tuesday|tuesdays", 1 << 1},
    {"wed|weds|wednesday|wednesdays", 1 << 2},
    {"thu|thur|thurs|thursday|thursdays", 1 << 3},
    {"fri|friday|fridays", 1 << 4},
    {"sat|saturday|saturdays", 1 << 5},
    {"sun|sunday|sundays", 1 << 6},
    {"weekday|weekdays", kWorkingDays},
    {"weekend|weekends", kWeekend},
    {"daily|everyday", kAllDays},
});
constexpr std::string_view kToWords = "to|until|till|til";
constexpr std::string_view kEmptyWords =
    "open|opens|opening|from|on|every|each|times|hours|hrs|between";

bool isListed(std::string_view list, std::string_view word) {
    for (const std::string &one : split(list, '|'))
        if (one == word)
            return true;
    return false;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

// Nothing where anything in it is not understood.
class Words {
public:
    explicit Words(std::string_view words) : m_text(folded(words)) {
        for (const char *dash : {"\u2013", "\u2014", "\u2012", "\u2212"})
            replaceAll(m_text, dash, "-");
        for (const auto &[dotted, plain] :
             {std::pair("a.m.", "am"), std::pair("p.m.", "pm"), std::pair("a.m", "am"),
              std::pair("p.m", "pm"), std::pair("every day", "daily")})
            replaceAll(m_text, dotted, plain);
    }

    std::optional<std::vector<Token>> tokens() {
        std::vector<Token> tokens;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            bool isKnown = true;
            if (isAsciiDigit(c))
                isKnown = readTime(tokens);
            else if (isSmallLetter(c))
                isKnown = readWord(tokens);
            else if (c == '-' || c == ',' || c == '&' || c == '/' || c == '+' || c == ';') {
                tokens.push_back({c == '-' ? Token::What::To : Token::What::And});
                ++m_at;
            } else if (std::string_view(" :.()").contains(c))
                ++m_at;
            else
                isKnown = false;
            if (!isKnown)
                return std::nullopt;
        }
        return tokens;
    }

private:
    std::string_view wordAt(std::size_t at) const {
        std::size_t end = at;
        while (end < m_text.size() && isSmallLetter(m_text[end]))
            ++end;
        return std::string_view(m_text).substr(at, end - at);
    }
    int number(std::size_t digits) {
        int value = 0;
        for (; digits > 0; --digits)
            value = value * 10 + (m_text[m_at++] - '0');
        return value;
    }
    std::size_t digitsAt(std::size_t at) const {
        std::size_t end = at;
        while (end < m_text.size() && isAsciiDigit(m_text[end]))
            ++end;
        return end - at;
    }

    // "9", "9.30", "09:30", "0930", each with am, pm or noon behind.
    bool readTime(std::vector<Token> &tokens) {
        const std::size_t digits = digitsAt(m_at);
        const bool isWhole = m_text[m_at] == '0' || digits == 4;
        if (digits != 1 && digits != 2 && digits != 4)
            return false;
        Clock time;
        time.hour = number(digits == 4 ? 2 : digits);
        const bool hasMinutes = m_at + 1 < m_text.size() &&
                                (m_text[m_at] == ':' || m_text[m_at] == '.') &&
                                digitsAt(m_at + 1) == 2;
        if (digits == 4)
            time.minute = number(2);
        else if (hasMinutes) {
            ++m_at;
            time.minute = number(2);
        }
        std::size_t next = m_at;
        while (next < m_text.size() && m_text[next] == ' ')
            ++next;
        const std::string_view half = wordAt(next);
        const bool isNoon = half == "noon" || half == "midday";
        if (half == "am" || half == "pm" || isNoon) {
            time.half = half == "am" ? Clock::Half::Morning : Clock::Half::Afternoon;
            m_at = next + half.size();
            const bool isOnClock = isNoon ? time.hour == 12 : time.hour >= 1 && time.hour <= 12;
            if (!isOnClock)
                return false;
        } else if (isWhole || time.hour > 12) {
            time.half = Clock::Half::Whole;
        }
        if (time.minute >= kHour || time.hour * kHour + time.minute > kDay)
            return false;
        tokens.push_back({Token::What::Time, 0, time});
        return true;
    }

    bool readWord(std::vector<Token> &tokens) {
        const std::string_view word = wordAt(m_at);
        m_at += word.size();
        if (isListed(kEmptyWords, word))
            return true;
        if (word == "and")
            tokens.push_back({Token::What::And});
        else if (isListed(kToWords, word))
            tokens.push_back({Token::What::To});
        else if (word == "noon" || word == "midday")
            tokens.push_back({Token::What::Time, 0, {12, 0, Clock::Half::Afternoon}});
        else if (word == "midnight")
            tokens.push_back({Token::What::Time, 0, {24, 0, Clock::Half::Whole}});
        else {
            const auto day = std::ranges::find_if(
                kDayWords, [&](const DayWord &one) { return isListed(one.words, word); });
            if (day == kDayWords.end())
                return false;
            const bool isOne = (day->days & (day->days - 1)) == 0;
            tokens.push_back({isOne ? Token::What::Day : Token::What::Days, day->days});
        }
        return true;
    }

    std::string m_text;
    std::size_t m_at = 0;
};

struct Span {
    int opens = -1;
    int closes = -1;
    friend bool operator==(const Span &, const Span &) = default;
};

// The next time on the clock's face after `from`.
int nextAfter(int from, const Clock &time) {
    for (const int candidate : {time.inMorning(), time.inAfternoon(), kDay + time.inMorning()})
        if (candidate > from)
            return candidate;
    return kDay + time.inAfternoon();
}

// When a time without a half begins that ends at one with: nobody opens in the small hours, but
// "8 - 10pm" may be the whole day.
std::optional<int> beginningBefore(const Clock &opens, const Clock &closes) {
    constexpr int kEarliest = 7 * kHour;
    const int end = closes.minutes();
    if (closes.half == Clock::Half::Whole)
        return opens.hour * kHour + opens.minute;
    if (closes.half == Clock::Half::Morning)
        return opens.inMorning() < end ? std::optional(opens.inMorning()) : std::nullopt;
    const bool mayBeLater = opens.inAfternoon() < end;
    const bool mayBeEarlier = opens.inMorning() >= kEarliest && opens.hour != 12;
    if (mayBeLater == mayBeEarlier)
        return std::nullopt;
    return mayBeLater ? opens.inAfternoon() : opens.inMorning();
}

// "9-5", "10:00-12:00", "2-4": people are awake, and "7-9" may be either.
std::optional<Span> spanOfFaces(const Clock &opens, const Clock &closes) {
    const bool isMorning = opens.hour >= 9 && opens.hour <= 11;
    const bool isEarly = opens.hour == 7 || opens.hour == 8;
    const bool isAfternoon = opens.hour <= 5 || opens.hour == 12;
    const int begins = isAfternoon ? opens.inAfternoon() : opens.inMorning();
    const int ends = nextAfter(begins, closes);
    constexpr int kEvening = 18 * kHour + 30;
    const bool isSafe = isMorning || isAfternoon || (isEarly && closes.hour <= 6);
    return isSafe && ends <= kEvening ? std::optional(Span{begins, ends}) : std::nullopt;
}

std::optional<Span> spanOf(const Clock &opens, const Clock &closes) {
    Span span;
    if (!opens.isSaid() && !closes.isSaid())
        return spanOfFaces(opens, closes);
    if (opens.isSaid()) {
        span.opens = opens.minutes();
        span.closes = closes.isSaid() ? closes.minutes() : nextAfter(span.opens, closes);
    } else {
        const auto begins = beginningBefore(opens, closes);
        if (!begins)
            return std::nullopt;
        span = {*begins, closes.minutes()};
    }
    return span.opens == span.closes ? std::nullopt : std::optional(span);
}

// Monday to Friday; Friday to Monday goes over the end of the week.
unsigned daysFromTo(unsigned from, unsigned to) {
    unsigned days = from;
    for (unsigned day = from; day != to;) {
        day = day == 1U << 6 ? 1U : day << 1;
        days |= day;
    }
    return days;
}

// Days and times as they follow one another, and whether they are all at one time.
class Reading {
public:
    explicit Reading(const std::vector<Token> &tokens) : m_tokens(tokens) {}

    bool read() {
        while (m_at < m_tokens.size()) {
            const Token &token = m_tokens[m_at];
            const bool isDays = token.what == Token::What::Day || token.what == Token::What::Days;
            if (isDays)
                readDays();
            else if (token.what == Token::What::Time) {
                if (!readSpan())
                    return false;
            } else if (!readBetween())
                return false;
        }
        // "Mon 9-5, Tue": of Tuesday nobody knows.
        return days != 0 && (!m_openDays || !span || !m_beginsWithDays);
    }

    unsigned days = 0;
    std::optional<Span> span;

private:
    bool isAt(std::size_t at, Token::What what) const {
        return at < m_tokens.size() && m_tokens[at].what == what;
    }
    void readDays() {
        unsigned told = m_tokens[m_at].days;
        const bool isRange = isAt(m_at, Token::What::Day) && isAt(m_at + 1, Token::What::To) &&
                             isAt(m_at + 2, Token::What::Day);
        if (isRange)
            told = daysFromTo(told, m_tokens[m_at + 2].days);
        m_at += isRange ? 3 : 1;
        m_beginsWithDays = m_beginsWithDays || !span;
        m_openDays = true;
        m_openSpan = false;
        days |= told;
    }
    bool readSpan() {
        if (m_openSpan) // two times of one day
            return false;
        const Clock &opens = m_tokens[m_at].time;
        std::optional<Span> told;
        if (isAt(m_at + 1, Token::What::To) && isAt(m_at + 2, Token::What::Time)) {
            told = spanOf(opens, m_tokens[m_at + 2].time);
            m_at += 3;
        } else {
            if (opens.isSaid())
                told = Span{opens.minutes(), -1};
            ++m_at;
        }
        if (!told || told->opens >= kDay || (span && *span != *told))
            return false;
        span = told;
        m_openDays = false;
        m_openSpan = true;
        return true;
    }
    // Between things that are listed; a dash also between a day and its time.
    bool readBetween() {
        const bool isDash = m_tokens[m_at].what == Token::What::To;
        const bool isAfterDay = m_at > 0 && (m_tokens[m_at - 1].what == Token::What::Day ||
                                             m_tokens[m_at - 1].what == Token::What::Days);
        const bool isBeforeTime = isAt(m_at + 1, Token::What::Time);
        ++m_at;
        return m_at < m_tokens.size() && (!isDash || (isAfterDay && isBeforeTime));
    }

    const std::vector<Token> &m_tokens;
    std::size_t m_at = 0;
    bool m_beginsWithDays = false;
    bool m_openDays = false; // days wait for their time
    bool m_openSpan = false; // the last thing was a time
};

std::string clockText(int minutes) {
    if (minutes < 0)
        return {};
    return minutes == kDay ? "24:00"
                           : std::format("{:02}:{:02}", minutes % kDay / kHour, minutes % kHour);
}

} // namespace

std::optional<WeeklyTimes> weeklyTimesIn(std::string_view words) {
    constexpr std::array<std::string_view, 7> kDays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    constexpr std::size_t kLongest = 200;
    if (words.size() > kLongest)
        return std::nullopt;
    const auto tokens = Words(words).tokens();
    if (!tokens)
        return std::nullopt;
    Reading reading(*tokens);
    if (!reading.read())
        return std::nullopt;
    std::string days;
    for (std::size_t i = 0; i < kDays.size(); ++i)
        if ((reading.days >> i & 1U) != 0)
            days += (days.empty() ? "" : ",") + std::string(kDays[i]);
    const Span span = reading.span.value_or(Span{});
    return WeeklyTimes{"FREQ=WEEKLY;BYDAY=" + days, clockText(span.opens), clockText(span.closes)};
}

bool takeTimesFromWords(Record &service) {
    constexpr std::array kTimes{&fieldOf(Entity::Service, "schedule"),
                                &fieldOf(Entity::Service, "opens"),
                                &fieldOf(Entity::Service, "closes")};
    constexpr const Field &kWords = fieldOf(Entity::Service, "when_note");
    if (service[kWords].isEmpty() ||
        std::ranges::any_of(kTimes, [&](const Field *f) { return !service[*f].isEmpty(); }))
        return true;
    const auto times = weeklyTimesIn(service[kWords].text());
    if (!times)
        return false;
    service[*kTimes[0]] = Value(times->rule);
    if (!times->opens.empty())
        service[*kTimes[1]] = Value(times->opens);
    if (!times->closes.empty())
        service[*kTimes[2]] = Value(times->closes);
    service[kWords] = {};
    return true;
}

} // namespace placeweave
