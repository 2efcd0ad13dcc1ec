// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of every layout: what stands on them, for whom they can be read aloud, and what may not
// stand on them.
#include "core/exchange/sample.h"
#include "core/exchange/table_import.h"
#include "core/exchange/told_matching.h"
#include "tests/planted_secrets.h"
#include "tests/ui/pdf_rules.h"
#include "ui/publish/disclosed_scene.h"
#include "ui/publish/leaflet.h"
#include "ui/publish/leaflet_parts.h"
#include "ui/publish/square_code.h"
#include "ui/publish/tiles.h"
#include "ui/record/value_text.h"

#include <QFile>
#include <QFontMetricsF>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <sys/resource.h>

namespace placeweave {
namespace {

QString outputOf(const QString &program, const QStringList &arguments) {
    QProcess process;
    process.start(program, arguments);
    EXPECT_TRUE(process.waitForFinished());
    return QString::fromUtf8(process.readAllStandardOutput());
}
QString textOf(const std::filesystem::path &pdf) {
    return outputOf("pdftotext", {"-raw", QString::fromStdString(pdf.string()), "-"});
}
bool hasReaders() {
    return !QStandardPaths::findExecutable("pdftotext").isEmpty() &&
           !QStandardPaths::findExecutable("pdfinfo").isEmpty();
}
std::string contentOf(const std::filesystem::path &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
// With nothing packed, and texts in the open where they are in UTF-16.
std::string unpacked(const std::filesystem::path &pdf) {
    QPDF document;
    document.processFile(pdf.c_str());
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_uncompress);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    std::string bytes(reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize());
    std::string plain = bytes;
    std::erase(plain, '\0');
    return bytes + plain;
}

LeafletRequest requestOf(MapFile &map, PrintLayout layout, Profile profile,
                         const std::optional<std::vector<RowId>> &only = {}) {
    const Disclosure disclosure = valueOf(Disclosure::of(map, profile));
    LeafletRequest request;
    request.layout = layout;
    const DisclosedScene disclosed = valueOf(discloseScene(map, disclosure, only));
    request.sheet.scene.assets = disclosed.assets;
    request.sheet.scene.credits = disclosed.credits;
    request.sheet.scene.ground = GroundLayers::fromContext(valueOf(map.areas().context()));
    request.sheet.title = "Isle of Larkmere";
    request.sheet.about = valueOf(aboutInWords(map, disclosure));
    request.sheet.date = "29 November 2026";
    request.sheet.madeFor = profile == Profile::Public ? MadeFor::Anyone : MadeFor::JustUs;
    request.sheet.imprint.partners = {"Larkmere Voluntary Action", "Skerry PCN"};
    request.listing = valueOf(readListing(map, disclosure, only));
    request.library = valueOf(toldLibrary(map, disclosure));
    request.web = "https://example.org/map";
    for (const AreaSet &set : valueOf(map.areas().sets()))
        if (set.name == "Wards")
            request.areas =
                std::make_shared<const AreasOnPaper>(valueOf(readAreasOnPaper(map, set)));
    return request;
}

TEST(DisclosedScene, NamesakesAreToldApartByAStreetThatMayBeTold) {
    const TemporaryFolder folder;
    const auto map = newMap(folder / "map.gpkg");
    valueOf(importTable(
        *map, TableSource::ofText("name,address,lat,lon,show location\n"
                                  "Boots,\"12 High Street, Sale\",53.42,-2.3,exact\n"
                                  "Boots,\"3 Mill Lane, Sale\",53.43,-2.3,exact\n"
                                  "Boots,\"9 Secret Close, Sale\",53.44,-2.3,approximate\n"
                                  "Larder,\"1 Mill Lane, Sale\",53.45,-2.3,exact\n",
                                  "shops.csv")));
    const DisclosedScene scene = valueOf(discloseScene(*map, Profile::Public, {}));
    std::vector<std::string> names;
    for (std::uint32_t item = 0; item < scene.assets->count(); ++item)
        names.emplace_back(scene.assets->asset(item).name);
    EXPECT_EQ(names, (std::vector<std::string>{"Boots", "Boots, 12 High Street",
                                               "Boots, 3 Mill Lane", "Larder"}));
}

struct Case {
    const char *name;
    PrintLayout layout;
    const char *ending;
    std::size_t leastPages;
};
constexpr Case kCases[] = {
    {"Sheet", PrintLayout::Sheet, ".pdf", 1},    {"Handout", PrintLayout::Handout, ".pdf", 2},
    {"Series", PrintLayout::Series, ".pdf", 9},  {"Booklet", PrintLayout::Booklet, ".pdf", 8},
    {"Poster", PrintLayout::Poster, ".pdf", 1},  {"WhatsOn", PrintLayout::WhatsOn, ".pdf", 2},
    {"PhonePdf", PrintLayout::Phone, ".pdf", 1}, {"Message", PrintLayout::Phone, ".txt", 0},
};

class Leaflet : public testing::TestWithParam<Case> {
protected:
    static void SetUpTestSuite() {
        folderOfAll = std::make_unique<TemporaryFolder>();
        valueOf(writeSample(*folderOfAll / "map.gpkg"));
        map = valueOf(MapFile::open(*folderOfAll / "map.gpkg", Access::ReadWrite));
        plantSecrets(*map);
    }
    static void TearDownTestSuite() {
        map.reset();
        folderOfAll.reset();
    }

