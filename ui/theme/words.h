// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// The words of resources/words.json: those that people may feel strongly about, kept in one file so
// that a map can say them in its own way. Everything else in the window is qsTr.
class Words : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    explicit Words(QObject *parent = nullptr);

    // The key itself when there is no such word, so that a gap is seen and not silent.
    Q_INVOKABLE QString of(const QString &key) const;
    // With "{name}" filled in.
    Q_INVOKABLE QString with(const QString &key, const QString &name, const QString &value) const;

    // "1 area", "1,200 areas".
    Q_INVOKABLE QString counted(qint64 count, const QString &one, const QString &many) const;

    static QString word(const QString &key);

private:
    static const QHash<QString, QString> &shipped();
};

} // namespace placeweave
