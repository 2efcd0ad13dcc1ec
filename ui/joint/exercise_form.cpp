// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/exercise_form.h"

#include "ui/record/record_fields.h"
#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"

#include "core/joint/session_areas.h"
#include "core/model/vocabulary.h"
#include "core/place/polygon.h"

#include <algorithm>
#include <array>

namespace placeweave {

namespace {

// In the order in which a host thinks of them; the drawn place and the parking list have controls
// of their own.
constexpr std::array<std::string_view, 13> kColumns{
    "name",    "purpose",      "place",        "held_on",     "host",    "facilitator", "partners",
    "prompts", "ground_rules", "on_the_table", "looks_after", "settles", "attribution"};

const Field &fieldAt(int row) {
    return *findField(Entity::Exercise, kColumns[static_cast<std::size_t>(row)]);
}

QStringList elementsOf(const Value &value) {
    QStringList list;
    for (const std::string &element : setElements(value))
        list << toQString(element);
    return list;
}

// What stands under a field; the register's own help is for every reader of it.
QString helpOf(std::string_view column) {
    if (column == "purpose")
        return ExerciseForm::tr("The honest why. It stands on everything that is printed.");
    if (column == "prompts")
        return ExerciseForm::tr(
            "One question a round, each on a line of its own. A second language goes "
            "behind a bar: Where do people meet? | Gdzie się spotykacie? Put a star before the "
            "one that asks who is missing; the report has a place for its answers.");
    if (column == "partners")
        return ExerciseForm::tr("One on each line. Partners, not guests.");
    if (column == "looks_after")
        return ExerciseForm::tr("Offered first: whoever supports local groups here.");
    if (column == "settles")
        return ExerciseForm::tr(
            "One on each line. Where two or more are named, two of them settle together.");
    if (column == "attribution")
        return ExerciseForm::tr("Agreed by the room. Wall and report never show more.");
    return {};
}

} // namespace

ExerciseForm::ExerciseForm(QObject *parent) : ExerciseForm(Session::instance(), parent) {}

ExerciseForm::ExerciseForm(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &ExerciseForm::read);
}

int ExerciseForm::rowCount(const QModelIndex &parent) const {
    return parent.isValid() || !m_exercise ? 0 : static_cast<int>(kColumns.size());
}

QVariant ExerciseForm::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Field &field = fieldAt(index.row());
    switch (role) {
    case FieldRole:
        return static_cast<int>(field.key);
    case ColumnRole:
        return toQString(field.column);
    case Qt::DisplayRole:
    case LabelRole:
        return toQString(field.label);
    case HelpRole:
        if (field.column == "settles" && setElements(m_record["partners"]).size() > 1 &&
            setElements(m_record[field]).size() < 2)
            return tr("More than one partner takes part, so name at least two who settle, one on "
                      "each line. Then nobody settles alone.");
        return helpOf(field.column);
    case EditorRole:
        return static_cast<int>(RecordFields::editorOf(field));
    case ValueRole:
        return typedText(field, m_record[field]);
    case ErrorRole:
        return m_errors.value(toQString(field.column));
    default:
        return {};
    }
}

QHash<int, QByteArray> ExerciseForm::roleNames() const {
    return {{FieldRole, "field"}, {ColumnRole, "column"}, {LabelRole, "label"},
            {HelpRole, "help"},   {EditorRole, "editor"}, {ValueRole, "value"},
            {ErrorRole, "error"}};
}

void ExerciseForm::setExercise(qint64 exercise) {
    if (exercise == m_exercise.value)
        return;
    beginResetModel();
    m_exercise = RowId{exercise};
    m_record = Record(Entity::Exercise);
    m_members.clear();
    m_squares.reset();
    m_outline.reset();
    m_errors.clear();
    endResetModel();
    emit exerciseChanged();
    emit changed();
    read();
}