    static inline std::unique_ptr<TemporaryFolder> folderOfAll;
    static inline std::unique_ptr<MapFile> map;
    TemporaryFolder folder;
};

TEST_P(Leaflet, SaysWhatItIsAndWhoMadeItAndHowToBeTakenOff) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const auto file = folder / ("out" + std::string(GetParam().ending));
    const LeafletRequest request = requestOf(*map, GetParam().layout, Profile::Public);
    valueOf(writeLeaflet(request, file));
    const bool isPdf = std::string(GetParam().ending) == ".pdf";
    const QString text = isPdf ? textOf(file) : toQString(contentOf(file));
    const QString squeezed = QString(text).replace('\n', ' ');
    for (const char *words : {"Isle of Larkmere", "About this map", "29 November 2026",
                              "How to be changed or removed", "Local safeguarding contact"})
        EXPECT_TRUE(squeezed.contains(QLatin1String(words))) << words;
    if (GetParam().layout != PrintLayout::Phone) {
        EXPECT_TRUE(squeezed.contains("Larkmere Voluntary Action and Skerry PCN"));
    }
    if (!isPdf)
        return;
    EXPECT_GE(valueOf(leafletPages(request)).pages.size(), GetParam().leastPages);
    const QString path = QString::fromStdString(file.string());
    EXPECT_TRUE(outputOf("pdfinfo", {path}).contains(QRegularExpression("Tagged: +yes")));
    const QString structure = outputOf("pdfinfo", {"-struct", path});
    EXPECT_TRUE(structure.contains("H1")) << structure.left(500).toStdString();
    EXPECT_EQ(structure.contains("Figure"), GetParam().layout != PrintLayout::WhatsOn);
}

TEST_P(Leaflet, KeepsTheRulesForDocumentsThatAreReadAloud) {
    if (std::string(GetParam().ending) != ".pdf")
        return;
    LeafletRequest request = requestOf(*map, GetParam().layout, Profile::Public);
    request.other = {"ar", QString::fromUtf8("ماذا يجري"), QString::fromUtf8("اتصل أولا")};
    valueOf(writeLeaflet(request, folder / "out.pdf"));
    EXPECT_EQ(inLines(brokenRulesOf(folder / "out.pdf")), "");
    request.isLargePrint = true;
    request.sheet.numberedList = true;
    valueOf(writeLeaflet(request, folder / "large.pdf"));
    EXPECT_EQ(inLines(brokenRulesOf(folder / "large.pdf")), "");
}

TEST(PdfRules, AreBrokenByPagesThatSayNothing) {
    const TemporaryFolder folder;
    Pages pages{QSizeF(400, 300), "Quay Street"};
    pages.pages.emplace_back([](PagePainter &page) { page.painter.drawRect(10, 10, 50, 50); });
    valueOf(writePdf(pages, folder / "silent.pdf"));
    const std::string silent = inLines(brokenRulesOf(folder / "silent.pdf"));
    EXPECT_TRUE(silent.contains("not marked as tagged")) << silent;
    EXPECT_TRUE(silent.contains("page 1 draws something")) << silent;
    pages.pages.front() = [](PagePainter &page) {
        page.group(Part::List, [&] {
            page.part(Part::Subheading, [&] { page.painter.drawRect(10, 10, 50, 50); }, "Third");
        });
        page.part(Part::Figure, [&] { page.painter.drawRect(10, 10, 50, 50); });
    };
    valueOf(writePdf(pages, folder / "odd.pdf"));
    const std::string odd = inLines(brokenRulesOf(folder / "odd.pdf"));
    for (const char *rule : {"a figure has no words for it", "/L holds something else",
                             "the first heading is not of the first level"})
        EXPECT_TRUE(odd.contains(rule)) << odd;
}

// A limit on the size of files stands for a full disk: half of it can be written.
TEST_P(Leaflet, ADiskThatFillsLeavesTheOldFile) {
    const auto file = folder / ("out" + std::string(GetParam().ending));
    std::ofstream(file) << "the one before";
    const LeafletRequest request = requestOf(*map, GetParam().layout, Profile::Public);
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit small = before;
    small.rlim_cur = 2048;
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto written = writeLeaflet(request, file);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::DiskFull);
    EXPECT_EQ(contentOf(file), "the one before");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

// What is on our map of an area says little where nobody has asked.
TEST(Series, SaysOfEachAreaWhenSomebodyLastAskedThere) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadWrite));
    LeafletRequest request = requestOf(*map, PrintLayout::Series, Profile::Public);
    ASSERT_GE(request.areas->areas.size(), 3U);
    Edit edit = valueOf(Edit::begin(*map, "asked"));
    for (const auto &[area, answer, on] :
         {std::tuple(0, "known", "2026-03-14"), std::tuple(1, "nothing_found", "2025-11-02")}) {
        Record asked(Entity::Asked);
        asked["area_code"] = request.areas->areas[static_cast<std::size_t>(area)].code;
        asked["answer"] = answer;
        asked["asked_on"] = on;
        valueOf(edit.insert(asked));
    }
    valueOf(edit.commit());
    request = requestOf(*map, PrintLayout::Series, Profile::Public);
    valueOf(writeLeaflet(request, folder / "out.pdf"));
    const QString text = textOf(folder / "out.pdf").replace('\n', ' ');
    EXPECT_EQ(text.count("Last asked here in March 2026"), 1);
    EXPECT_EQ(text.count("Last asked here in November 2025, nothing found"), 1);
    EXPECT_EQ(text.count("Nobody has asked here yet"), std::ssize(request.areas->areas) - 2);
}

