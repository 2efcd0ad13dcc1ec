// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

// Choices as a list that narrows as one types, for every control that offers some.
class ChoiceListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        QList<placeweave::Choice> choices READ choices WRITE setChoices NOTIFY choicesChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Roles { CodeRole = Qt::UserRole + 1, LabelRole, HelpRole };
    Q_ENUM(Roles)

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QList<Choice> choices() const { return m_choices; }
    void setChoices(const QList<Choice> &choices);
    QString text() const { return m_text; }
    void setText(const QString &text);
    int count() const { return static_cast<int>(m_found.size()); }

    Q_INVOKABLE QString codeAt(int row) const;
    Q_INVOKABLE int rowOf(const QString &code) const;
    // Of any choice, narrowed away or not; the code itself when it is none of them.
    Q_INVOKABLE QString labelOf(const QString &code) const;

signals:
    void choicesChanged();
    void textChanged();
    void countChanged();

private:
    void narrow();

    QList<Choice> m_choices;
    QString m_text;
    QList<Choice> m_found;
};

} // namespace placeweave
