// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/asset_index.h"
#include "core/store/map_file.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

namespace placeweave {

// What lies on the worker's desk: the open map and the snapshot made of it last. Touched on the
// worker's thread only.
struct Desk {
    std::unique_ptr<MapFile> map;
    std::shared_ptr<const AssetIndex> index;
    ActionId published =
        {}; // the last action that the index knows of, whether it changed it or not
};

// Marks the newest of a row of requests: the older ones, once it is their turn, see that they are
// no longer wanted and are dropped.
class Newest {
public:
    class Ticket {
    public:
        bool isWanted() const { return m_latest->load(std::memory_order_relaxed) == m_number; }

    private:
        friend class Newest;
        std::shared_ptr<std::atomic<int>> m_latest;
        int m_number = 0;
    };

    Ticket next() {
        Ticket ticket;
        ticket.m_latest = m_latest;
        ticket.m_number = m_latest->fetch_add(1) + 1;
        return ticket;
    }

private:
    std::shared_ptr<std::atomic<int>> m_latest = std::make_shared<std::atomic<int>>(0);
};

// What becomes of a request that has not begun when the session ends: what somebody has entered or
// asked to be written is never lost; whoever only wanted to look looks no longer.
enum class AtEnd : std::uint8_t { Drop, Finish };

// The one thread that owns the write connection. Requests run one after the other in the order they
// came; what they return is handed back on the thread that made the Worker.
class Worker {
public:
    Worker();
    // Waits for what is under way and is to be finished, then closes the map.
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    // `work` takes a Desk & and returns something; `done` takes that, and is not called when
    // `receiver` is gone by then. Both are moved to where they run.
    template <class Work, class Done>
    void run(QObject *receiver, Work work, Done done, AtEnd atEnd = AtEnd::Drop) {
        QMetaObject::invokeMethod(
            m_there.get(),
            [this, atEnd, receiver = QPointer<QObject>(receiver), work = std::move(work),
             done = std::move(done)]() mutable {
                if (atEnd == AtEnd::Drop && m_stopping.load(std::memory_order_relaxed))
                    return;
                auto outcome = std::make_shared<decltype(work(m_desk))>(work(m_desk));
                QMetaObject::invokeMethod(
                    m_here.get(),
                    [receiver, done = std::move(done), outcome = std::move(outcome)]() mutable {
                        if (receiver)
                            done(std::move(*outcome));
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_here;
    std::unique_ptr<QObject> m_there; // lives in m_thread
    std::atomic<bool> m_stopping = false;
    Desk m_desk;
};

} // namespace placeweave
