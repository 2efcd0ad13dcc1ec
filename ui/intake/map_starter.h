// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// The answers to the four questions, and the map that comes of them. What is not known yet becomes
// the first step of a plan.
class MapStarter : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(QString place READ place WRITE setPlace NOTIFY changed)
    Q_PROPERTY(QString supporter MEMBER m_supporter NOTIFY changed)
    Q_PROPERTY(List list MEMBER m_list NOTIFY changed)
    Q_PROPERTY(QString path READ path NOTIFY changed) // where the file will be
    Q_PROPERTY(QString hindrance READ hindrance NOTIFY changed)

public:
    enum class List { NotKnown, TheyHaveOne, TheyHaveNone };
    Q_ENUM(List)

    using QObject::QObject;

    QString name() const;
    void setName(const QString &name);
    QString place() const { return m_place; }
    void setPlace(const QString &place);
    QString path() const;
    // Why it cannot be started yet; empty when it can.
    QString hindrance() const;

    Q_INVOKABLE void keepIn(const QUrl &file);
    Q_INVOKABLE void start();

signals:
    void changed();

private:
    QString m_name;
    QString m_place;
    QString m_supporter;
    List m_list = List::NotKnown;
    QString m_path; // chosen; else one is worked out
};

} // namespace placeweave
