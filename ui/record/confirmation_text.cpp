// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/confirmation_text.h"

#include "ui/record/value_text.h"

#include <QCoreApplication>

namespace placeweave {

namespace {

constexpr const Field &kOn = fieldOf(Entity::Organisation, "confirmed_on");
constexpr const Field &kBy = fieldOf(Entity::Organisation, "confirmed_by");
constexpr const Field &kItself = fieldOf(Entity::Organisation, "confirmed_by_itself");
constexpr const Field &kHow = fieldOf(Entity::Organisation, "confirmed_how");

QString say(const char *text) {
    return QCoreApplication::translate("Record", text);
}

} // namespace

bool isOfConfirmation(const Field &field) {
    return field.entity == Entity::Organisation && field.group == kOn.group;
}

const Field &confirmationField() {
    return kOn;
}

QString confirmedByText(const Record &organisation, bool isByItself) {
    QString text;
    if (isByItself)
        text = say(", by the group itself");
    else if (const QString by = shownText(kBy, organisation[kBy]); !by.isEmpty())
        text = say(", by %1").arg(by);
    if (const QString how = shownText(kHow, organisation[kHow]); !how.isEmpty())
        text += ", " + how.left(1).toLower() + how.mid(1);
    return text;
}

QString confirmationText(const Record &organisation) {
    const QString by = confirmedByText(organisation, organisation[kItself].isTrue());
    const QString day = shownText(kOn, organisation[kOn]);
    return day.isEmpty() ? by.mid(2) : day + by;
}

} // namespace placeweave
