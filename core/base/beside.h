// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace placeweave {

// A thread that does one piece of work at a time beside its owner's, who waits for it before the
// next and before touching what it works on. Started with the first piece; where there can be no
// thread the owner does it.
class Beside {
public:
    Beside() = default;
    Beside(const Beside &) = delete;
    Beside &operator=(const Beside &) = delete;
    ~Beside(); // waits

    void start(std::function<void()> work);
    void wait();

private:
    void run();

    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::function<void()> m_work; // empty when there is nothing to do
    bool m_ends = false;
};

} // namespace placeweave
