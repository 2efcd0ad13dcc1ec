// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <QString>

namespace placeweave {

// A confirmation is one thing that was said: when, by whom and how. Whether a field is a part of
// it; then it is not told apart from the others, as a "Yes" that became a "No".
bool isOfConfirmation(const Field &field);
// The field that stands for it: the day.
const Field &confirmationField();

// "12 Mar 2026, by the group itself, on paper", of what an organisation or an answer has of it;
// empty where it has nothing.
QString confirmationText(const Record &organisation);
// ", by the group itself, on paper"
QString confirmedByText(const Record &organisation, bool isByItself);

} // namespace placeweave
