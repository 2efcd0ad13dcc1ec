// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/adder.h"

#include "ui/session/edits.h"
#include "ui/session/session.h"

namespace placeweave {

void Adder::add(const QString &name, const QString &kind, Where where, double latitude,
                double longitude) {
    edits::NewOrganisation organisation;
    organisation.name = name.simplified().toStdString();
    organisation.kind = kind.toStdString();
    switch (where) {
    case Where::Here:
        organisation.where = edits::Where::Here;
        break;
    case Where::RoughlyHere:
        organisation.where = edits::Where::RoughlyHere;
        break;
    case Where::NoFixedPlace:
        organisation.where = edits::Where::NoFixedPlace;
        break;
    case Where::Later:
        organisation.where = edits::Where::Later;
        break;
    }
    if (where == Where::Here || where == Where::RoughlyHere)
        organisation.point = LatLon{latitude, longitude};
    Session::instance()->write<RowId>(
        this, [organisation](MapFile &map) { return edits::addOrganisation(map, organisation); },
        [this](const Result<RowId> &made) {
            if (made)
                emit added(made->value);
            else
                emit refused();
        });
}

} // namespace placeweave
