// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/map_view.h"

#include "ui/session/preferences.h"

#include <QCryptographicHash>

namespace placeweave {

namespace {

QString choiceFor(const QString &file) {
    const QByteArray digest =
        QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha1).toHex();
    return "view." + QString::fromLatin1(digest.left(12));
}

QStringList toTexts(std::initializer_list<double> numbers) {
    QStringList texts;
    for (const double number : numbers)
        texts << QString::number(number, 'g', 12);
    return texts;
}

} // namespace

void MapView::aim(const QString &file, const LatLonBox &box) {
    Preferences::instance().setList(choiceFor(file),
                                    toTexts({box.west, box.south, box.east, box.north}));
}

bool MapView::isKnown(const QString &file) const {
    return !of(file).isEmpty();
}

QList<double> MapView::of(const QString &file) const {
    QList<double> numbers;
    for (const QString &text : Preferences::instance().list(choiceFor(file)))
        numbers << text.toDouble();
    return numbers.size() == 3 || numbers.size() == 4 ? numbers : QList<double>();
}

void MapView::remember(const QString &file, double latitude, double longitude, double zoom) {
    if (!file.isEmpty())
        Preferences::instance().setList(choiceFor(file), toTexts({latitude, longitude, zoom}));
}

} // namespace placeweave