TEST(Poster, ItsSquareCodeLeadsToTheWebMap) {
    if (QStandardPaths::findExecutable("zbarimg").isEmpty())
        GTEST_SKIP() << "zbar-tools, which read square codes, are not installed";
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadOnly));
    LeafletRequest request = requestOf(*map, PrintLayout::Poster, Profile::Public);
    request.web = "https://example.org/larkmere/map.html?of=groups&on=2026";
    const Pages pages = valueOf(leafletPages(request));
    const QString file = QString::fromStdString((folder / "poster.png").string());
    ASSERT_TRUE(pictureOf(pages, 0, 2400).save(file));
    EXPECT_EQ(outputOf("zbarimg", {"--quiet", "--raw", file}).trimmed().toStdString(), request.web);
}

TEST(Booklet, TellsTheStoriesOfThoseWhoAreInItLineForLine) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadOnly));
    const auto file = folder / "booklet.pdf";
    valueOf(writeLeaflet(requestOf(*map, PrintLayout::Booklet, Profile::Public), file));
    const QString text = textOf(file);
    EXPECT_TRUE(text.contains("My grandfather boiled the sea\nand sold what would not leave."));
    EXPECT_TRUE(text.contains("Stories, as they were told: page "));
    EXPECT_FALSE(text.contains("The nurse came and stood")) << "partners only";
    std::vector<RowId> pantry;
    EXPECT_TRUE(map->forEach(Entity::Organisation, [&](const Record &row) {
        if (row.text("name") == "Saltby Pantry")
            pantry.push_back(row.id());
        return true;
    }));
    valueOf(writeLeaflet(requestOf(*map, PrintLayout::Booklet, Profile::Public, pantry), file));
    const QString one = textOf(file);
    EXPECT_TRUE(one.contains("My grandfather boiled the sea"));
    EXPECT_FALSE(one.contains("crying in the car")) << "somebody else's";
}

TEST(Booklet, LeavesNoFewLinesOfItsContentsOnAPageOfTheirOwn) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadOnly));
    const auto file = folder / "booklet.pdf";
    LeafletRequest request = requestOf(*map, PrintLayout::Booklet, Profile::Public);
    request.by = LeafletRequest::By::Theme; // twenty-five of them
    valueOf(writeLeaflet(request, file));
    const auto pageOf = [&](int number) {
        return outputOf("pdftotext",
                        {"-raw", "-f", QString::number(number), "-l", QString::number(number),
                         QString::fromStdString(file.string()), "-"});
    };
    EXPECT_TRUE(pageOf(2).contains("In this booklet"));
    EXPECT_TRUE(pageOf(2).contains("To take further: page"));
    // Large print is never made smaller: what stands in it begins a page.
    request.isLargePrint = true;
    request.by = LeafletRequest::By::Kind;
    valueOf(writeLeaflet(request, file));
    EXPECT_FALSE(pageOf(2).contains("In this booklet"));
    EXPECT_TRUE(pageOf(3).startsWith("In this booklet"));
    EXPECT_TRUE(pageOf(3).contains("To take further: page"));
    const QRegularExpression first("Grass-roots group: \\d+ organisations, page (\\d+)");
    const int page = first.match(pageOf(3)).captured(1).toInt();
    EXPECT_TRUE(pageOf(page).contains("Grass-roots group"));
}

