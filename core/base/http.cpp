// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/http.h"

#include <array>
#include <curl/curl.h>
#include <format>
#include <mutex>

namespace placeweave {
namespace {

struct FreeUrl {
    void operator()(CURLU *url) const { curl_url_cleanup(url); }
};

struct FreeList {
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

std::string partOf(CURLU *url, CURLUPart part) {
    char *text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK || !text)
        return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

struct Address {
    std::string scheme;
    std::string host;

    static std::optional<Address> of(const std::string &text) {
        const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
        if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
            return std::nullopt;
        return Address{partOf(url.get(), CURLUPART_SCHEME), partOf(url.get(), CURLUPART_HOST)};
    }
    bool isWeb() const { return scheme == "http" || scheme == "https"; }
    bool isThisMachine() const {
        return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") ||
               host.starts_with("169.254.") || host == "0.0.0.0" || host == "[::1]" ||
               host == "[::]";
    }
};

// What a transfer hands to the callbacks.
struct Transfer {
    HttpAnswer &answer;
    const HttpLimits &limits;
    bool isTooLarge = false;
};

std::size_t takeBody(char *bytes, std::size_t size, std::size_t count, void *to) {
    Transfer &transfer = *static_cast<Transfer *>(to);
    const std::size_t more = size * count;
    if (static_cast<std::int64_t>(transfer.answer.body.size() + more) > transfer.limits.bytes) {
        transfer.isTooLarge = true;
        return 0; // ends the transfer
    }
    transfer.answer.body.append(bytes, more);
    return more;
}

template <class T>
void set(CURL *curl, CURLoption option, T value) {
    curl_easy_setopt(curl, option, value);
}

template <class T>
T infoOf(CURL *curl, CURLINFO info) {
    T value{};
    curl_easy_getinfo(curl, info, &value);
    return value;
}

Result<Address> webAddress(const std::string &text, const CURL *curl) {
    if (!curl)
        return fail(ErrorCode::Internal, "There is no way to reach the web from here.");
    std::optional<Address> address = Address::of(text);
    if (!address || !address->isWeb())
        return fail(ErrorCode::InvalidInput,
                    "This is no web address: it has to begin with https:// or http://.", text);
    return *std::move(address);
}

bool isAboutTrust(CURLcode code) {
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
           code == CURLE_SSL_ISSUER_ERROR || code == CURLE_SSL_INVALIDCERTSTATUS;
}

} // namespace

struct HttpClient::Connection {
    struct Free {
        void operator()(CURL *curl) const { curl_easy_cleanup(curl); }
    };
    struct FreeAll {
        void operator()(CURLM *all) const { curl_multi_cleanup(all); }
    };
    std::unique_ptr<CURLM, FreeAll> all; // outlives what is added to it
    std::unique_ptr<CURL, Free> curl;
    std::array<char, CURL_ERROR_SIZE> trouble{};

