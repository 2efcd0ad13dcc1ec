// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/made_table.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace placeweave {

// The objects of a JSON array, one at a time: registers publish arrays of a gigabyte. Memory is
// that of one object. One thread.
//
// Refused with the object's number: an object of over 8 MB or of over 64 levels, what is no object,
// a file that ends before its array does (a download cut short). Each object's own syntax is for
// whoever parses it.
class JsonObjects {
public:
    static constexpr std::size_t kMaxObject = 8 << 20;
    static constexpr int kDeepest = 64;

    // `list` is the key of the array where the file is an object; it may be an array all the same.
    static Result<JsonObjects> open(const TableSource &source, std::string_view list = {});
    JsonObjects(JsonObjects &&) noexcept;
    JsonObjects &operator=(JsonObjects &&) noexcept;
    ~JsonObjects();

    // Its text, valid until the next call; nothing after the last one.
    Result<std::optional<std::string_view>> next();
    std::int64_t number() const; // of the object last given; the first is 1
    std::int64_t done() const;   // bytes
    std::int64_t total() const;  // bytes
    std::int64_t strayBytes() const;

private:
    struct State;
    explicit JsonObjects(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// Objects as rows under `keys`, numbered as the objects are. Numbers and truth values come as text;
// what is nested, or is not there, is empty. Texts of over 1 MB are refused.
TableSource jsonTable(const TableSource &source, Row keys);

// The keys of the first object, in their order; empty when `text` holds no whole object.
Row keysOfFirst(std::string_view text);

} // namespace placeweave
