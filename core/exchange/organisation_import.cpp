// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/organisation_import.h"

#include "core/base/text.h"
#include "core/exchange/place_by_postcode.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <format>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;

constexpr const Field &kSource = fieldOf(Entity::Organisation, "source");
constexpr const Field &kSourceRow = fieldOf(Entity::Organisation, "source_row");
constexpr const Field &kLocationId = fieldOf(Entity::Organisation, "location_id");
constexpr const Field &kContactOwner = fieldOf(Entity::Contact, "organisation_id");

constexpr const Field &kServiceOwner = fieldOf(Entity::Service, "organisation_id");
constexpr const Field &kLinkService = fieldOf(Entity::ServiceAtLocation, "service_id");
constexpr const Field &kLinkPlace = fieldOf(Entity::ServiceAtLocation, "location_id");

constexpr std::size_t kBatch = 2048;
constexpr std::int64_t kIdsAtOnce = 1 << 14;

bool isForPost(const Record &place) {
    return place.text("location_type") == "correspondence";
}

} // namespace

Result<RowId> OrganisationImport::IdRun::take(Edit &edit) {
    if (m_left == 0) {
        PW_TRY(const RowId first, edit.reserve(kIdsAtOnce));
        m_next = first.value;
        m_left = kIdsAtOnce;
    }
    --m_left;
    return RowId{m_next++};
}

OrganisationImport::OrganisationImport(MapFile &map, Edit &edit, const TableToImport &table,
                                       NamedRows &named, ImportOutcome &outcome,
                                       HeldOrganisations held, RowUpdater updater)
    : m_map(map), m_edit(edit), m_options(table.options), m_named(named), m_outcome(outcome),
      m_held(std::move(held)), m_updater(std::move(updater)) {}

Result<OrganisationImport> OrganisationImport::begin(MapFile &map, Edit &edit,
                                                     const TableToImport &table, NamedRows &named,
                                                     const RowUpdater::ColumnsOfLists &together,
                                                     ImportOutcome &outcome) {
    RowUpdater updater(map, edit, table.list(), together);
    PW_TRY(const auto correctedNames, updater.correctedNames());
    PW_TRY(HeldOrganisations held, HeldOrganisations::of(map, correctedNames));
    return OrganisationImport(map, edit, table, named, outcome, std::move(held),
                              std::move(updater));
}

void OrganisationImport::note(std::int64_t row, RowFate::What what, const std::string &name,
                              std::string_view why) {
    if (m_options.wantsRows)
        m_outcome.fates.push_back({row, what, name, std::string(why)});
}

std::string_view OrganisationImport::placeByPostcodes(OrganisationRow &row, RemarkLog &remarks) {
    if (!m_options.postcodes || row.point())
        return {};
    placeByPostcode(*m_options.postcodes, row, remarks);
    if (!row.point())
        return {};
    if (!isForPost(row.place))
        return "placed by its postcode";
    return "placed by the postcode of its correspondence address, which is kept as such and is not "
           "public";
}

Result<void> OrganisationImport::add(OrganisationRow &&row, RemarkLog &remarks) {
    ++m_outcome.rows;
    if (!row.code.empty()) {
        PW_TRY(const bool isReturned, takeReturned(row, remarks));
        if (isReturned)
            return {};
    }
    const std::string_view how = placeByPostcodes(row, remarks);
    // An address that the map keeps back is not given away by another list.
    const bool isSecret = row.hasPlace && m_held.secret.protect(row.place);
    const OrganisationMatch::Key key = OrganisationMatch::keyOf(row.organisation, row.postcode());
    OrganisationMatch::Found found = m_held.match.find(key, row, m_named.organisations);
    if (!found.same && !m_options.bringsBackDeleted) {
        const RemovedOrganisations::Found gone = m_held.removed.find(key, row);
        if (gone.isRemoved && !gone.keptAs) {
            --m_outcome.rows; // as those that a reader passes over
            notePassedOver(m_outcome, {remarks.row(), kDeletedHere, row.name()},
                           m_options.wantsRows);
            return {};
        }
        if (gone.keptAs)
            found = {.same = gone.keptAs, .isOtherName = true};
    }
    if (!how.empty()) {
        ++m_outcome.placedByPostcode;
        m_outcome.placedForPost += isForPost(row.place) ? 1 : 0;
    }
    row.organisation[kSourceRow] = Value(remarks.row());
    if (found.isEarlier) {
        remarks.add(Reason::SameAsEarlier, {}, row.name());
        ++m_outcome.twice;
    }
    if (found.same) {
        // What it says of an organisation by a name that it merely also goes by fills gaps only.
        if (found.isOtherName)
            m_named.byOtherName.insert(found.same);
        const bool isSecond = found.isOtherName || found.isEarlier ||
                              !m_named.organisations.insert(found.same).second;
        m_known.push_back({found.same, remarks.row(), isSecond, how, std::move(row)});
    } else {
        if (isSecret)
            remarks.add(Reason::ProtectedPlace, {}, row.name());
        if (found.perhaps) {
            m_named.organisations.insert(found.perhaps);
            remarks.add(Reason::PerhapsSame, {}, row.name());
            ++m_outcome.unsure;
        }
        note(remarks.row(), found.perhaps ? RowFate::What::Unsure : RowFate::What::New, row.name(),
             how);
        PW_CHECK(addNew(key, std::move(row), found));
    }
    return m_organisations.size() + m_known.size() >= kBatch ? flush(remarks) : Result<void>();
}

