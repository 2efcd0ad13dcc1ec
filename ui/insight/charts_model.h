// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"
#include "ui/session/worker.h"

#include "core/insight/area_kinds.h"

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace placeweave {

class Session;

// One bar of a chart: its parts, and what it says in words.
struct ChartRow {
    Q_GADGET
    QML_VALUE_TYPE(chartRow)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QList<double> parts MEMBER parts)
    Q_PROPERTY(double total MEMBER total)
    Q_PROPERTY(QString words MEMBER words)

public:
    QString label;
    QList<double> parts;
    double total = 0;
    QString words;

    friend bool operator==(const ChartRow &, const ChartRow &) = default;
};

// What some would rather look at than read: kinds by area, and what was done month by month. Each
// chart has a sentence that says the same.
class ChartsModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY changed)     // reads only then
    Q_PROPERTY(QString areaSet READ areaSet WRITE setAreaSet NOTIFY changed) // its name
    Q_PROPERTY(QList<placeweave::Choice> areaSets READ areaSets NOTIFY changed)
    // What the parts are: label, its colour on light (code) and on dark (help).
    Q_PROPERTY(QList<placeweave::Choice> families READ families CONSTANT)
    Q_PROPERTY(QList<placeweave::Choice> doings READ doings CONSTANT)
    Q_PROPERTY(QList<placeweave::Choice> nearOrNot READ nearOrNot CONSTANT)
    Q_PROPERTY(QList<placeweave::ChartRow> kinds READ kinds NOTIFY changed)
    Q_PROPERTY(QString kindsInWords READ kindsInWords NOTIFY changed)
    Q_PROPERTY(QList<placeweave::ChartRow> months READ months NOTIFY changed)
    Q_PROPERTY(QString monthsInWords READ monthsInWords NOTIFY changed)

public:
    explicit ChartsModel(QObject *parent = nullptr);
    ChartsModel(Session *session, QObject *parent);

    bool isActive() const { return m_active; }
    void setActive(bool active);
    QString areaSet() const { return m_areaSet; }
    void setAreaSet(const QString &set);
    QList<Choice> areaSets() const;
    QList<Choice> families() const;
    QList<Choice> doings() const;
    QList<Choice> nearOrNot() const;
    // People by decile: all, and those with nothing near. Empty where deciles are not known.
    Q_INVOKABLE QList<placeweave::ChartRow> decileRows(const QList<double> &all,
                                                       const QList<double> &without) const;
    Q_INVOKABLE QString decilesInWords(const QList<double> &all,
                                       const QList<double> &without) const;
    QList<ChartRow> kinds() const;
    QString kindsInWords() const;
    QList<ChartRow> months() const;
    QString monthsInWords() const;

signals:
    void changed();

private:
    void ask();
    void read();

    QPointer<Session> m_session;
    bool m_active = false;
    bool m_stale = true;
    QString m_areaSet;
    std::vector<AreaKinds> m_areas;
    std::vector<MonthFigures> m_months;
    Newest m_reads;
};

} // namespace placeweave
