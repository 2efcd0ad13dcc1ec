// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/areas_import.h"

#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/exchange/areas_import.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace placeweave {

namespace {

TableSource sourceOf(const QUrl &file) {
    return TableSource::ofFile(pathOf(file));
}

// Areas such as wards need outlines, as land does.
const std::string kAnyAreas = "land";

QString words(const char *text) {
    return QCoreApplication::translate("AreasImport", text);
}

QString takenPlaceOf(std::int64_t count) {
    if (count == 0)
        return {};
    return ' ' + (count == 1 ? words("1 was there before; these took its place.")
                             : words("%1 were there before; these took their place.")
                                   .arg(QLocale().toString(static_cast<qlonglong>(count))));
}

// "62 of “Population”, 12 of “Deprivation” and of 3 others"; empty where none are lost.
QString figuresLost(const ReplacedAreas &replaced, const QString &sentence) {
    constexpr qsizetype kNamed = 3;
    QStringList named;
    for (const ReplacedAreas::Figures &figures : replaced.figures)
        if (named.size() < kNamed)
            named << words("%1 of “%2”")
                         .arg(QLocale().toString(static_cast<qlonglong>(figures.areasLost)),
                              toQString(figures.name));
    if (named.isEmpty())
        return {};
    const auto others = std::ssize(replaced.figures) - named.size();
    return ' ' + sentence.arg(named.join(", ") +
                              (others > 0 ? words(" and of %1 more").arg(others) : QString()));
}

QString replacedAreas(const ReplacedAreas &replaced) {
    return takenPlaceOf(replaced.areas) +
           figuresLost(replaced, words("Figures without an area now: %1."));
}

QString questionAbout(const QString &set, const ReplacedAreas &there) {
    const QString shared = there.codesKept == 0
                               ? words("none of their codes is in this file")
                               : words("only %1 of their codes in this file")
                                     .arg(counted(there.codesKept, words("is"), words("are")));
    return words("The map has %1 called “%2” already, and %3, so it may be of something else.")
               .arg(counted(there.areas, words("area"), words("areas")), set, shared) +
           figuresLost(there, words("Figures would be left without an area: %1.")) + ' ' +
           words("Give these another name, or replace what is there.");
}

// The first of them whole, the others by their number.
QString remark(const std::vector<std::string> &sentences, const QString &what) {
    if (sentences.empty())
        return {};
    QString text = ' ' + QString::fromStdString(sentences.front());
    if (sentences.size() > 1)
        text += ' ' + QCoreApplication::translate("AreasImport", "%n more %1.", nullptr,
                                                  static_cast<int>(sentences.size() - 1))
                          .arg(what);
    return text;
}

} // namespace

QString AreasImport::fileName() const {
    return QFileInfo(m_file.toLocalFile()).fileName();
}

bool AreasImport::isFigures() const {
    const QString name = fileName().toLower();
    return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".csv.gz");
}

void AreasImport::finish(const QString &outcome) {
    m_outcome = outcome;
    Session *session = Session::instance();
    session->layers()->reload(false);
    session->notice()->say(outcome);
    emit changed();
    emit done();
}

void AreasImport::takeAreas(const QString &set, const QString &credit, const QString &layer) {
    AreasRequest request;
    request.set = set.trimmed().toStdString();
    request.attribution = credit.trimmed().toStdString();
    request.layer = layer.toStdString();
    request.replacesOthers = !m_question.isEmpty();
    Session::instance()->longWrite<AreasOutcome>(
        tr("Bringing in %1").arg(fileName()), this,
        [source = sourceOf(m_file), request](MapFile &map, const Progress &progress) {
            return importAreas(map, source, request, progress);
        },
        [this, set](const Result<AreasOutcome> &outcome) {
            if (!outcome)
                return;
            if (outcome->wouldReplaceOthers) {
                ask(questionAbout(set, *outcome->replaced));
                return;
            }
            ask({});
            QString said =
                tr("%1 in: %2.").arg(counted(outcome->areas, tr("area is"), tr("areas are")), set);
            for (const std::string &sentence : outcome->remarks)
                said += ' ' + toQString(sentence);
            if (outcome->replaced)
                said += replacedAreas(*outcome->replaced);
            finish(said + remark(outcome->skipped, tr("left out")) +
                   remark(outcome->mended, tr("with a fault in its outline")));
        });
}

void AreasImport::ask(const QString &question) {
    if (question == m_question)
        return;
    m_question = question;
    emit asked();
}

