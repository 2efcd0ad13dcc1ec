// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/http.h"

namespace placeweave {

struct Patience {
    int attempts = 5;                               // for each answer
    std::chrono::milliseconds firstWait{1'000};     // before the second; then twice as long each
    std::chrono::milliseconds longestWait{120'000}; // also when the server asks for more
    std::chrono::milliseconds apart{0};             // one request and the next, at least
    HttpLimits limits = {};                         // of one answer
};

// Asks busy servers (429, 5xx, timeouts) again, later and later, and none too often. Waits in short
// naps: Cancelled soon after somebody has pressed Cancel. Keeps no copy of `progress`.
class PatientClient {
public:
    PatientClient(Patience patience, const Progress &progress)
        : m_patience(patience), m_progress(progress) {}

    // The last answer, busy or not; with status 0 it says what was wrong. Fails as HttpClient does.
    Result<HttpAnswer> get(const std::string &address);
    Result<HttpAnswer> post(const std::string &address, const HttpBody &body);

private:
    using Clock = std::chrono::steady_clock;

    Result<HttpAnswer> ask(const std::string &address, const HttpBody *body);
    Result<void> waitUntil(Clock::time_point then) const;

    const Patience m_patience;
    const Progress &m_progress;
    HttpClient m_client;
    Clock::time_point m_next; // before then nothing is asked
};

} // namespace placeweave