// Typed in again from paper: without what every browser adds by itself, and not cut at a hyphen.
TEST(Booklet, AddressesStandOnOneLine) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadOnly));
    const auto file = folder / "booklet.pdf";
    LeafletRequest request = requestOf(*map, PrintLayout::Booklet, Profile::Public);
    for (const bool isLarge : {false, true}) {
        request.isLargePrint = isLarge;
        valueOf(writeLeaflet(request, file));
        const QString text =
            outputOf("pdftotext", {"-raw", QString::fromStdString(file.string()), "-"});
        for (const char *whole :
             {"highcombe-orchard-group@example.org", "eastholm-rowing-club@example.org",
              "example.org/eastholm-rowing-club", "example.org/fenwick-under-fives"})
            EXPECT_TRUE(text.contains(whole)) << whole << isLarge;
        EXPECT_FALSE(text.contains("https://example.org/eastholm"));
    }
}

// Each side is looked at by itself, pinned to a door.
TEST(WhatsOnPages, EachSideSaysOnWhichDayItBegins) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadOnly));
    const auto file = folder / "on.pdf";
    LeafletRequest request = requestOf(*map, PrintLayout::WhatsOn, Profile::Public);
    valueOf(writeLeaflet(request, file));
    const std::size_t sides = valueOf(leafletPages(request)).pages.size();
    ASSERT_GT(sides, 3U);
    const QStringList days{"Monday",   "Tuesday", "Wednesday", "Thursday",      "Friday",
                           "Saturday", "Sunday",  "Most days", "At other times"};
    int continued = 0;
    for (std::size_t side = 2; side <= sides; ++side) {
        const QString text =
            outputOf("pdftotext", {"-raw", "-f", QString::number(side), "-l", QString::number(side),
                                   QString::fromStdString(file.string()), "-"});
        const QString first = text.section('\n', 0, 0).trimmed();
        const bool isDay = std::ranges::any_of(
            days, [&](const QString &day) { return first == day || first == day + ", continued"; });
        EXPECT_TRUE(isDay) << side << ": " << first.toStdString();
        continued += first.endsWith(", continued");
        // A time from and until stands on one line.
        EXPECT_FALSE(QRegularExpression("\\d:\\d\\d–\\s").match(text).hasMatch()) << side;
    }
    EXPECT_GT(continued, 2);
}

TEST(Sheet, CreditsThoseWhoseListsItShows) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    const auto map = newMap(folder / "map.gpkg");
    valueOf(importTable(
        *map, TableSource::ofText("name,lat,lon\nChoir,53.4,-2.3\nHall,53.41,-2.31\n", "x"),
        {.from = "OpenStreetMap, sale.osm.pbf"}));
    const auto file = folder / "sheet.pdf";
    valueOf(writeLeaflet(requestOf(*map, PrintLayout::Sheet, Profile::Public), file));
    EXPECT_TRUE(outputOf("pdftotext", {"-raw", QString::fromStdString(file.string()), "-"})
                    .contains("OpenStreetMap contributors"));
}

class NumberedSheet : public testing::Test {
protected:
    void SetUp() override {
        valueOf(writeSample(folder / "map.gpkg"));
        map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadOnly));
        request = requestOf(*map, PrintLayout::Sheet, Profile::Public);
        request.sheet.numberedList = true;
    }

    TemporaryFolder folder;
    std::unique_ptr<MapFile> map;
    LeafletRequest request;
};

TEST_F(NumberedSheet, OfAWallMapHasItsWholeList) {
    for (const Paper paper : {Paper::A2, Paper::A1, Paper::A0}) {
        request.sheet.paper = paper;
        EXPECT_EQ(valueOf(leafletPages(request)).pages.size(), 1U);
    }
}

