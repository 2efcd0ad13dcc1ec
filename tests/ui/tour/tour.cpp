// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the window through its screens and writes a picture of each into a folder:
//
//     placeweave_tour FOLDER [NAME...]      only pictures whose name begins with one of NAME
//
// Nothing is compared: the pictures are to be looked at (tests/ui/tour/tour). It fails by what the
// window complained of on the way, and by what never came.
#include "tests/ui/tour/tour.h"

#include "tests/ui/qml_warnings.h"
#include "ui/session/preferences.h"
#include "ui/shell/run_window.h"
#include "ui/theme/appearance.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

namespace placeweave {

int Tour::run() {
    QDir().mkpath(m_folder);
    if (!loadWindow(m_engine, true))
        return EXIT_FAILURE;
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    m_session.openSample(true);
    waitFor("the sample", [this] { return m_session.isOpen(); });
    waitFor("the list", [this] { return m_session.shownCount() > 0; });
    look("light");
    size(1280, 800);
    // Most begin where the one before them ends. Where all that is wanted begins at the sample as
    // it was opened, there is no need of the others.
    enum class Begins { AfterOthers, Anywhere };
    using enum Begins;
    struct Stage {
        void (Tour::*run)();
        const char *pictures;
        Begins begins = AfterOthers;
    };
    const Stage stages[] = {{&Tour::firstStart, "01 02"},
                            {&Tour::map, "03 04 05-map", Anywhere},
                            {&Tour::layers, "05 22", Anywhere},
                            {&Tour::card, "06 07", Anywhere},
                            {&Tour::tools, "20", Anywhere},
                            {&Tour::adding, "08", Anywhere},
                            {&Tour::palette, "09 10", Anywhere},
                            {&Tour::directory, "11 12 13"},
                            {&Tour::importing, "14"},
                            {&Tour::unplaced, "15"},
                            {&Tour::together, "23"},
                            {&Tour::insight, "24", Anywhere},
                            {&Tour::freshness, "26", Anywhere},
                            {&Tour::connections, "27 29", Anywhere},
                            {&Tour::outreach, "25 28"},
                            {&Tour::library, "36"},
                            {&Tour::share, "16", Anywhere},
                            {&Tour::readersOfOurOwn, "25-readers"},
                            {&Tour::large, "17", Anywhere},
                            {&Tour::textsToSee, "30", Anywhere},
                            {&Tour::empty, "18", Anywhere},
                            {&Tour::many, "19"}};
    const auto isStageWanted = [this](const Stage &stage) {
        return isWantedOf(stage.pictures);
    };
    const auto last = std::ranges::find_last_if(stages, isStageWanted);
    const bool areAllFree = std::ranges::all_of(stages, [&](const Stage &stage) {
        return !isStageWanted(stage) || stage.begins == Anywhere;
    });
    js("window.firstStart = false");
    for (const Stage *stage = stages; !last.empty() && stage <= last.begin(); ++stage)
        if (isStageWanted(*stage) || !areAllFree)
            (this->*stage->run)();
    if (const QString data = qEnvironmentVariable("PLACEWEAVE_REAL_DATA");
        !data.isEmpty() && isWantedOf("21"))
        real(data);
    m_amiss << QmlWarnings::taken();
    if (m_amiss.isEmpty())
        return EXIT_SUCCESS;
    std::fprintf(stderr, "tour: amiss on the way:\n  %s\n", qPrintable(m_amiss.join("\n  ")));
    return EXIT_FAILURE;
}

} // namespace placeweave

using namespace placeweave;

int main(int argc, char **argv) {
    QStandardPaths::setTestModeEnabled(true);
    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QGuiApplication application(argc, argv);
    QmlWarnings::collect();
    Appearance::setStill(true);
    prepareApplication();
    QFile::remove(Preferences::dataFolder() + "/postcodes.index"); // of the last tour
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: placeweave_tour FOLDER [NAME...]\n");
        return 2;
    }
    return Tour(arguments[1], arguments.mid(2)).run();
}
