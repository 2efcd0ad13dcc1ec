// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/event_watch.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <cstdio>
#include <utility>

namespace placeweave {
namespace {

constexpr std::chrono::milliseconds kLongestAllowed{10};

double milliseconds(EventWatch::Length length) {
    return std::chrono::duration<double, std::milli>(length).count();
}

void writeToStderr(const EventWatch::Block &block) {
    std::fprintf(stderr, "GUI thread blocked for %.0f ms: %s", milliseconds(block.length),
                 block.event.c_str());
    if (block.longest != block.event)
        std::fprintf(stderr, ", %.0f ms of it %s", milliseconds(block.longestLength),
                     block.longest.c_str());
    std::fputc('\n', stderr);
}

} // namespace

std::string nameOfEvent(const QObject &receiver, const QEvent &event) {
    static const QMetaEnum kTypes = QMetaEnum::fromType<QEvent::Type>();
    const char *type = kTypes.valueToKey(event.type());
    std::string name = type ? type : "event " + std::to_string(event.type());
    name += " of ";
    name += receiver.metaObject()->className();
    return name;
}

void EventWatch::begin(Time now, int loopLevel, std::string event) {
    m_handlings.push_back({std::move(event), now, loopLevel, {}, {}, {}, false});
}

void EventWatch::end(Time now) {
    Handling handling = std::move(m_handlings.back());
    m_handlings.pop_back();
    const Length whole = now - handling.start;
    const Length own = whole - handling.inner;
    if (handling.longest.empty() || own >= handling.longestLength) {
        handling.longest = handling.event;
        handling.longestLength = own;
    }
    const bool isInner = !m_handlings.empty() && m_handlings.back().loopLevel == handling.loopLevel;
    if (!isInner) {
        if (!m_handlings.empty())
            m_handlings.back().hasWaited = true;
        if (whole > m_longestAllowed && !handling.hasWaited)
            m_report({whole, handling.event, handling.longest, handling.longestLength});
        return;
    }
    Handling &outer = m_handlings.back();
    outer.inner += whole;
    outer.hasWaited = outer.hasWaited || handling.hasWaited;
    if (handling.longestLength > outer.longestLength) {
        outer.longest = std::move(handling.longest);
        outer.longestLength = handling.longestLength;
    }
}

WatchedApplication::WatchedApplication(int &argc, char **argv)
    : QGuiApplication(argc, argv), m_watch(kLongestAllowed, writeToStderr) {}

bool WatchedApplication::notify(QObject *receiver, QEvent *event) {
    // Every thread's events come by here.
    if (QThread::currentThread() != thread())
        return QGuiApplication::notify(receiver, event);
    m_watch.begin(std::chrono::steady_clock::now(), QThread::currentThread()->loopLevel(),
                  nameOfEvent(*receiver, *event));
    const bool handled = QGuiApplication::notify(receiver, event);
    m_watch.end(std::chrono::steady_clock::now());
    return handled;
}

} // namespace placeweave
