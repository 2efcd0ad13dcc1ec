// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/said_queue.h"

#include "ui/session/local_path.h"
#include "ui/session/session.h"
#include "ui/session/verb_sentences.h"

#include "core/joint/exercise.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <ranges>

namespace placeweave {

// What became of one, shared with the worker.
struct SaidQueue::Fate {
    std::atomic<bool> isDropped = false; // before it was begun
    // Touched on the worker's thread only.
    RowId proposal;
    bool isParked = false;
};

SaidQueue::SaidQueue(Session *session, QObject *parent) : QObject(parent), m_session(session) {}

bool SaidQueue::isRefused(const Entry &entry) {
    return !entry.why.isEmpty();
}

int SaidQueue::waiting() const {
    return static_cast<int>(std::ranges::count_if(m_entries, std::not_fn(isRefused)));
}

QList<NotStored> SaidQueue::refused() const {
    QList<NotStored> refused;
    for (const Entry &entry : m_entries | std::views::filter(isRefused))
        refused << NotStored{entry.line.title, entry.why};
    return refused;
}

void SaidQueue::add(Line line) {
    Entry entry;
    entry.number = ++m_given;
    entry.line = std::move(line);
    entry.map = pathOf(m_session->filePath());
    m_entries.push_back(std::move(entry));
    store(m_entries.back());
    emit changed();
}

void SaidQueue::store(Entry &entry) {
    entry.why.clear();
    entry.fate = std::make_shared<Fate>();
    const QString elsewhere = tr("It was said in the map %1. Open that again to store it.")
                                  .arg(QString::fromStdU16String(entry.map.filename().u16string()));
    m_session->write<bool>(
        this,
        [line = entry.line, path = entry.map, fate = entry.fate,
         elsewhere = elsewhere.toStdString()](MapFile &map) -> Result<bool> {
            if (fate->isDropped)
                return false;
            if (map.path() != path)
                return fail(ErrorCode::InvalidInput, elsewhere);
            if (line.isParked) {
                PW_CHECK(park(map, line.said.exercise, line.said.words));
                fate->isParked = true;
            } else {
                PW_TRY(fate->proposal, takeDown(map, line.said));
            }
            return true;
        },
        [this, number = entry.number](const Result<bool> &done) {
            settle(number, done ? QString()
                           : done.error().code == ErrorCode::NotFound
                               ? tr("What it is about is not on the map any more.")
                               : sentenceFor(done.error()));
        });
}

void SaidQueue::settle(int number, const QString &why) {
    const auto entry = std::ranges::find(m_entries, number, &Entry::number);
    if (entry == m_entries.end()) // dropped meanwhile
        return;
    if (!why.isEmpty()) {
        entry->why = why;
        const QString title = entry->line.title;
        emit changed();
        emit couldNot(title, why);
        return;
    }
    const Line line = std::move(entry->line);
    m_entries.erase(entry);
    const bool isNewest = number > m_lastStored;
    m_lastStored = std::max(m_lastStored, number);
    emit stored(line, isNewest);
    emit changed();
}

QString SaidQueue::newest() const {
    return m_entries.empty() || m_entries.back().number < m_lastStored
               ? QString()
               : m_entries.back().line.title;
}

bool SaidQueue::dropNewest() {
    if (newest().isEmpty())
        return false;
    const Entry entry = std::move(m_entries.back());
    m_entries.pop_back();
    emit changed();
    entry.fate->isDropped = true;
    // Behind its storing, in case that has begun.
    m_session->write<bool>(
        this,
        [line = entry.line, fate = entry.fate](MapFile &map) -> Result<bool> {
            if (fate->isParked)
                PW_CHECK(unpark(map, line.said.exercise, line.said.words));
            if (fate->proposal)
                PW_CHECK(offTheRecord(map, fate->proposal));
            return true;
        },
        [this](const Result<bool> &dropped) {
            if (dropped)
                m_session->notice()->say(tr("Off the record: it is in no list and in no history."));
        });
    return true;
}

void SaidQueue::dropNaming(RowId proposal) {
    const auto names = [proposal](const Entry &entry) {
        return isRefused(entry) &&
               std::ranges::contains(entry.line.said.ends, proposal, &Said::End::said);
    };
    if (std::erase_if(m_entries, names) > 0)
        emit changed();
}

void SaidQueue::tryAgain() {
    for (Entry &entry : m_entries)
        if (isRefused(entry))
            store(entry);
    emit changed();
}

void SaidQueue::letGo() {
    const auto first = std::ranges::find_if(m_entries, isRefused);
    if (first == m_entries.end())
        return;
    m_entries.erase(first);
    emit changed();
}

void SaidQueue::letAllGo() {
    if (std::erase_if(m_entries, isRefused) > 0)
        emit changed();
}

} // namespace placeweave
