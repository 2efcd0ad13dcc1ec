// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace placeweave {

// A file of data/ compiled into the program (cmake/Embed.cmake writes the tables), so that a copied
// program needs nothing beside it.
struct ShippedFile {
    std::string_view name; // without the folder
    std::string_view content;
};

std::span<const ShippedFile> shippedVocabularies();
std::span<const ShippedFile> shippedMigrations(); // in order
std::span<const ShippedFile> shippedSample();
std::span<const ShippedFile> shippedBaseMap();
std::span<const ShippedFile> shippedWebMap();
std::span<const ShippedFile> shippedWords();

// Empty when there is none of that name.
std::string_view shippedFile(std::span<const ShippedFile> files, std::string_view name);

} // namespace placeweave
