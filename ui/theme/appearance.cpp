// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"

#include "ui/session/preferences.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QStyleHints>

namespace placeweave {

namespace {
bool &stillForPictures() {
    static bool still = false;
    return still;
}
} // namespace

Appearance::Appearance(QObject *parent) : QObject(parent) {
    Preferences &preferences = Preferences::instance();
    connect(&preferences, &Preferences::appearanceChanged, this, &Appearance::darkChanged);
    connect(&preferences, &Preferences::textScaleChanged, this, &Appearance::textScaleChanged);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            &Appearance::darkChanged);
}

bool Appearance::isDark() const {
    const QString chosen = Preferences::instance().appearance();
    if (chosen != "system")
        return chosen == "dark";
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
}

double Appearance::textScale() const {
    return Preferences::instance().textScale();
}

// Qt 6.8 does not pass on the system's wish for less motion; it does stop the cursor from flashing
// where a person asked for calm, which is the nearest sign there is.
bool Appearance::isStill() const {
    return stillForPictures() || QGuiApplication::styleHints()->cursorFlashTime() == 0;
}

void Appearance::setStill(bool still) {
    stillForPictures() = still;
}

QString Appearance::textFamily() {
    const QString wanted = "Atkinson Hyperlegible";
    static const bool installed = QFontDatabase::families().contains(wanted);
    return installed ? wanted : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

QString Appearance::family() const {
    return textFamily();
}

} // namespace placeweave
