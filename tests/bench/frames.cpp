// SPDX-License-Identifier: GPL-3.0-or-later
// How soon a large map is there, and how smoothly it moves under a hand: `placeweave_frames MAP`,
// on a display. Prints figures; nothing here passes or fails.
#include "ui/map/map_canvas.h"
#include "ui/session/layers.h"
#include "ui/session/session.h"
#include "ui/shell/event_watch.h"
#include "ui/shell/run_window.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QSGRendererInterface>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace placeweave {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double kBudget = 16.7; // ms: sixty frames a second
constexpr int kLongest = 60'000; // ms, for whatever is waited for

double millisecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double processMilliseconds() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// What this thread itself has computed, whoever else had the processors.
double threadMilliseconds() {
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
#else
    return 0;
#endif
}

// The value below which that part of the times lies.
double quantile(std::vector<double> times, double part) {
    if (times.empty())
        return 0;
    std::ranges::sort(times);
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

// Turns the event loop until the condition holds; false when it never does. Sleeps in between: a
// thread that spins would take a core from those that draw.
bool waitFor(const std::function<bool()> &condition) {
    QTimer tick; // for conditions that no event of this thread brings about
    tick.start(50);
    const auto start = Clock::now();
    while (!condition()) {
        if (millisecondsSince(start) > kLongest)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

// Until a window has been up and has drawn nothing new for a while.
bool waitForRest(QQuickWindow &window) {
    constexpr double kRest = 400; // ms
    std::optional<Clock::time_point> last;
    const auto frames = QObject::connect(
        &window, &QQuickWindow::frameSwapped, qGuiApp, [&] { last = Clock::now(); },
        Qt::QueuedConnection);
    const bool isAtRest = waitFor([&] { return last && millisecondsSince(*last) > kRest; });
    QObject::disconnect(frames);
    return isAtRest;
}

// --- the GUI thread ---

// How long the GUI thread was kept by one event, which is how long a hand may have had to wait.
// What it waited for the frame before to be drawn is left out.
class WatchedThread : public QGuiApplication {
public:
    using QGuiApplication::QGuiApplication;

    struct Block {
        double milliseconds = 0; // on the clock
        double computing = 0;    // of them, ms
        std::string event;
    };

    bool notify(QObject *receiver, QEvent *event) override {
        if (QThread::currentThread() != thread() || m_isHandling)
            return QGuiApplication::notify(receiver, event);
        m_isHandling = true;
        m_waited = 0;
        Block block{.event = nameOfEvent(*receiver, *event)};
        const auto start = Clock::now();
        const double computingStart = threadMilliseconds();
        const bool isHandled = QGuiApplication::notify(receiver, event);
        block.milliseconds = millisecondsSince(start) - m_waited;
        block.computing = threadMilliseconds() - computingStart;
        m_isHandling = false;
        m_blocks.push_back(std::move(block));
        return isHandled;
    }

    // Of a window whose items have all been made: this has to hear last that a frame begins. Once
    // more when one of them has come anew.
    void leaveOutWaitingOf(QQuickWindow &window) {
        window.disconnect(this);
        connect(&window, &QQuickWindow::afterAnimating, this, [this] { m_waits = Clock::now(); });
        connect(
            &window, &QQuickWindow::beforeSynchronizing, this,
            [this] { m_waited += millisecondsSince(m_waits); }, Qt::DirectConnection);
    }

    // The longest since it was asked last.
    void print(const char *where) {
        constexpr double kAllowed = 10;
        std::vector<Block> blocks;
        m_blocks.swap(blocks);
        const auto tooLong = std::ranges::count_if(
            blocks, [](const Block &block) { return block.milliseconds > kAllowed; });
        std::ranges::sort(blocks, std::greater(), &Block::milliseconds);
        const auto computedTooLong = std::ranges::count_if(
            blocks, [](const Block &block) { return block.computing > kAllowed; });
        std::printf("GUI thread while %s: %zu events, %td over %.0f ms, %td of them computing; "
                    "longest (computing; event)",
                    where, blocks.size(), tooLong, kAllowed, computedTooLong);
        for (const Block &block : std::span(blocks).first(std::min<std::size_t>(4, blocks.size())))
            std::printf(" %.1f ms (%.1f; %s)", block.milliseconds, block.computing,
                        block.event.c_str());
        std::printf("\n");
    }

private:
    bool m_isHandling = false;
    double m_waited = 0; // in this event, ms
    Clock::time_point m_waits;
    std::vector<Block> m_blocks;
};

WatchedThread &guiThread() {
    return *static_cast<WatchedThread *>(qGuiApp);
}

// --- frames ---

// What one frame took, in ms. Waiting for the frame before it to be drawn is left out of all but
// `sinceLast`.
struct Frame {
    double gui = 0;       // on the GUI thread: the hand's event, then what the scene is to show
    double sync = 0;      // both threads: the scene graph takes that over
    double render = 0;    // until it is on the screen
    double sinceLast = 0; // since the one before was on the screen
    double whole() const { return gui + sync + render; }
};

struct Frames {
    std::string where;
    std::vector<Frame> frames;
    double processTime = 0; // of all threads and all frames, ms

    std::vector<double> of(const auto &figure) const {
        std::vector<double> figures;
        for (const Frame &frame : frames)
            figures.push_back(std::invoke(figure, frame));
        return figures;
    }
};

// Takes the times of a window's frames: start() before the canvas is put into the window, so that
// it hears first that a frame begins; finish() after, so that it hears last.
class FrameWatch : public QObject {
public:
    void start(QQuickWindow &window) {
        connect(&window, &QQuickWindow::afterAnimating, this, [this] { m_begun = Clock::now(); });
    }
    void finish(QQuickWindow &window) {
        connect(&window, &QQuickWindow::afterAnimating, this, [this] {
            m_gui = millisecondsSince(m_begun) + std::exchange(handMilliseconds, 0);
        });
        // From here on the render thread; the GUI thread waits until they have met.
        connect(
            &window, &QQuickWindow::beforeSynchronizing, this,
            [this] {
                m_met = Clock::now();
                m_now.gui = m_gui;
            },
            Qt::DirectConnection);
        connect(
            &window, &QQuickWindow::afterSynchronizing, this,
            [this] {
                m_now.sync = millisecondsSince(m_met);
                m_parted = Clock::now();
                m_isThreaded = QThread::currentThread() != thread();
            },
            Qt::DirectConnection);
        connect(
            &window, &QQuickWindow::frameSwapped, this,
            [this] {
                m_now.render = millisecondsSince(m_parted);
                m_now.sinceLast = millisecondsSince(std::exchange(m_swapped, Clock::now()));
                QMetaObject::invokeMethod(
                    this, [this, frame = m_now] { swapped(frame); }, Qt::QueuedConnection);
            },
            Qt::DirectConnection);
    }

    // Called on the GUI thread after each frame.
    std::function<void()> next;
    Frames *into = nullptr;
    double handMilliseconds = 0; // spent on events since the last frame
    bool isThreaded() const { return m_isThreaded; }

private:
    void swapped(const Frame &frame) {
        if (into)
            into->frames.push_back(frame);
        if (next)
            next();
    }

    Clock::time_point m_begun, m_met, m_parted, m_swapped;
    double m_gui = 0;
    Frame m_now; // the render thread's
    bool m_isThreaded = false;
};

// A hand on a map: one movement a frame.
class Hand {
public:
    Hand(QQuickWindow &window, MapCanvas &canvas, FrameWatch &watch)
        : m_window(window), m_canvas(canvas), m_watch(watch) {}

    Frames drag(const char *where, QPointF step, int frames) {
        QPointF at(640, 400);
        send(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
        Frames times = each(where, frames, [&](int frame) {
            // To and fro, so that it does not leave the country.
            at += (frame / 20) % 2 == 0 ? step : -step;
            send(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
        });
        send(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
        return times;
    }

    // A notch every fourth frame; the map eases after them.
    Frames wheel(const char *where, int notches, int frames) {
        return each(where, frames, [&](int frame) {
            if (frame % 4 != 0 || frame / 4 >= std::abs(notches))
                return;
            const QPointF at(700, 360);
            QWheelEvent event(at, at, {}, {0, notches > 0 ? 120 : -120}, Qt::NoButton, {},
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(&m_window, &event);
        });
    }

    Frames fly(const char *where, LatLon to, double zoom, int frames) {
        return each(where, frames, [&](int frame) {
            if (frame == 0)
                m_canvas.flyTo(to.latitude, to.longitude, zoom);
        });
    }

private:
    Frames each(const char *where, int frames, const std::function<void(int)> &move) {
        Frames times;
        times.where = where;
        int frame = 0;
        m_watch.into = &times;
        m_watch.next = [&] {
            if (frame < frames) {
                const auto start = Clock::now();
                move(frame++);
                m_watch.handMilliseconds += millisecondsSince(start);
            }
            m_window.update();
        };
        const double start = processMilliseconds();
        m_watch.next();
        waitFor([&] { return static_cast<int>(times.frames.size()) >= frames; });
        times.processTime = processMilliseconds() - start;
        m_watch.into = nullptr;
        m_watch.next = nullptr;
        return times;
    }

    void send(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons held) {
        QMouseEvent event(type, at, at, at, button, held, Qt::NoModifier);
        QCoreApplication::sendEvent(&m_window, &event);
    }

    QQuickWindow &m_window;
    MapCanvas &m_canvas;
    FrameWatch &m_watch;
};

void print(const Frames &times) {
    const std::vector<double> whole = times.of(&Frame::whole);
    const std::vector<double> gui =
        times.of([](const Frame &frame) { return frame.gui + frame.sync; });
    const auto inTime = std::ranges::count_if(whole, [](double t) { return t < kBudget; });
    std::printf("  %-31s %4zu frames, %5.1f %% in time; median %5.1f, p95 %5.1f, worst %5.1f ms; "
                "GUI thread %4.1f, %4.1f, %4.1f; sync %4.1f, %4.1f; drawing %4.1f, %4.1f; apart "
                "%4.1f, %4.1f; processors %4.1f\n",
                times.where.c_str(), whole.size(),
                100.0 * static_cast<double>(inTime) / static_cast<double>(whole.size()),
                quantile(whole, 0.5), quantile(whole, 0.95), quantile(whole, 1), quantile(gui, 0.5),
                quantile(gui, 0.95), quantile(gui, 1), quantile(times.of(&Frame::sync), 0.5),
                quantile(times.of(&Frame::sync), 0.95), quantile(times.of(&Frame::render), 0.5),
                quantile(times.of(&Frame::render), 0.95),
                quantile(times.of(&Frame::sinceLast), 0.5),
                quantile(times.of(&Frame::sinceLast), 0.95),
                times.processTime / static_cast<double>(times.frames.size()));
}

// --- the whole window ---

// From the path of a map to its first picture, and how that moves.
struct Opening {
    bool isDone = false;
    double milliseconds = 0; // on the clock
    double processTime = 0;  // of all threads, ms
    std::size_t marks = 0;   // in the first picture that had all of them
    Frames frames;
};

Frames dragIn(QQuickWindow &window, MapCanvas &canvas) {
    // The watch hears of a frame before the canvas does, which is told when it comes to a window.
    QQuickItem *ground = canvas.parentItem();
    QQuickItem *above = ground->childItems().value(1);
    canvas.setParentItem(nullptr);
    FrameWatch watch;
    watch.start(window);
    canvas.setParentItem(ground);
    if (above)
        canvas.stackBefore(above);
    watch.finish(window);
    return Hand(window, canvas, watch).drag("the whole window, dragged", {14, 9}, 200);
}

// What a hand asks of the window between two movements of the map.
void work(QQuickWindow &window, MapCanvas &canvas, Session &session) {
    const auto during = [&](const char *what, const std::function<void()> &act) {
        QMetaObject::invokeMethod(qGuiApp, act, Qt::QueuedConnection);
        waitForRest(window);
        guiThread().print(what);
    };
    const AssetIndex &index = *session.shown()->index;
    const auto selectRow = [&](std::uint32_t row) {
        session.select(index.id(row).value);
    };
    during("an organisation is chosen", [&] { selectRow(0); });
    during("another one is", [&] { selectRow(index.size() / 2); });
    during("none is", [&] { session.select(0); });
    during("the map is held to a kind", [&] { session.filter()->setKinds({"faith_group"}); });
    during("it shows all again", [&] { session.filter()->clear(); });
    during("it flies to a street", [&] { canvas.flyTo(51.51, -0.12, 16); });
    during("it flies back", [&] { canvas.fitAll(); });
    Layers &layers = *session.layers();
    if (layers.indicators().isEmpty() || layers.sets().isEmpty())
        return;
    during("areas are coloured", [&] { layers.setFill(layers.indicators().constFirst().code); });
    during("in classes of another kind", [&] { layers.setClassing("natural"); });
    during("outlines are shown",
           [&] { layers.setOutlined(layers.sets().constFirst().code, true); });
    during("Core20 is shown", [&] { layers.setCore20Shown(true); });
    during("it flies to a town of them", [&] { canvas.flyTo(51.51, -0.12, 13); });
    during("it flies back over them", [&] { canvas.fitAll(); });
}

// The whole window is up and empty; then it is given the map.
Opening openInWindow(Session &session, const QString &map) {
    QQmlApplicationEngine engine;
    Opening opening;
    if (!loadWindow(engine, false))
        return opening;
    guiThread().print("the window is made");
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    auto *canvas = window->findChild<MapCanvas *>();
    if (!canvas || !waitForRest(*window))
        return opening;
    guiThread().leaveOutWaitingOf(*window);
    guiThread().print("the empty window comes up");

    const auto start = Clock::now();
    const double processStart = processMilliseconds();
    std::size_t inThisFrame = 0;
    // The GUI thread stands still while the scene graph takes over what it shows.
    QObject::connect(
        window, &QQuickWindow::afterSynchronizing, window,
        [&] { inThisFrame = canvas->markPicture().marks.size(); }, Qt::DirectConnection);
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window,
        [&] {
            if (inThisFrame == 0 || opening.isDone || !canvas->isWhole())
                return;
            opening.milliseconds = millisecondsSince(start);
            opening.processTime = processMilliseconds() - processStart;
            opening.marks = inThisFrame;
            opening.isDone = true;
        },
        Qt::DirectConnection);
    session.openPath(map);
    waitFor([&] { return opening.isDone; });
    window->disconnect(window);
    if (opening.isDone && waitFor([&] { return canvas->isSettled(); }) && waitForRest(*window)) {
        guiThread().print("the map is opened");
        opening.frames = dragIn(*window, *canvas);
        guiThread().leaveOutWaitingOf(*window);
        guiThread().print("the whole window is dragged");
        work(*window, *canvas, session);
    }
    return opening;
}

int timeFrames(Session &session, const Frames &inWindow) {
    QQuickWindow window;
    window.resize(1280, 800);
    FrameWatch watch;
    watch.start(window);
    MapCanvas canvas(window.contentItem());
    canvas.setSize({1280, 800});
    canvas.setSource(session.map());
    watch.finish(window);
    window.show();
    if (!waitFor([&] { return canvas.isSettled(); }))
        return EXIT_FAILURE;

    Hand hand(window, canvas, watch);
    const LatLon london{51.51, -0.12};
    const LatLon manchester{53.48, -2.24};
    std::vector<Frames> all;
    all.push_back(hand.drag("all England, dragged", {14, 9}, 100));
    all.push_back(hand.fly("flight to London", london, 9.5, 100));
    all.push_back(hand.drag("the South East, dragged", {14, 9}, 100));
    all.push_back(hand.wheel("from region to street by wheel", 11, 80));
    all.push_back(hand.drag("streets, dragged", {14, 9}, 100));
    all.push_back(hand.wheel("and out again", -11, 80));
    all.push_back(hand.fly("flight to Manchester", manchester, 12.5, 120));
    all.push_back(hand.drag("a town, dragged", {14, 9}, 100));

    Frames sum;
    sum.where = "all of them";
    for (const Frames &times : all) {
        sum.frames.insert(sum.frames.end(), times.frames.begin(), times.frames.end());
        sum.processTime += times.processTime;
    }
    const bool isOpenGl = window.rendererInterface()->graphicsApi() == QSGRendererInterface::OpenGL;
    std::printf(
        "\nFrames of a map canvas of 1280 x 800, %s, %s render loop, %d cores. A frame is the "
        "event of the hand, the work of the GUI thread from afterAnimating on, then from "
        "beforeSynchronizing to frameSwapped; waiting for the frame before is not in it. "
        "\"GUI thread\" is all but the drawing (median, p95, worst); \"apart\" from one "
        "frameSwapped to the next; \"processors\" is the time of all threads a frame, in ms. The "
        "goal is 95 %% under %.1f ms.\n",
        isOpenGl ? "OpenGL" : "no OpenGL", watch.isThreaded() ? "threaded" : "basic",
        QThread::idealThreadCount(), kBudget);
    for (const Frames &times : all)
        print(times);
    print(sum);
    // With the list, the legend and all that floats: not in the sum.
    print(inWindow);
    return EXIT_SUCCESS;
}

} // namespace
} // namespace placeweave

int main(int argc, char **argv) {
    using namespace placeweave;
    WatchedThread application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s MAP.gpkg\n", argv[0]);
        return 2;
    }
    // Nobody's own settings are read or changed.
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    prepareApplication();

    Session session(nullptr);
    const Opening opening = openInWindow(session, QString::fromLocal8Bit(argv[1]));
    if (!opening.isDone) {
        std::fprintf(stderr, "The map was not opened.\n");
        return 3;
    }
    std::printf(
        "Open to the first picture with all its marks (%zu of them), the whole window up and at "
        "rest before: %.0f ms on the clock, %.0f ms of process time on all threads; the goal is "
        "500 ms\n",
        opening.marks, opening.milliseconds, opening.processTime);
    return timeFrames(session, opening.frames);
}
