// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/visit_paper.h"

#include "ui/outreach/visit_sheet.h"
#include "ui/publish/disclosed_scene.h"
#include "ui/session/base_maps.h"
#include "ui/session/file_name.h"
#include "ui/session/local_path.h"
#include "ui/session/session.h"

#include "core/base/time.h"

#include <QFileInfo>

namespace placeweave {

VisitPaper::VisitPaper(QObject *parent) : VisitPaper(Session::instance(), parent) {}

VisitPaper::VisitPaper(Session *session, QObject *parent) : QObject(parent), m_session(session) {
    m_painters.setMaxThreadCount(1);
}

VisitPaper::~VisitPaper() {
    m_painters.waitForDone();
}

QString VisitPaper::suggestedName(Way way) const {
    return (way == OnFoot ? tr("%1, visit list on foot (private).pdf")
                          : tr("%1, visit list by car (private).pdf"))
        .arg(asFileName(m_board ? m_board->name() : QString()));
}

void VisitPaper::save(const QUrl &file, Way way) {
    if (!m_board || m_board->plan() == 0)
        return;
    m_session->read<VisitSheet>(
        this,
        [plan = RowId{m_board->plan()}, travel = way == OnFoot ? Travel::OnFoot : Travel::ByCar](
            MapFile &map) -> Result<VisitSheet> {
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            VisitSheet sheet;
            PW_TRY(sheet.list, visitListOf(map, plan, us, today(), travel));
            PW_TRY(const std::string about, aboutInWords(map, us));
            sheet.about = QString::fromStdString(about);
            return sheet;
        },
        [this, file](Result<VisitSheet> read) {
            if (!read) {
                m_session->notice()->tell(read.error());
                return;
            }
            VisitSheet sheet = *std::move(read);
            sheet.mapName = m_session->mapName();
            const Layers &layers = *m_session->layers();
            sheet.scene.ground = layers.groundToShow();
            sheet.scene.look = layers.look();
            sheet.scene.credits = BaseMaps::instance().credits();
            sheet.baseMap = BaseMaps::instance().shown();
            sheet.scene.isOnBaseMap = TilePictures::areThere(sheet.baseMap);
            m_painters.start([this, sheet, file] {
                const Result<void> done = writeVisitSheet(sheet, pathOf(file));
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
