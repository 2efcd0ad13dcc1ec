// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/share/sharing.h"

#include "ui/map/tile_pictures.h"
#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>
#include <utility>

namespace placeweave {

namespace {

constexpr int kSettle = 250;           // ms after the last choice before the preview is drawn
constexpr int kPreviewLongSide = 1600; // pixels

struct Drawn {
    int page = 0;
    int pages = 0; // 0 when there is none
    QString trouble;
};

} // namespace

Sharing::Sharing(QObject *parent) : QObject(parent), m_session(Session::instance()) {
    m_painters.setMaxThreadCount(1);
    m_readersRow = recordOf(profile());
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &Sharing::drawPreview);
    if (!m_session)
        return;
    connect(m_session, &Session::published, this, &Sharing::refresh);
    connect(&m_profiles, &ReaderProfiles::changed, this, &Sharing::profilesChanged);
    connect(m_session->layers(), &Layers::changed, this, &Sharing::settle);
    connect(&m_leaflet, &LeafletChoices::changed, this, &Sharing::settle);
    connect(&m_leaflet, &LeafletChoices::contentChanged, this, [this] {
        m_page = 0;
        // Wards, unless somebody has chosen.
        const QList<Choice> sets = m_session->layers()->sets();
        if (m_leaflet.wantsAreas() && m_leaflet.areaSet().isEmpty() && !sets.isEmpty()) {
            const auto wards = std::ranges::find_if(sets, [](const Choice &set) {
                return set.label.contains(QLatin1String("ward"), Qt::CaseInsensitive);
            });
            m_leaflet.setAreaSet((wards == sets.end() ? sets.front() : *wards).code);
            return; // it was said again
        }
        refresh();
    });
    connect(m_session, &Session::shownChanged, this, [this] {
        if (m_list.isOnlyFiltered)
            refresh();
    });
    m_leaflet.recall(m_session->mapName());
    connect(m_session, &Session::nameChanged, this,
            [this] { m_leaflet.recall(m_session->mapName()); });
    connect(m_session, &Session::mapChanged, this, [this] {
        m_title.clear();
        m_list.isOnlyFiltered = false;
        m_page = 0;
        m_leaflet.setAreaSet({});
        forget();
        emit changed();
    });
}

Sharing::~Sharing() {
    m_painters.waitForDone();
}

Sharing::For Sharing::madeFor() const {
    const Profile base = profile().base;
    return base == Profile::Public    ? For::Anyone
           : base == Profile::Partner ? For::Partners
                                      : For::JustUs;
}

void Sharing::setMadeFor(For who) {
    setReaders(who == For::Anyone     ? QStringLiteral("public")
               : who == For::Partners ? QStringLiteral("partner")
                                      : QStringLiteral("internal"));
}

void Sharing::setReaders(const QString &code) {
    if (code == m_readers)
        return;
    m_readers = code;
    m_readersRow = recordOf(profile());
    emit changed();
    refresh();
}

// Another partner, an undo or the sheet has changed what there is. One that is gone makes way for
// what shows least.
void Sharing::profilesChanged() {
    if (!m_profiles.has(m_readers))
        return setReaders(QStringLiteral("public"));
    Record row = recordOf(profile());
    if (row == m_readersRow)
        return;
    m_readersRow = std::move(row);
    emit changed();
    refresh();
}

QString Sharing::title() const {
    return m_title.isEmpty() && m_session ? m_session->mapName() : m_title;
}

void Sharing::setTitle(const QString &title) {
    if (title == m_title)
        return;
    m_title = title;
    settle();
}

void Sharing::setFormat(Format format) {
    if (std::exchange(m_format, format) != format)
        settle();
}

void Sharing::setPaper(int paper) {
    paper = std::clamp(paper, 0, 4);
    if (paper == m_paper)
        return;
    m_paper = paper;
    settle();
}

void Sharing::setTurn(int turn) {
    turn = std::clamp(turn, 0, 2);
    if (turn == m_turn)
        return;
    m_turn = turn;
    settle();
}