QString ExerciseForm::name() const {
    return toQString(m_record.text("name"));
}
QString ExerciseForm::place() const {
    return toQString(m_record.text("place"));
}
QStringList ExerciseForm::prompts() const {
    QStringList prompts;
    for (const Prompt &prompt : promptsOf(m_record))
        prompts << toQString(prompt.words);
    return prompts;
}
QStringList ExerciseForm::otherPrompts() const {
    QStringList prompts;
    for (const Prompt &prompt : promptsOf(m_record))
        prompts << toQString(prompt.other);
    return prompts;
}
QString ExerciseForm::attribution() const {
    return toQString(m_record.text("attribution"));
}
QString ExerciseForm::attributionInWords() const {
    return toQString(vocabulary("exercise_attribution").label(m_record.text("attribution")));
}
QList<Choice> ExerciseForm::settlers() const {
    QList<Choice> settlers;
    for (const QString &name : elementsOf(m_record["settles"]))
        settlers.append({name, name, {}});
    return settlers;
}
QStringList ExerciseForm::parkingList() const {
    return elementsOf(m_record["parking_list"]);
}

int ExerciseForm::tables() const {
    QStringList tables;
    for (const RoomMember &member : m_members)
        if (!member.table.isEmpty() && !tables.contains(member.table))
            tables << member.table;
    return static_cast<int>(tables.size());
}

QList<Choice> ExerciseForm::voices() const {
    QList<Choice> voices;
    const QString agreed = attribution();
    const auto addOnce = [&](const QString &voice) {
        if (!voice.isEmpty() && !std::ranges::contains(voices, voice, &Choice::code))
            voices.append({voice, voice, {}});
    };
    for (const RoomMember &member : m_members) {
        if (agreed == "by_name" && !member.withdrawn &&
            !(member.name.isEmpty() && member.speaksFor.isEmpty()))
            voices.append({"#" + QString::number(member.id),
                           member.name.isEmpty() ? member.speaksFor : member.name,
                           member.name.isEmpty() ? QString() : member.speaksFor});
        if (agreed == "by_organisation")
            addOnce(member.speaksFor);
        if (agreed == "by_table")
            addOnce(member.table);
    }
    return voices;
}

QRectF ExerciseForm::box() const {
    const auto outline = placeOf(m_record);
    if (!outline || outline->empty())
        return {};
    const LatLonBox box = boundsOf(*outline);
    return {box.west, box.south, box.east - box.west, box.north - box.south};
}

QString ExerciseForm::squares() const {
    if (!m_squares)
        return {};
    return tr("A1 to %1%2")
        .arg(toQString(LetteredSquares::columnName(m_squares->columns() - 1)))
        .arg(m_squares->rows());
}

QRectF ExerciseForm::squareBox() const {
    if (!m_squares)
        return {};
    const LatLonBox all = m_squares->box();
    return {all.west, all.south, all.east - all.west, all.north - all.south};
}

QStringList ExerciseForm::columnNames() const {
    QStringList names;
    for (int column = 0; m_squares && column < m_squares->columns(); ++column)
        names << toQString(LetteredSquares::columnName(column));
    return names;
}

// --- reading ---

void ExerciseForm::read() {
    if (!m_session || !m_session->isOpen() || !m_exercise)
        return;
    m_session->read<Read>(
        this,
        [exercise = m_exercise](MapFile &map) -> Result<Read> {
            PW_TRY(Record record, map.record(Entity::Exercise, exercise));
            PW_TRY(auto participants, map.recordsOf(Entity::Participant, "exercise_id", exercise));
            return Read{std::move(record), std::move(participants)};
        },
        [this](Result<Read> read) {
            if (!read)
                setExercise(0); // undone, or deleted
            else if (read->exercise.id() == m_exercise)
                take(std::move(*read));
        });
}

void ExerciseForm::take(Read read) {
    const bool isElsewhere = !(m_record["place_area"] == read.exercise["place_area"]);
    m_record = std::move(read.exercise);
    m_members.clear();
    for (const Record &participant : read.participants)
        m_members.append({participant.id().value, toQString(participant.text("name")),
                          toQString(participant.text("speaks_for")),
                          toQString(participant.text("table_name")),
                          participant["withdrawn"].isTrue()});
    if (isElsewhere) {
        const auto outline = placeOf(m_record);
        m_outline.reset();
        if (outline && !outline->empty()) {
            Area place;
            place.outline = *outline;
            m_outline = AreaLayer::make({}, {place});
        }
    }
    const QRectF around = box();
    m_squares = around.isEmpty() ? std::nullopt
                                 : LetteredSquares::over({.west = around.left(),
                                                          .south = around.top(),
                                                          .east = around.right(),
                                                          .north = around.bottom()});
    emit dataChanged(index(0), index(rowCount() - 1));
    emit changed();
}

