// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/session_fixture.h"
#include "ui/map/tile_pictures.h"
#include "ui/session/base_maps.h"
#include "ui/session/preferences.h"

#include <QJsonArray>
#include <QSignalSpy>

#include <fstream>
#include <thread>

namespace placeweave {
namespace {

class LayersTest : public SessionTest {
protected:
    Layers &layers() { return *m_session.layers(); }
    double counted() {
        double count = 0;
        if (const auto fill = layers().fill())
            for (const double value : fill->values)
                count += value;
        return count;
    }
};

TEST_F(LayersTest, HexagonsCountThoseOnTheList) {
    add("Quayside Knitters", "association", LatLon{54.2, -4.46});
    add("Men's Shed", "grassroots_group", LatLon{54.2, -4.46});
    add("Nowhere yet");
    layers().setFill("hexagons");
    EXPECT_TRUE(until([&] { return counted() == 2; }));
    m_session.filter()->setKinds({"association"});
    EXPECT_TRUE(until([&] { return counted() == 1; }));
    layers().setFill("");
    EXPECT_FALSE(layers().fill());
}

TEST_F(LayersTest, HexagonsAreOfASizeThatSuitsTheView) {
    add("Quayside Knitters", "association", LatLon{54.2, -4.46});
    layers().setFill("hexagons");
    m_session.setView(54.2, -4.46, 15, 800, 600);
    ASSERT_TRUE(until([&] { return layers().fill() != nullptr; }));
    const auto near = layers().fill();
    m_session.setView(54.2, -4.46, 9, 800, 600);
    ASSERT_TRUE(until([&] { return layers().fill() != near; }));
    const auto width = [](const MercatorBox &box) {
        return box.right - box.left;
    };
    EXPECT_GT(width(layers().fill()->layer->bounds()), 4 * width(near->layer->bounds()));
}

TEST_F(LayersTest, PartsOfTheGroundAreMovedAndFaded) {
    const auto codes = [&] {
        QStringList list;
        for (const GroundRow &row : layers().parts())
            list << row.code;
        return list;
    };
    ASSERT_EQ(codes().first(), "Names of places");
    layers().movePart("Water", 1); // over the buildings
    EXPECT_LT(codes().indexOf("Water"), codes().indexOf("Buildings"));
    layers().movePart("Green", -9); // no further down than the bottom
    EXPECT_EQ(codes().last(), "Green");
    layers().setPartShown("Roads", false);
    layers().setPartOpacity("Green", 7);
    EXPECT_FALSE(layers().look().of(GroundPart::Roads).isShown);
    EXPECT_EQ(layers().look().of(GroundPart::Green).opacity, 1);

    const QJsonObject kept = layers().toJson();
    const QList<GroundRow> before = layers().parts();
    layers().resetParts();
    EXPECT_FALSE(layers().parts() == before);
    layers().take(kept);
    EXPECT_TRUE(layers().parts() == before);

    // A view saved before there was a row for them leaves built-up areas at the bottom.
    QJsonArray known;
    for (const QJsonValue part : kept["look"].toArray())
        if (part.toObject()["part"] != QStringLiteral("Built-up areas"))
            known.append(part);
    QJsonObject older = kept;
    older["look"] = known;
    layers().take(older);
    EXPECT_EQ(codes().last(), "Built-up areas");
}

TEST_F(LayersTest, WithoutAFigureThatTellsThereIsNoCore20) {
    EXPECT_FALSE(layers().hasCore20());
    layers().setCore20Shown(true);
    EXPECT_FALSE(layers().core20Areas());
}

TEST(BaseMapsTest, AServerOfOnesOwnIsOfferedUntilItIsForgotten) {
    BaseMaps &maps = BaseMaps::instance();
    for (const char *none : {"tiles.example.org", "ftp://example.org/{z}/{x}/{y}.png",
                             "https://example.org/{z}/{x}.png"}) {
        EXPECT_FALSE(maps.addServer(none, "Somebody")) << none;
        EXPECT_TRUE(maps.trouble().endsWith('.')) << none;
        EXPECT_TRUE(maps.ownServers().isEmpty()) << none;
    }
    const QString address = "https://tiles.example.org/{z}/{x}/{y}.png";
    ASSERT_TRUE(maps.addServer(" " + address, "Example  Maps"));
    EXPECT_EQ(maps.chosen(), address);
    EXPECT_EQ(maps.shown()->info().attribution, "Example Maps");
    ASSERT_EQ(maps.ownServers().size(), 1);
    EXPECT_EQ(maps.ownServers().first().label, "tiles.example.org");
    const QString other = "https://tiles.example.org/hills/{z}/{x}/{y}.png";
    ASSERT_TRUE(maps.addServer(other, "Example Maps"));
    ASSERT_EQ(maps.ownServers().size(), 2);
    EXPECT_EQ(maps.ownServers()[0].label, "tiles.example.org");
    EXPECT_EQ(maps.ownServers()[1].label, "tiles.example.org/hills");
    maps.forget(other);
    maps.forget(address);
    EXPECT_TRUE(maps.ownServers().isEmpty());
    EXPECT_TRUE(maps.chosen().isEmpty());
}

TEST(BaseMapsTest, AFileThatIsMissingOrBrokenIsSaidAndWhatWasThereStays) {
    BaseMaps &maps = BaseMaps::instance();
    const QString address = "https://tiles.example.org/{z}/{x}/{y}.png";
    ASSERT_TRUE(maps.addServer(address, "Example Maps"));
    const TemporaryFolder folder;
    std::ofstream(folder / "broken.mbtiles") << "SQLite format 3 and then nothing";
    for (const char *name : {"broken.mbtiles", "missing.pmtiles"}) {
        const auto before = maps.shown();
        maps.choose(QString::fromStdString((folder / name).string()));
        EXPECT_TRUE(QTest::qWaitFor([&] { return !maps.trouble().isEmpty(); })) << name;
        EXPECT_TRUE(maps.trouble().contains(name)) << maps.trouble().toStdString();
        EXPECT_TRUE(maps.trouble().endsWith('.')) << maps.trouble().toStdString();
        EXPECT_EQ(maps.shown(), before) << name;
        EXPECT_EQ(maps.chosen(), address) << name;
        maps.choose({}); // and away with the trouble
        maps.choose(address);
    }
    maps.forget(address);
}

// A painter may still have it, and ask it for what it has not.
TEST(BaseMapsTest, OneThatIsShownNoMoreIsHeardNoMore) {
    BaseMaps &maps = BaseMaps::instance();
    const QString address = "https://tiles.example.org/{z}/{x}/{y}.png";
    ASSERT_TRUE(maps.addServer(address, "Example Maps"));
    const auto before = maps.shown();
    const auto speakFromAnotherThread = [&] {
        std::thread([&] { emit before->gives(TilePictures::Gives::Enlarged); }).join();
    };
    speakFromAnotherThread();
    QCoreApplication::processEvents();
    EXPECT_NE(maps.remark(), QString());
    speakFromAnotherThread(); // on its way while another is chosen
    maps.forget(address);
    emit before->troubled("It cannot be reached.");
    QCoreApplication::processEvents();
    EXPECT_EQ(maps.remark(), QString());
    EXPECT_EQ(maps.trouble(), QString());
}

TEST(BaseMapsTest, AFileThatIsGoneIsGotRidOf) {
    BaseMaps &maps = BaseMaps::instance();
    Preferences &kept = Preferences::instance();
    const TemporaryFolder folder;
    const QString gone = QString::fromStdString((folder / "gone.pmtiles").string());
    for (const bool isForgotten : {false, true}) {
        kept.setText("base-map", gone); // as at the start
        kept.setList("base-map-files", {gone});
        maps.choose(gone);
        ASSERT_TRUE(QTest::qWaitFor([&] { return !maps.trouble().isEmpty(); }));
        EXPECT_EQ(kept.text("base-map"), gone); // a stick may come back
        if (isForgotten)
            maps.forget(gone);
        else
            maps.choose({});
        EXPECT_EQ(maps.trouble(), QString());
        EXPECT_EQ(kept.text("base-map"), QString());
    }
    EXPECT_TRUE(maps.files().isEmpty());
}

TEST(BaseMapsTest, AFileThatCannotBeAddedIsSaidOnce) {
    BaseMaps &maps = BaseMaps::instance();
    const TemporaryFolder folder;
    std::ofstream(folder / "broken.mbtiles") << "SQLite format 3 and then nothing";
    QSignalSpy added(&maps, &BaseMaps::added);
    maps.add(QUrl::fromLocalFile(QString::fromStdString((folder / "broken.mbtiles").string())));
    ASSERT_TRUE(added.wait());
    EXPECT_TRUE(added.at(0).at(0).toString().contains("broken.mbtiles"));
    EXPECT_EQ(maps.trouble(), QString());
}

TEST(BaseMapsTest, NothingFromTheInternetIsShownUntilSomebodyAsks) {
    EXPECT_TRUE(BaseMaps::instance().chosen().isEmpty());
    EXPECT_FALSE(BaseMaps::instance().shown());
    EXPECT_TRUE(BaseMaps::instance().credits().empty());
}

} // namespace
} // namespace placeweave
