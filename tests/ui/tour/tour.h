// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/qml_warnings.h"
#include "ui/map/map_canvas.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"
#include "ui/share/sharing.h"

#include "core/joint/confirmation.h"

#include <QElapsedTimer>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <QQmlApplicationEngine>
#include <QQmlExpression>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <cstdio>

namespace placeweave {

// Drives the window through its screens; a file for each part of it, as in ui/.
class Tour {
public:
    Tour(QString folder, QStringList only) : m_folder(std::move(folder)), m_only(std::move(only)) {}

    int run();

private:
    static constexpr int kLongest = 20'000; // ms for anything to happen

    template <class Condition>
    void waitFor(const char *what, Condition condition) {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > kLongest) {
                amiss(QString("gave up waiting for ") + what);
                return;
            }
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        }
    }
    void rest(int milliseconds) {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < milliseconds)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
    QVariant js(const QString &code) {
        QQmlExpression expression(qmlContext(m_window), m_window, code);
        bool undefined = false;
        const QVariant value = expression.evaluate(&undefined);
        if (expression.hasError())
            amiss(expression.error().toString());
        return value;
    }
    // Said at once, and again at the end.
    void amiss(const QString &what) {
        std::fprintf(stderr, "tour: %s\n", qPrintable(what));
        m_amiss << what;
    }
    MapCanvas *canvas() { return m_window->findChild<MapCanvas *>(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
             const QString &text = {}) {
        QKeyEvent press(QEvent::KeyPress, key, modifiers, text);
        QKeyEvent release(QEvent::KeyRelease, key, modifiers, text);
        QCoreApplication::sendEvent(m_window, &press);
        QCoreApplication::sendEvent(m_window, &release);
    }
    void size(int width, int height) {
        m_window->resize(width, height);
        rest(150);
    }
    void settle() {
        rest(120);
        waitFor("the maps in sight", [this] {
            return std::ranges::all_of(
                m_window->findChildren<MapCanvas *>(),
                [](const MapCanvas *map) { return !map->isVisible() || map->isSettled(); });
        });
        rest(250);
    }
    Sharing *sharing() { return m_window->findChild<Sharing *>(); }
    void waitForPage() {
        rest(500);
        waitFor("the page", [this] { return sharing() && !sharing()->isDrawing(); });
        rest(300);
    }
    void picture(const QString &name) {
        if (!isWanted(name))
            return;
        settle();
        for (const QString &said : QmlWarnings::taken())
            m_amiss << QString("before %1: %2").arg(name, said);
        const QString path = m_folder + '/' + name + ".png";
        if (!m_window->grabWindow().save(path))
            amiss("cannot write " + path);
        else
            std::printf("%s\n", qPrintable(path));
    }
    // Whether of a stage whose pictures begin with these ("05 22") any is wanted.
    bool isWantedOf(const QString &beginnings) const {
        return m_only.isEmpty() ||
               std::ranges::any_of(beginnings.split(' '), [&](const QString &b) {
                   return std::ranges::any_of(m_only, [&](const QString &p) {
                       return p.startsWith(b) || b.startsWith(p);
                   });
               });
    }
    bool isWanted(const QString &name) const {
        return m_only.isEmpty() ||
               std::ranges::any_of(m_only, [&](const QString &p) { return name.startsWith(p); });
    }
    // Maps beside each other: each `show` is run and the map itself is taken, light above dark.
    void montage(const QString &name, const QStringList &shows) {
        if (!isWanted(name))
            return;
        QImage sheet;
        for (int row = 0; row < 2; ++row) {
            look(row == 0 ? "light" : "dark");
            for (qsizetype column = 0; column < shows.size(); ++column) {
                js(shows[column]);
                rest(700);
                settle();
                const QRectF place = canvas()->mapRectToScene(canvas()->boundingRect());
                const QImage taken = m_window->grabWindow().copy(place.toRect());
                if (sheet.isNull()) {
                    sheet = QImage(taken.width() * int(shows.size()), taken.height() * 2,
                                   QImage::Format_RGB32);
                    sheet.fill(Qt::gray);
                }
                QPainter(&sheet).drawImage(int(column) * taken.width(), row * taken.height(),
                                           taken);
            }
        }
        look("light");
        sheet.save(m_folder + '/' + name + ".png");
    }
    // The same screen on a projector in a dark hall.
    void pictureDarkAndWide(const QString &name) {
        size(1920, 1080);
        look("dark");
        picture(name + "-dark-1920");
        look("light");
        size(1280, 800);
    }
    // Light, dark, and with letters twice as large in both; before each, `show` is run.
    void pictures(const QString &name, const QString &show = {}) {
        for (const auto &[appearance, scale, suffix] : {std::tuple("light", 1.0, ""),
                                                        {"dark", 1.0, "-dark"},
                                                        {"dark", 2.0, "-dark-large"},
                                                        {"light", 2.0, "-large"}}) {
            look(appearance, scale);
            rest(300);
            if (!show.isEmpty())
                js(show);
            picture(name + suffix);
        }
        look("light");
    }
    // Dark, and with letters twice as large in both.
    void pictureDarkAndLarge(const QString &name) {
        look("dark");
        picture(name + "-dark");
        look("dark", 2);
        rest(300);
        picture(name + "-dark-large");
        look("light", 2);
        rest(300);
        picture(name + "-large");
        look("light");
    }
    void look(const QString &appearance, double scale = 1) {
        Preferences::instance().setAppearance(appearance);
        Preferences::instance().setTextScale(scale);
        rest(100);
    }
    qint64 find(const QString &name) {
        const auto index = Session::instance()->index();
        for (std::uint32_t row = 0; index && row < index->size(); ++row)
            if (QString::fromUtf8(index->name(row)).startsWith(name))
                return index->id(row).value;
        return 0;
    }

    QString writeTiles();
    void baseMaps();
    void firstStart();
    void map();
    void layers();
    void card();
    void tools();
    void adding();
    void palette();
    void directory();
    void importing();
    void importingTwoLists();
    void importingRefused();
    void importingLong();
    void importingGround();
    void unplaced();
    void together();
    void setUpFurtherDown();
    void besideAnEarlierOne();
    void afterwards();
    void revertAndWithdraw();
    void ownConfirmation();
    void partnersCopy(const QString &path);
    bool photograph(const QString &paper, const QString &photo, const QString &thumb) const;
    void insight();
    void freshness();
    void connections();
    void outreach();
    void library();
    QString paintedPicture();
    void share();
    void textsToSee();
    void readersOfOurOwn();
    void large();
    void empty();
    void many();
    void real(const QString &data);

    QString m_folder;
    QStringList m_only;
    QStringList m_amiss;
    QTemporaryDir m_temporary;
    Session m_session{nullptr}; // outlives the pages that show it
    QQmlApplicationEngine m_engine;
    QQuickWindow *m_window = nullptr;
};

} // namespace placeweave
