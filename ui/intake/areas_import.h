// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// Areas, figures by area, and what the ground looks like, from a file into the map. Reference data:
// it stands outside the history and can be brought in again at any time.
class AreasImport : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QUrl file MEMBER m_file NOTIFY changed)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(bool figures READ isFigures NOTIFY changed) // a table: figures by area

public:
    using QObject::QObject;

    QString fileName() const;
    QString outcome() const { return m_outcome; }
    bool isFigures() const;

    Q_INVOKABLE void takeAreas(const QString &set);
    // "road", "water", "green", "building", "name" or "land".
    Q_INVOKABLE void takeGround(const QString &theme);
    Q_INVOKABLE void takeFigures(const QString &set, const QString &name, const QString &column);
    // Streets straight after starting a map.
    Q_INVOKABLE void takeContext(const QUrl &file);

signals:
    void changed();
    void done();

private:
    void finish(const QString &outcome);

    QUrl m_file;
    QString m_outcome;
};

} // namespace placeweave
