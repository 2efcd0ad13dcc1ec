// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace placeweave {

// The quiet banner under the header: one sentence at a time, perhaps with one thing to do about it.
class Notice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session has it")
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(bool mustAct READ mustAct NOTIFY changed)
    Q_PROPERTY(QString action READ action NOTIFY changed)

public:
    using QObject::QObject;

    QString text() const { return m_text; }
    bool mustAct() const { return m_mustAct; } // else it goes by itself
    QString action() const { return m_action; }

    Q_INVOKABLE void say(const QString &sentence);
    void say(const QString &sentence, const QString &action, std::function<void()> act);
    Q_INVOKABLE void warn(const QString &sentence);
    void tell(const Error &error);
    Q_INVOKABLE void act();
    Q_INVOKABLE void dismiss();

signals:
    void changed();

private:
    void set(const QString &text, bool mustAct, const QString &action, std::function<void()> act);

    QString m_text;
    bool m_mustAct = false;
    QString m_action;
    std::function<void()> m_act;
};

} // namespace placeweave
