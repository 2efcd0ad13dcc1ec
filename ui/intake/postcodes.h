// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/place/postcode_index.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace placeweave {

// The postcode index of this computer: made once by dropping the ONS file on the window, used by
// every import after that. It belongs to no map.
class Postcodes : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool there READ isThere NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed) // "1,754,882 postcodes, ONSPD …"

public:
    static Postcodes *create(QQmlEngine *, QJSEngine *);
    static Postcodes &instance();

    bool isThere() const { return m_index != nullptr; }
    QString summary() const;
    // Null where there is none.
    const std::shared_ptr<const PostcodeIndex> &index() const { return m_index; }

    // Takes the place of what is known here. A list that has fewer postcodes does so only when
    // somebody has said so: fewerGiven() asks.
    Q_INVOKABLE void build(const QUrl &file, bool mayBeSmaller = false);
    // What is still to place and has a postcode, as one action.
    Q_INVOKABLE void placeWaiting();
    // How many postcodes may be asked of postcodes.io, for somebody to decide: askable().
    Q_INVOKABLE void findAskable();
    // Sends those, and places what is waiting by the answers.
    Q_INVOKABLE void askOnline();

signals:
    void changed();
    void fewerGiven(const QUrl &file, const QString &whatIsThere);
    void askable(int postcodes, int keptHere);

private:
    Postcodes();
    void open();
    void place(std::shared_ptr<const PostcodeLookup> postcodes);
    static QString path();

    std::shared_ptr<const PostcodeIndex> m_index;
    std::vector<Postcode> m_askable;
};

} // namespace placeweave
