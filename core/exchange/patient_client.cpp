// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/patient_client.h"

#include <algorithm>
#include <thread>

namespace placeweave {
namespace {

using std::chrono::milliseconds;

bool isBusy(int status) {
    return status == 0 || status == 408 || status == 429 || status >= 500;
}

} // namespace

Result<void> PatientClient::waitUntil(Clock::time_point then) const {
    constexpr milliseconds kNap{100};
    for (auto now = Clock::now(); now < then && !m_progress.isCancelled(); now = Clock::now())
        std::this_thread::sleep_for(std::min<Clock::duration>(then - now, kNap));
    if (m_progress.isCancelled())
        return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.");
    return {};
}

Result<HttpAnswer> PatientClient::ask(const std::string &address, const HttpBody *body) {
    milliseconds pause = m_patience.firstWait;
    for (int attempt = 1;; ++attempt) {
        PW_CHECK(waitUntil(m_next));
        m_next = Clock::now() + m_patience.apart;
        PW_TRY(HttpAnswer answer, body
                                      ? m_client.post(address, *body, m_patience.limits, m_progress)
                                      : m_client.get(address, m_patience.limits, m_progress));
        if (!isBusy(answer.status) || attempt >= m_patience.attempts)
            return answer;
        const milliseconds asked = answer.retryAfter ? milliseconds(*answer.retryAfter) : pause;
        PW_CHECK(waitUntil(Clock::now() + std::min(asked, m_patience.longestWait)));
        pause *= 2;
    }
}

Result<HttpAnswer> PatientClient::get(const std::string &address) {
    return ask(address, nullptr);
}

Result<HttpAnswer> PatientClient::post(const std::string &address, const HttpBody &body) {
    return ask(address, &body);
}

} // namespace placeweave
