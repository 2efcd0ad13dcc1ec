// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"

#include "core/exchange/context_import.h"

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
    // Of figures, once the table has been looked into: whose areas they are, the columns of numbers
    // by their headings, and which of several rows an area has.
    Q_PROPERTY(QString set READ set NOTIFY looked)
    Q_PROPERTY(QList<placeweave::Choice> columns READ columns NOTIFY looked)
    Q_PROPERTY(QString rowsBy READ rowsBy NOTIFY looked) // empty: each area has one row
    Q_PROPERTY(QList<placeweave::Choice> rows READ rows NOTIFY looked)
    Q_PROPERTY(QString usualRow READ usualRow NOTIFY looked)
    // Of a file of shapes that has several layers, once it has been looked into.
    Q_PROPERTY(bool layered READ isLayered NOTIFY looked)
    // A set of that name has other codes, so that nothing was changed: what would be lost, for
    // somebody to decide. Empty while there is nothing to ask.
    Q_PROPERTY(QString question READ question NOTIFY asked)

public:
    using QObject::QObject;

    QString fileName() const;
    QString outcome() const { return m_outcome; }
    bool isFigures() const;
    QString set() const { return m_set; }
    QList<Choice> columns() const { return m_columns; }
    QString rowsBy() const { return m_rowsBy; }
    QList<Choice> rows() const { return m_rows; }
    QString usualRow() const { return m_usualRow; }
    QString question() const { return m_question; }
    bool isLayered() const { return !m_layers.empty(); }
    // The layers whose shapes suit: "" for areas such as wards, or a theme as for takeGround().
    Q_INVOKABLE QList<placeweave::Choice> layersFor(const QString &theme) const;
    // Those of them that are meant unless somebody says otherwise.
    Q_INVOKABLE QStringList likelyLayers(const QString &theme) const;

    // What a table of figures, or a file of several layers, has to choose from: looked() says when
    // that is known.
    Q_INVOKABLE void look();
    // Once more after the question, it is answered with yes.
    // `credit`: whose boundaries they are, as it is to stand beside every map of them; may be
    // empty.
    Q_INVOKABLE void takeAreas(const QString &set, const QString &credit,
                               const QString &layer = {});
    Q_INVOKABLE void forgetQuestion() { ask({}); }
    // "road", "water", "green", "built_up", "building", "name" or "land". Without layers, those
    // that fit.
    Q_INVOKABLE void takeGround(const QString &theme, const QStringList &layers = {},
                                const QString &credit = {});
    // `row`: which of an area's rows, one of rows(); empty where it has one.
    Q_INVOKABLE void takeFigures(const QString &set, const QString &name, const QString &column,
                                 const QString &row);
    // Streets straight after starting a map.
    Q_INVOKABLE void takeContext(const QUrl &file);

signals:
    void changed();
    void looked();
    void asked();
    void done();

private:
    void lookAtLayers();
    void ask(const QString &question);
    void finish(const QString &outcome);

    QUrl m_file;
    QString m_outcome;
    QString m_question;
    QString m_set;
    QList<Choice> m_columns;
    QString m_rowsBy;
    QList<Choice> m_rows;
    QString m_usualRow;
    std::vector<GroundLayer> m_layers;
};

} // namespace placeweave