Result<bool> OrganisationImport::takeReturned(OrganisationRow &row, RemarkLog &remarks) {
    if (!m_returned) {
        PW_TRY(m_returned, ReturnedRows::of(m_map, m_outcome.mapping));
    }
    const RowId id = m_returned->find(row.code);
    if (!id) {
        remarks.add(Reason::UnknownCode, {}, row.code);
        return false;
    }
    m_named.organisations.insert(id);
    if (row.hasPlace)
        m_held.secret.protect(row.place);
    PW_TRY(const int asked, m_returned->suggestNews(id, row, m_updater));
    if (asked > 0)
        remarks.add(Reason::CameBack, {}, row.name());
    m_outcome.asked += asked;
    m_outcome.cameBack += asked;
    ++m_outcome.same;
    note(remarks.row(), asked > 0 ? RowFate::What::Asked : RowFate::What::Same, row.name());
    return true;
}

Result<void> OrganisationImport::finish(RemarkLog &remarks) {
    PW_CHECK(flush(remarks));
    return m_updater.finish();
}

// None for an organisation without any place. Facts about a place that is there already wait.
Result<RowId> OrganisationImport::placeOf(OrganisationRow &row) {
    if (!row.hasPlace)
        return RowId{};
    const std::uint64_t key = SharedPlaces::keyOf(row.place);
    if (const RowId shared = m_held.places.find(key)) {
        row.place.setId(shared);
        m_placeFacts.push_back(std::move(row.place));
        return shared;
    }
    PW_TRY(const RowId id, m_placeIds.take(m_edit));
    m_held.places.add(key, id);
    row.place.setId(id);
    m_newPlaces.push_back(std::move(row.place));
    return id;
}

Result<void> OrganisationImport::addNew(const OrganisationMatch::Key &key, OrganisationRow &&row,
                                        const OrganisationMatch::Found &found) {
    PW_TRY(const RowId id, m_organisationIds.take(m_edit));
    m_held.match.add(id, key, row);
    m_outcome.placed += row.point() ? 1 : 0;
    ++m_outcome.added;
    PW_TRY(const RowId place, placeOf(row));
    if (place)
        row.organisation[kLocationId] = Value(place.value);
    row.organisation.setId(id);
    if (found.perhaps)
        PW_CHECK(m_updater.suggestSame(id, found.perhaps, found.likeness));
    m_organisations.push_back(std::move(row.organisation));
    for (Record &contact : row.contacts) {
        PW_TRY(const RowId contactId, m_contactIds.take(m_edit));
        contact[kContactOwner] = Value(id.value);
        contact.setId(contactId);
        m_contacts.push_back(std::move(contact));
    }
    for (Record &service : row.services) {
        PW_TRY(const RowId serviceId, m_serviceIds.take(m_edit));
        service[kServiceOwner] = Value(id.value);
        service.setId(serviceId);
        m_services.push_back(std::move(service));
        if (!place)
            continue;
        Record link(Entity::ServiceAtLocation);
        PW_TRY(const RowId linkId, m_linkIds.take(m_edit));
        link.setId(linkId);
        link[kLinkService] = Value(serviceId.value);
        link[kLinkPlace] = Value(place.value);
        m_links.push_back(std::move(link));
    }
    return {};
}

// Runs of consecutive ids; a new run of reserved ids may begin within a batch.
Result<void> OrganisationImport::insertAll(std::vector<Record> &records) {
    for (std::size_t from = 0; from < records.size();) {
        std::size_t to = from + 1;
        while (to < records.size() && records[to].id().value == records[to - 1].id().value + 1)
            ++to;
        PW_CHECK(m_edit.insertReserved(
            records[from].entity(), records[from].id(), static_cast<std::int64_t>(to - from),
            [&](std::int64_t i, Record &record) {
                record = std::move(records[from + static_cast<std::size_t>(i)]);
            }));
        from = to;
    }
    records.clear();
    return {};
}

Result<void> OrganisationImport::updateKnown(const Known &known, RemarkLog &remarks) {
    PW_TRY(const RowUpdater::Done done,
           m_updater.updateOrganisation(known.id, known.row, known.isSecond));
    m_outcome.placed += done.isPlaced ? 1 : 0;
    m_outcome.asked += done.asked;
    ++(done.changed ? m_outcome.changed : m_outcome.same);
    remarks.setRow(known.number);
    if (done.asked > 0)
        remarks.add(Reason::Disputed, {}, known.row.name());
    using enum RowFate::What;
    const RowFate::What what = done.changed ? Changed : done.asked > 0 ? Asked : Same;
    std::string why(known.how);
    for (const std::string &type : done.notTaken)
        why += std::format("{}it has another {}; the list's was not taken", why.empty() ? "" : "; ",
                           folded(vocabulary("contact_type").label(type)));
    note(known.number, what, known.row.name(), why);
    return {};
}

Result<void> OrganisationImport::flush(RemarkLog &remarks) {
    PW_CHECK(insertAll(m_newPlaces));
    PW_CHECK(insertAll(m_organisations));
    PW_CHECK(insertAll(m_contacts));
    PW_CHECK(insertAll(m_services));
    PW_CHECK(insertAll(m_links));
    PW_CHECK(m_updater.fillPlaces(m_placeFacts));
    m_placeFacts.clear();
    for (const Known &known : m_known)
        PW_CHECK(updateKnown(known, remarks));
    m_known.clear();
    return {};
}

} // namespace placeweave
