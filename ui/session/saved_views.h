// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include <QJsonObject>
#include <QObject>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

class Session;

// Views of the map that people come back to: the filter, the layers and the place. Kept in the map,
// so that everybody who has it has them.
class SavedViews : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session has it")
    Q_PROPERTY(QList<placeweave::Choice> list READ list NOTIFY changed) // code is the id

public:
    explicit SavedViews(Session *session);

    QList<Choice> list() const { return m_list; }
    // A view of that name takes the place of one that there is.
    // `place` is the camera's, which gets it back as it was.
    Q_INVOKABLE void save(const QString &name, const QVariantMap &place);
    Q_INVOKABLE void show(const QString &id);
    Q_INVOKABLE void remove(const QString &id);

signals:
    void changed();
    // Filter and layers have been set; whoever has the camera goes there.
    void placeWanted(const QVariantMap &place);

private:
    void read();

    Session *m_session;
    QList<Choice> m_list;
};

} // namespace placeweave
