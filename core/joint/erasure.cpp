// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/erasure.h"

#include "core/base/text.h"
#include "core/model/said.h"
#include "core/model/suggestion.h"
#include "core/store/edit.h"
#include "core/store/reckoning.h"

#include <algorithm>
#include <set>

namespace placeweave {
namespace {

constexpr std::size_t kShortest = 3; // letters of a name
constexpr std::size_t kAround = 40;  // bytes of text shown on each side of it

bool isWordByte(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 || (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z');
}

// As whole words, in folded text.
std::size_t findWords(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        if ((at == 0 || !isWordByte(text[at - 1])) &&
            (end == text.size() || !isWordByte(text[end])))
            return at;
    }
    return text.npos;
}

// Cut between words, and never within a letter.
std::string around(const std::string &text, std::size_t at, std::size_t length) {
    std::size_t from = at > kAround ? text.find(' ', at - kAround) : 0;
    if (from == text.npos || from > at)
        from = at;
    std::size_t to = text.size();
    if (at + length + kAround < text.size())
        to = text.rfind(' ', at + length + kAround);
    if (to == text.npos || to < at + length)
        to = at + length;
    const std::string_view part = trimmed(std::string_view(text).substr(from, to - from));
    return (from > 0 ? "… " : "") + std::string(part) + (to < text.size() ? " …" : "");
}

bool isWords(const Field &field) {
    return field.type == FieldType::Text || field.type == FieldType::LongText ||
           field.type == FieldType::TextSet;
}

// Somebody's names, folded.
class Names {
public:
    Result<void> read(MapFile &map, RowKey who) {
        std::vector<RowId> rows{who.row};
        if (who.entity == Entity::Organisation) {
            PW_TRY(const auto merged, map.mergedInto(who.row));
            rows.insert(rows.end(), merged.begin(), merged.end());
        }
        for (const RowId row : rows) {
            const auto record = map.record(who.entity, row);
            if (!record)
                continue; // merged into it, and gone
            add(record->text("name"));
            if (const Field *others = findField(who.entity, "other_names"))
                for (const std::string &other : setElements((*record)[*others]))
                    add(other);
        }
        return {};
    }
    const std::vector<std::string> &all() const { return m_names; }

    struct Found {
        std::size_t at = 0;
        std::size_t length = 0;
    };
    std::optional<Found> in(std::string_view foldedText, std::size_t from = 0) const {
        std::optional<Found> first;
        for (const std::string &name : m_names)
            if (const std::size_t at = findWords(foldedText.substr(from), name);
                at != std::string_view::npos && (!first || from + at < first->at))
                first = {from + at, name.size()};
        return first;
    }

    // "Shares a van with …"; nothing where it does not say a name.
    std::optional<std::string> struckFrom(const std::string &text) const {
        const std::string plain = folded(text);
        auto found = in(plain);
        if (!found)
            return std::nullopt;
        if (plain.size() != text.size())
            return "…"; // folding has changed lengths: which bytes are the name's is not known
        std::string rest;
        std::size_t done = 0;
        for (; found; found = in(plain, done)) {
            rest.append(text, done, found->at - done).append("…");
            done = found->at + found->length;
        }
        return rest + text.substr(done);
    }

    std::optional<Value> struckFrom(const Field &field, const Value &value) const {
        if (!value.isText())
            return std::nullopt;
        if (field.type != FieldType::TextSet) {
            auto rest = struckFrom(value.text());
            return rest ? std::optional(Value(*std::move(rest))) : std::nullopt;
        }
        std::vector<std::string> elements = setElements(value);
        bool isStruck = false;
        for (std::string &element : elements)
            if (auto rest = struckFrom(element)) {
                element = *std::move(rest);
                isStruck = true;
            }
        return isStruck ? std::optional(setValue(elements)) : std::nullopt;
    }

private:
    void add(const std::string &name) {
        std::string words = folded(trimmed(name));
        if (words.size() >= kShortest && !std::ranges::contains(m_names, words))
            m_names.push_back(std::move(words));
    }

