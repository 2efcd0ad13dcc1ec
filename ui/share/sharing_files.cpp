// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves as files: each is long work that can be stopped, and says how it went.
#include "ui/share/sharing.h"

#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/draw/web_symbols.h"
#include "core/exchange/export.h"
#include "core/exchange/sample.h"
#include "core/insight/who_can_help.h"
#include "core/joint/bundle.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>

namespace placeweave {

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

// The session's own sentences are about the map; here it is another file that cannot be written.
void Sharing::troubled(const Error &error, const QUrl &file) {
    const QString name = QFileInfo(file.toLocalFile()).fileName();
    switch (error.code) {
    case ErrorCode::ReadOnly:
        m_session->notice()->warn(
            tr("Nothing may be saved in that folder. Choose another one for %1.").arg(name));
        return;
    case ErrorCode::Busy:
        m_session->notice()->warn(tr("%1 is open in another program. Close it there, or choose "
                                     "another name.")
                                      .arg(name));
        return;
    case ErrorCode::DiskFull:
        m_session->notice()->warn(tr("The disk is full. What stood there before is still there; "
                                     "make some room and save %1 again.")
                                      .arg(name));
        return;
    case ErrorCode::Cancelled:
        m_session->notice()->say(tr("Stopped. No file was written."));
        return;
    default:
        m_session->notice()->tell(error);
    }
}

template <class T>
void Sharing::leave(const QString &what, const QUrl &file,
                    std::function<Result<T>(MapFile &, const Progress &)> work,
                    std::function<void(const T &)> done) {
    m_session->longRead<T>(
        what, this, std::move(work),
        [this, file, done = std::move(done)](const Result<T> &outcome) {
            if (outcome)
                done(*outcome);
            else
                troubled(outcome.error(), file);
        },
        AtEnd::Finish);
}

void Sharing::printTo(const QUrl &file) {
    if (!m_scene) {
        m_session->notice()->say(
            tr("Something has changed meanwhile. Look at the page once more, then save it."));
        return;
    }
    const QString name = QFileInfo(file.toLocalFile()).fileName();
    leave<bool>(
        tr("Drawing %1").arg(name), file,
        [request = request(), path = pathOf(file)](MapFile &,
                                                   const Progress &progress) -> Result<bool> {
            PW_CHECK(writeLeaflet(request, path, progress));
            return true;
        },
        [this, file, name](bool) { saved(file, tr("Printed to %1.").arg(name)); });
}

void Sharing::copyMessage() {
    if (!m_scene)
        return;
    QGuiApplication::clipboard()->setText(asMessage(request()));
    m_session->notice()->say(tr("Copied: paste it into a message."));
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
    const QString name = QFileInfo(file.toLocalFile()).fileName();
    leave<ExportOutcome>(
        tr("Writing %1").arg(name), file,
        [request, chosen = m_list.chosen(*m_session)](
            MapFile &map, const Progress &progress) -> Result<ExportOutcome> {
            ExportRequest filtered = request;
            PW_TRY(const Disclosure disclosure, Disclosure::of(map, request.profile));
            PW_TRY(ListTold::Filtered those, chosen(map, disclosure));
            filtered.only = std::move(those.only);
            filtered.among = std::move(those.among);
            return exportMap(map, filtered, progress);
        },
        [this, file, name](const ExportOutcome &outcome) {
            saved(file,
                  tr("%1 in %2.")
                      .arg(counted(outcome.rows, tr("organisation is"), tr("organisations are")),
                           name));
        });
}

void Sharing::giveCopy(const QUrl &file) {
    const QString name = QFileInfo(file.toLocalFile()).fileName();
    leave<CopyOutcome>(
        tr("Writing %1").arg(name), file,
        [path = pathOf(file), profile = profile()](MapFile &map, const Progress &progress) {
            return writeCopyFor(map, profile, path, progress);
        },
        [this, file, name](const CopyOutcome &outcome) {
            QString told =
                tr("A copy with %1 is in %2.")
                    .arg(counted(outcome.organisations, tr("organisation"), tr("organisations")),
                         name);
            if (outcome.smallCounts > 0)
                told += ' ' + tr("%1 of so few people that they could be told apart stayed here.")
                                  .arg(counted(outcome.smallCounts, tr("figure"), tr("figures")));
            saved(file, told);
        });
}

void Sharing::giveBundle(const QUrl &file, const QString &forWhom) {
    BundleRequest request;
    request.profile = profile();
    request.forWhom = forWhom.simplified().toStdString();
    request.file = pathOf(file);
    const QString name = QFileInfo(file.toLocalFile()).fileName();
    leave<BundleOutcome>(
        tr("Writing %1").arg(name), file,
        [request](MapFile &map, const Progress &) { return writeBundle(map, request); },
        [this, file, name](const BundleOutcome &outcome) {
            QString told = tr("%1 are in %2, to be merged by whoever has this map.")
                               .arg(counted(outcome.changes, tr("change"), tr("changes")), name);
            if (outcome.takenBack > 0)
                told += ' ' + tr("It takes back %1 that may not be seen any more.")
                                  .arg(counted(outcome.takenBack, tr("record"), tr("records")));
            saved(file, told);
        });
}

void Sharing::saveGroupsToRing(const QUrl &file) {
    if (!m_scene)
        return;
    const QString name = QFileInfo(file.toLocalFile()).fileName();
    leave<Helpers>(
        tr("Writing %1").arg(name), file,
        [path = pathOf(file), toAsk = m_scene->toAsk](MapFile &map,
                                                      const Progress &) -> Result<Helpers> {
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            PW_TRY(Helpers groups, groupsToRing(map, toAsk, us, today()));
            PW_CHECK(writeHelpers(groups.helpers, path));
            return groups;
        },
        [this, file, name](const Helpers &groups) {
            QString told =
                tr("%1 to ring in %2. It is for you alone.")
                    .arg(counted(std::ssize(groups.helpers), tr("group"), tr("groups")), name);
            if (groups.withoutWay > 0)
                told += ' ' + tr("%1 not in it: nobody has written down that they may be rung.")
                                  .arg(counted(groups.withoutWay,
                                               tr("person who acts in their own way is"),
                                               tr("people who act in their own way are")));
            saved(file, told);
        });
}

void Sharing::saveFullCopy(const QUrl &file) {
    const QString name = QFileInfo(file.toLocalFile()).fileName();
    leave<bool>(
        tr("Writing %1").arg(name), file,
        [path = pathOf(file)](MapFile &map, const Progress &) -> Result<bool> {
            PW_CHECK(map.saveFullCopy(path));
            return true;
        },
        [this, file, name](bool) {
            saved(file, tr("Everything, history included, is in %1.").arg(name));
        });
}

} // namespace placeweave
