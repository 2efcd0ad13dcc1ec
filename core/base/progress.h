// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace placeweave {

// Handed to long work: told how far it is, asked whether to go on. Copies share one state, so the
// GUI thread keeps one copy and the worker the other.
class Progress {
public:
    // Called on the working thread with done and total (0 when not known); keep it short.
    using Listener = std::function<void(std::int64_t done, std::int64_t total)>;

    Progress() = default;
    explicit Progress(Listener listener) : m_listener(std::move(listener)) {}

    void report(std::int64_t done, std::int64_t total) const {
        if (m_listener)
            m_listener(done, total);
    }
    void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

private:
    Listener m_listener;
    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
};

} // namespace placeweave