    std::vector<std::string> m_names;
};

std::string_view longestWord(std::string_view words) {
    std::string_view longest;
    for (std::size_t from = 0; from < words.size();) {
        std::size_t to = from;
        while (to < words.size() && isWordByte(words[to]))
            ++to;
        if (to - from > longest.size())
            longest = words.substr(from, to - from);
        from = to + 1;
    }
    return longest;
}

class Mentions {
public:
    Mentions(MapFile &map, RowKey who) : m_map(map), m_who(who) {}

    Result<std::vector<Mention>> find() {
        PW_CHECK(readNames());
        if (m_names.all().empty())
            return std::move(m_found);
        for (const EntityInfo &entity : kEntities) {
            std::vector<Record> saying;
            PW_CHECK(m_map.forEach(entity.entity, [&](const Record &record) {
                if (std::ranges::any_of(fieldsOf(entity.entity), [&](const Field &field) {
                        return says(field, record[field]).has_value();
                    }))
                    saying.push_back(record);
                return true;
            }));
            for (const Record &record : saying)
                PW_CHECK(look(record));
        }
        PW_CHECK(lookBack());
        return std::move(m_found);
    }

private:
    Result<void> readNames() {
        PW_CHECK(m_names.read(m_map, m_who));
        m_going.insert(m_who);
        if (m_who.entity == Entity::Organisation) {
            PW_TRY(const auto merged, m_map.mergedInto(m_who.row));
            for (const RowId row : merged)
                m_going.insert({m_who.entity, row});
        }
        return {};
    }

    // The words around the name, if the value says it.
    struct Said {
        std::string around;
        bool isSure = false;
    };
    std::optional<Said> says(const Field &field, const Value &value) const {
        if (!value.isText() || !isWords(field))
            return std::nullopt;
        const std::string &text = value.text();
        const std::string plain = folded(text);
        const auto found = m_names.in(plain);
        if (!found)
            return std::nullopt;
        // Where folding has changed lengths the words are not cut to size.
        return Said{plain.size() == text.size() ? around(text, found->at, found->length) : text,
                    plain.substr(found->at, found->length).contains(' ')};
    }

    // It goes with whoever is erased: by ownership, or as a suggestion about them.
    Result<bool> goesToo(const Record &record) {
        const RowKey key{record.entity(), record.id()};
        if (m_going.contains(key))
            return true;
        if (record.entity() == Entity::Proposal && m_who.entity == Entity::Organisation) {
            const auto suggestion = suggestionOf(record);
            const auto said = saidOf(record);
            if ((suggestion &&
                 (suggestion->organisation == m_who.row || suggestion->other == m_who.row)) ||
                (said && isAbout(*said, m_who.row)))
                return true;
        }
        if (record.entity() == Entity::Location) { // theirs alone
            PW_TRY(const auto there,
                   m_map.recordsOf(Entity::Organisation, "location_id", record.id()));
            return !there.empty() && std::ranges::all_of(there, [&](const Record &one) {
                return m_going.contains({Entity::Organisation, one.id()});
            });
        }
        for (const Field &field : fieldsOf(record.entity())) {
            if (field.type != FieldType::Owner || record[field].isEmpty())
                continue;
            const RowKey owner = targetOf(field, record[field]);
            if (m_going.contains(owner))
                return true;
            if (const auto above = m_map.record(owner.entity, owner.row)) {
                PW_TRY(const bool goes, goesToo(*above));
                if (goes)
                    return true;
            }
        }
        return false;
    }