void Sharing::setTiled(bool tiled) {
    if (tiled == m_tiled)
        return;
    m_tiled = tiled;
    m_page = 0;
    settle();
}

void Sharing::setNumbered(bool numbered) {
    if (std::exchange(m_numbered, numbered) != numbered)
        settle();
}

void Sharing::setBare(bool bare) {
    if (std::exchange(m_bare, bare) != bare)
        settle();
}

void Sharing::setLayers(bool shown) {
    if (std::exchange(m_withLayers, shown) != shown)
        settle();
}

void Sharing::setOnlyFiltered(bool only) {
    if (only == m_list.isOnlyFiltered)
        return;
    m_list.isOnlyFiltered = only;
    m_page = 0;
    emit changed();
    refresh();
}

void Sharing::setPage(int page) {
    page = std::clamp(page, 0, std::max(0, m_pages - 1));
    if (page == m_page)
        return;
    m_page = page;
    drawPreview();
}

void Sharing::setOrder(AssetListModel::Order order) {
    if (order == m_list.order)
        return;
    m_list.order = order;
    emit changed();
    refresh();
}

void Sharing::setColumn(int fieldKey) {
    if (fieldKey == m_list.column)
        return;
    m_list.column = fieldKey;
    emit changed();
    refresh();
}

void Sharing::setDescending(bool descending) {
    if (descending == m_list.isDescending)
        return;
    m_list.isDescending = descending;
    emit changed();
    if (m_list.column != 0)
        refresh();
}

void Sharing::setFrom(QPointF from) {
    if (from == m_list.from)
        return;
    m_list.from = from;
    emit changed();
    if (m_list.order == AssetListModel::Order::Nearest)
        refresh();
}

void Sharing::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit changed();
    if (m_active && m_stale)
        refresh();
}

QStringList Sharing::leftOut() const {
    QStringList sentences;
    if (m_scene)
        for (const std::string &sentence : m_scene->leftOut)
            sentences << toQString(sentence);
    return sentences;
}

static QList<Choice> toChoose(const std::vector<TextToSee> &texts, bool namingNotAsked = false) {
    QList<Choice> lines;
    for (const TextToSee &text : texts)
        if (text.namesNotAsked == namingNotAsked)
            lines.append({text.organisation ? QString::number(text.organisation.value) : QString(),
                          toQString(text.words),
                          {}});
    return lines;
}

QList<Choice> Sharing::told() const {
    return m_scene ? toChoose(m_scene->told) : QList<Choice>();
}

QList<Choice> Sharing::lookAt() const {
    return m_scene ? toChoose(m_scene->lookAt, false) : QList<Choice>();
}

QList<Choice> Sharing::namingNotAsked() const {
    return m_scene ? toChoose(m_scene->lookAt, true) : QList<Choice>();
}

void Sharing::settle() {
    emit changed();
    if (m_active)
        m_settle.start();
    else
        m_stale = true;
}

// What was read of another map, for other readers or before a change is neither shown nor printed:
// under the new title and the new "made for" it would give away what these readers may not see.
void Sharing::forget() {
    m_stale = true;
    m_scenes.next();
    m_drawings.next();
    m_settle.stop();
    m_scene.reset();
    m_counted.reset();
    m_listing.clear();
    m_library.clear();
    m_areas.reset();
    m_trouble.clear();
    m_about.clear();
    m_privateMatter.clear();
    m_drawing = m_active;
    if (!m_preview.isEmpty())
        QFile::remove(m_preview.toLocalFile());
    m_preview.clear();
    emit outlookChanged();
    emit previewChanged();
}

void Sharing::refresh() {
    forget();
    if (!m_active || !m_session->isOpen())
        return;
    m_stale = false;
    readScene();
    readPrivateMatter();
}

