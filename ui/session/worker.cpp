// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/worker.h"

namespace placeweave {

Worker::Worker() : m_here(std::make_unique<QObject>()), m_there(std::make_unique<QObject>()) {
    m_there->moveToThread(&m_thread);
    m_thread.setObjectName("map");
    m_thread.start();
}

Worker::~Worker() {
    m_stopping.store(true, std::memory_order_relaxed);
    // The map was opened there, so it is closed there.
    QMetaObject::invokeMethod(
        m_there.get(),
        [this] {
            m_desk.index.reset();
            m_desk.map.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace placeweave
