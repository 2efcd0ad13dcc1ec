// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/organisation_row.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/headings.h"
#include "core/exchange/identifiers.h"
#include "core/exchange/opening_words.h"
#include "core/exchange/person_words.h"
#include "core/model/text_sets.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>

namespace placeweave {
namespace {

using Reason = ImportRemark::Reason;
using Role = ColumnTarget::Role;

constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
constexpr const Field &kKind = fieldOf(Entity::Organisation, "kind");
constexpr const Field &kLegalForm = fieldOf(Entity::Organisation, "legal_form");
constexpr const Field &kNature = fieldOf(Entity::Organisation, "nature");
constexpr const Field &kIdentifiers = fieldOf(Entity::Organisation, "identifiers");
constexpr const Field &kPermission = fieldOf(Entity::Organisation, "listing_permission");
constexpr const Field &kSource = fieldOf(Entity::Organisation, "source");
constexpr const Field &kRecognition = fieldOf(Entity::Organisation, "recognition");
constexpr const Field &kAddress = fieldOf(Entity::Location, "address");
constexpr const Field &kPostcode = fieldOf(Entity::Location, "postcode");
constexpr const Field &kPoint = fieldOf(Entity::Location, "geom");
constexpr const Field &kPlacedHow = fieldOf(Entity::Location, "placed_how");
constexpr const Field &kPrecision = fieldOf(Entity::Location, "precision");
constexpr const Field &kDisclosure = fieldOf(Entity::Location, "disclosure");
constexpr const Field &kContactType = fieldOf(Entity::Contact, "contact_type");
constexpr const Field &kContactValue = fieldOf(Entity::Contact, "value");
constexpr const Field &kSensitivity = fieldOf(Entity::Contact, "sensitivity");
constexpr const Field &kTimesInWords = fieldOf(Entity::Service, "when_note");
constexpr const Field &kServiceName = fieldOf(Entity::Service, "name");
constexpr const Field &kConsentBasis = fieldOf(Entity::Contact, "consent_basis");

// Several columns of an address follow one another; lists grow.
void put(Record &record, const Field &field, Value value) {
    Value &there = record[field];
    if (there.isEmpty() || value.isEmpty()) {
        if (!value.isEmpty())
            there = std::move(value);
    } else if (field.type == FieldType::CodeSet || field.type == FieldType::TextSet) {
        there = united(there, value);
    } else if (field.type == FieldType::LongText) {
        there = Value(there.text() + ", " + value.text());
    }
}

// "12 High Street, Sale M33 4ND" ends in a postcode.
std::string postcodeAtEnd(std::string_view address) {
    for (const std::size_t length : {8U, 7U, 6U}) {
        if (address.size() <= length)
            continue;
        const std::string_view end = address.substr(address.size() - length);
        const char before = address[address.size() - length - 1];
        if ((before == ' ' || before == ',') && looksLikePostcode(end))
            return tidyPostcode(end);
    }
    return {};
}

std::string_view contactSensitivity(std::string_view permission, bool isIndividual) {
    if (isIndividual || permission == "no")
        return "internal";
    return permission == "anyone" ? "public" : "partner";
}

// What stands under "phone" may be an e-mail address all the same.
std::string_view contactType(std::string_view said, std::string_view cell) {
    const bool isLoose = said.empty() || said == "phone" || said == "email" || said == "website";
    if (!isLoose)
        return said;
    if ((said == "phone" && looksLikePhone(cell)) || (said == "email" && looksLikeEmail(cell)))
        return said;
    if (looksLikeEmail(cell))
        return "email";
    if (looksLikeWebsite(cell))
        return "website";
    if (looksLikePhone(cell))
        return "phone";
    const bool isPerhapsSite = said == "website" && cell.contains('.') &&
                               cell.find_first_of(" :@") == std::string_view::npos;
    const bool isPerhapsNumber =
        said == "phone" && std::ranges::any_of(cell, [](char c) { return c >= '0' && c <= '9'; });
    return isPerhapsNumber || isPerhapsSite ? said : std::string_view("other");
}

bool isWayToContact(std::string_view text, bool mayBeSite) {
    text = trimmed(text);
    return looksLikePhone(text) || looksLikeEmail(text) || (mayBeSite && looksLikeWebsite(text));
}

// "0161 496 0000 / 07700 900000", "a@example.org or b@example.org": each for itself, where each is
// one. A web address has strokes of its own.
std::vector<std::string_view> waysToContactIn(std::string_view cell) {
    constexpr std::array<std::string_view, 8> kBetween{";", "\n", " or ", " and ",
                                                       "&", "|",  ",",    "/"};
    for (const std::string_view separator : kBetween) {
        const std::size_t at = cell.find(separator);
        if (at == std::string_view::npos)
            continue;
        const bool isCertain = separator == ";" || separator == "\n";
        const std::vector<std::string_view> first = waysToContactIn(cell.substr(0, at));
        std::vector<std::string_view> pieces = waysToContactIn(cell.substr(at + separator.size()));
        pieces.insert(pieces.begin(), first.begin(), first.end());
        if (isCertain || std::ranges::all_of(pieces, [&](std::string_view piece) {
                return isWayToContact(piece, separator != "/");
            }))
            return pieces;
    }
    return {cell};
}

// A number on a register or a form that one person alone does not have. A property's number is no
// such sign: homes have one.
bool isSurelyOrganisation(const OrganisationRow &row) {
    const std::string &form = row.organisation[kLegalForm].text();
    const std::string &nature = row.organisation[kNature].text();
    const bool hasForm = !form.empty() && form != "none" && form != "not_known" &&
                         form != "other" && form != "sole_trader_or_partnership";
    const bool isRegistered = std::ranges::any_of(row.identifiers, [](const std::string &number) {
        const std::string scheme = folded(number);
        return !scheme.contains("uprn") && !scheme.contains("usrn");
    });
    return hasForm || isRegistered || nature == "constituted" || nature == "registered";
}

} // namespace

std::string_view asideIn(const OrganisationRow &row, const std::vector<std::string_view> &cells) {
    constexpr std::array kTotals{"total", "totals", "grand total", "sub total", "subtotal"};
    constexpr std::array kNotes{
        "source:", "sources:",     "note:",         "notes:",    "key:",  "n.b.",
        "nb:",     "last updated", "correct as of", "copyright", "\u00A9"};
    constexpr std::size_t kLongestTotal = 12;
    const std::string &said = row.organisation[kName].text();
    // Rows are many, and such lines few.
    const bool mayBeTotal = !row.point() && said.size() <= kLongestTotal &&
                            said.find_first_of("tT") != std::string::npos;
    if (mayBeTotal) {
        std::string name = folded(said);
        while (name.ends_with(':'))
            name.pop_back();
        if (std::ranges::contains(kTotals, name))
            return "a line of totals";
    }
    const auto filled =
        std::ranges::count_if(cells, [](std::string_view cell) { return !trimmed(cell).empty(); });
    if (filled > 1)
        return {};
    const std::string name = folded(said);
    return std::ranges::any_of(kNotes,
                               [&](std::string_view note) { return name.starts_with(note); })
               ? "a note beside the table"
               : "";
}

void addContacts(std::string_view said, std::string_view heading, std::string_view cell,
                 std::vector<Record> &contacts, RemarkLog &remarks) {
    for (std::string_view piece : waysToContactIn(cell)) {
        piece = trimmed(piece);
        if (piece.empty())
            continue;
        if (isPlaceholder(piece))
            continue;
        const std::string_view type = contactType(said, piece);
        if (type == "other" && !said.empty())
            remarks.add(Reason::NotAnAddress, heading, piece);
        Record &contact = contacts.emplace_back(Entity::Contact);
        contact[kContactType] = Value(type);
        contact[kContactValue] = Value(type == "phone" ? tidyPhone(piece) : simplified(piece));
    }
}

OrganisationRowReader::OrganisationRowReader(const TableMapping &mapping, std::string from)
    : m_position(mapping), m_kind(mapping.kind), m_from(std::move(from)) {
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const ColumnMapping &column = mapping.columns[i];
        const bool isOfRow =
            column.target.role == Role::Field || column.target.role == Role::Contact ||
            column.target.role == Role::Identifier || column.target.role == Role::RecordCode;
        if (isOfRow)
            m_columns.push_back(
                {i, column.target,
                 CellReader(column.target.field ? *column.target.field : kName, column.heading)});
    }
}