void Sharing::readScene() {
    struct Read {
        DisclosedScene scene;
        std::shared_ptr<const AreaFill> counted; // of those alone whom the readers may see
        std::vector<Listed> listing;
        std::vector<ToldItem> library;
        std::shared_ptr<const AreasOnPaper> areas;
        std::string about;
    };
    const Newest::Ticket ticket = m_scenes.next();
    m_session->read<Read>(
        this,
        [profile = profile(), wish = m_session->layers()->colourWish(),
         chosen = m_list.chosen(*m_session), isSheet = m_leaflet.isSheet(),
         set = m_leaflet.wantsAreas() ? m_leaflet.areaSet().toLongLong() : 0,
         ticket](MapFile &map) -> Result<Read> {
            if (!ticket.isWanted())
                return fail(ErrorCode::Cancelled, {});
            Read read;
            PW_TRY(const Disclosure disclosure, Disclosure::of(map, profile));
            PW_TRY(const ListTold::Filtered filtered, chosen(map, disclosure));
            const auto &[only, among] = filtered;
            PW_TRY(read.scene, discloseScene(map, disclosure, only, among));
            PW_TRY(read.scene.lookAt, textsToLookAt(map, disclosure, only));
            if (!isSheet) {
                PW_TRY(read.listing, readListing(map, disclosure, only));
                PW_TRY(read.library, toldLibrary(map, disclosure));
            }
            PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
            if (const auto found = std::ranges::find(sets, set, &AreaSet::id);
                set != 0 && found != sets.end()) {
                PW_TRY(AreasOnPaper areas, readAreasOnPaper(map, *found));
                read.areas = std::make_shared<const AreasOnPaper>(std::move(areas));
            }
            read.counted = wish.paint(*read.scene.assets);
            PW_TRY(read.about, aboutInWords(map, disclosure));
            return read;
        },
        [this, ticket](Result<Read> read) {
            if (!ticket.isWanted())
                return;
            if (!read) {
                m_session->notice()->tell(read.error());
                return;
            }
            m_scene = std::make_shared<const DisclosedScene>(std::move(read->scene));
            m_counted = std::move(read->counted);
            m_listing = std::move(read->listing);
            m_library = std::move(read->library);
            m_areas = std::move(read->areas);
            m_about = std::move(read->about);
            emit outlookChanged();
            settle();
        });
}

// What a full copy would hand over, said before it is written.
void Sharing::readPrivateMatter() {
    struct Counts {
        std::int64_t people = 0, notes = 0, hidden = 0, notAsked = 0;
    };
    m_session->read<Counts>(
        this,
        [](MapFile &map) -> Result<Counts> {
            Counts counts;
            PW_TRY(counts.people, map.count(Entity::Person));
            PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &organisation) {
                counts.notes += !organisation["note"].isEmpty();
                counts.notAsked += organisation.text("listing_permission") == "not_asked";
                return true;
            }));
            PW_CHECK(map.forEach(Entity::Location, [&](const Record &place) {
                counts.hidden += place.text("disclosure") == "hidden";
                return true;
            }));
            return counts;
        },
        [this](const Result<Counts> &counts) {
            if (!counts)
                return;
            QStringList parts;
            if (counts->people)
                parts << counted(counts->people, tr("named person"), tr("named people"));
            if (counts->notes)
                parts << tr("notes on %1")
                             .arg(counted(counts->notes, tr("organisation"), tr("organisations")));
            if (counts->hidden)
                parts << counted(counts->hidden, tr("hidden place"), tr("hidden places"));
            if (counts->notAsked)
                parts << counted(counts->notAsked, tr("group not asked yet"),
                                 tr("groups not asked yet"));
            m_privateMatter = parts.isEmpty() ? QString() : parts.join(", ");
            emit outlookChanged();
        });
}

