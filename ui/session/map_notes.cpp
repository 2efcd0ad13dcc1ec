// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/map_notes.h"

#include "ui/session/edits.h"
#include "ui/session/session.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr const Field &kText = fieldOf(Entity::MapNote, "text");
constexpr const Field &kShape = fieldOf(Entity::MapNote, "shape");
constexpr const Field &kSensitivity = fieldOf(Entity::MapNote, "sensitivity");

struct ReadNotes {
    std::vector<Record> rows;
    std::shared_ptr<const NoteLayer> layer;
};

Shape shapeOf(const QString &form, const QList<QPointF> &points) {
    Shape shape;
    shape.type = form == "area"  ? Shape::Type::Rings
                 : form == "way" ? Shape::Type::Lines
                                 : Shape::Type::Points;
    std::vector<LatLon> path;
    for (const QPointF &point : points)
        path.push_back({point.y(), point.x()});
    shape.paths.push_back(std::move(path));
    return shape;
}

// The first words, as an undo button has room for.
std::string subjectOf(const QString &text) {
    constexpr qsizetype kLongest = 40;
    const QString line = text.simplified();
    return (line.size() > kLongest ? line.left(kLongest - 1) + QStringLiteral("…") : line)
        .toStdString();
}

} // namespace

MapNotes::MapNotes(Session *session) : m_session(session) {
    connect(session, &Session::published, this, &MapNotes::read);
}

void MapNotes::setShown(bool shown) {
    if (shown == m_areShown)
        return;
    m_areShown = shown;
    emit changed();
}

Choice MapNotes::note(qint64 id) const {
    const auto found = std::ranges::find(m_list, QString::number(id), &Choice::code);
    return found == m_list.end() ? Choice() : *found;
}

void MapNotes::read() {
    m_session->read<ReadNotes>(
        this,
        [](MapFile &map) -> Result<ReadNotes> {
            ReadNotes read;
            std::vector<MapNote> notes;
            PW_CHECK(map.forEach(Entity::MapNote, [&](const Record &row) {
                if (auto note = MapNote::of(row)) {
                    read.rows.push_back(row);
                    notes.push_back(std::move(*note));
                }
                return true;
            }));
            if (!notes.empty())
                read.layer = NoteLayer::make(notes);
            return read;
        },
        [this](Result<ReadNotes> read) {
            if (!read) {
                m_session->notice()->tell(read.error());
                return;
            }
            const bool areNone = !m_layer && !read->layer;
            m_list.clear();
            for (const Record &row : read->rows)
                m_list.append({QString::number(row.id().value),
                               QString::fromStdString(row[kText].text()),
                               QString::fromStdString(row[kSensitivity].text())});
            m_layer = std::move(read->layer);
            if (!areNone)
                emit changed();
        });
}

void MapNotes::add(const QString &form, const QList<QPointF> &points, const QString &text,
                   const QString &sensitivity) {
    Record row(Entity::MapNote);
    row[kText] = Value(text.trimmed().toStdString());
    row[kShape] = Value(Bytes{toWkb(shapeOf(form, points))});
    row[kSensitivity] = Value(sensitivity.toStdString());
    m_session->write<RowId>(this, [row, subject = subjectOf(text)](MapFile &map) {
        return edits::addRow(map, row, subject);
    });
}

void MapNotes::change(qint64 id, const QString &text, const QString &sensitivity) {
    m_session->write<bool>(this, [=](MapFile &map) -> Result<bool> {
        PW_TRY(Edit edit, Edit::begin(map, "map_note.change", subjectOf(text)));
        PW_CHECK(edit.set(kText, RowId{id}, Value(text.trimmed().toStdString())));
        PW_CHECK(edit.set(kSensitivity, RowId{id}, Value(sensitivity.toStdString())));
        PW_CHECK(edit.commit());
        return true;
    });
}

void MapNotes::remove(qint64 id) {
    m_session->write<bool>(
        this,
        [id, subject = subjectOf(note(id).label)](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::removeRow(map, Entity::MapNote, RowId{id}, subject));
            return true;
        },
        [this](Result<bool> removed) {
            if (removed)
                m_session->sayUndoable(tr("The note is deleted."));
        });
}

} // namespace placeweave