TEST_F(NumberedSheet, HasColumnsOfOneLengthOnTheLastPageOfItsList) {
    request.sheet.paper = Paper::A3;
    const Pages pages = valueOf(leafletPages(request));
    ASSERT_EQ(pages.pages.size(), 2U);
    const QImage list = pictureOf(pages, 1, 1600).convertToFormat(QImage::Format_RGB32);
    const auto lowest = [&](int from, int until) {
        int row = 0;
        for (int y = list.height() / 10; y < list.height() * 9 / 10; ++y)
            for (int x = from; x < until; ++x)
                row = qGray(list.pixel(x, y)) < 200 ? y : row;
        return row;
    };
    // The first column is no longer than the last but one by more than a name.
    EXPECT_LT(lowest(0, list.width() / 6), list.height() / 2);
    EXPECT_GT(lowest(list.width() / 2, list.width()), list.height() / 10);
}

TEST(Phone, TellsAllAboutTheMap) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadOnly));
    const LeafletRequest request = requestOf(*map, PrintLayout::Phone, Profile::Public);
    valueOf(writeLeaflet(request, folder / "phone.pdf"));
    const auto plain = [](QString text) {
        return text.remove(QRegularExpression("\\s"));
    };
    EXPECT_TRUE(plain(textOf(folder / "phone.pdf"))
                    .contains(plain(QString::fromStdString(request.sheet.about))));
}

TEST_P(Leaflet, HoldsNothingInAnyByteThatAnyoneMayNotHave) {
    const auto file = folder / ("out" + std::string(GetParam().ending));
    valueOf(writeLeaflet(requestOf(*map, GetParam().layout, Profile::Public), file));
    const bool isPdf = std::string(GetParam().ending) == ".pdf";
    std::string bytes = isPdf ? unpacked(file) : contentOf(file);
    if (isPdf && hasReaders())
        bytes += textOf(file).toStdString();
    // A space that never breaks is one, too.
    const std::string nbsp = "\xC2\xA0";
    for (std::size_t at = bytes.find(nbsp); at != std::string::npos; at = bytes.find(nbsp))
        bytes.replace(at, nbsp.size(), " ");
    for (const std::string &secret : secrets()) {
        // Pages are full of numbers; a few digits of a position stand there by chance.
        const bool isPosition =
            secret.size() < 10 && secret.find_first_not_of("0123456789.- ") == std::string::npos;
        if (!isPosition || !isPdf) {
            EXPECT_FALSE(bytes.contains(secret)) << secret;
        } else if (secret.contains(' ') && hasReaders()) { // part of a number to ring
            EXPECT_FALSE(textOf(file).toStdString().contains(secret)) << secret;
        }
    }
    EXPECT_FALSE(bytes.contains(map->uuid()));
}

// Of a course that has ended and one that goes on, in the list of a week.
TEST(WhatsOn, DropsCoursesThatHaveEnded) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadWrite));
    Edit edit = valueOf(Edit::begin(*map, "courses"));
    RowId open;
    for (const Record &each : valueOf(map->records(Entity::Organisation)))
        if (each.text("listing_permission") == "anyone" && each.text("status") != "closed")
            open = each.id();
    for (const auto &[name, rule] :
         {std::pair("Painting, begun and done", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20200107"),
          {"Six Mondays long gone", "FREQ=WEEKLY;BYDAY=MO;COUNT=6;DTSTART=20200106"},
          {"Pottery, going on", "FREQ=WEEKLY;BYDAY=TU;UNTIL=21990101"}}) {
        Record service(Entity::Service);
        service["organisation_id"] = Value(open.value);
        service["name"] = name;
        service["schedule"] = rule;
        service["opens"] = "10:00";
        valueOf(edit.insert(service));
    }
    valueOf(edit.commit());
    valueOf(
        writeLeaflet(requestOf(*map, PrintLayout::WhatsOn, Profile::Public), folder / "on.pdf"));
    const QString text = textOf(folder / "on.pdf").replace('\n', ' ');
    EXPECT_TRUE(text.contains("Pottery, going on"));
    EXPECT_FALSE(text.contains("Painting, begun"));
    EXPECT_FALSE(text.contains("Six Mondays"));
}

// The same look finds them where they may be: else it would prove nothing.
TEST_P(Leaflet, TellsUsWhatOnlyWeMayKnow) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    if (GetParam().layout == PrintLayout::Sheet || GetParam().layout == PrintLayout::Poster)
        GTEST_SKIP() << "it lists nothing";
    const auto file = folder / ("out" + std::string(GetParam().ending));
    const std::vector<RowId> one = [&] {
        std::vector<RowId> found;
        EXPECT_TRUE(map->forEach(Entity::Organisation, [&](const Record &row) {
            if (row.text("name") == "Nightingale Refuge" || row.text("name") == "Women's line")
                found.push_back(row.id());
            return true;
        }));
        return found;
    }();
    LeafletRequest request = requestOf(*map, GetParam().layout, Profile::Internal, one);
    for (Listed &listed : request.listing) // what has no time is not what is on
        for (ListedService &service : listed.services)
            service.when = "Fridays";
    valueOf(writeLeaflet(request, file));
    const bool isPdf = std::string(GetParam().ending) == ".pdf";
    const QString text = isPdf ? textOf(file) : toQString(contentOf(file));
    EXPECT_TRUE(text.contains("Nightingale Refuge") || text.contains("A safe night"));
    EXPECT_TRUE(text.contains("Just us"));
}

