// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/mapped_file.h"
#include "core/base/result.h"
#include "core/place/postcode.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// One postcode as the index file keeps it, in 14 bytes and a quarter.
struct PackedPostcode {
    Postcode postcode;
    FixedLatLon point;
    std::uint16_t status = 0; // quality, and the month of termination

    static PackedPostcode of(Postcode postcode, const PostcodePlace &place);
    PostcodePlace place() const;
};

// Every postcode of a published directory and where it is, without a network. The file is mapped,
// not read (docs/format.md, "The postcode index"). Immutable: any number of threads may ask.
class PostcodeIndex final : public PostcodeLookup {
public:
    // InvalidInput for a file that is none or is damaged, Unsupported for one of a newer
    // Placeweave, NotFound. Reads a third of the file: all that looking up depends on is checked
    // here, so that no file can do worse than give wrong answers.
    static Result<PostcodeIndex> open(const std::filesystem::path &file);
    // The same over bytes that outlive the index.
    static Result<PostcodeIndex> over(std::span<const std::byte> bytes, const std::string &name);

    std::optional<PostcodePlace> find(std::string_view postcode) const override;
    std::optional<PostcodePlace> find(Postcode postcode) const;

    std::int64_t size() const { return static_cast<std::int64_t>(m_count); }
    // From which files it was made and how recent they were, in words.
    const std::string &made() const override { return m_made; }

private:
    void buildSteps(std::vector<std::int32_t> firsts);

    MappedFile m_file; // empty over bytes of somebody else
    std::span<const std::byte> m_bytes;
    std::size_t m_count = 0;
    std::size_t m_blocksAt = 0;
    std::string m_made;
    // A search tree above the file's blocks: the first number of each, every 16th of those, and so
    // on, each filled up to whole sixteens. A look-up reads one sixteen, a line of the processor's
    // cache, of each.
    std::vector<std::vector<std::int32_t>> m_steps;
};

// The file's bytes. Postcodes ascend and none comes twice.
std::string encodePostcodes(std::span<const PackedPostcode> postcodes, std::string_view made);

} // namespace placeweave
