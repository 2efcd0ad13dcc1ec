// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tiles/online_tiles.h"

#include "core/base/http.h"
#include "core/base/text.h"
#include "core/exchange/tiles/html_text.h"
#include "core/exchange/tiles/picture.h"
#include "core/exchange/tiles/tile_cache.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>
#include <mutex>
#include <unordered_set>

namespace placeweave {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

// Where a server does not say how long it wants to be left alone.
constexpr seconds kPause{60};
// After it did not answer at all, or with something that is no tile: a map has many tiles, and each
// would wait for the time limit or be one more useless question.
constexpr seconds kSilence{15};
constexpr seconds kNonsense{5};
// Each pause of our own is twice the one before, until the server gives a tile.
constexpr int kMostDoublings = 5;
constexpr seconds kLongestPause = std::chrono::days(1);

// Servers that are not to be asked for a while. Any thread.
class Pauses {
public:
    struct Pause {
        seconds left;
        std::string why; // "is ill."
    };
    std::optional<Pause> of(const std::string &host, sys_seconds now) {
        const std::scoped_lock lock(m_mutex);
        const auto at = m_hosts.find(host);
        if (at == m_hosts.end() || at->second.until <= now)
            return std::nullopt;
        return Pause{at->second.until - now, at->second.why};
    }
    // As long as the server says.
    void add(const std::string &host, sys_seconds now, seconds pause, std::string why) {
        const std::scoped_lock lock(m_mutex);
        Host &paused = m_hosts[host];
        paused.until = now + std::clamp(pause, seconds(1), kLongestPause);
        paused.why = std::move(why);
    }
    void addGrowing(const std::string &host, sys_seconds now, seconds first, std::string why) {
        const std::scoped_lock lock(m_mutex);
        Host &paused = m_hosts[host];
        if (paused.until > now) // questions that were under way together are one failure
            return;
        paused.why = std::move(why);
        paused.until = now + first * (1 << paused.failures);
        paused.failures = std::min(paused.failures + 1, kMostDoublings);
    }
    void isWell(const std::string &host) {
        const std::scoped_lock lock(m_mutex);
        const auto at = m_hosts.find(host);
        if (at != m_hosts.end())
            at->second.failures = 0;
    }

private:
    struct Host {
        sys_seconds until;
        std::string why;
        int failures = 0; // one after the other
    };
    std::mutex m_mutex;
    std::map<std::string, Host> m_hosts;
};

// A server is the same whichever map asks it.
Pauses &pauses() {
    static Pauses all;
    return all;
}

std::string inWords(seconds pause) {
    if (pause < seconds(50))
        return pause > seconds(1) ? std::format("{} seconds", pause.count()) : "a second";
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(pause).count();
    if (minutes > 90)
        return std::format("about {} hours", (minutes + 59) / 60);
    return minutes > 1 ? std::format("about {} minutes", minutes) : "about a minute";
}

// The parts of an address between placeholders.
class TileAddress {
public:
    static Result<TileAddress> of(const std::string &text);

    // With its port, where it has one; without a name and password that stand before it.
    const std::string &host() const { return m_host; }
    const std::string &pattern() const { return m_pattern; }
    std::string tile(TileId id) const;

private:
    std::string m_pattern;
    std::string m_host;
};

std::size_t replaceAll(std::string &text, std::string_view what, std::string_view with) {
    std::size_t count = 0;
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()), ++count)
        text.replace(at, what.size(), with);
    return count;
}