void AreasImport::takeGround(const QString &theme, const QStringList &layers,
                             const QString &credit) {
    ContextRequest request{.theme = theme.toStdString()};
    request.attribution = credit.trimmed().toStdString();
    for (const QString &layer : layers)
        request.layers.push_back(layer.toStdString());
    Session::instance()->longWrite<ContextOutcome>(
        tr("Bringing in %1").arg(fileName()), this,
        [source = sourceOf(m_file), request](MapFile &map, const Progress &progress) {
            return importContext(map, source, request, progress);
        },
        [this](const Result<ContextOutcome> &outcome) {
            if (outcome)
                finish(tr("%1 on the map.")
                           .arg(counted(outcome->shapes, tr("feature is"), tr("features are"))) +
                       (outcome->isTakenForBritishGrid
                            ? ' ' + tr("They were read as metres of the British National Grid.")
                            : QString()) +
                       (outcome->leftOut > 0
                            ? ' ' + tr("%1 left out, for nothing of them can be drawn.")
                                        .arg(counted(outcome->leftOut, tr("was"), tr("were")))
                            : QString()) +
                       takenPlaceOf(outcome->replaced));
        });
}

QList<Choice> AreasImport::layersFor(const QString &theme) const {
    QList<Choice> choices;
    const std::string suits = theme.isEmpty() ? kAnyAreas : theme.toStdString();
    for (const GroundLayer &layer : m_layers)
        if (std::ranges::contains(layer.themes, suits))
            choices.append({toQString(layer.name), toQString(layer.name), {}});
    return choices;
}

QStringList AreasImport::likelyLayers(const QString &theme) const {
    if (theme.isEmpty()) {
        const QList<Choice> areas = layersFor(theme);
        return areas.isEmpty() ? QStringList() : QStringList(areas.first().code);
    }
    QStringList likely;
    for (const GroundLayer &layer : m_layers)
        if (std::ranges::contains(layer.likely, theme.toStdString()))
            likely << toQString(layer.name);
    return likely;
}

void AreasImport::lookAtLayers() {
    Session::instance()->read<std::vector<GroundLayer>>(
        this, [source = sourceOf(m_file)](MapFile &) { return lookAtGround(source); },
        [this, file = m_file](Result<std::vector<GroundLayer>> layers) {
            if (file != m_file || !layers) // what cannot be read is said when it is brought in
                return;
            m_layers = *std::move(layers);
            emit looked();
        });
}

void AreasImport::look() {
    m_set.clear();
    m_columns.clear();
    m_rowsBy.clear();
    m_rows.clear();
    m_usualRow.clear();
    m_layers.clear();
    ask({});
    emit looked();
    if (!isFigures()) {
        lookAtLayers();
        return;
    }
    Session::instance()->read<FiguresOffer>(
        this, [source = sourceOf(m_file)](MapFile &map) { return lookAtFigures(map, source); },
        [this, file = m_file](Result<FiguresOffer> offer) {
            if (file != m_file)
                return;
            if (!offer) {
                Session::instance()->notice()->tell(offer.error());
                return;
            }
            m_set = toQString(offer->set);
            for (const FiguresOffer::Column &column : offer->columns) {
                QStringList samples;
                for (const std::string &sample : column.samples)
                    samples << toQString(sample);
                const QString heading = toQString(column.heading);
                m_columns.append({heading, heading, tr("such as %1").arg(samples.join(", "))});
            }
            m_rowsBy = toQString(offer->rowsBy);
            for (const std::string &row : offer->rows)
                m_rows.append({toQString(row), toQString(row), {}});
            m_usualRow = toQString(offer->usualRow);
            emit looked();
        });
}

void AreasImport::takeFigures(const QString &set, const QString &name, const QString &column,
                              const QString &row) {
    IndicatorRequest request;
    request.set = set.toStdString();
    request.name = name.trimmed().toStdString();
    request.valueColumn = column.toStdString();
    if (!row.isEmpty())
        request.where = {{m_rowsBy.toStdString(), row.toStdString()}};
    Session::instance()->longWrite<IndicatorOutcome>(
        tr("Bringing in %1").arg(fileName()), this,
        [source = sourceOf(m_file), request](MapFile &map, const Progress &) {
            return importIndicator(map, source, request);
        },
        [this, name](const Result<IndicatorOutcome> &outcome) {
            if (outcome)
                finish(tr("%1 a value for %2.")
                           .arg(counted(outcome->matched, tr("area now has"), tr("areas now have")),
                                name) +
                       remark(outcome->skipped, tr("left out")));
        });
}

void AreasImport::takeContext(const QUrl &file) {
    m_file = file;
    takeGround("road");
}

} // namespace placeweave