    // Posts the body where there is one.
    Result<HttpAnswer> once(const std::string &address, const HttpBody *body,
                            const HttpLimits &limits, const Progress &progress,
                            std::string &redirect);
    CURLcode perform(const Progress &progress);
};

HttpClient::HttpClient() : m_connection(std::make_unique<Connection>()) {
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_connection->all.reset(curl_multi_init());
    m_connection->curl.reset(curl_easy_init());
}
HttpClient::HttpClient(HttpClient &&) noexcept = default;
HttpClient &HttpClient::operator=(HttpClient &&) noexcept = default;
HttpClient::~HttpClient() = default;

// Not curl_easy_perform(), which looks up once a second: a window that closes waits for nobody.
CURLcode HttpClient::Connection::perform(const Progress &progress) {
    constexpr int kLookUp = 30; // ms
    curl_multi_add_handle(all.get(), curl.get());
    CURLcode code = CURLE_OK;
    int running = 1;
    while (running > 0) {
        if (progress.isCancelled()) {
            code = CURLE_ABORTED_BY_CALLBACK;
            break;
        }
        if (curl_multi_perform(all.get(), &running) != CURLM_OK ||
            (running > 0 && curl_multi_poll(all.get(), nullptr, 0, kLookUp, nullptr) != CURLM_OK)) {
            code = CURLE_FAILED_INIT;
            break;
        }
    }
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(all.get(), &left))
        if (message->msg == CURLMSG_DONE)
            code = message->data.result;
    curl_multi_remove_handle(all.get(), curl.get());
    return code;
}

Result<HttpAnswer> HttpClient::Connection::once(const std::string &address, const HttpBody *body,
                                                const HttpLimits &limits, const Progress &progress,
                                                std::string &redirect) {
    HttpAnswer answer;
    Transfer transfer{answer, limits};
    CURL *handle = curl.get();
    curl_easy_reset(handle); // options only: connections stay open
    trouble[0] = '\0';
    set(handle, CURLOPT_URL, address.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_FOLLOWLOCATION, 0L); // each step is looked at first
    set(handle, CURLOPT_USERAGENT, "Placeweave/" PLACEWEAVE_VERSION);
    set(handle, CURLOPT_ACCEPT_ENCODING, "");
    set(handle, CURLOPT_PROXYAUTH, static_cast<long>(CURLAUTH_ANY));
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connecting.count()));
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.whole.count()));
    set(handle, CURLOPT_ERRORBUFFER, trouble.data());
    set(handle, CURLOPT_WRITEFUNCTION, &takeBody);
    set(handle, CURLOPT_WRITEDATA, static_cast<void *>(&transfer));
    set(handle, CURLOPT_QUICK_EXIT, 1L); // a name that nobody can look up is not waited for
    std::unique_ptr<curl_slist, FreeList> headers;
    if (body) {
        headers.reset(curl_slist_append(nullptr, ("Content-Type: " + body->contentType).c_str()));
        set(handle, CURLOPT_HTTPHEADER, headers.get());
        set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body->bytes.size()));
        set(handle, CURLOPT_POSTFIELDS, body->bytes.c_str());
    }
    const CURLcode code = perform(progress);
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.", address);
    if (transfer.isTooLarge)
        return fail(ErrorCode::InvalidInput,
                    std::format("The server's answer is larger than {} MB, so it was not taken.",
                                limits.bytes >> 20),
                    address);
    if (isAboutTrust(code))
        return fail(ErrorCode::InvalidInput,
                    std::format("The server's certificate is not trusted ({}), so nothing was "
                                "fetched.",
                                trouble.data()),
                    address);
    if (code == CURLE_URL_MALFORMAT)
        return fail(ErrorCode::InvalidInput, "This is no web address.", address);
    if (code != CURLE_OK) {
        const char *why = trouble[0] != '\0' ? trouble.data() : curl_easy_strerror(code);
        answer.trouble = std::format("The server gave no whole answer: {}.", why);
        answer.body.clear();
        return answer;
    }
    answer.status = static_cast<int>(infoOf<long>(handle, CURLINFO_RESPONSE_CODE));
    if (const char *type = infoOf<char *>(handle, CURLINFO_CONTENT_TYPE))
        answer.contentType = type;
    if (const auto wait = infoOf<curl_off_t>(handle, CURLINFO_RETRY_AFTER); wait > 0)
        answer.retryAfter = std::chrono::seconds(wait);
    if (const char *next = infoOf<char *>(handle, CURLINFO_REDIRECT_URL))
        redirect = next;
    return answer;
}

Result<HttpAnswer> HttpClient::get(const std::string &address, const HttpLimits &limits,
                                   const Progress &progress) {
    PW_TRY(Address from, webAddress(address, m_connection->curl.get()));
    std::string at = address;
    for (int step = 0; step <= limits.redirects; ++step) {
        std::string redirect;
        PW_TRY(HttpAnswer answer, m_connection->once(at, nullptr, limits, progress, redirect));
        if (redirect.empty())
            return answer;
        const std::optional<Address> to = Address::of(redirect);
        const bool isDowngrade = to && from.scheme == "https" && to->scheme == "http";
        if (!to || !to->isWeb() || isDowngrade || (to->isThisMachine() && !from.isThisMachine()))
            return fail(ErrorCode::InvalidInput,
                        std::format("The server sends us on to {}, which is no safe place to "
                                    "fetch anything from; nothing was fetched.",
                                    redirect),
                        address);
        from = *to;
        at = std::move(redirect);
    }
    return fail(ErrorCode::InvalidInput, "The server sends us on and on, and never answers.",
                address);
}

Result<HttpAnswer> HttpClient::post(const std::string &address, const HttpBody &body,
                                    const HttpLimits &limits, const Progress &progress) {
    PW_CHECK(webAddress(address, m_connection->curl.get()));
    std::string redirect;
    PW_TRY(HttpAnswer answer, m_connection->once(address, &body, limits, progress, redirect));
    if (!redirect.empty())
        return fail(ErrorCode::InvalidInput,
                    std::format("The server sends us on to {}; nothing was sent there.", redirect),
                    address);
    return answer;
}

std::string percentEncoded(std::string_view part) {
    std::string encoded;
    for (const char c : part) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || std::string_view("-._~").contains(c);
        encoded +=
            isPlain ? std::string(1, c) : std::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

} // namespace placeweave
