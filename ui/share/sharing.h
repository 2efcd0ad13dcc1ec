// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/publish/disclosed_scene.h"
#include "ui/session/choice.h"
#include "ui/session/worker.h"
#include "ui/share/leaflet_choices.h"
#include "ui/share/list_told.h"
#include "ui/share/reader_profiles.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>

namespace placeweave {

class Session;

// Everything that leaves a map, for whom it is, and what stays behind: prints, copies, tables. What
// a person chooses here is shown as a preview before anything is written.
class Sharing : public QObject {
    Q_OBJECT
    QML_ELEMENT
    // What they may see at most; setting it chooses one of the three.
    Q_PROPERTY(For madeFor READ madeFor WRITE setMadeFor NOTIFY changed)
    Q_PROPERTY(placeweave::ReaderProfiles *profiles READ profiles CONSTANT)
    Q_PROPERTY(QString readers READ readers WRITE setReaders NOTIFY changed) // a code of those
    Q_PROPERTY(QStringList narrowed READ narrowed NOTIFY changed) // what they leave out, in words
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY changed)
    Q_PROPERTY(Format format READ format WRITE setFormat NOTIFY changed)
    Q_PROPERTY(int paper READ paper WRITE setPaper NOTIFY changed) // 0 is A4 ... 4 is A0
    Q_PROPERTY(int turn READ turn WRITE setTurn NOTIFY changed)    // by shape, portrait, landscape
    Q_PROPERTY(bool tiled READ isTiled WRITE setTiled NOTIFY changed)
    Q_PROPERTY(bool numbered READ isNumbered WRITE setNumbered NOTIFY changed)
    Q_PROPERTY(bool bare READ isBare WRITE setBare NOTIFY changed)
    Q_PROPERTY(bool withLayers READ hasLayers WRITE setLayers NOTIFY changed)
    // What these readers may see of this map has been read; nothing is printed before.
    Q_PROPERTY(bool ready READ isReady NOTIFY outlookChanged)
    Q_PROPERTY(placeweave::LeafletChoices *leaflet READ leaflet CONSTANT)
    // How the list beside the map is sorted, and from where: so are lists that leave, by what the
    // readers see.
    Q_PROPERTY(placeweave::AssetListModel::Order order READ order WRITE setOrder NOTIFY changed)
    // The column that the directory is sorted by, where that was the list looked at last; else 0.
    Q_PROPERTY(int column READ column WRITE setColumn NOTIFY changed)
    Q_PROPERTY(bool descending READ isDescending WRITE setDescending NOTIFY changed)
    Q_PROPERTY(QPointF from READ from WRITE setFrom NOTIFY changed) // east, north
    // Only what the list is held to, instead of everything: in all that leaves but whole copies.
    Q_PROPERTY(bool onlyFiltered READ isOnlyFiltered WRITE setOnlyFiltered NOTIFY changed)
    Q_PROPERTY(QUrl preview READ preview NOTIFY previewChanged)
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY previewChanged)
    Q_PROPERTY(int pages READ pages NOTIFY previewChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY previewChanged) // why there is no page
    Q_PROPERTY(bool drawing READ isDrawing NOTIFY previewChanged)
    Q_PROPERTY(int listed READ listed NOTIFY outlookChanged)
    Q_PROPERTY(int drawn READ drawn NOTIFY outlookChanged)
    Q_PROPERTY(int notAsked READ notAsked NOTIFY outlookChanged)
    Q_PROPERTY(QStringList leftOut READ leftOut NOTIFY outlookChanged)
    // Texts that would tell a withheld place: whose they are and which; as its code, the
    // organisation to open, or nothing.
    Q_PROPERTY(QList<placeweave::Choice> told READ told NOTIFY outlookChanged)
    // Texts that leave and look like private matter, likewise.
    Q_PROPERTY(QList<placeweave::Choice> lookAt READ lookAt NOTIFY outlookChanged)
    // Texts that leave and name groups that stay because nobody has asked them yet.
    Q_PROPERTY(QList<placeweave::Choice> namingNotAsked READ namingNotAsked NOTIFY outlookChanged)
    Q_PROPERTY(QString privateMatter READ privateMatter NOTIFY outlookChanged)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY changed) // draws previews only then

