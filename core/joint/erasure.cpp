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

class Mentions {
public:
    Mentions(MapFile &map, RowKey who) : m_map(map), m_who(who) {}

    Result<std::vector<Mention>> find() {
        PW_CHECK(readNames());
        if (m_names.empty())
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
        std::vector<RowId> rows{m_who.row};
        if (m_who.entity == Entity::Organisation) {
            PW_TRY(const auto merged, m_map.mergedInto(m_who.row));
            rows.insert(rows.end(), merged.begin(), merged.end());
        }
        for (const RowId row : rows) {
            m_going.insert({m_who.entity, row});
            const auto record = m_map.record(m_who.entity, row);
            if (!record)
                continue; // merged into it, and gone
            addName(record->text("name"));
            if (const Field *others = findField(m_who.entity, "other_names"))
                for (const std::string &other : setElements((*record)[*others]))
                    addName(other);
        }
        return {};
    }

    void addName(const std::string &name) {
        std::string words = folded(trimmed(name));
        if (words.size() >= kShortest && !std::ranges::contains(m_names, words)) {
            m_names.push_back(std::move(words));
            m_asWritten.push_back(std::string(trimmed(name)));
        }
    }

    // The words around the name, if the value says it.
    std::optional<std::string> says(const Field &field, const Value &value) const {
        if (!value.isText() ||
            (field.type != FieldType::Text && field.type != FieldType::LongText &&
             field.type != FieldType::TextSet))
            return std::nullopt;
        const std::string &text = value.text();
        const std::string plain = folded(text);
        for (const std::string &name : m_names)
            if (const std::size_t at = findWords(plain, name); at != plain.npos)
                // Where folding has changed lengths the words are not cut to size.
                return plain.size() == text.size() ? around(text, at, name.size()) : text;
        return std::nullopt;
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
            Mention mention{{record.entity(), record.id()}, &field, {}, {}, *words, false};
            PW_CHECK(sayWhose(record, mention));
            m_listed.insert({mention.row, &field});
            m_found.push_back(std::move(mention));
        }
        return {};
    }

    Result<void> lookBack() {
        for (const std::string &name : m_asWritten) {
            PW_TRY(const auto changes, log::changesSaying(m_map.database(), name));
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
                Mention mention{{entity->entity, change.row}, one.field, {}, {}, *words, true};
                PW_CHECK(sayWhose(record, mention));
                m_found.push_back(std::move(mention));
            }
        return {};
    }

    MapFile &m_map;
    RowKey m_who;
    std::set<RowKey> m_going;
    std::vector<std::string> m_names; // folded
    std::vector<std::string> m_asWritten;
    std::set<std::pair<RowKey, const Field *>> m_listed;
    std::vector<Mention> m_found;
};

} // namespace

Result<std::vector<Mention>> mentionsOf(MapFile &map, RowKey who) {
    return Mentions(map, who).find();
}

Result<ActionId> eraseForGood(MapFile &map, RowKey who, const std::string &reason) {
    PW_CHECK(map.record(who.entity, who.row));
    PW_TRY(Edit edit, Edit::begin(map, std::string(info(who.entity).table) + ".erase"));
    PW_CHECK(edit.erase(who.entity, who.row, reason));
    return edit.commit();
}

} // namespace placeweave
