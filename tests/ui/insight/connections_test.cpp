// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/insight/connections_model.h"
#include "ui/insight/network_painter.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QImage>
#include <QSignalSpy>

namespace placeweave {
namespace {

// Two threes, joined by one hub; one that stands alone.
class ConnectionsModelTest : public SessionTest {
protected:
    void SetUp() override {
        SessionTest::SetUp();
        for (const char *name : {"Hub", "Ann", "Bea", "Cal", "Dee", "Eve", "Fay", "Alone"})
            m_ids.push_back(add(name, "grassroots_group",
                                LatLon{54.5, -3.9 + 0.01 * static_cast<double>(m_ids.size())}));
        valueOf(write<bool>([ids = m_ids](MapFile &map) -> Result<bool> {
            PW_TRY(Edit edit, Edit::begin(map, "test"));
            for (const auto &[from, to] :
                 {std::pair(1, 2), {2, 3}, {1, 3}, {4, 5}, {5, 6}, {4, 6}, {0, 1}, {0, 4}}) {
                Record link(Entity::Connection);
                link["from_id"] = Value(ids[static_cast<std::size_t>(from)].value);
                link["to_id"] = Value(ids[static_cast<std::size_t>(to)].value);
                link["what"] = Value(from == 0 ? "funds" : "partner");
                link["strength"] = Value(from == 0 ? "3" : "1");
                PW_CHECK(edit.insert(link));
            }
            for (const RowId id : ids)
                PW_CHECK(edit.set(fieldOf(Entity::Organisation, "listing_permission"), id,
                                  Value("anyone")));
            PW_CHECK(edit.commit());
            return true;
        }));
        m_model.setActive(true);
        ASSERT_TRUE(until([&] { return m_model.linked() == 7; }));
    }
    QStringList names() {
        QStringList names;
        for (int row = 0; row < m_model.count(); ++row)
            names << m_model.index(row).data(ConnectionsModel::NameRole).toString();
        return names;
    }
    using Save = void (ConnectionsModel::*)(const QUrl &, const QString &);
    QByteArray saved(const char *name, Save save, const char *readers = "partner") {
        QSignalSpy written(&m_model, &ConnectionsModel::written);
        const QString path = QString::fromStdString((m_folder / name).string());
        (m_model.*save)(QUrl::fromLocalFile(path), readers);
        EXPECT_TRUE(until([&] { return written.count() == 1; }));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    std::vector<RowId> m_ids;
    ConnectionsModel m_model{&m_session, nullptr};
    QAbstractItemModelTester m_tester{&m_model};
};

TEST_F(ConnectionsModelTest, EachLensSaysWhoItIsAbout) {
    EXPECT_TRUE(names().contains("Hub"));
    m_model.setLens("alone");
    EXPECT_EQ(names(), QStringList{"Alone"});
    m_model.setLens("closed");
    EXPECT_EQ(names().first(), "Hub");
    EXPECT_TRUE(m_model.index(0)
                    .data(ConnectionsModel::WordsRole)
                    .toString()
                    .startsWith("3 would lose touch"));
    m_model.setCurrent(m_ids[0].value);
    EXPECT_EQ(m_model.currentName(), "Hub");
    EXPECT_TRUE(m_model.currentWords().first().contains("Ann"));
}

TEST_F(ConnectionsModelTest, AllOfItIsOnTheMapAsFarAsItIsChosen) {
    EXPECT_EQ(static_cast<int>(m_model.map()->rows()->size()), m_model.linked());
    const std::size_t all = m_model.map()->links().size();
    EXPECT_GT(all, 0U);
    m_model.setStrength(3);
    ASSERT_TRUE(until([&] { return m_model.linked() == 3; }));
    EXPECT_LT(m_model.map()->links().size(), all);
    EXPECT_EQ(m_model.map()->rows()->size(), 3U);
}

TEST_F(ConnectionsModelTest, SortAndStrengthChooseWhatCounts) {
    m_model.setType("funds");
    ASSERT_TRUE(until([&] { return m_model.linked() == 3; }));
    m_model.setType("");
    m_model.setStrength(3);
    ASSERT_TRUE(until([&] { return m_model.linked() == 3; }));
}

TEST_F(ConnectionsModelTest, WhatIsSavedIsForPartnersAndNeverSaysHowCloseTheyAre) {
    m_model.setStrength(3);
    ASSERT_TRUE(until([&] { return m_model.linked() == 3; }));
    const QByteArray links = saved("links.csv", &ConnectionsModel::saveLinks);
    EXPECT_TRUE(links.contains("Hub"));
    EXPECT_FALSE(links.contains("How close"));
    EXPECT_TRUE(links.contains("Bea")); // all of them: strength chose nothing
    EXPECT_TRUE(saved("nodes.csv", &ConnectionsModel::saveOrganisations).contains("Alone"));
    saved("network.png", &ConnectionsModel::savePicture);
    EXPECT_GT(QImage(QString::fromStdString((m_folder / "network.png").string())).width(), 1000);
    EXPECT_TRUE(saved("network.svg", &ConnectionsModel::savePicture).contains("<svg"));
    EXPECT_TRUE(saved("network.pdf", &ConnectionsModel::savePicture).startsWith("%PDF"));
}

TEST_F(ConnectionsModelTest, WhoIsToReadItDecidesWhatIsInIt) {
    EXPECT_TRUE(saved("ours.csv", &ConnectionsModel::saveLinks, "internal").contains("How close"));
    EXPECT_TRUE(m_session.notice()->text().contains("for just us"))
        << m_session.notice()->text().toStdString();
    // Connections are for partners.
    EXPECT_FALSE(saved("links.csv", &ConnectionsModel::saveLinks, "public").contains("Hub"));
    EXPECT_TRUE(m_session.notice()->text().contains("for anyone"));
    EXPECT_TRUE(m_session.notice()->text().contains("withheld"));
    // Readers that are there no more are partners, never more.
    EXPECT_FALSE(saved("gone.csv", &ConnectionsModel::saveLinks, "4711").contains("How close"));
    EXPECT_EQ(m_model.suggestedName("connections", "csv", "public").count("(anyone)"), 1);
}

TEST_F(ConnectionsModelTest, ThePictureKnowsWhoIsAtAPoint) {
    const NetworkLook look;
    const NetworkPainter painter(*m_model.connections(), look);
    const QRectF room(0, 0, 800, 600);
    const QTransform onPage = NetworkPainter::fitted(*m_model.connections(), room);
    for (std::uint32_t i = 0; i < m_model.connections()->organisations.size(); ++i) {
        const ConnectedOrganisation &each = m_model.connections()->organisations[i];
        const auto found = painter.at(onPage.map(QPointF(each.x, each.y)), onPage);
        if (!each.standsAlone()) {
            EXPECT_EQ(found, std::optional(i)) << each.name;
        }
    }
    EXPECT_FALSE(painter.at({-500, -500}, onPage));
}

} // namespace
} // namespace placeweave
