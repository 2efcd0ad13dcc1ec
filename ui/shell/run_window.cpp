// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/run_window.h"

#include "ui/map/scene_painter.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"
#include "ui/shell/one_window.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/shadow_provider.h"
#ifdef PLACEWEAVE_WATCH_EVENTS
#include "ui/shell/event_watch.h"
#endif

#include <QCommandLineParser>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

void qml_register_types_Placeweave();

namespace placeweave {
namespace {

#ifdef PLACEWEAVE_WATCH_EVENTS
using Application = WatchedApplication;
#else
using Application = QGuiApplication;
#endif

} // namespace

void prepareApplication() {
    paintWithoutHelpers();
    // The window is flat. Where the processor stands in for a graphics card, a depth and a stencil
    // for each pixel cost more than they save: without them rectangles are copied line by line.
    qputenv("QSG_NO_DEPTH_BUFFER", "1");
    qputenv("QSG_NO_STENCIL_BUFFER", "1");
    // What is not compiled beforehand is read, not compiled while somebody waits: each function
    // made into machine code costs milliseconds (the memory changes hands between all processors).
    qputenv("QV4_FORCE_INTERPRETER", "1");
    // Ready letters, as other programs show them: each is worked out once, not in every frame.
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    QGuiApplication::setApplicationName("Placeweave");
    QGuiApplication::setOrganizationName("Placeweave");
    QGuiApplication::setDesktopFileName("org.placeweave.Placeweave");
    QGuiApplication::setWindowIcon(QIcon(":/placeweave/icons/org.placeweave.Placeweave.svg"));
    QQuickStyle::setStyle("Basic");
    QFont font(Appearance::textFamily());
    font.setPixelSize(15);
    QGuiApplication::setFont(font);
    // The module is a static library: nothing else would keep its types from being left out.
    qml_register_types_Placeweave();
}

bool loadWindow(QQmlApplicationEngine &engine, bool firstStart) {
    engine.addImageProvider("icon", new IconProvider);
    engine.addImageProvider("shadow", new ShadowProvider);
    engine.setInitialProperties({{"firstStart", firstStart}});
    engine.loadFromModule("Placeweave", "Main");
    return !engine.rootObjects().isEmpty();
}

int runWindow(int argc, char **argv) {
    Application application(argc, argv);
    prepareApplication();

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "Window", "Draws together a map of a place's community groups."));
    parser.addHelpOption();
    parser.addPositionalArgument("map", QCoreApplication::translate("Window", "A map to open."),
                                 "[map]");
    parser.process(application);

    const QStringList named = parser.positionalArguments();
    if (!named.isEmpty() && OneWindow::raiseOther(named.constFirst()))
        return EXIT_SUCCESS;

    Session session(nullptr);
    Preferences &preferences = Preferences::instance();
    const bool firstStart = !preferences.wasStarted() && named.isEmpty();
    preferences.setStarted();

    QQmlApplicationEngine engine;
    if (!loadWindow(engine, firstStart))
        return EXIT_FAILURE;

    OneWindow here;
    QObject::connect(&session, &Session::mapChanged, &here,
                     [&] { here.answerFor(session.filePath()); });
    QObject::connect(&here, &OneWindow::asked, &engine, [&engine] {
        auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
        window->show();
        window->raise();
        window->requestActivate();
    });
    // Nothing to show at all would leave people before an empty window.
    QObject::connect(&session, &Session::openFailed, &session, [&session] {
        if (!session.isOpen())
            session.openSample();
    });
    const QString last = preferences.lastFile();
    if (!named.isEmpty()) {
        session.openPath(named.constFirst());
    } else if (!last.isEmpty() && QFileInfo::exists(last)) {
        session.openPath(last);
    } else {
        session.openSample();
    }
    return QGuiApplication::exec();
}

} // namespace placeweave