INSTANTIATE_TEST_SUITE_P(Print, Leaflet, testing::ValuesIn(kCases),
                         [](const auto &each) { return each.param.name; });

TEST(LeafletPages, LackingWhatTheyNeedSaySo) {
    LeafletRequest request;
    request.layout = PrintLayout::Series;
    EXPECT_EQ(leafletPages(request).error().code, ErrorCode::InvalidInput);
    request.layout = PrintLayout::Poster;
    EXPECT_EQ(leafletPages(request).error().code, ErrorCode::InvalidInput);
    for (const char *address : {"javascript:alert(1)", "file:///etc/passwd", "not an address"})
        EXPECT_FALSE(squareCodeOf(address)) << address;
    EXPECT_FALSE(squareCodeOf("https://example.org/" + std::string(4000, 'x')));
    EXPECT_EQ(valueOf(squareCodeOf("https://example.org/larkmere")).modules, 29);
}

TEST(LeafletPages, BearWhateverANameHolds) {
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadWrite));
    Edit edit = valueOf(Edit::begin(*map, "change"));
    Record place(Entity::Location);
    place["geom"] = Value(LatLon{54.5, -3.96});
    const RowId where = valueOf(edit.insert(place));
    std::vector<RowId> only;
    for (const std::string &name :
         {std::string(10'000, 'n'), std::string("\xD8\xAC\xD9\x85\xD8\xB9\xD9\x8A\xD8\xA9"),
          std::string("\xF0\x9F\x8F\xB4\xF0\x9F\x8E\x88"), std::string("<b>&amp;</b>"),
          std::string("Two\nlines\tand\x07")}) {
        Record organisation(Entity::Organisation);
        organisation["name"] = name;
        organisation["description"] = name;
        organisation["listing_permission"] = "anyone";
        organisation["location_id"] = Value(where.value);
        only.push_back(valueOf(edit.insert(organisation)));
        Record service(Entity::Service);
        service["organisation_id"] = Value(only.back().value);
        service["name"] = name;
        service["schedule"] = "FREQ=WEEKLY;BYDAY=MO";
        service["opens"] = "10:00";
        valueOf(edit.insert(service));
    }
    valueOf(edit.commit());
    LeafletRequest request = requestOf(*map, PrintLayout::Sheet, Profile::Public, only);
    EXPECT_EQ(request.listing.size(), 5U);
    request.sheet.title = std::string("Title\x01\x02 ") + std::string(10'000, 'x');
    request.sheet.about = "What it is for: " + std::string(20'000, 'y') + "\nLocal contact: 999";
    request.other = {"ar", QString::fromUtf8("ماذا يجري"), QString::fromUtf8("اتصل أولا")};
    for (const PrintLayout layout :
         {PrintLayout::Sheet, PrintLayout::Handout, PrintLayout::Booklet, PrintLayout::Poster,
          PrintLayout::WhatsOn, PrintLayout::Phone}) {
        request.layout = layout;
        for (const bool isLarge : {false, true}) {
            request.isLargePrint = isLarge;
            const auto written = writeLeaflet(request, folder / "out.pdf");
            EXPECT_TRUE(written) << written.error().message;
        }
    }
    EXPECT_FALSE(asMessage(request).contains(QChar(7)));
}

// In the order of the page, a heading as one and a number as the label of its entry.
TEST(LeafletPages, AreReadAloudInTheirOrder) {
    if (!hasReaders())
        GTEST_SKIP() << "poppler-utils are not installed";
    const TemporaryFolder folder;
    LeafletRequest request;
    request.layout = PrintLayout::Handout;
    request.sheet.title = "Quay Street";
    request.sheet.about = "Local safeguarding contact: 999";
    for (const char *name : {"Art Shed", "Quayside Knitters"}) {
        Listed listed;
        listed.name = name;
        listed.title = name;
        listed.kind = "Grass-roots group";
        listed.point = LatLon{54.2, -4.4};
        listed.asset.at = toMercator(*listed.point);
        request.listing.push_back(std::move(listed));
    }
    valueOf(writeLeaflet(request, folder / "out.pdf"));
    const QString structure = outputOf(
        "pdfinfo", {"-struct-text", QString::fromStdString((folder / "out.pdf").string())});
    qsizetype at = 0;
    for (const char *part :
         {"Figure", "H1", "\"Quay Street\"", "Made for anyone", "About this map", "H1",
          "What is on the map", "H2", "Grass-roots group", "L (block)", "LI", "Lbl", "\"1\"",
          "LBody", "\"Art Shed\"", "LI", "\"2\"", "\"Quayside Knitters\"", "About this map"}) {
        at = structure.indexOf(QLatin1String(part), at);
        ASSERT_GE(at, 0) << part << " in " << structure.toStdString();
    }
    const std::string bytes = unpacked(folder / "out.pdf");
    EXPECT_TRUE(bytes.contains("/Alt (Map with 2 organisations")) << "words for the map";
    EXPECT_TRUE(bytes.contains("/Lang (en-GB)"));
    EXPECT_TRUE(bytes.contains("/Marked true"));
}

TEST(LeafletPages, ALogoIsAPictureOfASizeThatCanBeHeld) {
    const TemporaryFolder folder;
    const auto write = [&](const char *name, std::string_view content) {
        std::ofstream(folder / name, std::ios::binary) << content;
        return folder / name;
    };
    EXPECT_FALSE(readLogo(folder / "none.png"));
    EXPECT_FALSE(readLogo(write("words.png", "This is not a picture.")));
    EXPECT_FALSE(readLogo(write("empty.png", "")));
    // A picture that says it is 100,000 pixels a side and holds nothing.
    std::string huge("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\x86\xa0\0\1\x86\xa0\b\2\0\0\0", 29);
    EXPECT_FALSE(readLogo(write("huge.png", huge)));
    // A drawing of itself would be drawn for ever, and a file beside it is none of the logo's.
    std::string nested = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g id='g0'>"
                         "<rect width='1' height='1'/></g>";
    for (int i = 1; i <= 10; ++i) {
        nested += std::format("<g id='g{}'>", i);
        for (int n = 0; n < 10; ++n)
            nested += std::format("<use href='#g{}'/>", i - 1);
        nested += "</g>";
    }
    EXPECT_FALSE(readLogo(write("nested.svg", nested + "</svg>")));
    const auto beside = readLogo(
        write("beside.svg", "\xEF\xBB\xBF<svg xmlns='http://www.w3.org/2000/svg' width='9' "
                            "height='9'><image href='photo.jpg' width='9' height='9'/></svg>"));
    ASSERT_FALSE(beside);
    EXPECT_TRUE(beside.error().message.contains("not in the file itself"));
    const QImage logo =
        valueOf(readLogo(write("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='20' "
                                           "height='10'><rect width='20' height='10'/></svg>")));
    EXPECT_EQ(logo.size(), QSize(900, 450));
    QImage photo(3000, 100, QImage::Format_RGB32);
    photo.fill(Qt::red);
    ASSERT_TRUE(photo.save(QString::fromStdString((folder / "photo.jpg").string())));
    EXPECT_EQ(valueOf(readLogo(folder / "photo.jpg")).size(), QSize(900, 30));
}

TEST(Tiles, TogetherShowTheWholeSheet) {
    SheetRequest request;
    request.paper = Paper::A2;
    request.turn = SheetRequest::Turn::Landscape;
    const Pages whole = sheetPages(request);
    request.isTiled = true;
    const Pages tiles = sheetPages(request);
    EXPECT_EQ(whole.pages.size(), 1U);
    const QSize count = tilesOf(whole.size);
    EXPECT_EQ(tiles.pages.size(), static_cast<std::size_t>(count.width() * count.height()));
    EXPECT_GT(count.width() * tiles.size.width(), whole.size.width());
    EXPECT_GT(count.height() * tiles.size.height(), whole.size.height());
}

// What the tiles have in common is in the file once, beside the first of them, which is read.
TEST(Tiles, TakeLittleMoreRoomThanTheSheetAndShowTheSame) {
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadOnly));
    SheetRequest sheet = requestOf(*map, PrintLayout::Sheet, Profile::Public).sheet;
    sheet.paper = Paper::A0;
    valueOf(writeSheet(sheet, folder / "whole.pdf"));
    sheet.isTiled = true;
    valueOf(writeSheet(sheet, folder / "tiles.pdf"));
    EXPECT_LT(std::filesystem::file_size(folder / "tiles.pdf"),
              3 * std::filesystem::file_size(folder / "whole.pdf"));
    EXPECT_EQ(inLines(brokenRulesOf(folder / "tiles.pdf")), "");
    if (QStandardPaths::findExecutable("pdftoppm").isEmpty())
        GTEST_SKIP() << "poppler-utils are not installed";
    constexpr int kLongSide = 400;
    const Pages pages = sheetPages(sheet);
    const QString file = QString::fromStdString((folder / "tiles.pdf").string());
    for (const int page : {0, 1, tilesOf(sheetPages(sheet).large.front().size).width() + 1}) {
        const QString picture = QString::fromStdString((folder / "tile").string());
        outputOf("pdftoppm",
                 {"-png", "-singlefile", "-scale-to", QString::number(kLongSide), "-f",
                  QString::number(page + 1), "-l", QString::number(page + 1), file, picture});
        const QImage inFile = QImage(picture + ".png").convertToFormat(QImage::Format_Grayscale8);
        const QImage drawn = pictureOf(pages, static_cast<std::size_t>(page), kLongSide)
                                 .convertToFormat(QImage::Format_Grayscale8);
        ASSERT_FALSE(inFile.isNull());
        double difference = 0;
        const int width = std::min(inFile.width(), drawn.width());
        const int height = std::min(inFile.height(), drawn.height());
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                difference += std::abs(inFile.constScanLine(y)[x] - drawn.constScanLine(y)[x]);
        EXPECT_LT(difference / (width * height), 6) << "page " << page + 1;
    }
}

