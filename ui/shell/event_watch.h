// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace placeweave {

// "UpdateRequest of QQuickWindow". To be asked before the event is handled: a receiver may not
// outlive it.
std::string nameOfEvent(const QObject &receiver, const QEvent &event);

// Tells which events kept the thread they were handled on for longer than they may. Knows no clock:
// the caller says when handling begins and ends, outer events around inner ones.
class EventWatch {
public:
    using Time = std::chrono::steady_clock::time_point;
    using Length = std::chrono::steady_clock::duration;

    struct Block {
        Length length{};
        std::string event;
        // Where most of the time went when the event had others handled; else the event itself.
        std::string longest;
        Length longestLength{}; // events inside it left out
    };

    EventWatch(Length longestAllowed, std::function<void(const Block &)> report)
        : m_longestAllowed(longestAllowed), m_report(std::move(report)) {}

    // `loopLevel` counts the event loops that run inside each other, as QThread::loopLevel().
    void begin(Time now, int loopLevel, std::string event);
    void end(Time now);

private:
    struct Handling {
        std::string event;
        Time start;
        int loopLevel = 0;
        Length inner{}; // in events handled inside this one
        std::string longest;
        Length longestLength{};
        bool hasWaited = false; // in an event loop of its own: for somebody, so it blocks nobody
    };

    Length m_longestAllowed;
    std::function<void(const Block &)> m_report;
    std::vector<Handling> m_handlings; // outermost first
};

// The application of the `dev` preset: says on stderr what blocks the GUI thread for over 10 ms.
class WatchedApplication : public QGuiApplication {
public:
    WatchedApplication(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

private:
    EventWatch m_watch;
};

} // namespace placeweave