Result<TileAddress> TileAddress::of(const std::string &text) {
    TileAddress address;
    address.m_pattern = trimmed(text);
    std::string &pattern = address.m_pattern;
    const auto isOdd = [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7F';
    };
    const std::string_view known = folded(pattern).starts_with("https://")  ? "https://"
                                   : folded(pattern).starts_with("http://") ? "http://"
                                                                            : "";
    std::string_view host = std::string_view(pattern).substr(known.size());
    host = host.substr(0, host.find_first_of("/?#"));
    host = host.substr(host.rfind('@') + 1); // npos + 1 is the beginning
    if (known.empty() || host.empty() || std::ranges::any_of(pattern, isOdd))
        return fail(ErrorCode::InvalidInput,
                    "This is no address of map tiles: it has to begin with https:// or http://.",
                    std::string(host));
    address.m_host = folded(host);
    replaceAll(pattern, "{r}", "");
    if (pattern.contains("{s}"))
        return fail(ErrorCode::InvalidInput,
                    "The address has {s} in it, for servers by several names. Put the name of one "
                    "of them in its place (often a, b or c), or leave it out with the dot behind "
                    "it.",
                    address.m_host);
    std::string filled = address.tile({});
    for (const std::string_view part : {"{z}", "{x}", "{y}"})
        if (!pattern.contains(part))
            return fail(ErrorCode::InvalidInput,
                        std::format("The address of map tiles has to have {{z}}, {{x}} and {{y}} "
                                    "in it; {} is missing.",
                                    part),
                        address.m_host);
    if (filled.contains('{') || filled.contains('}') || address.m_host.contains('{'))
        return fail(ErrorCode::InvalidInput,
                    "The address of map tiles has something else than {z}, {x} and {y} in braces. "
                    "If it stands for a key, put your key in its place.",
                    address.m_host);
    return address;
}

std::string TileAddress::tile(TileId id) const {
    std::string address = m_pattern;
    replaceAll(address, "{z}", std::to_string(id.zoom));
    replaceAll(address, "{x}", std::to_string(id.x));
    replaceAll(address, "{y}", std::to_string(id.y));
    return address;
}

class OnlineTiles : public TileSource {
public:
    OnlineTiles(TileSourceInfo info, const OnlineTilesOptions &options, TileAddress address,
                TileCache cache)
        : TileSource(std::move(info)), m_options(options), m_address(std::move(address)),
          m_cache(std::move(cache)) {}

private:
    Result<std::optional<std::string>> read(TileId id, const Progress &progress) override;
    Result<std::optional<std::string>> fetch(TileId id, const Progress &progress);
    Result<std::optional<std::string>> pictureIn(HttpAnswer answer);
    std::unexpected<Error> refusal(const HttpAnswer &answer);
    std::unexpected<Error> problem(ErrorCode code, std::string_view what,
                                   std::string detail = {}) const {
        return fail(code, std::format("The map server {} {}", m_address.host(), what),
                    std::move(detail));
    }
    // The server is left alone for a while; the problem says why, and for how long.
    std::unexpected<Error> pauseAfter(seconds first, ErrorCode code, std::string why,
                                      std::string detail = {}) {
        pauses().addGrowing(m_address.host(), m_options.now(), first, why);
        return paused(code, std::move(why), std::move(detail));
    }
    std::unexpected<Error> paused(ErrorCode code, std::string why, std::string detail = {}) const {
        if (const auto pause = pauses().of(m_address.host(), m_options.now()))
            why += std::format(" It will be asked again in {}.", inWords(pause->left));
        return problem(code, why, std::move(detail));
    }

    OnlineTilesOptions m_options;
    TileAddress m_address;
    TileCache m_cache;
    HttpClient m_client;
    std::unordered_set<std::uint64_t> m_missing; // what the server said it does not have
};

std::uint64_t numberOf(TileId id) {
    static_assert(kMaxOnlineZoom <= 29);
    return std::uint64_t{id.x} << 34 | std::uint64_t{id.y} << 5 | static_cast<unsigned>(id.zoom);
}

Result<std::optional<std::string>> OnlineTiles::read(TileId id, const Progress &progress) {
    constexpr std::size_t kMostMissing = 100'000;
    if (id.zoom < info().minZoom || id.zoom > info().maxZoom || m_missing.contains(numberOf(id)))
        return std::nullopt;
    const sys_seconds now = m_options.now();
    const std::string key = std::format("{} {}/{}/{}", m_address.pattern(), id.zoom, id.x, id.y);
    std::optional<TileCache::Kept> kept = m_cache.find(key, now);
    // One from the future is of a clock that was wrong.
    if (kept && kept->fetched <= now && now - kept->fetched < m_options.keptFor)
        return std::move(kept->bytes);
    Result<std::optional<std::string>> fetched = fetch(id, progress);
    if (!fetched) {
        if (kept && fetched.error().code != ErrorCode::Cancelled)
            return std::move(kept->bytes);
        return fetched;
    }
    if (const std::optional<std::string> &picture = *fetched) {
        (void)m_cache.keep(key, *picture, now); // a full disk does not keep the map from showing
    } else {
        if (m_missing.size() >= kMostMissing)
            m_missing.clear();
        m_missing.insert(numberOf(id));
    }
    return fetched;
}

