// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/share/sharing.h"

#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/draw/web_symbols.h"
#include "core/exchange/export.h"
#include "core/exchange/sample.h"
#include "core/joint/bundle.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace placeweave {

namespace {

constexpr int kSettle = 250;           // ms after the last choice before the preview is drawn
constexpr int kPreviewLongSide = 1600; // pixels

} // namespace

Sharing::Sharing(QObject *parent) : QObject(parent), m_session(Session::instance()) {
    m_painters.setMaxThreadCount(1);
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &Sharing::drawPreview);
    if (!m_session)
        return;
    connect(m_session, &Session::published, this, &Sharing::refresh);
    connect(m_session->layers(), &Layers::changed, this, &Sharing::settle);
    connect(m_session, &Session::mapChanged, this, [this] {
        m_title.clear();
        forget();
        emit changed();
    });
}

Sharing::~Sharing() {
    m_painters.waitForDone();
}

Profile Sharing::profile() const {
    return m_for == For::Anyone     ? Profile::Public
           : m_for == For::Partners ? Profile::Partner
                                    : Profile::Internal;
}

void Sharing::setMadeFor(For who) {
    if (who == m_for)
        return;
    m_for = who;
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
    if (format == m_format)
        return;
    m_format = format;
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

void Sharing::setNumbered(bool numbered) {
    if (numbered == m_numbered)
        return;
    m_numbered = numbered;
    settle();
}

void Sharing::setBare(bool bare) {
    if (bare == m_bare)
        return;
    m_bare = bare;
    settle();
}

void Sharing::setLayers(bool shown) {
    if (shown == m_withLayers)
        return;
    m_withLayers = shown;
    settle();
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
        std::string about;
    };
    const Newest::Ticket ticket = m_scenes.next();
    m_session->read<Read>(
        this,
        [profile = profile(), wish = m_session->layers()->colourWish(),
         ticket](MapFile &map) -> Result<Read> {
            if (!ticket.isWanted())
                return fail(ErrorCode::Cancelled, {});
            Read read;
            PW_TRY(read.scene, discloseScene(map, profile));
            read.counted = wish.paint(*read.scene.assets);
            PW_TRY(read.about, aboutInWords(map));
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

SheetRequest Sharing::request() const {
    SheetRequest request;
    if (m_scene)
        request.scene.assets = m_scene->assets;
    const Layers &layers = *m_session->layers();
    request.scene.ground = layers.groundToShow();
    request.scene.credits = m_session->map()->credits();
    if (m_scene)
        std::ranges::copy(m_scene->credits, std::back_inserter(request.scene.credits));
    request.baseMap = m_session->map()->baseMap();
    request.scene.isOnBaseMap = request.baseMap != nullptr;
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
    request.madeFor = m_for == For::Anyone     ? MadeFor::Anyone
                      : m_for == For::Partners ? MadeFor::Partners
                                               : MadeFor::JustUs;
    request.paper = static_cast<Paper>(m_paper);
    request.turn = static_cast<SheetRequest::Turn>(m_turn);
    request.numberedList = m_numbered;
    request.bareMap = m_bare;
    return request;
}

void Sharing::drawPreview() {
    if (!m_scene)
        return;
    const Newest::Ticket ticket = m_drawings.next();
    const QString path = m_folder.filePath(QString("preview-%1.png").arg(++m_previewNumber));
    m_drawing = true;
    emit previewChanged();
    m_painters.start([this, request = request(), path, ticket, format = m_format] {
        if (!ticket.isWanted())
            return;
        // A picture is its own preview; paper is shown as paper.
        const bool written =
            format == Format::Png
                ? writeSheet(request, pathOf(QUrl::fromLocalFile(path))).has_value()
                : pictureOf(sheetPages(request), 0, kPreviewLongSide).save(path, "PNG");
        QMetaObject::invokeMethod(
            this,
            [this, written, path, ticket] {
                if (!ticket.isWanted()) {
                    QFile::remove(path);
                    return;
                }
                m_drawing = false;
                if (!m_preview.isEmpty())
                    QFile::remove(m_preview.toLocalFile());
                m_preview = written ? QUrl::fromLocalFile(path) : QUrl();
                emit previewChanged();
            },
            Qt::QueuedConnection);
    });
}

QString Sharing::sheetEnding() const {
    return m_format == Format::Pdf ? "pdf" : m_format == Format::Svg ? "svg" : "png";
}

QString Sharing::suggestedName(const QString &ending) const {
    QString base = title();
    base.remove(QRegularExpression("[\\\\/:*?\"<>|]"));
    const QString who = m_for == For::Anyone     ? QString()
                        : m_for == For::Partners ? tr(" (partners)")
                                                 : tr(" (private)");
    return base + who + '.' + ending;
}

void Sharing::saved(const QUrl &file, const QString &sentence) {
    m_session->notice()->say(sentence, tr("Show in folder"), [file] {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QFileInfo(file.toLocalFile()).absolutePath()));
    });
    emit written(file);
}

void Sharing::show(const QUrl &file) const {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file.toLocalFile()).absolutePath()));
}

