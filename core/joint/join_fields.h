// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/edit.h"

namespace placeweave {

// Between two codes of a protective field, or two switches, as it is for whoever reads it: an empty
// one counts as what it means where the record leaves the map.
Value stricterOf(const Field &field, const Value &a, const Value &b);

// What `other` says goes into `kept`, field by field, as the register's merge rules have it: gaps
// are filled, sets united, of permissions and consents the stricter stands with who gave it and
// when. Notes and the like are joined. What both say differently stays as `kept` has it; of a
// person the other's is told in the note. Other rows are left as they are.
Result<void> joinFields(Edit &edit, const Record &kept, const Record &other);

// Whether both say something that cannot stand beside each other.
bool contradict(const Record &kept, const Record &other);

} // namespace placeweave
