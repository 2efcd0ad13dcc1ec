// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/room_paper.h"

#include "ui/publish/disclosed_scene.h"
#include "ui/record/value_text.h"
#include "ui/session/base_maps.h"
#include "ui/session/local_path.h"
#include "ui/session/session.h"

#include "core/joint/exercise_report.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace placeweave {

RoomPaper::RoomPaper(QObject *parent) : RoomPaper(Session::instance(), parent) {}

RoomPaper::RoomPaper(Session *session, QObject *parent) : QObject(parent), m_session(session) {
    m_painters.setMaxThreadCount(1);
}

RoomPaper::~RoomPaper() {
    m_painters.waitForDone();
}

void RoomPaper::setForm(ExerciseForm *form) {
    if (form == m_form)
        return;
    if (m_form)
        m_form->disconnect(this);
    m_form = form;
    if (form)
        connect(form, &ExerciseForm::changed, this, &RoomPaper::changed);
    emit changed();
}

void RoomPaper::setPaper(int paper) {
    paper = std::clamp(paper, 0, 4);
    if (paper == m_paper)
        return;
    m_paper = paper;
    emit changed();
}

void RoomPaper::setTiled(bool tiled) {
    if (tiled == m_tiled)
        return;
    m_tiled = tiled;
    emit changed();
}

QString RoomPaper::pages() const {
    if (!m_form || !m_form->letteredSquares())
        return tr("Say first where on the map it is about.");
    if (!m_tiled)
        return tr("One page, for a large printer.");
    const QSize tiles = tilesOf(sheets());
    return tr("%1 pages of A4, %2 across and %3 down, to be taped together.")
        .arg(tiles.width() * tiles.height())
        .arg(tiles.width())
        .arg(tiles.height());
}

RoomSheets RoomPaper::sheets() const {
    RoomSheets sheets{.squares = *m_form->letteredSquares()};
    sheets.title = m_form->name();
    sheets.place = m_form->place();
    sheets.purpose = toQString(m_form->record().text("purpose"));
    sheets.prompts = m_form->prompts();
    sheets.otherPrompts = m_form->otherPrompts();
    for (const RoomMember &member : m_form->members())
        if (!member.table.isEmpty() && !sheets.tables.contains(member.table))
            sheets.tables << member.table;
    sheets.paper = static_cast<Paper>(m_paper);
    sheets.isTiled = m_tiled;
    sheets.isLargePrint = m_largePrint;
    const Layers &layers = *m_session->layers();
    sheets.scene.ground = layers.groundToShow();
    sheets.scene.outlines = layers.outlines();
    if (m_form->outline())
        sheets.scene.outlines.push_back(m_form->outline());
    sheets.scene.look = layers.look();
    sheets.scene.credits = BaseMaps::instance().credits();
    sheets.baseMap = BaseMaps::instance().shown();
    sheets.scene.isOnBaseMap = TilePictures::areThere(sheets.baseMap);
    return sheets;
}

QString RoomPaper::suggestedName(bool ofMap) const {
    QString name = m_form ? m_form->name() : QString();
    name.remove(QRegularExpression("[\\\\/:*?\"<>|\\x00-\\x1f]"));
    return tr("%1 (%2, partners).pdf")
        .arg(name.trimmed().isEmpty() ? tr("Mapping session") : name.trimmed(),
             ofMap ? tr("map") : tr("table sheets"));
}

void RoomPaper::saveMap(const QUrl &file) {
    save(file, &writeRoomMap);
}
void RoomPaper::saveTables(const QUrl &file) {
    save(file, &writeTableSheets);
}

void RoomPaper::save(const QUrl &file, Write write) {
    if (!m_form || !m_form->letteredSquares())
        return;
    m_session->read<DisclosedScene>(
        this,
        [exercise = RowId{m_form->exercise()}](MapFile &map) -> Result<DisclosedScene> {
            PW_TRY(const ReaderProfile readers, wallReaders(map, exercise));
            return discloseScene(map, readers);
        },
        [this, file, write](Result<DisclosedScene> scene) {
            if (!scene) {
                m_session->notice()->tell(scene.error());
                return;
            }
            RoomSheets paper = sheets();
            if (m_withGroups) {
                paper.scene.assets = scene->assets;
                std::ranges::copy(scene->credits, std::back_inserter(paper.scene.credits));
            }
            m_painters.start([this, paper, file, write] {
                const Result<void> done = write(paper, pathOf(file));
                QMetaObject::invokeMethod(
                    this,
                    [this, done, file] {
                        if (!done) {
                            m_session->notice()->tell(done.error());
                            return;
                        }
                        m_session->notice()->say(
                            tr("Printed to %1.").arg(QFileInfo(file.toLocalFile()).fileName()));
                        emit written(file);
                    },
                    Qt::QueuedConnection);
            });
        });
}

} // namespace placeweave