void OrganisationRowReader::readCell(Column &column, std::string_view cell, OrganisationRow &row,
                                     RemarkLog &remarks) {
    switch (column.target.role) {
    case Role::Contact:
        addContacts(column.target.detail, column.reader.heading(), cell, row.contacts, remarks);
        break;
    case Role::RecordCode:
        row.code = folded(cell);
        break;
    case Role::Identifier:
        readIdentifiers(column, cell, row, remarks);
        break;
    default: {
        const Field &field = *column.target.field;
        if (&field == &kTimesInWords) {
            readTimes(column, cell, row, remarks);
            break;
        }
        const bool isOfPlace = field.entity == Entity::Location;
        Value value = column.reader.read(cell, remarks);
        row.hasPlace = row.hasPlace || (isOfPlace && &field != &kDisclosure && !value.isEmpty());
        put(isOfPlace ? row.place : row.organisation, field, std::move(value));
        break;
    }
    }
}

// It offers that it is open then; called as the list calls it.
void OrganisationRowReader::readTimes(const Column &column, std::string_view cell,
                                      OrganisationRow &row, RemarkLog &remarks) {
    Record service(Entity::Service);
    service[kServiceName] = Value(simplified(column.reader.heading()));
    service[kTimesInWords] = Value(simplified(cell));
    if (!takeTimesFromWords(service))
        remarks.add(Reason::TimesInWords, column.reader.heading(), cell);
    row.services.push_back(std::move(service));
}

