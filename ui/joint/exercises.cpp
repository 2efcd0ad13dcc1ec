// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/exercises.h"

#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/place/polygon.h"

#include <algorithm>

namespace placeweave {

Exercises::Exercises(QObject *parent) : Exercises(Session::instance(), parent) {}

Exercises::Exercises(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &Exercises::read);
    read();
}

int Exercises::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant Exercises::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case ExerciseRole:
        return row.id;
    case Qt::DisplayRole:
    case NameRole:
        return row.name.isEmpty() ? tr("Without a name") : row.name;
    case WhenRole:
        return shownDay(row.day.toStdString());
    case NoteRole: {
        if (row.said == 0)
            return tr("Nothing said yet");
        const QString said = tr("%1 said").arg(row.said);
        return row.waiting == 0 ? said : tr("%1, %2 to look through").arg(said).arg(row.waiting);
    }
    case WaitingRole:
        return row.waiting;
    default:
        return {};
    }
}

QHash<int, QByteArray> Exercises::roleNames() const {
    return {{ExerciseRole, "exercise"},
            {NameRole, "name"},
            {WhenRole, "when"},
            {NoteRole, "note"},
            {WaitingRole, "waiting"}};
}

qint64 Exercises::newest() const {
    return m_rows.empty() ? 0 : m_rows.front().id;
}

QList<Choice> Exercises::others(qint64 than) const {
    QList<Choice> others;
    for (const Row &row : m_rows)
        if (row.id != than)
            others.append({QString::number(row.id), row.name, shownDay(row.day.toStdString())});
    return others;
}

void Exercises::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_session->read<std::vector<Row>>(
        this,
        [](MapFile &map) -> Result<std::vector<Row>> {
            PW_TRY(const auto exercises, map.records(Entity::Exercise));
            std::vector<Row> rows;
            for (const Record &exercise : exercises) {
                Row row{.id = exercise.id().value,
                        .name = toQString(exercise.text("name")),
                        .day = toQString(exercise.text("held_on"))};
                PW_TRY(const auto entries, saidIn(map, exercise.id()));
                row.said = static_cast<int>(entries.size());
                row.waiting =
                    static_cast<int>(std::ranges::count(entries, "waiting", &SaidEntry::status));
                rows.push_back(std::move(row));
            }
            std::ranges::sort(rows, std::ranges::greater{},
                              [](const Row &row) { return std::pair(row.day, row.id); });
            return rows;
        },
        [this](Result<std::vector<Row>> rows) {
            if (rows)
                take(std::move(*rows));
        });
}

void Exercises::take(std::vector<Row> rows) {
    if (rows == m_rows)
        return;
    const bool isSameList =
        std::ranges::equal(rows, m_rows, {}, &Row::id, &Row::id); // only what they say
    if (isSameList) {
        m_rows = std::move(rows);
        emit dataChanged(index(0), index(count() - 1));
    } else {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    emit changed();
}

void Exercises::begin(std::function<Result<Record>(MapFile &)> make) {
    m_session->write<RowId>(
        this,
        [make = std::move(make)](MapFile &map) -> Result<RowId> {
            PW_TRY(const Record exercise, make(map));
            return startExercise(map, exercise);
        },
        [this](Result<RowId> made) {
            if (made)
                emit started(made->value);
        });
}

void Exercises::start(const QString &code, const QRectF &place) {
    Record exercise = exerciseFrom(code.toStdString());
    if (!place.isEmpty()) {
        const Ring ring{{place.top(), place.left()},
                        {place.top(), place.right()},
                        {place.bottom(), place.right()},
                        {place.bottom(), place.left()}};
        exercise["place_area"] = Value(Bytes{toWkb(Polygons{{ring, {}}})});
    }
    begin([exercise](MapFile &map) mutable -> Result<Record> {
        PW_TRY(const Record about, map.record(Entity::About, RowId{1}));
        exercise["looks_after"] = about["looked_after_by"];
        return exercise;
    });
}

void Exercises::startLike(qint64 exercise) {
    begin([exercise](MapFile &map) -> Result<Record> {
        PW_TRY(const Record earlier, map.record(Entity::Exercise, RowId{exercise}));
        return exerciseLike(earlier);
    });
}

void Exercises::remove(qint64 exercise) {
    const auto row = std::ranges::find(m_rows, exercise, &Row::id);
    const std::string name = row == m_rows.end() ? std::string() : row->name.toStdString();
    m_session->write<bool>(
        this,
        [exercise, name](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::removeRow(map, Entity::Exercise, RowId{exercise}, name));
            return true;
        },
        [this](const Result<bool> &removed) {
            if (removed)
                m_session->sayUndoable(tr("The mapping session is deleted."));
        });
}

} // namespace placeweave
