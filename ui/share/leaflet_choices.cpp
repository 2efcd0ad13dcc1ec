// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/share/leaflet_choices.h"

#include "ui/publish/leaflet_parts.h"
#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/preferences.h"

#include <QFileInfo>

#include <algorithm>

namespace placeweave {

LeafletChoices::LeafletChoices(QObject *parent) : QObject(parent) {}

QList<Choice> LeafletChoices::layouts() const {
    return {
        {"sheet", tr("One map, for a table or a wall"), tr("A4 to A0; PDF, drawing or picture")},
        {"handout", tr("Handout"), tr("A4: the map on one side, the list on the other")},
        {"series", tr("A page for each area"),
         tr("Wards, localities or networks, each with its own map, list and facts")},
        {"booklet", tr("Directory booklet"), tr("Everything about each, with names from A to Z")},
        {"poster", tr("Poster with a square code"),
         tr("The map large, and a code that opens it on a phone")},
        {"whats-on", tr("What's on"), tr("By day, A5 and two to a sheet; in two languages")},
        {"phone", tr("For a phone"), tr("A picture or a message to pass on")},
    };
}

void LeafletChoices::setLayout(const QString &layout) {
    if (layout == m_layout || !layoutByName(layout.toStdString()))
        return;
    m_layout = layout;
    emit changed();
    emit contentChanged();
}

PrintLayout LeafletChoices::kind() const {
    return layoutByName(m_layout.toStdString()).value_or(PrintLayout::Sheet);
}

bool LeafletChoices::hasList() const {
    return kind() == PrintLayout::Handout || kind() == PrintLayout::Booklet ||
           kind() == PrintLayout::Phone;
}

void LeafletChoices::setBy(int by) {
    by = std::clamp(by, 0, 2);
    if (by == m_by)
        return;
    m_by = by;
    emit changed();
    emit contentChanged();
}

bool LeafletChoices::wantsAreas() const {
    return kind() == PrintLayout::Series ||
           (hasList() && m_by == static_cast<int>(LeafletRequest::By::Area));
}

void LeafletChoices::setAreaSet(const QString &areas) {
    if (areas == m_areaSet)
        return;
    m_areaSet = areas;
    emit changed();
    emit contentChanged();
}

void LeafletChoices::setLargePrint(bool large) {
    if (large == m_largePrint)
        return;
    m_largePrint = large;
    emit changed();
}

QString LeafletChoices::keyOf(const char *key) const {
    return QStringLiteral("print/") + QString::fromLatin1(QUrl::toPercentEncoding(m_mapName)) +
           '/' + QLatin1String(key);
}

void LeafletChoices::set(QString &text, const QString &to, const char *key) {
    if (to == text)
        return;
    text = to;
    Preferences::instance().setText(keyOf(key), to);
    emit changed();
}

void LeafletChoices::setLine(const QString &line) {
    set(m_line, line, "line");
}
void LeafletChoices::setPartners(const QString &partners) {
    set(m_partners, partners, "partners");
}
void LeafletChoices::setWeb(const QString &web) {
    set(m_web, web.trimmed(), "web");
}
void LeafletChoices::setLanguage(const QString &code) {
    set(m_language, code, "language");
}
void LeafletChoices::setOtherTitle(const QString &title) {
    set(m_otherTitle, title, "otherTitle");
}
void LeafletChoices::setOtherWords(const QString &words) {
    set(m_otherWords, words, "otherWords");
}

QStringList LeafletChoices::logos() const {
    QStringList names;
    for (const QString &file : m_logoFiles)
        names << QFileInfo(file).fileName();
    return names;
}

// One that was moved away, or is no picture, is left out and said.
void LeafletChoices::readLogos() {
    m_logos.clear();
    m_logoTrouble.clear();
    for (const QString &file : m_logoFiles) {
        Result<QImage> logo = readLogo(pathOf(file));
        if (logo)
            m_logos.push_back(*std::move(logo));
        else
            m_logoTrouble = toQString(logo.error().message);
    }
}

void LeafletChoices::addLogo(const QUrl &file) {
    const Result<QImage> logo = readLogo(pathOf(file));
    m_logoTrouble = logo ? QString() : toQString(logo.error().message);
    if (logo && !m_logoFiles.contains(file.toLocalFile())) {
        m_logoFiles << file.toLocalFile();
        m_logos.push_back(*logo);
        Preferences::instance().setList(keyOf("logos"), m_logoFiles);
    }
    emit changed();
}

void LeafletChoices::removeLogo(int index) {
    if (index < 0 || index >= m_logoFiles.size())
        return;
    m_logoFiles.removeAt(index);
    Preferences::instance().setList(keyOf("logos"), m_logoFiles);
    readLogos();
    emit changed();
}

QList<Choice> LeafletChoices::languages() const {
    QList<Choice> choices = choicesOf("language");
    choices.removeIf([](const Choice &choice) { return choice.code == "en"; });
    return choices;
}

QString LeafletChoices::letterTrouble() const {
    return hasLettersFor(m_otherTitle + m_otherWords)
               ? QString()
               : tr("This computer has no font with all of these letters; boxes are printed in "
                    "their place.");
}

void LeafletChoices::recall(const QString &mapName) {
    m_mapName = mapName;
    const Preferences &kept = Preferences::instance();
    m_line = kept.text(keyOf("line"));
    m_partners = kept.text(keyOf("partners"));
    m_web = kept.text(keyOf("web"));
    m_language = kept.text(keyOf("language"));
    m_otherTitle = kept.text(keyOf("otherTitle"));
    m_otherWords = kept.text(keyOf("otherWords"));
    m_logoFiles = kept.list(keyOf("logos"));
    readLogos();
    emit changed();
}

Imprint LeafletChoices::imprint() const {
    Imprint imprint;
    imprint.line = toStdString(m_line);
    for (const QString &partner : m_partners.split(QLatin1Char(','), Qt::SkipEmptyParts))
        imprint.partners.push_back(toStdString(partner.trimmed()));
    imprint.logos = m_logos;
    return imprint;
}

void LeafletChoices::apply(LeafletRequest &request) const {
    request.layout = kind();
    request.by = static_cast<LeafletRequest::By>(m_by);
    request.isLargePrint = m_largePrint;
    request.web = toStdString(m_web);
    if (!m_language.isEmpty())
        request.other = {m_language, m_otherTitle, m_otherWords};
    request.sheet.imprint = imprint();
}

} // namespace placeweave