void Sharing::printTo(const QUrl &file) {
    if (!m_scene) {
        m_session->notice()->say(
            tr("Something has changed meanwhile. Look at the page once more, then save it."));
        return;
    }
    m_painters.start([this, request = request(), file] {
        const auto written = writeSheet(request, pathOf(file));
        QMetaObject::invokeMethod(
            this,
            [this, written, file] {
                if (written)
                    saved(file, tr("Printed to %1.").arg(QFileInfo(file.toLocalFile()).fileName()));
                else
                    m_session->notice()->tell(written.error());
            },
            Qt::QueuedConnection);
    });
}

QString Sharing::limitsOf(const QString &ending) const {
    QStringList sentences;
    if (const ExportFormatInfo *format = exportFormatOf(pathOf(QUrl::fromLocalFile("x." + ending))))
        for (const std::string_view sentence : format->cannotHold)
            sentences << QString::fromUtf8(sentence.data(), qsizetype(sentence.size()));
    return sentences.join(' ');
}

void Sharing::exportTo(const QUrl &file) {
    ExportRequest request;
    request.file = pathOf(file);
    request.profile = profile();
    request.symbols = webSymbols();
    m_session->read<ExportOutcome>(
        this, [request](MapFile &map) { return exportMap(map, request); },
        [this, file](const Result<ExportOutcome> &outcome) {
            if (outcome)
                saved(file, tr("%1 in %2.")
                                .arg(counted(outcome->rows, tr("organisation is"),
                                             tr("organisations are")),
                                     QFileInfo(file.toLocalFile()).fileName()));
            else
                m_session->notice()->tell(outcome.error());
        });
}

void Sharing::giveCopy(const QUrl &file) {
    m_session->read<CopyOutcome>(
        this,
        [path = pathOf(file), profile = profile()](MapFile &map) {
            return writeCopyFor(map, profile, path);
        },
        [this, file](const Result<CopyOutcome> &outcome) {
            if (outcome)
                saved(file, tr("A copy with %1 is in %2.")
                                .arg(counted(outcome->organisations, tr("organisation"),
                                             tr("organisations")),
                                     QFileInfo(file.toLocalFile()).fileName()));
            else
                m_session->notice()->tell(outcome.error());
        });
}

void Sharing::giveBundle(const QUrl &file, const QString &forWhom) {
    BundleRequest request;
    request.profile = profile();
    request.forWhom = forWhom.simplified().toStdString();
    request.file = pathOf(file);
    m_session->read<BundleOutcome>(
        this, [request](MapFile &map) { return writeBundle(map, request); },
        [this, file](const Result<BundleOutcome> &outcome) {
            if (!outcome) {
                m_session->notice()->tell(outcome.error());
                return;
            }
            QString told = tr("%1 are in %2, to be merged by whoever has this map.")
                               .arg(counted(outcome->changes, tr("change"), tr("changes")),
                                    QFileInfo(file.toLocalFile()).fileName());
            if (outcome->takenBack > 0)
                told += ' ' + tr("It takes back %1 that may not be seen any more.")
                                  .arg(counted(outcome->takenBack, tr("record"), tr("records")));
            saved(file, told);
        });
}

void Sharing::saveFullCopy(const QUrl &file) {
    m_session->read<bool>(
        this,
        [path = pathOf(file)](MapFile &map) -> Result<bool> {
            PW_CHECK(map.saveFullCopy(path));
            return true;
        },
        [this, file](const Result<bool> &outcome) {
            if (outcome)
                saved(file, tr("Everything, history included, is in %1.")
                                .arg(QFileInfo(file.toLocalFile()).fileName()));
            else
                m_session->notice()->tell(outcome.error());
        });
}

} // namespace placeweave
