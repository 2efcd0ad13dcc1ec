// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/beside.h"

#include <system_error>

namespace placeweave {

Beside::~Beside() {
    wait();
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Beside::start(std::function<void()> work) {
    wait();
    if (!m_thread.joinable()) {
        try {
            m_thread = std::thread(&Beside::run, this);
        } catch (const std::system_error &) {
            work();
            return;
        }
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_work = std::move(work);
    }
    m_changed.notify_all();
}

void Beside::wait() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_work; });
}

void Beside::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_work || m_ends; });
        if (!m_work)
            return;
        lock.unlock();
        m_work();
        lock.lock();
        m_work = nullptr;
        m_changed.notify_all();
    }
}

} // namespace placeweave
