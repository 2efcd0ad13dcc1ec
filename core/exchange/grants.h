// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_import.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// Grants as the 360Giving standard tells them (https://standard.threesixtygiving.org), gathered
// into who there is and who funds whom. Grants to individuals are passed over, and that is said:
// they are people.
class Grants {
public:
    struct Organisation {
        std::string name;
        std::string identifier; // an org-id such as GB-CHC-1234567 or 360G-…, as given
        std::string charityNumber = {};
        std::string companyNumber = {};
        std::string description = {};
        std::string website = {};
        std::string address = {}; // of small groups often somebody's home
        std::string postcode = {};
    };
    struct Grant {
        std::string title;
        std::string amount; // a number, as it is written
        std::string currency;
        std::string date; // YYYY-MM-DD, with or without a time
        Organisation recipient;
        Organisation funder;
    };

    // Rows under headings ("Recipient Org:Name"), and {"grants": […]}.
    Result<void> addTable(const TableSource &table);
    Result<void> addJson(const TableSource &source);
    void add(Grant &&grant);

    bool isEmpty() const { return m_organisations.empty(); }
    // The organisations, then one connection for each funder and whom it funds, its grants (the
    // latest twenty) listed in the note.
    std::vector<TableToImport> tables(const std::string &name) const;

private:
    struct Given {
        std::string date;
        std::string words;
    };
    struct Funding {
        std::vector<Given> latest;
        std::size_t count = 0;
        std::string firstYear;
    };
    std::size_t indexOf(Organisation &&organisation);

    std::int64_t m_number = 0; // of grants so far
    std::vector<ImportRemark> m_said;
    std::vector<Organisation> m_organisations;
    std::map<std::string, std::size_t> m_byKey;
    std::map<std::pair<std::size_t, std::size_t>, Funding> m_fundings; // funder, recipient
};

// Whether a table under these headings lists grants.
bool listsGrants(const std::vector<std::string> &headings);

} // namespace placeweave
