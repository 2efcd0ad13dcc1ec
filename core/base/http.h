// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace placeweave {

struct HttpLimits {
    std::int64_t bytes = std::int64_t{64} << 20; // of an answer, unpacked
    std::chrono::milliseconds connecting{15'000};
    std::chrono::milliseconds whole{60'000}; // from asking to the last byte
    int redirects = 5;
};

struct HttpAnswer {
    int status = 0;      // 0: there was none, and `trouble` says why; asking again may help
    std::string trouble; // a sentence
    std::string body;
    std::string contentType;                        // as the server calls it; may be empty
    std::optional<std::chrono::seconds> retryAfter; // how long the server asks us to stay away
};

struct HttpBody {
    std::string contentType;
    std::string bytes;
};

// Asks web servers for what they give everybody. Only http and https, never from https back to
// http, never from elsewhere to this machine; certificates are checked. Goes through the proxy that
// the environment names (https_proxy, no_proxy). Sends no cookies and says no more about us than
// "Placeweave/<version>". Keeps connections open between requests. One thread.
class HttpClient {
public:
    HttpClient();
    HttpClient(HttpClient &&) noexcept;
    HttpClient &operator=(HttpClient &&) noexcept;
    ~HttpClient();

    // Follows redirects. Fails for what asking again will not change: no such address, a redirect
    // that is refused, a certificate that is not trusted, an answer beyond the limits; and with
    // Cancelled.
    Result<HttpAnswer> get(const std::string &address, const HttpLimits &limits = {},
                           const Progress &progress = {});
    // Fails as get() does, and for a redirect: what is meant for one address goes to no other.
    Result<HttpAnswer> post(const std::string &address, const HttpBody &body,
                            const HttpLimits &limits = {}, const Progress &progress = {});

private:
    struct Connection;
    std::unique_ptr<Connection> m_connection;
};

// For one part of a path: everything but letters, digits and - . _ ~ as %XX (RFC 3986 section 2).
std::string percentEncoded(std::string_view part);

} // namespace placeweave
