// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/draw/note_layer.h"

#include <QObject>
#include <QPointF>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

class Session;

// What people wrote and drew on the map itself. Few: all of them are read after every change.
class MapNotes : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session has it")
    // Code is the id, label the text, help who may see it (a code of "sensitivity").
    Q_PROPERTY(QList<placeweave::Choice> list READ list NOTIFY changed)
    Q_PROPERTY(bool shown READ areShown WRITE setShown NOTIFY changed)

public:
    explicit MapNotes(Session *session);

    QList<Choice> list() const { return m_list; }
    bool areShown() const { return m_areShown; }
    void setShown(bool shown);
    // To be drawn; null when there are none, or they are not to be seen.
    std::shared_ptr<const NoteLayer> layer() const { return m_areShown ? m_layer : nullptr; }

    // An empty one when it has gone.
    Q_INVOKABLE placeweave::Choice note(qint64 id) const;
    // `form` is "note", "way" or "area"; positions have x = longitude. Each is one action.
    Q_INVOKABLE void add(const QString &form, const QList<QPointF> &points, const QString &text,
                         const QString &sensitivity);
    Q_INVOKABLE void change(qint64 id, const QString &text, const QString &sensitivity);
    Q_INVOKABLE void remove(qint64 id);

signals:
    void changed();

private:
    void read();

    Session *m_session;
    QList<Choice> m_list;
    std::shared_ptr<const NoteLayer> m_layer;
    bool m_areShown = true;
};

} // namespace placeweave
