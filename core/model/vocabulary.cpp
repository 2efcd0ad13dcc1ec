// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/vocabulary.h"

#include "core/base/text.h"
#include "core/model/shipped.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::json;

// Spreadsheets write "Grass roots group", "grass-roots group" and "GRASSROOTS_GROUP".
std::string wordKey(std::string_view cell) {
    std::string key;
    for (const char c : folded(cell))
        if (c != ' ' && c != '-' && c != '_' && c != '\'' && c != '/')
            key += c;
    return key;
}

Term readTerm(const json &entry) {
    Term term;
    for (const auto &[key, value] : entry.items()) {
        if (key == "aliases" && value.is_array())
            term.aliases = value.get<std::vector<std::string>>();
        else if (!value.is_string())
            term.extra[key] = value.dump();
        else if (key == "code")
            term.code = value.get<std::string>();
        else if (key == "label")
            term.label = value.get<std::string>();
        else if (key == "help")
            term.help = value.get<std::string>();
        else
            term.extra[key] = value.get<std::string>();
    }
    return term;
}

struct Shipped {
    std::map<std::string, Vocabulary, std::less<>> byName;
    std::vector<const Vocabulary *> all;

    Shipped() {
        for (const ShippedFile &file : shippedVocabularies())
            if (auto read = Vocabulary::fromJson(file.content)) {
                const std::string name = read->name();
                byName.emplace(name, *std::move(read));
            }
        for (const auto &[name, vocabulary] : byName)
            all.push_back(&vocabulary);
    }
};

const Shipped &shipped() {
    static const Shipped read;
    return read;
}

} // namespace

Result<Vocabulary> Vocabulary::fromJson(std::string_view text) {
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object() || !document.contains("vocabulary") || !document.contains("terms"))
        return fail(ErrorCode::InvalidInput, "A vocabulary needs \"vocabulary\" and \"terms\".");
    try {
        Vocabulary read;
        read.m_name = document.at("vocabulary").get<std::string>();
        read.m_title = document.value("title", read.m_name);
        for (const json &entry : document.at("terms"))
            read.add(readTerm(entry));
        return read;
    } catch (const json::exception &problem) {
        return fail(ErrorCode::InvalidInput, problem.what());
    }
}

void Vocabulary::add(Term term) {
    const std::size_t index = m_terms.size();
    m_byCode.emplace(term.code, index);
    m_byWord.emplace(wordKey(term.code), index);
    m_byWord.emplace(wordKey(term.label), index);
    for (const std::string &alias : term.aliases)
        m_byWord.emplace(wordKey(alias), index);
    m_terms.push_back(std::move(term));
}

const Term *Vocabulary::find(std::string_view code) const {
    const auto found = m_byCode.find(code);
    return found == m_byCode.end() ? nullptr : &m_terms[found->second];
}

std::string Vocabulary::label(std::string_view code) const {
    const Term *term = find(code);
    return term ? term->label : std::string(code);
}

std::optional<std::uint16_t> Vocabulary::indexOf(std::string_view code) const {
    const auto found = m_byCode.find(code);
    if (found == m_byCode.end())
        return std::nullopt;
    return static_cast<std::uint16_t>(found->second);
}

const Term *Vocabulary::recognise(std::string_view cell) const {
    const auto found = m_byWord.find(wordKey(cell));
    return found == m_byWord.end() ? nullptr : &m_terms[found->second];
}

int Vocabulary::protection(std::string_view code) const {
    const Term *term = find(code);
    const std::string_view digits = term ? term->more("protection") : std::string_view();
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

const Vocabulary &vocabulary(std::string_view name) {
    static const Vocabulary kEmpty;
    const auto found = shipped().byName.find(name);
    return found == shipped().byName.end() ? kEmpty : found->second;
}

const std::vector<const Vocabulary *> &vocabularies() {
    return shipped().all;
}

} // namespace placeweave
