// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/charity_extract.h"

#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/json_objects.h"
#include "core/exchange/readable_case.h"
#include "core/exchange/sources/source.h"
#include "core/model/vocabulary.h"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <charconv>
#include <format>
#include <mutex>

namespace placeweave {
namespace {

struct Words {
    std::string_view words; // folded
    std::string_view themes;
};
// Words of the register that the vocabulary has no alias for. Left out is what says nothing
// ("General charitable purposes", "Other defined groups") and how a charity works.
constexpr auto kThemeWords = std::to_array<Words>({
    {"education/training", "learning;"},
    {"the advancement of health or saving of lives", "physical_health;"},
    {"the prevention or relief of poverty", "money_and_debt;"},
    {"accommodation/housing", "homes;"},
    {"arts/culture/heritage/science", "arts;culture_and_heritage;"},
    {"amateur sport", "moving_more;"},
    {"environment/conservation/heritage", "nature_and_growing;"},
    {"economic/community development/employment", "neighbourhood;work_and_skills;"},
    {"human rights/religious or racial harmony/equality or diversity", "safety;"},
    {"children/young people", "children_and_families;young_people;"},
    {"elderly/old people", "older_people;"},
    {"people with disabilities", "disability;"},
    {"people of a particular ethnic or racial origin", "culture_and_heritage;"},
});

constexpr auto kLegalForms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"charitable company", "charitable_company"},
    {"cio", "cio"},
    {"trust", "charitable_trust"},
});

using Charity = std::int64_t; // organisation_number
constexpr Charity kNone = -1;

