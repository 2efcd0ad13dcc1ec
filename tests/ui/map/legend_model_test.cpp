// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/legend_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace placeweave {
namespace {

Legend legendOf(std::initializer_list<std::uint8_t> families, std::uint32_t count) {
    Legend legend;
    for (const std::uint8_t family : families)
        legend.families.push_back({family, familyStyle(family).label, 0, count});
    return legend;
}

QStringList labelsOf(const LegendModel &model) {
    QStringList labels;
    for (int row = 0; row < model.rowCount(); ++row)
        labels << model.data(model.index(row), LegendModel::LabelRole).toString();
    return labels;
}

TEST(LegendModel, FollowsWhateverIsShown) {
    LegendModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto seed = std::random_device()();
    std::cout << "seed " << seed << "\n";
    std::mt19937 random(seed);
    for (int round = 0; round < 200; ++round) {
        Legend legend;
        QStringList expected;
        for (std::uint8_t family = 0; family < familyCount(); ++family) {
            if (random() % 2)
                continue;
            legend.families.push_back(
                {family, familyStyle(family).label, 0, static_cast<std::uint32_t>(random() % 5)});
            expected << QString::fromStdString(familyStyle(family).label);
        }
        if (random() % 2) {
            legend.states.push_back({{}, "closed", "Closed", 3});
            expected << QStringLiteral("Closed");
        }
        for (const char *name : {"Wards", "Localities"}) {
            if (random() % 2)
                continue;
            AreaSet set;
            set.name = name;
            legend.outlines.push_back({AreaLayer::make(set, {}), {}, 1, {3, 2}});
        }
        if (random() % 2)
            std::ranges::reverse(legend.outlines);
        for (const AreaOutline &outline : legend.outlines)
            expected << QString::fromStdString(outline.layer->name());
        model.setLegend(legend);
        EXPECT_EQ(labelsOf(model), expected);
    }
}

TEST(LegendModel, AChangedCountIsNoReset) {
    LegendModel model;
    model.setLegend(legendOf({0, 1, 2}, 4));
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setLegend(legendOf({0, 1, 2}, 5));
    EXPECT_EQ(reset.count() + inserted.count(), 0);
    EXPECT_EQ(changed.count(), 3);
    model.setLegend(legendOf({0, 1, 2}, 5));
    EXPECT_EQ(changed.count(), 3);
}

} // namespace
} // namespace placeweave