// "1,012,345" is one number, "1012345, 1098765" are two.
void OrganisationRowReader::readIdentifiers(const Column &column, std::string_view cell,
                                            OrganisationRow &row, RemarkLog &remarks) {
    std::vector<std::string> pieces = listIn(cell);
    if (hasThousandsCommas(cell)) {
        std::string whole(cell);
        std::erase(whole, ',');
        pieces = {whole};
    }
    for (const std::string &piece : pieces)
        if (std::string number = identifierOf(column.target.detail, piece); !number.empty())
            row.identifiers.push_back(std::move(number));
        else if (!isPlaceholder(piece))
            remarks.add(Reason::NotANumber, column.reader.heading(), piece);
}

// A kind in no list may be a person, and their address a home. Unless something says otherwise, the
// row starts as people do: nobody has asked, and only the area is shown.
bool OrganisationRowReader::readKind(std::string_view heading, std::string_view cell,
                                     OrganisationRow &row, RemarkLog &remarks) const {
    if (const std::string kind = kindInCell(cell); !kind.empty()) {
        row.organisation[kKind] = Value(kind);
        return false;
    }
    const bool isOrganisation = isSurelyOrganisation(row);
    const auto namesNoGroup = [&] { // as "volunteer-run library" does
        const Term *named = vocabulary("kind").find(kindFromWords(cell));
        return !named || named->more("individual") == "true";
    };
    const bool isPerson = !isOrganisation && looksLikeAPerson(cell) && namesNoGroup();
    if (isPerson)
        row.organisation[kKind] = Value("individual_own_way");
    const bool isPerhapsPerson = isPerson || (!isOrganisation && m_kind.empty());
    remarks.add(isPerhapsPerson ? Reason::ProtectedInstead : Reason::NotRecognised, heading, cell);
    return isPerhapsPerson;
}

OrganisationRowReader::Kind OrganisationRowReader::read(const std::vector<std::string_view> &cells,
                                                        OrganisationRow &row, RemarkLog &remarks) {
    const std::size_t before = remarks.count();
    const Column *kind = nullptr;
    for (Column &column : m_columns) {
        const std::string_view cell = column.index >= cells.size() ? std::string_view()
                                      : column.target.field == &kName
                                          ? nameIn(cells[column.index])
                                          : meaningOf(cells[column.index]);
        if (cell.empty())
            continue;
        if (column.target.field == &kKind)
            kind = &column;
        else
            readCell(column, cell, row, remarks);
    }
    // Last: what the other cells say counts.
    const bool isPerhapsPerson =
        kind && readKind(kind->reader.heading(), meaningOf(cells[kind->index]), row, remarks);
    constexpr std::size_t kLongestName = 2'000; // bytes; 500 letters of any script
    if (const std::string &name = row.organisation[kName].text(); name.size() > kLongestName) {
        remarks.forgetAfter(before);
        remarks.add(Reason::LongName, {}, name.substr(0, 60));
        return Kind::Refused;
    }
    if (row.organisation[kName].isEmpty()) {
        const bool isBlank = std::ranges::all_of(
            cells, [](std::string_view cell) { return meaningOf(cell).empty(); });
        if (isBlank)
            return Kind::Blank;
        remarks.forgetAfter(before);
        remarks.add(Reason::NoName);
        return Kind::Refused;
    }
    row.organisation[kIdentifiers] = setValue(row.identifiers);
    if (const auto point = m_position.read(cells, remarks)) {
        row.place[kPoint] = Value(*point);
        row.hasPlace = true;
    }
    finish(row, isPerhapsPerson);
    return Kind::Row;
}

void OrganisationRowReader::finish(OrganisationRow &row, bool isPerhapsPerson) const {
    const auto assume = [&row](Record &record, const Field &field, std::string_view value) {
        if (!record[field].isEmpty())
            return;
        record[field] = Value(value);
        row.assumed.push_back(&field);
    };
    Record &organisation = row.organisation;
    assume(organisation, kKind, m_kind);
    const Term *kind = vocabulary("kind").find(organisation[kKind].text());
    const bool isIndividual = kind && kind->more("individual") == "true";
    const bool startsUnasked = (kind && kind->more("starts_unasked") == "true") ||
                               organisation[kNature].text() == "informal" || isPerhapsPerson;
    assume(organisation, kPermission, startsUnasked ? "not_asked" : "anyone");
    const std::string permission = organisation[kPermission].text();
    assume(organisation, kSource, m_from);
    assume(organisation, kRecognition, "local");

    Record &place = row.place;
    if (row.hasPlace)
        assume(place, kDisclosure,
               isIndividual || (startsUnasked && permission != "anyone") ? "area" : "exact");
    if (place[kPostcode].isEmpty())
        place[kPostcode] = Value(postcodeAtEnd(place[kAddress].text()));
    if (row.point()) {
        assume(place, kPlacedHow, "imported");
        assume(place, kPrecision, "address");
    }
    for (Record &contact : row.contacts) {
        contact[kSensitivity] = Value(contactSensitivity(permission, isIndividual));
        if (isIndividual)
            contact[kConsentBasis] = Value("not_asked");
    }
}

} // namespace placeweave