    // The organisation on whose card the text stands.
    Result<void> sayWhose(const Record &record, Mention &mention) {
        mention.ofWhom = info(record.entity()).label;
        RowId organisation = record.entity() == Entity::Organisation ? record.id() : RowId{};
        if (const Field *with = findField(record.entity(), "organisation_id"))
            organisation = RowId{record[*with].integer()};
        if (record.entity() == Entity::Location) {
            PW_TRY(const auto there,
                   m_map.recordsOf(Entity::Organisation, "location_id", record.id()));
            for (const Record &one : there)
                if (!m_going.contains({Entity::Organisation, one.id()}))
                    organisation = one.id();
        }
        if (const auto found = m_map.record(Entity::Organisation, organisation)) {
            mention.organisation = organisation;
            mention.ofWhom = found->text("name");
        }
        return {};
    }

    Result<void> look(const Record &record) {
        PW_TRY(const bool goes, goesToo(record));
        if (goes)
            return {};
        for (const Field &field : fieldsOf(record.entity())) {
            const auto words = says(field, record[field]);
            if (!words)
                continue;
            Mention mention{{record.entity(), record.id()},
                            &field,
                            {},
                            {},
                            words->around,
                            false,
                            words->isSure};
            PW_CHECK(sayWhose(record, mention));
            m_listed.insert({mention.row, &field});
            m_found.push_back(std::move(mention));
        }
        return {};
    }

    Result<void> lookBack() {
        for (const std::string &name : m_names.all()) {
            PW_TRY(const auto changes, log::changesSaying(m_map.database(), longestWord(name)));
            for (const log::Change &change : changes)
                PW_CHECK(lookBackAt(change));
        }
        return {};
    }

    Result<void> lookBackAt(const log::Change &change) {
        const EntityInfo *entity = entityByKey(change.entityKey);
        if (!entity || m_going.contains({entity->entity, change.row}))
            return {};
        Record record(entity->entity, change.row); // of what is gone, as far as the change tells
        if (const auto present = m_map.record(entity->entity, change.row))
            record = *present;
        else
            for (const log::FieldChange &one : log::fieldChangesOf(change))
                record[*one.field] = one.before;
        PW_TRY(const bool goes, goesToo(record));
        if (goes)
            return {};
        for (const log::FieldChange &one : log::fieldChangesOf(change))
            for (const Value *value : {&one.before, &one.after}) {
                const auto words = says(*one.field, *value);
                if (!words || !m_listed.insert({{entity->entity, change.row}, one.field}).second)
                    continue;
                Mention mention{{entity->entity, change.row},
                                one.field,
                                {},
                                {},
                                words->around,
                                true,
                                words->isSure};
                PW_CHECK(sayWhose(record, mention));
                m_found.push_back(std::move(mention));
            }
        return {};
    }

    MapFile &m_map;
    RowKey m_who;
    std::set<RowKey> m_going;
    Names m_names;
    std::set<std::pair<RowKey, const Field *>> m_listed;
    std::vector<Mention> m_found;
};

} // namespace

Result<std::vector<Mention>> mentionsOf(MapFile &map, RowKey who) {
    return Mentions(map, who).find();
}

namespace {

Result<void> strikeOut(MapFile &map, RowKey who, const std::vector<Mention> &texts) {
    Names names;
    PW_CHECK(names.read(map, who));
    PW_TRY(Edit edit, Edit::begin(map, "history.strike"));
    for (const Mention &text : texts)
        PW_CHECK(edit.strike(*text.field, text.row.row, [&](const Value &value) {
            return names.struckFrom(*text.field, value);
        }));
    PW_CHECK(edit.commit());
    return {};
}

} // namespace

Result<ActionId> eraseForGood(MapFile &map, RowKey who, const std::string &reason,
                              const std::vector<Mention> &struckOut) {
    PW_CHECK(map.record(who.entity, who.row));
    if (!struckOut.empty())
        PW_CHECK(strikeOut(map, who, struckOut));
    PW_TRY(Edit edit, Edit::begin(map, std::string(info(who.entity).table) + ".erase"));
    PW_CHECK(edit.erase(who.entity, who.row, reason));
    return edit.commit();
}

} // namespace placeweave