SheetRequest Sharing::sheet() const {
    SheetRequest request;
    if (m_scene)
        request.scene.assets = m_scene->assets;
    const Layers &layers = *m_session->layers();
    request.scene.ground = layers.groundToShow();
    request.scene.credits = m_session->map()->credits();
    if (m_scene)
        std::ranges::copy(m_scene->credits, std::back_inserter(request.scene.credits));
    request.baseMap = m_session->map()->baseMap();
    request.scene.isOnBaseMap = TilePictures::areThere(request.baseMap);
    if (m_withLayers) {
        request.scene.outlines = layers.outlines();
        request.scene.fill = layers.colourWish().isOfPoints() ? m_counted : layers.fill();
        request.scene.core20 = layers.core20Areas();
        request.scene.look = layers.look();
        if (m_scene && m_session->notes()->areShown())
            request.scene.notes = m_scene->notes;
    }
    request.title = title().toStdString();
    request.about = m_about;
    request.date = QLocale(QLocale::English, QLocale::UnitedKingdom)
                       .toString(QDate::currentDate(), "d MMMM yyyy")
                       .toStdString();
    request.madeFor = madeFor() == For::Anyone     ? MadeFor::Anyone
                      : madeFor() == For::Partners ? MadeFor::Partners
                                                   : MadeFor::JustUs;
    request.paper = static_cast<Paper>(m_paper);
    request.turn = static_cast<SheetRequest::Turn>(m_turn);
    request.numberedList = m_numbered;
    request.isTiled = m_tiled && m_format == Format::Pdf;
    request.bareMap = m_bare;
    return request;
}

LeafletRequest Sharing::request() const {
    LeafletRequest request;
    request.sheet = sheet();
    m_leaflet.apply(request);
    request.listing = m_listing;
    request.library = m_library;
    request.areas = m_areas;
    return request;
}

void Sharing::drawPreview() {
    if (!m_scene)
        return;
    const Newest::Ticket ticket = m_drawings.next();
    const QString path = m_folder.filePath(QString("preview-%1.png").arg(++m_previewNumber));
    m_drawing = true;
    emit previewChanged();
    m_painters.start([this, request = request(), path, ticket, page = m_page, format = m_format] {
        if (!ticket.isWanted())
            return;
        Drawn drawn;
        if (request.layout == PrintLayout::Sheet && format == Format::Png) {
            // A picture is its own preview; paper is shown as paper.
            const auto written = writeSheet(request.sheet, pathOf(QUrl::fromLocalFile(path)));
            drawn.pages = written ? 1 : 0;
        } else if (const Result<Pages> pages = leafletPages(request); !pages) {
            drawn.trouble = toQString(pages.error().message);
        } else {
            drawn.pages = static_cast<int>(pages->pages.size());
            drawn.page = std::clamp(page, 0, drawn.pages - 1);
            const auto which = static_cast<std::size_t>(drawn.page);
            if (!pictureOf(*pages, which, kPreviewLongSide).save(path, "PNG"))
                drawn.pages = 0;
        }
        QMetaObject::invokeMethod(
            this,
            [this, drawn, path, ticket] {
                if (!ticket.isWanted()) {
                    QFile::remove(path);
                    return;
                }
                m_drawing = false;
                m_pages = drawn.pages;
                m_page = drawn.page;
                m_trouble = drawn.trouble;
                if (!m_preview.isEmpty())
                    QFile::remove(m_preview.toLocalFile());
                m_preview = drawn.pages > 0 ? QUrl::fromLocalFile(path) : QUrl();
                emit previewChanged();
            },
            Qt::QueuedConnection);
    });
}

QString Sharing::sheetEnding() const {
    if (!m_leaflet.isSheet())
        return m_leaflet.kind() == PrintLayout::Phone ? "png" : "pdf";
    return m_format == Format::Pdf ? "pdf" : m_format == Format::Svg ? "svg" : "png";
}

QString Sharing::suggestedName(const QString &ending) const {
    QString base = title();
    base.remove(QRegularExpression("[\\\\/:*?\"<>|]"));
    QString who = madeFor() == For::Anyone     ? QString()
                  : madeFor() == For::Partners ? tr(" (partners)")
                                               : tr(" (private)");
    // Named for whom it is, so that two files beside each other are not mistaken.
    if (const ReaderProfile readers = profile(); readers.id && madeFor() != For::JustUs)
        who = " (" + toQString(readers.name).remove(QRegularExpression("[\\\\/:*?\"<>|]")) + ')';
    return base + who + '.' + ending;
}

} // namespace placeweave
