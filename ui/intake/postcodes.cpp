// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/postcodes.h"

#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"

#include "core/exchange/place_by_postcode.h"
#include "core/exchange/postcode_build.h"
#include "core/exchange/postcode_sources.h"
#include "core/exchange/postcodes_online.h"

#include <QDir>
#include <QFile>

namespace placeweave {

Postcodes::Postcodes() {
    open();
}

Postcodes &Postcodes::instance() {
    static Postcodes postcodes;
    return postcodes;
}

Postcodes *Postcodes::create(QQmlEngine *, QJSEngine *) {
    QJSEngine::setObjectOwnership(&instance(), QJSEngine::CppOwnership);
    return &instance();
}

QString Postcodes::path() {
    return QDir(Preferences::dataFolder()).filePath("postcodes.index");
}

// One that is damaged counts as none: it can be built again.
void Postcodes::open() {
    m_index.reset();
    if (QFile::exists(path()))
        if (auto index = PostcodeIndex::open(pathOf(path())))
            m_index = std::make_shared<const PostcodeIndex>(std::move(*index));
    emit changed();
}

QString Postcodes::summary() const {
    if (!m_index)
        return {};
    return tr("%1, from %2")
        .arg(counted(m_index->size(), tr("postcode"), tr("postcodes")), toQString(m_index->made()));
}

void Postcodes::build(const QUrl &file, bool mayBeSmaller) {
    Session *session = Session::instance();
    m_index.reset(); // some systems do not replace a file that is mapped
    session->longWrite<PostcodeBuild>(
        tr("Learning postcodes from %1").arg(file.fileName()), this,
        [from = pathOf(file.toLocalFile()), to = pathOf(path()),
         larger = mayBeSmaller ? LargerIndex::Replace : LargerIndex::Keep](
            MapFile &, const Progress &progress) -> Result<PostcodeBuild> {
            PW_TRY(const auto tables, postcodeTables(from));
            return buildPostcodeIndex(tables, to, progress, larger);
        },
        [this, session, file](const Result<PostcodeBuild> &built) {
            open();
            if (!built)
                return; // the notice says why
            const auto &earlier = built->earlier;
            if (!built->isWritten) {
                emit fewerGiven(file,
                                tr("%1 has %2. This computer knows %3 already, from %4. With the "
                                   "new list alone it would forget the others.")
                                    .arg(file.fileName(),
                                         counted(built->kept, tr("postcode"), tr("postcodes")),
                                         counted(earlier->size, tr("postcode"), tr("postcodes")),
                                         toQString(earlier->made)));
                return;
            }
            const QString instead =
                earlier ? ' ' + tr("They take the place of %1 (%2).")
                                    .arg(counted(earlier->size, tr("postcode"), tr("postcodes")),
                                         toQString(earlier->made))
                        : QString();
            session->notice()->say(
                tr("%1 learnt. From now on, lists with postcodes are placed by them.")
                        .arg(counted(built->kept, tr("postcode is"), tr("postcodes are"))) +
                    instead,
                session->stillToPlace() > 0 ? tr("Place what is waiting") : QString(),
                [this] { placeWaiting(); });
        });
}

void Postcodes::placeWaiting() {
    if (m_index)
        place(m_index);
}

void Postcodes::findAskable() {
    Session::instance()->read<PostcodesToAsk>(
        this, [](MapFile &map) { return postcodesToAsk(map); },
        [this](Result<PostcodesToAsk> found) {
            if (!found) {
                Session::instance()->notice()->tell(found.error());
                return;
            }
            m_askable = std::move(found->postcodes);
            emit askable(static_cast<int>(m_askable.size()), static_cast<int>(found->leftOut));
        });
}

void Postcodes::askOnline() {
    Session::instance()->longRead<std::shared_ptr<const PostcodeLookup>>(
        tr("Asking postcodes.io"), this,
        [postcodes = std::move(m_askable)](
            const Progress &progress) -> Result<std::shared_ptr<const PostcodeLookup>> {
            PW_TRY(FetchedPostcodes fetched, fetchPostcodes(postcodes, {}, progress));
            return std::make_shared<const FetchedPostcodes>(std::move(fetched));
        },
        [this](Result<std::shared_ptr<const PostcodeLookup>> fetched) {
            if (fetched)
                place(std::move(*fetched));
        });
    m_askable.clear();
}

void Postcodes::place(std::shared_ptr<const PostcodeLookup> postcodes) {
    Session *session = Session::instance();
    session->longWrite<PlacedByPostcode>(
        tr("Placing by postcode"), this,
        [postcodes = std::move(postcodes)](MapFile &map, const Progress &progress) {
            return placeAllByPostcode(map, *postcodes, progress);
        },
        [session](const Result<PlacedByPostcode> &done) {
            if (!done)
                return;
            const auto left = done->unknown + done->ended;
            const QString rest = left > 0 ? ' ' + tr("%1 no postcode that is known or in use.")
                                                      .arg(counted(left, tr("has"), tr("have")))
                                          : QString();
            session->sayUndoable(
                tr("%1 placed.").arg(counted(done->placed, tr("was"), tr("were"))) + rest);
            emit session->placeChanged();
        });
}

} // namespace placeweave
