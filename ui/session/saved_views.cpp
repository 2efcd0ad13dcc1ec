// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/saved_views.h"

#include "ui/session/edits.h"
#include "ui/session/session.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace placeweave {

namespace {

constexpr const Field &kName = fieldOf(Entity::View, "name");
constexpr const Field &kContent = fieldOf(Entity::View, "content");

// A view as it was saved, with the areas of its filter found in this map.
struct FoundView {
    QJsonObject content;
    std::vector<ChosenArea> areas;
    int missing = 0; // areas that this map does not have
};

Result<FoundView> findView(MapFile &map, RowId id) {
    PW_TRY(const Record row, map.record(Entity::View, id));
    FoundView found;
    found.content =
        QJsonDocument::fromJson(QByteArray::fromStdString(row[kContent].text())).object();
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    const QJsonObject filter = found.content["filter"].toObject();
    for (const QJsonValue entry : filter["areas"].toArray()) {
        const QJsonObject wanted = entry.toObject();
        const std::string name = wanted["set"].toString().toStdString();
        const auto set = std::ranges::find(sets, name, &AreaSet::name);
        std::vector<Area> areas;
        if (set != sets.end()) {
            PW_TRY(areas, map.areas().areas(set->id));
        }
        const auto area =
            std::ranges::find(areas, wanted["code"].toString().toStdString(), &Area::code);
        if (area == areas.end())
            ++found.missing;
        else
            found.areas.push_back({area->id, QString::fromStdString(area->name), area->outline,
                                   wanted["set"].toString(), wanted["code"].toString()});
    }
    return found;
}

} // namespace

SavedViews::SavedViews(Session *session) : m_session(session) {
    connect(session, &Session::published, this, &SavedViews::read);
}

void SavedViews::read() {
    m_session->read<std::vector<Record>>(
        this,
        [](MapFile &map) -> Result<std::vector<Record>> {
            std::vector<Record> rows;
            PW_CHECK(map.forEach(Entity::View, [&](const Record &row) {
                rows.push_back(row);
                return true;
            }));
            return rows;
        },
        [this](Result<std::vector<Record>> rows) {
            if (!rows) {
                m_session->notice()->tell(rows.error());
                return;
            }
            QList<Choice> list;
            for (const Record &row : *rows)
                list.append({QString::number(row.id().value),
                             QString::fromStdString(row[kName].text()), QString()});
            std::ranges::sort(list, [](const Choice &a, const Choice &b) {
                return a.label.localeAwareCompare(b.label) < 0;
            });
            if (list == m_list)
                return;
            m_list = std::move(list);
            emit changed();
        });
}

void SavedViews::save(const QString &name, const QVariantMap &place) {
    const QString trimmed = name.simplified();
    if (trimmed.isEmpty())
        return;
    const QJsonObject content{{"filter", m_session->filter()->toJson()},
                              {"layers", m_session->layers()->toJson()},
                              {"notes", m_session->notes()->areShown()},
                              {"place", QJsonObject::fromVariantMap(place)}};
    Record row(Entity::View);
    row[kName] = Value(trimmed.toStdString());
    row[kContent] = Value(QJsonDocument(content).toJson(QJsonDocument::Compact).toStdString());
    const auto same = std::ranges::find_if(m_list, [&](const Choice &view) {
        return view.label.compare(trimmed, Qt::CaseInsensitive) == 0;
    });
    const RowId known{same == m_list.end() ? 0 : same->code.toLongLong()};
    m_session->write<RowId>(
        this,
        [row, known](MapFile &map) -> Result<RowId> {
            if (!known)
                return edits::addRow(map, row, row[kName].text());
            PW_TRY(Edit edit, Edit::begin(map, "saved_view.change", row[kName].text()));
            PW_CHECK(edit.set(kContent, known, row[kContent]));
            PW_CHECK(edit.commit());
            return known;
        },
        [this, trimmed](Result<RowId> saved) {
            if (saved)
                m_session->sayUndoable(tr("The view “%1” is saved.").arg(trimmed));
        });
}

void SavedViews::show(const QString &id) {
    m_session->read<FoundView>(
        this, [row = RowId{id.toLongLong()}](MapFile &map) { return findView(map, row); },
        [this](Result<FoundView> found) {
            if (!found) {
                m_session->notice()->tell(found.error());
                return;
            }
            m_session->layers()->take(found->content["layers"].toObject());
            m_session->filter()->take(found->content["filter"].toObject(), std::move(found->areas));
            m_session->notes()->setShown(found->content["notes"].toBool(true));
            emit placeWanted(found->content["place"].toObject().toVariantMap());
            if (found->missing > 0)
                m_session->notice()->say(
                    tr("This map does not have all areas of that view; the list is longer."));
        });
}

void SavedViews::remove(const QString &id) {
    const auto view = std::ranges::find(m_list, id, &Choice::code);
    if (view == m_list.end())
        return;
    m_session->write<bool>(
        this,
        [row = RowId{id.toLongLong()},
         name = view->label.toStdString()](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::removeRow(map, Entity::View, row, name));
            return true;
        },
        [this](Result<bool> removed) {
            if (removed)
                m_session->sayUndoable(tr("The view is deleted."));
        });
}

} // namespace placeweave