Result<std::optional<std::string>> OnlineTiles::fetch(TileId id, const Progress &progress) {
    if (auto pause = pauses().of(m_address.host(), m_options.now()))
        return paused(ErrorCode::NotFound, std::move(pause->why));
    HttpLimits limits;
    limits.bytes = m_options.tileBytes;
    limits.connecting = m_options.timeLimit;
    limits.whole = m_options.timeLimit;
    auto answer = m_client.get(m_address.tile(id), limits, progress);
    if (!answer && answer.error().code == ErrorCode::Cancelled)
        return std::unexpected(std::move(answer).error());
    // The address may hold somebody's key, so it is in no message.
    if (!answer)
        return pauseAfter(kNonsense, answer.error().code,
                          "gave no tile that can be used. " + answer.error().message);
    return pictureIn(*std::move(answer));
}

Result<std::optional<std::string>> OnlineTiles::pictureIn(HttpAnswer answer) {
    if (answer.status == 404 || answer.status == 410 || answer.status == 204) {
        pauses().isWell(m_address.host());
        return std::nullopt;
    }
    if (answer.status != 200)
        return refusal(answer);
    if (!pictureHead(answer.body))
        return pauseAfter(kNonsense, ErrorCode::InvalidInput,
                          "sent something that is no picture. Its address may be wrong, it may "
                          "want a key, or a page to sign in to the network may stand before it.",
                          answer.contentType);
    pauses().isWell(m_address.host());
    return std::move(answer.body);
}

std::unexpected<Error> OnlineTiles::refusal(const HttpAnswer &answer) {
    if (answer.status == 0)
        return pauseAfter(kSilence, ErrorCode::NotFound, "did not answer.", answer.trouble);
    std::string number = std::to_string(answer.status);
    if (answer.status == 429 || answer.status == 503) {
        std::string why = "has too much to do and wants to be left alone.";
        if (!answer.retryAfter)
            return pauseAfter(kPause, ErrorCode::NotFound, std::move(why), std::move(number));
        pauses().add(m_address.host(), m_options.now(), *answer.retryAfter, why);
        return paused(ErrorCode::NotFound, std::move(why), std::move(number));
    }
    if (answer.status == 401 || answer.status == 403)
        return pauseAfter(kPause, ErrorCode::InvalidInput,
                          "does not let us in. It may want a key, or be for others only.",
                          std::move(number));
    return pauseAfter(
        kNonsense, answer.status >= 500 ? ErrorCode::NotFound : ErrorCode::InvalidInput,
        std::format("could not give a tile: it answered with error {}.", number), number);
}

} // namespace

Result<std::unique_ptr<TileSource>> openOnlineTiles(const OnlineTilesOptions &options) {
    PW_TRY(TileAddress address, TileAddress::of(options.address));
    if (options.minZoom < 0 || options.minZoom > options.maxZoom ||
        options.maxZoom > kMaxOnlineZoom)
        return fail(ErrorCode::InvalidInput,
                    std::format("The zooms of a map server go from 0 to {}, the lower one first.",
                                kMaxOnlineZoom),
                    address.host());
    PW_TRY(TileCache cache, TileCache::in(options.cacheFolder, options.cacheBytes));
    TileSourceInfo info{.name = textOfHtml(options.name),
                        .attribution = textOfHtml(options.attribution),
                        .minZoom = options.minZoom,
                        .maxZoom = options.maxZoom,
                        .bounds = {},
                        .tileSize = options.tileSize == 512 ? 512 : 256};
    if (info.name.empty())
        info.name = address.host();
    return std::make_unique<OnlineTiles>(std::move(info), options, std::move(address),
                                         std::move(cache));
}

} // namespace placeweave
