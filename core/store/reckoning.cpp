// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reckoning.h"

#include <algorithm>

namespace placeweave {

RowKey targetOf(const Field &field, const Value &value) {
    return {entityByTable(field.detail)->entity, RowId{value.integer()}};
}

static bool refersTo(const Record &record, RowKey target) {
    return std::ranges::any_of(fieldsOf(record.entity()), [&](const Field &field) {
        return refersToRow(field) && !record[field].isEmpty() &&
               targetOf(field, record[field]) == target;
    });
}

// The latest sign that somebody has use for it.
Result<Life::Order> Reckoning::effective(RowKey key, const Life &life) {
    if (const auto known = m_answers[key].effective)
        return *known;
    Life::Order latest = life.lastLife;
    PW_TRY(const std::vector<RowKey> referring, m_source.referring(key));
    for (const RowKey &child : referring) {
        PW_TRY(const Life *found, m_source.life(child));
        if (!found || !refersTo(found->record, key))
            continue;
        PW_TRY(const bool isLiving, lives(child, *found));
        if (!isLiving)
            continue;
        PW_TRY(const Life::Order order, effective(child, *found));
        latest = std::max(latest, order);
    }
    m_answers[key].effective = latest;
    return latest;
}

Result<bool> Reckoning::lives(RowKey key, const Life &life) {
    if (const auto known = m_answers[key].lives)
        return *known;
    // Of what is erased some copies know more than others: it has no say in what else lives.
    PW_TRY(const bool isGone, isErased(key));
    bool isLiving = life.exists && !isGone;
    if (isLiving && life.lastDelete != Life::Order{} && life.lastDelete >= life.lastLife) {
        PW_TRY(const Life::Order latest, effective(key, life));
        isLiving = latest > life.lastDelete;
    }
    m_answers[key].lives = isLiving;
    return isLiving;
}

Result<bool> Reckoning::lives(RowKey key) {
    PW_TRY(const Life *life, m_source.life(key));
    return life ? lives(key, *life) : Result<bool>(false);
}

Result<bool> Reckoning::isRevived(RowKey key) {
    PW_TRY(const Life *life, m_source.life(key));
    if (!life || life->lastDelete == Life::Order{} || life->lastDelete < life->lastLife)
        return false;
    return lives(key, *life);
}

Result<bool> Reckoning::isInMap(RowKey key) {
    if (const auto known = m_answers[key].isInMap)
        return *known;
    PW_TRY(const Life *life, m_source.life(key));
    bool isThere = false;
    if (life) {
        PW_TRY(isThere, lives(key, *life));
        for (const Field &field : fieldsOf(key.entity)) {
            if (!isThere)
                break;
            if (field.type != FieldType::Owner || life->record[field].isEmpty())
                continue;
            PW_TRY(isThere, isInMap(targetOf(field, life->record[field])));
        }
    }
    m_answers[key].isInMap = isThere;
    return isThere;
}

Result<bool> Reckoning::isErased(RowKey key) {
    PW_TRY(const std::optional<RowKey> with, erasedWith(key));
    return with.has_value();
}

Result<std::optional<RowKey>> Reckoning::erasedWith(RowKey key) {
    if (const auto known = m_answers[key].erasedWith)
        return *known;
    PW_TRY(const Life *life, m_source.life(key));
    std::optional<RowKey> with;
    if (life && life->isErased)
        with = key;
    for (const Field &field : fieldsOf(key.entity)) {
        if (!life || with)
            break;
        if (field.type != FieldType::Owner || life->record[field].isEmpty())
            continue;
        PW_TRY(with, erasedWith(targetOf(field, life->record[field])));
    }
    m_answers[key].erasedWith = with;
    return with;
}

Result<Record> Reckoning::shown(RowKey key) {
    PW_TRY(const Life *life, m_source.life(key));
    Record record = life->record;
    for (const Field &field : fieldsOf(key.entity)) {
        if (field.type != FieldType::Reference || record[field].isEmpty())
            continue;
        PW_TRY(const bool isThere, isInMap(targetOf(field, record[field])));
        if (!isThere)
            record[field] = Value();
    }
    return record;
}

} // namespace placeweave
