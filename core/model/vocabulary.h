// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace placeweave {

// One entry of a vocabulary. Codes are permanent, labels are words for people.
struct Term {
    std::string code;
    std::string label;
    std::string help;
    std::vector<std::string> aliases; // as people write it in spreadsheets
    // Every other text of the JSON entry: "category" of an activity, "family", "like" and "connect"
    // of a kind, "protection" of a permission (as digits).
    std::map<std::string, std::string, std::less<>> extra;

    std::string_view more(std::string_view key) const {
        const auto found = extra.find(key);
        return found == extra.end() ? std::string_view() : std::string_view(found->second);
    }
};

// A closed list of codes, shipped in data/vocabulary/<name>.json; a map may add local terms.
class Vocabulary {
public:
    static Result<Vocabulary> fromJson(std::string_view json);

    const std::string &name() const { return m_name; }
    const std::string &title() const { return m_title; }
    const std::vector<Term> &terms() const { return m_terms; }
    void add(Term term);

    const Term *find(std::string_view code) const;
    // The label, or the code itself for a code from elsewhere: nothing is hidden by not being
    // known.
    std::string label(std::string_view code) const;
    // Position in terms(); stable while the program runs.
    std::optional<std::uint16_t> indexOf(std::string_view code) const;
    // By code, label or alias, accents and case aside: what a spreadsheet cell means.
    const Term *recognise(std::string_view cell) const;
    // How protective a code is, for MergeRule::Stricter; higher protects more, 0 when not said.
    int protection(std::string_view code) const;

private:
    std::string m_name;
    std::string m_title;
    std::vector<Term> m_terms;
    using Places = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;
    Places m_byCode; // asked for every row of a map
    Places m_byWord;
};

// The shipped vocabularies, read once. An unknown name gives an empty vocabulary.
const Vocabulary &vocabulary(std::string_view name);
const std::vector<const Vocabulary *> &vocabularies();

} // namespace placeweave