Charity charityIn(std::string_view cell) {
    Charity number = kNone;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

// The columns of a table that are asked for, by their names.
class NamedRows {
public:
    static Result<NamedRows> open(const TableSource &source,
                                  std::span<const std::string_view> keys) {
        NamedRows rows;
        PW_TRY(rows.m_reader, openRows(source));
        std::vector<std::string_view> cells;
        PW_CHECK(rows.m_reader->next(cells));
        const Row headings(cells.begin(), cells.end());
        for (const std::string_view key : keys) {
            rows.m_columns.push_back(columnNamed(headings, {key}));
            if (rows.m_columns.back() < 0)
                return fail(ErrorCode::InvalidInput,
                            std::format("The table has no column \"{}\", as the public extract of "
                                        "the register of charities has.",
                                        key),
                            source.name);
        }
        return rows;
    }
    Result<bool> next() { return m_reader->next(m_cells); }
    // By its place among the keys.
    std::string_view cell(std::size_t key) const {
        const auto at = static_cast<std::size_t>(m_columns[key]);
        return at < m_cells.size() ? meaningOf(m_cells[at]) : std::string_view();
    }
    const RowReader &reader() const { return *m_reader; }

private:
    std::unique_ptr<RowReader> m_reader;
    std::vector<int> m_columns;
    std::vector<std::string_view> m_cells;
};

// What the other tables say of charities.
struct SideTables {
    boost::unordered_flat_set<Charity> workThere;
    boost::unordered_flat_map<Charity, std::string> otherNames; // ; after each
    boost::unordered_flat_map<Charity, std::uint64_t> themes;   // bits by place in the vocabulary
};

Result<void> readAreas(const CharityExtract &extract, SideTables &side) {
    if (!extract.areas)
        return fail(ErrorCode::InvalidInput,
                    std::format("Which charities work in {} stands in another table of the "
                                "register: add publicextract.charity_area_of_operation.",
                                extract.area),
                    extract.charities.name);
    constexpr std::array<std::string_view, 3> kKeys{
        "organisation number", "geographic area description", "parent geographic area description"};
    PW_TRY(NamedRows rows, NamedRows::open(*extract.areas, kKeys));
    const std::string wanted = folded(extract.area);
    for (;;) {
        PW_TRY(const bool more, rows.next());
        if (!more)
            break;
        if (folded(rows.cell(1)) == wanted || folded(rows.cell(2)) == wanted)
            side.workThere.insert(charityIn(rows.cell(0)));
    }
    if (side.workThere.empty())
        return fail(ErrorCode::InvalidInput,
                    std::format("The register knows no charity that works in an area called "
                                "\"{}\". It names council areas, such as \"Trafford\".",
                                extract.area),
                    extract.areas->name);
    return {};
}

std::uint64_t themeBits(std::string_view words) {
    std::uint64_t bits = 0;
    for (const std::string &code : split(themesOf(words), ';'))
        if (const auto place = vocabulary("theme").indexOf(code); place && *place < 64)
            bits |= std::uint64_t{1} << *place;
    return bits;
}

Result<void> readThemes(const TableSource &table, bool onlyThere, SideTables &side) {
    constexpr std::array<std::string_view, 2> kKeys{"organisation number",
                                                    "classification description"};
    PW_TRY(NamedRows rows, NamedRows::open(table, kKeys));
    std::map<std::string, std::uint64_t, std::less<>> known; // some forty
    for (;;) {
        PW_TRY(const bool more, rows.next());
        if (!more)
            return {};
        const Charity charity = charityIn(rows.cell(0));
        if (onlyThere && !side.workThere.contains(charity))
            continue;
        auto found = known.find(rows.cell(1));
        if (found == known.end())
            found = known.emplace(rows.cell(1), themeBits(rows.cell(1))).first;
        if (found->second != 0)
            side.themes[charity] |= found->second;
    }
}

Result<void> readOtherNames(const TableSource &table, bool onlyThere, SideTables &side) {
    constexpr std::array<std::string_view, 3> kKeys{"organisation number", "linked charity number",
                                                    "charity name"};
    PW_TRY(NamedRows rows, NamedRows::open(table, kKeys));
    for (;;) {
        PW_TRY(const bool more, rows.next());
        if (!more)
            return {};
        const Charity charity = charityIn(rows.cell(0));
        if (rows.cell(1) != "0" || rows.cell(2).empty() ||
            (onlyThere && !side.workThere.contains(charity)))
            continue;
        std::string readable = inReadableCase(rows.cell(2));
        std::ranges::replace(readable, ';', ',');
        side.otherNames[charity] += readable + ";";
    }
}

Result<SideTables> readSideTables(const CharityExtract &extract) {
    SideTables side;
    const bool onlyThere = !extract.area.empty();
    if (onlyThere)
        PW_CHECK(readAreas(extract, side));
    if (extract.classifications)
        PW_CHECK(readThemes(*extract.classifications, onlyThere, side));
    if (extract.otherNames)
        PW_CHECK(readOtherNames(*extract.otherNames, onlyThere, side));
    return side;
}

// Read when they are first asked for, then kept: an import is often shown before it is done.
class SideTablesOnce {
public:
    Result<std::shared_ptr<const SideTables>> of(const CharityExtract &extract) {
        const std::scoped_lock lock(m_mutex);
        if (!m_side) {
            PW_TRY(SideTables side, readSideTables(extract));
            m_side = std::make_shared<const SideTables>(std::move(side));
        }
        return m_side;
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<const SideTables> m_side;
};

TableMapping charityMapping() {
    TableMapping mapping =
        fixedMapping(Entity::Organisation, {},
                     {{"charity_name", "organisation.name"},
                      {"other names", "organisation.other_names"},
                      {"registered_charity_number", "identifier.GB-CHC"},
                      {"charity_company_registration_number", "identifier.GB-COH"},
                      {"charity_activities", "organisation.description"},
                      {"charity_type", "organisation.legal_form"},
                      {"classification", "organisation.focus"},
                      {"charity_contact_phone", "contact.phone"},
                      {"charity_contact_email", "contact.email"},
                      {"charity_contact_web", "contact.website"},
                      {"charity_contact_address", "organisation.correspondence_address"},
                      {"charity_contact_postcode", "organisation.correspondence_postcode"},
                      {"nature", "organisation.nature"},
                      {"known from", "organisation.recognition"}});
    mapping.headingRow = 0; // they are ours; rows keep the numbers of the register's file
    return mapping;
}

// The columns that are read of the table of charities.
enum Column : std::size_t {
    Number,
    Linked,
    Status,
    Name,
    CharityNumber,
    CompanyNumber,
    Activities,
    Type,
    Phone,
    Email,
    Web,
    Postcode,
    Address // and the four after it
};
constexpr auto kCharityKeys = std::to_array<std::string_view>({
    "organisation number",
    "linked charity number",
    "charity registration status",
    "charity name",
    "registered charity number",
    "charity company registration number",
    "charity activities",
    "charity type",
    "charity contact phone",
    "charity contact email",
    "charity contact web",
    "charity contact postcode",
    "charity contact address1",
    "charity contact address2",
    "charity contact address3",
    "charity contact address4",
    "charity contact address5",
});

class CharityRows final : public RowReader {
public:
    static Result<std::unique_ptr<RowReader>> open(const CharityExtract &extract,
                                                   SideTablesOnce &once) {
        PW_TRY(auto side, once.of(extract));
        PW_TRY(NamedRows charities, NamedRows::open(extract.charities, kCharityKeys));
        return std::unique_ptr<RowReader>(
            new CharityRows(std::move(charities), std::move(side), extract));
    }

    Result<bool> next(std::vector<std::string_view> &cells) override {
        if (!m_hasBegun) {
            m_hasBegun = true;
            m_cells = headingsOf(charityMapping());
            cells.assign(m_cells.begin(), m_cells.end());
            return true;
        }
        for (;;) {
            PW_TRY(const bool more, m_charities.next());
            if (!more)
                return m_isAnyKept ? Result<bool>(false) : noneKept();
            m_row = m_charities.reader().row();
            const std::string_view why = whyNot();
            if (why.empty())
                break;
            if (m_told)
                m_told({m_row, why, inReadableCase(cell(Name))});
        }
        m_isAnyKept = true;
        fill();
        cells.assign(m_cells.begin(), m_cells.end());
        return true;
    }
    std::int64_t row() const override { return m_row; }
    std::int64_t done() const override { return m_charities.reader().done(); }
    std::int64_t total() const override { return m_charities.reader().total(); }
    std::int64_t strayBytes() const override { return m_charities.reader().strayBytes(); }
    void onPassedOver(const std::function<void(PassedOver)> &told) override { m_told = told; }

private:
    CharityRows(NamedRows charities, std::shared_ptr<const SideTables> side,
                const CharityExtract &extract)
        : m_charities(std::move(charities)), m_side(std::move(side)),
          m_onlyThere(!extract.area.empty()), m_name(extract.charities.name) {}

    std::string_view cell(std::size_t column) const { return m_charities.cell(column); }

    // Empty for a charity that is wanted.
    std::string_view whyNot() const {
        if (cell(Linked) != "0")
            return "part of another charity";
        if (folded(cell(Status)) != "registered")
            return "no longer on the register";
        const bool isThere = !m_onlyThere || m_side->workThere.contains(charityIn(cell(Number)));
        return isThere ? "" : "not said to work there";
    }

    Result<bool> noneKept() const {
        return fail(ErrorCode::InvalidInput,
                    m_onlyThere ? "No registered charity of this table says that it works there."
                                : "The table holds no charity that is on the register now.",
                    m_name);
    }

    std::string themes(Charity charity) const {
        std::string codes;
        const auto found = m_side->themes.find(charity);
        const auto &terms = vocabulary("theme").terms();
        for (std::size_t i = 0; found != m_side->themes.end() && i < terms.size() && i < 64; ++i)
            if ((found->second >> i & 1) != 0)
                codes += terms[i].code + ";";
        return codes;
    }

    void fill() {
        const Charity charity = charityIn(cell(Number));
        const auto names = m_side->otherNames.find(charity);
        m_cells = {inReadableCase(cell(Name)),
                   names == m_side->otherNames.end() ? std::string() : names->second,
                   std::string(cell(CharityNumber)),
                   std::string(cell(CompanyNumber)),
                   std::string(cell(Activities)),
                   std::string(legalFormOfCharity(cell(Type))),
                   themes(charity),
                   std::string(cell(Phone)),
                   std::string(cell(Email)),
                   std::string(cell(Web)),
                   readableAddress({cell(Address), cell(Address + 1), cell(Address + 2),
                                    cell(Address + 3), cell(Address + 4)}),
                   std::string(cell(Postcode)),
                   "registered",
                   "register"};
    }

    NamedRows m_charities;
    std::shared_ptr<const SideTables> m_side;
    bool m_onlyThere;
    std::string m_name;
    Row m_cells;
    std::int64_t m_row = 0;
    bool m_hasBegun = false;
    bool m_isAnyKept = false;
    std::function<void(PassedOver)> m_told;
};

} // namespace

TableToImport charityTable(CharityExtract extract) {
    std::string name = extract.charities.name;
    // Of another area it is another list: what is not in it has not gone.
    std::string from = "Charity Commission register of charities";
    if (!extract.area.empty())
        from += ", " + extract.area;
    const auto once = std::make_shared<SideTablesOnce>();
    TableSource rows{
        .file = {}, .name = std::move(name), .rows = [extract = std::move(extract), once] {
            return CharityRows::open(extract, *once);
        }};
    return {std::move(rows), {.mapping = charityMapping(), .from = std::move(from)}};
}

TableSource charityJson(const TableSource &source) {
    return jsonTable(source, {"organisation_number",
                              "registered_charity_number",
                              "linked_charity_number",
                              "charity_name",
                              "charity_type",
                              "charity_registration_status",
                              "charity_activities",
                              "charity_company_registration_number",
                              "charity_contact_address1",
                              "charity_contact_address2",
                              "charity_contact_address3",
                              "charity_contact_address4",
                              "charity_contact_address5",
                              "charity_contact_postcode",
                              "charity_contact_phone",
                              "charity_contact_email",
                              "charity_contact_web",
                              "geographic_area_description",
                              "parent_geographic_area_description",
                              "classification_description"});
}

std::string themesOf(std::string_view words) {
    const std::string plain = folded(words);
    for (const auto &[known, themes] : kThemeWords)
        if (known == plain)
            return std::string(themes);
    const Vocabulary &themes = vocabulary("theme");
    if (const Term *term = themes.recognise(words))
        return term->code + ";";
    std::string codes;
    for (const std::string &piece : split(words, '/'))
        if (const Term *term = themes.recognise(piece); term && !codes.contains(term->code + ";"))
            codes += term->code + ";";
    return codes;
}

std::string_view legalFormOfCharity(std::string_view type) {
    const std::string plain = folded(type);
    for (const auto &[words, form] : kLegalForms)
        if (words == plain)
            return form;
    return {};
}

} // namespace placeweave
