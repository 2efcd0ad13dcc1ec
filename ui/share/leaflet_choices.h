// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/publish/leaflet.h"
#include "ui/session/choice.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace placeweave {

// What is printed, and what it says of itself: the kind of page, how its list is arranged, whose
// map it is. Names, logos and addresses are remembered on this computer, for each map by its name.
class LeafletChoices : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Sharing has it")
    Q_PROPERTY(QList<placeweave::Choice> layouts READ layouts CONSTANT)
    Q_PROPERTY(QString layout READ layout WRITE setLayout NOTIFY changed)
    Q_PROPERTY(bool sheet READ isSheet NOTIFY changed)
    Q_PROPERTY(bool list READ hasList NOTIFY changed) // arranged by kind, theme or area
    Q_PROPERTY(int by READ by WRITE setBy NOTIFY changed)
    Q_PROPERTY(bool areasWanted READ wantsAreas NOTIFY changed)
    Q_PROPERTY(QString areaSet READ areaSet WRITE setAreaSet NOTIFY changed)
    Q_PROPERTY(bool largePrint READ isLargePrint WRITE setLargePrint NOTIFY changed)
    Q_PROPERTY(QString line READ line WRITE setLine NOTIFY changed)
    Q_PROPERTY(QString partners READ partners WRITE setPartners NOTIFY changed) // ", " between
    Q_PROPERTY(QStringList logos READ logos NOTIFY changed)                     // file names
    Q_PROPERTY(QString logoTrouble READ logoTrouble NOTIFY changed)
    Q_PROPERTY(QString web READ web WRITE setWeb NOTIFY changed)
    Q_PROPERTY(QList<placeweave::Choice> languages READ languages CONSTANT)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(QString otherTitle READ otherTitle WRITE setOtherTitle NOTIFY changed)
    Q_PROPERTY(QString otherWords READ otherWords WRITE setOtherWords NOTIFY changed)
    Q_PROPERTY(QString letterTrouble READ letterTrouble NOTIFY changed)

public:
    explicit LeafletChoices(QObject *parent = nullptr);

    QList<Choice> layouts() const;
    QString layout() const { return m_layout; }
    void setLayout(const QString &layout);
    PrintLayout kind() const;
    bool isSheet() const { return kind() == PrintLayout::Sheet; }
    bool hasList() const;
    int by() const { return m_by; }
    void setBy(int by);
    bool wantsAreas() const;
    QString areaSet() const { return m_areaSet; }
    void setAreaSet(const QString &set);
    bool isLargePrint() const { return m_largePrint; }
    void setLargePrint(bool large);
    QString line() const { return m_line; }
    void setLine(const QString &line);
    QString partners() const { return m_partners; }
    void setPartners(const QString &partners);
    QStringList logos() const;
    Q_INVOKABLE void addLogo(const QUrl &file);
    Q_INVOKABLE void removeLogo(int index);
    QString logoTrouble() const { return m_logoTrouble; }
    QString web() const { return m_web; }
    void setWeb(const QString &web);
    QList<Choice> languages() const;
    QString language() const { return m_language; }
    void setLanguage(const QString &code);
    QString otherTitle() const { return m_otherTitle; }
    void setOtherTitle(const QString &title);
    QString otherWords() const { return m_otherWords; }
    void setOtherWords(const QString &words);
    QString letterTrouble() const;

    // What was remembered of a map of that name.
    void recall(const QString &mapName);
    Imprint imprint() const;
    // All that is chosen here; scene, list and areas are the caller's.
    void apply(LeafletRequest &request) const;

signals:
    void changed();
    void contentChanged(); // what has to be read of the map is another

private:
    void set(QString &text, const QString &to, const char *key);
    QString keyOf(const char *key) const;
    void readLogos();

    QString m_mapName;
    QString m_layout = QStringLiteral("sheet");
    int m_by = 0;
    QString m_areaSet;
    bool m_largePrint = false;
    QString m_line;
    QString m_partners;
    QStringList m_logoFiles;
    std::vector<QImage> m_logos;
    QString m_logoTrouble;
    QString m_web;
    QString m_language;
    QString m_otherTitle;
    QString m_otherWords;
};

} // namespace placeweave
