// SPDX-License-Identifier: GPL-3.0-or-later
// Open Referral UK as a folder that any web server gives out as an API: each path is a folder with
// an index.json. Nothing of it is worked out when asked, so there is one page of each list.
#include "core/exchange/export_formats.h"
#include "core/exchange/oruk_writer.h"

#include "core/base/machine.h"

#include <format>
#include <fstream>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kReadMe =
    "This folder is a directory in Open Referral UK 3.0. Put it on a web server as it is:\r\n"
    "/services, /services/{id}, /service_at_locations, /organizations, /taxonomies and\r\n"
    "/taxonomy_terms are then what the standard says. Apache reads .htaccess by itself; for "
    "nginx:\r\n"
    "    index index.json; default_type application/json;\r\n"
    "    add_header Access-Control-Allow-Origin *;\r\n"
    "There is one page of each list; searching in it is up to whoever reads it.\r\n";
constexpr std::string_view kApache = "DirectoryIndex index.json\n"
                                     "AddType application/json .json\n"
                                     "<IfModule mod_headers.c>\n"
                                     "  Header set Access-Control-Allow-Origin \"*\"\n"
                                     "</IfModule>\n";

class FolderWriter {
public:
    explicit FolderWriter(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    void write(const std::filesystem::path &path, std::string_view content) {
        const std::filesystem::path file = m_folder / path;
        std::error_code failed;
        std::filesystem::create_directories(file.parent_path(), failed);
        std::ofstream out(file, std::ios::binary);
        out << content;
        out.close();
        m_goesWell = m_goesWell && !failed && out.good();
    }
    // One thing under its id, and in the page of its list, which is kept open.
    void add(const char *list, const ordered_json &thing) {
        const std::string text = hsds::text(thing);
        write(std::filesystem::path(list) / thing["id"].get<std::string>() / "index.json", text);
        List &page = m_lists[list];
        if (!page.out.is_open()) {
            page.out.open(m_folder / list / "index.json", std::ios::binary);
            page.out << "{\"contents\":[";
        }
        page.out << (page.count++ == 0 ? "\n" : ",\n") << text;
    }
    bool finish(std::initializer_list<const char *> lists) {
        for (const char *name : lists) {
            List &page = m_lists[name];
            if (!page.out.is_open())
                write(std::filesystem::path(name) / "index.json", "{\"contents\":[" + end(0));
            else
                page.out << end(page.count);
            page.out.close();
            m_goesWell = m_goesWell && (page.count == 0 || page.out.good());
        }
        return m_goesWell;
    }

private:
    struct List {
        std::ofstream out;
        std::int64_t count = 0;
    };
    static std::string end(std::int64_t count) {
        return std::format("\n],\"total_items\":{0},\"total_pages\":1,\"page_number\":1,"
                           "\"size\":{0},\"first_page\":true,\"last_page\":true,\"empty\":{1}}}\n",
                           count, count == 0);
    }

    std::filesystem::path m_folder;
    std::map<std::string, List> m_lists;
    bool m_goesWell = true;
};

} // namespace

Result<std::int64_t> writeOrukFolder(ReplacedFile &file, const Exporting &what) {
    PW_CHECK(file.becomeFolder());
    PW_TRY(const hsds::Writer writer, hsds::Writer::of(what.map, what.disclosure));
    FolderWriter folder(file.path());
    folder.write(
        "index.json",
        R"({"version":"HSDS-UK-3.0","profile":"https://docs.openreferraluk.org/en/latest/",)"
        R"("openapi_url":"https://openreferraluk.org/specifications/3.0/openapi.json"})");
    folder.write("README.txt", kReadMe);
    folder.write(".htaccess", kApache);
    for (const ordered_json &taxonomy : hsds::Writer::taxonomies()) {
        folder.add("taxonomies", taxonomy);
        for (const ordered_json &term : taxonomy["taxonomy_terms"])
            folder.add("taxonomy_terms", term);
    }
    std::int64_t count = 0;
    PW_CHECK(what.source([&](const ExportRow &row) {
        folder.add("organizations", writer.organisation(row, hsds::Depth::WithServices));
        for (const Record &service : writer.related().services(row.organisation.id())) {
            const ordered_json whole = writer.service(service, row);
            folder.add("services", whole);
            if (!whole.contains("service_at_locations"))
                continue;
            for (ordered_json at : whole["service_at_locations"]) {
                at["service"] = {
                    {"id", whole["id"]}, {"name", whole["name"]}, {"status", whole["status"]}};
                folder.add("service_at_locations", at);
            }
        }
        ++count;
        return true;
    }));
    if (!folder.finish(
            {"services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"}))
        return fail(ErrorCode::DiskFull, "The folder could not be written whole; the disk may be "
                                         "full.");
    return count;
}

} // namespace placeweave
