// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/open_record.h"

#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"
#include "ui/session/verb_sentences.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"

namespace placeweave {

namespace {}

OpenRecord::OpenRecord(QObject *parent) : OpenRecord(Session::instance(), parent) {}

OpenRecord::OpenRecord(Session *session, QObject *parent)
    : QObject(parent), m_session(session), m_facts(this), m_fields(session, this) {
    if (!m_session)
        return;
    connect(m_session, &Session::selectedChanged, this, &OpenRecord::load);
    connect(m_session, &Session::published, this, &OpenRecord::load);
    load();
}

void OpenRecord::load() {
    const RowId organisation{m_session->selected()};
    if (!organisation) {
        take(nullptr);
        return;
    }
    using Bundle = std::shared_ptr<const RecordBundle>;
    m_session->read<Bundle>(
        this,
        [organisation](MapFile &map) -> Result<Bundle> {
            PW_TRY(RecordBundle bundle, loadBundle(map, organisation));
            return std::make_shared<const RecordBundle>(std::move(bundle));
        },
        [this, organisation](Result<Bundle> bundle) {
            if (m_session->selected() != organisation.value)
                return;
            if (bundle)
                take(std::move(*bundle));
            else
                m_session->notice()->tell(bundle.error());
        });
}

void OpenRecord::take(std::shared_ptr<const RecordBundle> bundle) {
    if (!bundle && !m_bundle)
        return;
    m_bundle = std::move(bundle);
    m_facts.setBundle(m_bundle);
    m_fields.setBundle(m_bundle);
    emit changed();
}

QString OpenRecord::name() const {
    return m_bundle ? toQString(m_bundle->name()) : QString();
}

QString OpenRecord::kindCode() const {
    return m_bundle ? toQString(m_bundle->organisation.text("kind")) : QString();
}

QString OpenRecord::kind() const {
    return kindCode().isEmpty()
               ? QString()
               : toQString(vocabulary("kind").label(m_bundle->organisation.text("kind")));
}

int OpenRecord::flags() const {
    const auto &index = m_session ? m_session->index() : nullptr;
    if (!m_bundle || !index)
        return 0;
    const auto row = index->rowOf(m_bundle->id());
    return row ? index->flags(*row) : 0;
}

bool OpenRecord::isPlaced() const {
    return m_bundle && m_bundle->place && !(*m_bundle->place)["geom"].isEmpty();
}

bool OpenRecord::hasNoFixedPlace() const {
    if (!m_bundle || !m_bundle->place)
        return false;
    const std::string &type = m_bundle->place->text("location_type");
    return !type.empty() && type != "physical";
}

bool OpenRecord::isConfirmedToday() const {
    return m_bundle && m_bundle->organisation.text("confirmed_on") == today();
}

QString OpenRecord::typicallyLike() const {
    const Term *term = vocabulary("kind").find(kindCode().toStdString());
    return term ? toQString(term->more("like")) : QString();
}

QString OpenRecord::waysToConnect() const {
    const Term *term = vocabulary("kind").find(kindCode().toStdString());
    return term ? toQString(term->more("connect")) : QString();
}

void OpenRecord::stillRight(bool saidByItself) {
    if (!m_bundle)
        return;
    m_session->write<void>(this, [id = m_bundle->id(), saidByItself](MapFile &map) {
        return edits::confirm(map, id, saidByItself, {});
    });
}

void OpenRecord::remove() {
    if (!m_bundle)
        return;
    const QString removed = name();
    m_session->write<void>(
        this, [id = m_bundle->id()](MapFile &map) { return edits::removeOrganisations(map, {id}); },
        [session = m_session, removed](const Result<void> &outcome) {
            if (outcome && session)
                session->sayUndoable(tr("%1 is deleted.").arg(removed));
        });
}

void OpenRecord::movePin(double latitude, double longitude, bool roughly) {
    if (!m_bundle)
        return;
    const LatLon point{latitude, longitude};
    const edits::Where how = roughly ? edits::Where::RoughlyHere : edits::Where::Here;
    m_session->write<void>(this, [id = m_bundle->id(), point, how](MapFile &map) {
        return edits::movePin(map, id, point, how);
    });
}

void OpenRecord::nudgePin(double east, double north) {
    if (!isPlaced())
        return;
    LatLon point = *(*m_bundle->place)["geom"].point();
    point = destination(point, north < 0 ? 180 : 0, std::abs(north));
    point = destination(point, east < 0 ? 270 : 90, std::abs(east));
    movePin(point.latitude, point.longitude, false);
}

void OpenRecord::noPlace() {
    if (m_bundle)
        m_session->write<void>(
            this, [id = m_bundle->id()](MapFile &map) { return edits::setNoFixedPlace(map, id); });
}

} // namespace placeweave