public:
    enum class For { Anyone, Partners, JustUs };
    Q_ENUM(For)
    enum Format { Pdf, Svg, Png };
    Q_ENUM(Format)

    explicit Sharing(QObject *parent = nullptr);
    ~Sharing() override;

    For madeFor() const;
    void setMadeFor(For who);
    ReaderProfiles *profiles() { return &m_profiles; }
    QString readers() const { return m_readers; }
    void setReaders(const QString &code);
    QStringList narrowed() const { return m_profiles.inWords(m_readers); }
    QString title() const;
    void setTitle(const QString &title);
    int paper() const { return m_paper; }
    void setPaper(int paper);
    int turn() const { return m_turn; }
    void setTurn(int turn);
    Format format() const { return m_format; }
    void setFormat(Format format);
    bool isTiled() const { return m_tiled; }
    void setTiled(bool tiled);
    bool isNumbered() const { return m_numbered; }
    void setNumbered(bool numbered);
    bool isBare() const { return m_bare; }
    void setBare(bool bare);
    bool hasLayers() const { return m_withLayers; }
    void setLayers(bool shown);
    bool isReady() const { return m_scene != nullptr; }
    LeafletChoices *leaflet() { return &m_leaflet; }
    AssetListModel::Order order() const { return m_list.order; }
    void setOrder(AssetListModel::Order order);
    int column() const { return m_list.column; }
    void setColumn(int fieldKey);
    bool isDescending() const { return m_list.isDescending; }
    void setDescending(bool descending);
    QPointF from() const { return m_list.from; }
    void setFrom(QPointF from);
    bool isOnlyFiltered() const { return m_list.isOnlyFiltered; }
    void setOnlyFiltered(bool only);
    QUrl preview() const { return m_preview; }
    int page() const { return m_page; }
    void setPage(int page);
    int pages() const { return m_pages; }
    QString trouble() const { return m_trouble; }
    bool isDrawing() const { return m_drawing; }
    int listed() const { return m_scene ? static_cast<int>(m_scene->listed) : 0; }
    int drawn() const { return m_scene ? static_cast<int>(m_scene->drawn) : 0; }
    int notAsked() const { return m_scene ? static_cast<int>(m_scene->notAsked) : 0; }
    QStringList leftOut() const;
    QList<Choice> told() const;
    QList<Choice> lookAt() const;
    QList<Choice> namingNotAsked() const;
    QString privateMatter() const { return m_privateMatter; }
    bool isActive() const { return m_active; }
    void setActive(bool active);

    Q_INVOKABLE QString sheetEnding() const; // "pdf", "svg", "png"
    // The list as a message, on the clipboard.
    Q_INVOKABLE void copyMessage();
    Q_INVOKABLE QString suggestedName(const QString &ending) const;
    // By the ending: pdf; a sheet as svg or png too, what is for a phone as png or txt.
    Q_INVOKABLE void printTo(const QUrl &file);
    // What a kind of file has no room for, in words; its ending as exportTo() knows it.
    Q_INVOKABLE QString limitsOf(const QString &ending) const;
    // By the ending: one of exportFormats().
    Q_INVOKABLE void exportTo(const QUrl &file);
    Q_INVOKABLE void giveCopy(const QUrl &file);
    // What changed, for somebody who has a copy of this map: to be merged there.
    Q_INVOKABLE void giveBundle(const QUrl &file, const QString &forWhom);
    // Those that stay because nobody has asked them yet, with all that we know of how to reach
    // them.
    Q_INVOKABLE void saveGroupsToRing(const QUrl &file);
    Q_INVOKABLE void saveFullCopy(const QUrl &file);
    Q_INVOKABLE void show(const QUrl &file) const; // in the system's file manager

    // What would be printed.
    LeafletRequest request() const;

signals:
    void changed();
    void previewChanged();
    void outlookChanged();
    void written(const QUrl &file);

private:
    void refresh();
    void forget();
    void readScene();
    void readPrivateMatter();
    void drawPreview();
    void settle();
    void saved(const QUrl &file, const QString &sentence);
    void troubled(const Error &error, const QUrl &file);
    template <class T>
    void leave(const QString &what, const QUrl &file,
               std::function<Result<T>(MapFile &, const Progress &)> work,
               std::function<void(const T &)> done);
    SheetRequest sheet() const;
    ReaderProfile profile() const { return m_profiles.at(m_readers); }
    void profilesChanged();

    QPointer<Session> m_session;
    ReaderProfiles m_profiles;
    QString m_readers = QStringLiteral("public");
    Record m_readersRow{Entity::ReaderProfile}; // as it was when the map was read for them
    QString m_title;
    LeafletChoices m_leaflet;
    ListTold m_list;
    int m_page = 0;
    int m_pages = 0;
    QString m_trouble;
    Format m_format = Format::Pdf;
    int m_paper = 0;
    int m_turn = 0;
    bool m_tiled = false;
    bool m_numbered = false;
    bool m_bare = false;
    bool m_withLayers = true;
    bool m_active = false;
    bool m_stale = true;
    bool m_drawing = false;
    QUrl m_preview;
    int m_previewNumber = 0;
    std::shared_ptr<const DisclosedScene> m_scene;
    std::shared_ptr<const AreaFill> m_counted;   // hexagons or a surface, of m_scene
    std::vector<Listed> m_listing;               // of a leaflet
    std::vector<ToldItem> m_library;             // likewise
    std::shared_ptr<const AreasOnPaper> m_areas; // likewise
    std::string m_about;
    QString m_privateMatter;
    QTimer m_settle;
    QTemporaryDir m_folder;
    Newest m_scenes;
    Newest m_drawings;
    QThreadPool m_painters; // one thread
};

} // namespace placeweave
