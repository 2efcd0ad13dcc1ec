// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/qml_warnings.h"

#include <gtest/gtest.h>

namespace placeweave {

// A test of the window fails by what the engine said during it.
class QmlWarningsFail : public testing::EmptyTestEventListener {
public:
    static void listen() {
        QmlWarnings::collect();
        testing::UnitTest::GetInstance()->listeners().Append(new QmlWarningsFail);
    }
    void OnTestEnd(const testing::TestInfo &) override {
        for (const QString &said : QmlWarnings::taken())
            ADD_FAILURE() << qPrintable(said);
    }
};

} // namespace placeweave
