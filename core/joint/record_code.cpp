// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/record_code.h"

#include "core/model/field_register.h"
#include "core/store/map_file.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <format>
#include <optional>

namespace placeweave {
namespace {

// Crockford's alphabet: I, L, O and U are left out.
constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kDigits = 6;
constexpr std::uint64_t kBase = 32;

// Modulo a prime above the number of letters, every single mistyped letter and every two neighbours
// in the wrong order show. Nothing for the few sums that no letter stands for.
std::optional<char> checkLetter(std::string_view digits) {
    constexpr std::uint64_t kPrime = 37;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += (i + 1) * kLetters.find(digits[i]);
    const std::uint64_t rest = sum % kPrime;
    return rest < kLetters.size() ? std::optional(kLetters[rest]) : std::nullopt;
}

// Six letters and their check letter.
std::string codeOf(const MapFile &map, RowId organisation) {
    const std::string uuid = map.uuidOf(Entity::Organisation, organisation);
    for (int attempt = 0;; ++attempt) {
        // The first 32 bits of a name-based UUID are as even as any others.
        const std::string hash = nameUuid(uuid, std::format("on paper {}", attempt));
        std::uint64_t bits = 0;
        constexpr int kHexadecimal = 16;
        std::from_chars(hash.data(), hash.data() + 8, bits, kHexadecimal);
        std::string code;
        for (std::size_t i = 0; i < kDigits; ++i, bits /= kBase)
            code += kLetters[bits % kBase];
        if (const auto check = checkLetter(code))
            return code + *check;
    }
}

// Upper case, without spaces and dashes, with what looks alike read as what was meant.
std::string asWritten(std::string_view typed) {
    std::string code;
    for (const char letter : typed) {
        char upper =
            letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        if (upper == ' ' || upper == '-' || upper == '.')
            continue;
        if (upper == 'O')
            upper = '0';
        else if (upper == 'I' || upper == 'L')
            upper = '1';
        code += upper;
    }
    return code;
}

bool isSound(std::string_view code) {
    if (code.size() != kDigits + 1)
        return false;
    for (const char letter : code)
        if (kLetters.find(letter) == std::string_view::npos)
            return false;
    return checkLetter(code.substr(0, kDigits)) == code.back();
}

} // namespace

std::string recordCodeOf(const MapFile &map, RowId organisation) {
    const std::string code = codeOf(map, organisation);
    return std::format("{} {} {}", code.substr(0, 3), code.substr(3, 3), code.back());
}

bool isRecordCode(std::string_view typed) {
    return isSound(asWritten(typed));
}

Result<std::vector<RowId>> organisationsByCode(MapFile &map, std::string_view typed) {
    const std::string code = asWritten(typed);
    std::vector<RowId> found;
    if (!isSound(code))
        return found;
    static constexpr const Field &kName = fieldOf(Entity::Organisation, "name");
    const std::array<const Field *, 1> fields{&kName};
    PW_CHECK(map.forEach(Entity::Organisation, fields, [&](const Record &row) {
        if (codeOf(map, row.id()) == code)
            found.push_back(row.id());
        return true;
    }));
    return found;
}

} // namespace placeweave
