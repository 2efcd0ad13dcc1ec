// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QMutex>
#include <QString>
#include <QStringList>

#include <cstdio>
#include <utility>

namespace placeweave {

// What the engine complains of (a binding that goes round in a circle, a property of nothing).
// Nobody sees it on a screen, so that whoever drives the window asks for it. Said in any thread.
class QmlWarnings {
public:
    // From now on; everything is still printed.
    static void collect() { qInstallMessageHandler(&take); }
    // What was said since the last time.
    static QStringList taken() {
        const QMutexLocker lock(&s_mutex);
        return std::exchange(s_said, {});
    }

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &text) {
        std::fprintf(stderr, "%s\n", qPrintable(text));
        if (type == QtDebugMsg || type == QtInfoMsg)
            return;
        if (!text.startsWith("qrc:/") && !QByteArrayView(context.file).startsWith("qrc:/") &&
            !QByteArrayView(context.category).startsWith("qt.core.qabstractitemmodel"))
            return;
        const QMutexLocker lock(&s_mutex);
        s_said << text;
    }

    static inline QMutex s_mutex;
    static inline QStringList s_said;
};

} // namespace placeweave
