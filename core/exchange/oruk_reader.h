// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/oruk_fields.h"
#include "core/exchange/table_import.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace placeweave::hsds {

struct Page;

struct Organisation {
    std::string id;
    std::string name;
    std::vector<std::string> otherNames; // of the same id elsewhere in the feed
    std::string description;
    std::string email;
    std::string permission; // codes, where a map of ours has written them for partners
    std::string shown;
    std::string website;
    std::string phones;              // ; between
    std::string identifiers;         // ; between, its own id not among them
    std::string focus;               // a code
    std::vector<std::string> places; // ids
};

struct Service {
    std::string id;
    std::string organisation; // id
    std::string name;
    std::string description;
    std::string status; // as the feed writes it, folded
    Times times;
    std::string cost;
    std::string eligibility;
    std::string languages;
    std::string confirmedOn;
    std::string email; // these three for an organisation that has none
    std::string website;
    std::string phones;
    Terms terms;
    std::string activity;            // a code
    std::vector<std::string> places; // ids
    std::string at;                  // where it stood first, for messages: "list.json: service 3"
};

// What a feed holds, put together.
struct Directory {
    std::vector<Organisation> organisations; // in the order in which they came
    std::vector<Service> services;           // those that come in
    std::unordered_map<std::string, Place> places;
    bool isWhole = true;            // as far as it says itself
    std::vector<ImportRemark> said; // what was refused or left out, and why
};

// Puts files of a feed together, in any order and any of the shapes of HSDS 3.x: pages, single
// things with all that belongs to them, what is nested and what is referred to by id. The first
// that says something about a thing is believed, later ones fill gaps.
class DirectoryReader {
public:
    void add(const TableSource &file);

    // Fails, with a line for everything found, when a file cannot be read, when nothing of a file
    // fits the profile, when it describes its feed as something else, or when there is nothing.
    // What is wrong with single things is in `said` instead.
    Result<Directory> finish();

private:
    struct File {
        std::string name;
        std::int64_t items = 0;
        std::int64_t sound = 0;
        std::int64_t vagueTerms = 0;                     // taxonomy terms without a description
        std::map<std::string, std::int64_t> abroad = {}; // places, by the country they name
    };
    struct Pages {
        std::int64_t announced = 0;
        std::int64_t items = 0;
        std::string file; // the first
    };
    // One thing of a file while it is read.
    struct At {
        std::string what; // "list.json: service 3"
        bool isSound = true;
    };

    void readItem(const nlohmann::json &item, At &at);
    void readPage(const Page &page);
    void readOrganisation(const nlohmann::json &object, At &at);
    void readService(const nlohmann::json &object, const std::string &organisation, At &at);
    void readServiceAtLocation(const nlohmann::json &object, At &at);
    std::string readPlace(const nlohmann::json &location);
    void readPlaces(const nlohmann::json &object, std::vector<std::string> &places);
    void readTerm(const nlohmann::json &term);
    void readDescription(const nlohmann::json &object, At &at);
    std::string email(const nlohmann::json &object, const std::string &of);
    std::string website(const nlohmann::json &object, const char *key, const std::string &of);
    Organisation &organisationOf(const std::string &id);

    void refuse(At &at, std::string_view why);
    void remark(ImportRemark::Reason reason, std::string sentence);
    void settleServices(Directory &directory);
    void lendToOrganisations(Directory &directory);
    Error refusal() const;

    std::vector<File> m_files;
    std::map<std::string, Pages> m_pages; // by what they list
    std::vector<std::string> m_broken;    // what refuses the whole
    std::vector<ImportRemark> m_said;
    std::string m_kind; // of the item last read
    std::vector<Organisation> m_organisations;
    std::vector<Service> m_services;
    std::unordered_map<std::string, std::size_t> m_organisationById;
    std::unordered_map<std::string, std::size_t> m_serviceById;
    std::unordered_map<std::string, Place> m_places;
    std::unordered_map<std::string, std::string> m_terms; // names by id
    std::unordered_map<std::string, std::vector<std::string>> m_placesOfServices;
    std::unordered_set<std::string> m_doubted; // what a thing says that was remarked on already
};

} // namespace placeweave::hsds