// --- writing ---

void ExerciseForm::write(const Field &field, RowId row, const Value &value) {
    m_session->write<bool>(this,
                           [field = &field, row, value, exercise = m_exercise,
                            name = m_record.text("name")](MapFile &map) -> Result<bool> {
                               PW_TRY(Edit edit, Edit::begin(map, "exercise.change", name));
                               edit.setExercise(exercise);
                               PW_CHECK(edit.set(*field, row, value));
                               PW_CHECK(edit.commit());
                               return true;
                           });
}

QString ExerciseForm::readers() const {
    const RowId row = m_record.reference("readers_id");
    return row ? QString::number(row.value) : QString();
}

void ExerciseForm::setReaders(const QString &code) {
    if (code == readers())
        return;
    const std::int64_t row = code.toLongLong();
    write(fieldOf(Entity::Exercise, "readers_id"), m_exercise, row ? Value(row) : Value());
}

void ExerciseForm::set(int row, const QString &typed) {
    if (row < 0 || row >= rowCount())
        return;
    const Field &field = fieldAt(row);
    const auto value = understood(field, typed);
    const QString column = toQString(field.column);
    if (!value)
        m_errors[column] = value.error();
    else
        m_errors.remove(column);
    emit dataChanged(index(row), index(row), {ErrorRole});
    if (value)
        write(field, m_exercise, *value);
}

void ExerciseForm::setBox(double west, double south, double east, double north) {
    const Ring ring{{south, west}, {south, east}, {north, east}, {north, west}};
    write(*findField(Entity::Exercise, "place_area"), m_exercise,
          Value(Bytes{toWkb(Polygons{{ring, {}}})}));
}

void ExerciseForm::unpark(const QString &words) {
    m_session->write<bool>(
        this, [exercise = m_exercise, line = words.toStdString()](MapFile &map) -> Result<bool> {
            PW_CHECK(placeweave::unpark(map, exercise, line));
            return true;
        });
}

void ExerciseForm::addMember(const QString &name, const QString &speaksFor, const QString &table) {
    Record member(Entity::Participant);
    member["exercise_id"] = Value(m_exercise.value);
    member["name"] = Value(name.simplified().toStdString());
    member["speaks_for"] = Value(speaksFor.simplified().toStdString());
    member["table_name"] = Value(table.simplified().toStdString());
    m_session->write<RowId>(this, [member, subject = m_record.text("name")](MapFile &map) {
        return edits::addRow(map, member, subject);
    });
}

void ExerciseForm::addTables(int count) {
    QStringList names;
    for (int i = 1; names.size() < count; ++i) {
        const QString name = tr("Table %1").arg(i);
        if (!std::ranges::contains(m_members, name, &RoomMember::table))
            names << name;
    }
    m_session->write<bool>(this, [names, exercise = m_exercise](MapFile &map) -> Result<bool> {
        PW_TRY(Edit edit, Edit::begin(map, "participant.add", {}));
        edit.setExercise(exercise);
        for (const QString &name : names) {
            Record member(Entity::Participant);
            member["exercise_id"] = Value(exercise.value);
            member["table_name"] = Value(name.toStdString());
            PW_CHECK(edit.insert(member));
        }
        PW_CHECK(edit.commit());
        return true;
    });
}

void ExerciseForm::setMember(qint64 member, const QString &column, const QString &typed) {
    const Field *field = findField(Entity::Participant, column.toStdString());
    if (field)
        write(*field, RowId{member}, Value(typed.simplified().toStdString()));
}

void ExerciseForm::removeMember(qint64 member) {
    m_session->write<bool>(
        this, [member, subject = m_record.text("name")](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::removeRow(map, Entity::Participant, RowId{member}, subject));
            return true;
        });
}

void ExerciseForm::withdraw(qint64 member) {
    m_session->write<bool>(this, [member](MapFile &map) -> Result<bool> {
        PW_CHECK(withdrawParticipant(map, RowId{member}));
        return true;
    });
}

} // namespace placeweave