TEST(TextFlow, LeavesNoHeadingBehindAndNothingOut) {
    const PrintStyle style;
    std::vector<Block> blocks;
    for (int i = 0; i < 60; ++i) {
        blocks.push_back(headingBlock(QString("Heading %1").arg(i), style));
        blocks.push_back(paragraphBlock(QString("Words. ").repeated(1 + (i * 37) % 120), style));
    }
    const std::vector<QRectF> columns{{0, 0, 200, 300}, {220, 0, 200, 300}};
    const TextFlow flow(blocks, [&](std::size_t) { return columns; });
    EXPECT_GT(flow.pages(), 5U);
    for (std::size_t i = 0; i < blocks.size(); i += 2)
        EXPECT_LE(flow.pageOf(i + 1) - flow.pageOf(i), 1U);
    // One taller than any column goes on in the next.
    const TextFlow tall({paragraphBlock(QString("Words. ").repeated(2000), style)},
                        [&](std::size_t) { return columns; });
    EXPECT_GT(tall.pages(), 3U);
}

TEST(TextFlow, NoDotHangsAtTheEndOfALine) {
    const QFont font = paperFont(14);
    const QStringList parts{"01632 960075", "withy-green-institute@example.org",
                            "example.org/withy-green-institute", "Kitchen"};
    const QString text = parts.join(kBetweenParts);
    const QFontMetricsF metrics(font);
    EXPECT_EQ(partsOnLines(text, font, metrics.horizontalAdvance(text) * 1.02), text);
    for (const double width : {80.0, 260.0, 400.0, 520.0}) {
        const QStringList lines = partsOnLines(text, font, width).split(QChar::LineSeparator);
        QStringList found;
        for (const QString &line : lines) {
            const QStringList onIt = line.split(kBetweenParts);
            EXPECT_TRUE(onIt.size() == 1 || metrics.horizontalAdvance(line) <= width);
            found += onIt;
        }
        EXPECT_EQ(found, parts) << width;
        EXPECT_GT(lines.size(), 1) << width;
    }
}

// A filter that asks where something is must not tell where somebody is hidden.
TEST(ToldMatching, AsksOfPlacesAsTheReadersSeeThem) {
    const TemporaryFolder folder;
    valueOf(writeSample(folder / "map.gpkg"));
    const auto map = valueOf(MapFile::open(folder / "map.gpkg", Access::ReadWrite));
    plantSecrets(*map);
    const auto index = valueOf(AssetIndex::build(*map));
    AssetFilter around;
    around.near = AssetFilter::Near{kRefuge, 120};
    const auto names = [&](Profile profile) {
        const Disclosure disclosure = valueOf(Disclosure::of(*map, profile));
        std::vector<std::string> found;
        for (const RowId id : toldMatching(*index, around, disclosure))
            found.push_back(valueOf(map->record(Entity::Organisation, id)).text("name"));
        return found;
    };
    EXPECT_EQ(std::ranges::count(names(Profile::Public), "Women's line"), 0);
    EXPECT_EQ(std::ranges::count(names(Profile::Internal), "Women's line"), 1);
    around.near.reset();
    EXPECT_EQ(std::ranges::count(names(Profile::Public), "Women's line"), 1);
}

} // namespace
} // namespace placeweave
