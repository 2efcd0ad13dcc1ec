// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/choice.h"

#include "core/model/vocabulary.h"

namespace placeweave {

QList<Choice> choicesOf(std::string_view name) {
    QList<Choice> choices;
    for (const Term &term : vocabulary(name).terms())
        choices.append({QString::fromStdString(term.code), QString::fromStdString(term.label),
                        QString::fromStdString(term.help)});
    return choices;
}

} // namespace placeweave
