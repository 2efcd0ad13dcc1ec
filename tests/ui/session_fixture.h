// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/temporary_folder.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"

#include <QTest>

#include <gtest/gtest.h>

namespace placeweave {

// A session over a new map in a folder of its own, with the event loop turned by hand.
class SessionTest : public testing::Test {
protected:
    static constexpr int kLongest = 10'000; // ms; nothing here takes a tenth of it

    void SetUp() override {
        NewMap map;
        map.name = "Test map";
        m_session.newMap(QString::fromStdString((m_folder / "map.gpkg").string()), map);
        ASSERT_TRUE(until([this] { return m_session.isOpen(); }));
    }

    template <class Condition>
    static bool until(Condition condition) {
        return QTest::qWaitFor(condition, kLongest);
    }

    // Runs on the worker and waits for it, so that a test reads top to bottom.
    template <class T>
    Result<T> write(std::function<Result<T>(MapFile &)> work) {
        std::optional<Result<T>> outcome;
        m_session.write<T>(&m_session, std::move(work),
                           [&](Result<T> result) { outcome.emplace(std::move(result)); });
        EXPECT_TRUE(until([&] { return outcome.has_value(); }));
        return *outcome;
    }
    template <class T>
    Result<T> read(std::function<Result<T>(MapFile &)> work) {
        std::optional<Result<T>> outcome;
        m_session.read<T>(&m_session, std::move(work),
                          [&](Result<T> result) { outcome.emplace(std::move(result)); });
        EXPECT_TRUE(until([&] { return outcome.has_value(); }));
        return *outcome;
    }

    RowId add(const std::string &name, const std::string &kind = {},
              std::optional<LatLon> point = {}) {
        edits::NewOrganisation wanted;
        wanted.name = name;
        wanted.kind = kind;
        wanted.point = point;
        if (point)
            wanted.where = edits::Where::Here;
        const RowId id = valueOf(
            write<RowId>([wanted](MapFile &map) { return edits::addOrganisation(map, wanted); }));
        EXPECT_TRUE(until([&] {
            return m_session.shown()->index && m_session.shown()->index->rowOf(id) &&
                   m_session.shown()->index == m_session.index();
        }));
        return id;
    }
    Record organisation(RowId id) {
        return valueOf(
            read<Record>([id](MapFile &map) { return map.record(Entity::Organisation, id); }));
    }

    TemporaryFolder m_folder;
    Session m_session{nullptr};
};

} // namespace placeweave
