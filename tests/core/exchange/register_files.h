// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/sources/source.h"
#include "tests/temporary_folder.h"

#include <algorithm>
#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <fstream>
#include <initializer_list>
#include <utility>

namespace placeweave {

// Files of registers, made for a test and brought into a map of its own.
class RegisterFiles : public testing::Test {
protected:
    using Outcomes = std::vector<ImportOutcome>;

    std::filesystem::path write(const std::string &name, std::string_view text) const {
        std::ofstream(folder / name, std::ios::binary) << text;
        return folder / name;
    }
    using Members = std::vector<std::pair<std::string, std::string>>;
    std::filesystem::path zip(const std::string &name, const Members &members) const {
        void *archive = CPLCreateZip((folder / name).string().c_str(), nullptr);
        for (const auto &[member, text] : members) {
            CPLCreateFileInZip(archive, member.c_str(), nullptr);
            CPLWriteFileInZip(archive, text.data(), static_cast<int>(text.size()));
            CPLCloseFileInZip(archive);
        }
        CPLCloseZip(archive);
        return folder / name;
    }
    std::filesystem::path gzip(const std::string &name, std::string_view text) const {
        VSILFILE *file = VSIFOpenL(("/vsigzip/" + (folder / name).string()).c_str(), "wb");
        VSIFWriteL(text.data(), 1, text.size(), file);
        VSIFCloseL(file);
        return folder / name;
    }

    static GivenFile given(const std::filesystem::path &file) {
        return valueOf(look(TableSource::ofFile(file)));
    }
    static int sure(const Source &source, const std::filesystem::path &file) {
        return source.sure(given(file));
    }
    Result<Outcomes> bring(const Source &source, const std::vector<std::filesystem::path> &files,
                           const SourceOptions &options = {}) const {
        std::vector<GivenFile> looked;
        for (const std::filesystem::path &file : files)
            looked.push_back(given(file));
        PW_TRY(const std::vector<TableToImport> tables, source.tables(looked, options));
        return importTables(*map, tables);
    }
    std::string refusal(const Source &source, const std::vector<std::filesystem::path> &files,
                        const SourceOptions &options = {}) const {
        const Result<Outcomes> outcome = bring(source, files, options);
        return outcome ? std::string() : outcome.error().message;
    }

    std::vector<Record> all(Entity entity) const { return valueOf(map->records(entity)); }
    std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const Record &row : all(Entity::Organisation))
            found.push_back(row.text("name"));
        std::ranges::sort(found);
        return found;
    }
    Record named(std::string_view name) const {
        for (const Record &row : all(Entity::Organisation))
            if (row.text("name") == name)
                return row;
        ADD_FAILURE() << "no organisation called " << name;
        return Record(Entity::Organisation);
    }
    Record placeOf(std::string_view name) const {
        return valueOf(map->record(Entity::Location, named(name).reference("location_id")));
    }
    std::vector<std::string> contactsOf(std::string_view name) const {
        std::vector<std::string> found;
        for (const Record &contact :
             valueOf(map->recordsOf(Entity::Contact, "organisation_id", named(name).id())))
            found.push_back(contact.text("contact_type") + " " + contact.text("value"));
        std::ranges::sort(found);
        return found;
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map = newMap(folder / "map.gpkg");
};

} // namespace placeweave
