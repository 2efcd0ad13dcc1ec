// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/room.h"

#include "ui/intake/postcodes.h"
#include "ui/joint/said_words.h"
#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/exchange/match_words.h"
#include "core/joint/said_review.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"

#include <algorithm>
#include <set>

namespace placeweave {

namespace {

constexpr std::size_t kMostOffers = 4;

Said::Where whereOf(const QString &code) {
    return code == "here"             ? Said::Where::Here
           : code == "roughly"        ? Said::Where::Roughly
           : code == "no_fixed_place" ? Said::Where::NoFixedPlace
                                      : Said::Where::NotSaid;
}

QString offTheWall() {
    return Room::tr("what was kept off the wall");
}

QString mostAlike(const std::string &name, const std::vector<WallMap::Known> &wall) {
    const std::string comparable = comparableName(name);
    double best = 0;
    QString alike;
    for (const WallMap::Known &known : wall)
        if (const double likeness =
                likenessOfNames(comparable, known.comparable, std::max(best, kAlikeNames));
            likeness > best) {
            best = likeness;
            alike = toQString(known.name);
        }
    return alike;
}

} // namespace

Room::Room(QObject *parent) : Room(Session::instance(), parent) {}

Room::Room(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_wall(session, this),
      m_queue(session, this) {
    connect(session, &Session::published, this, &Room::read);
    connect(&m_queue, &SaidQueue::changed, this, &Room::changed);
    connect(&m_queue, &SaidQueue::stored, this, [this](const SaidQueue::Line &line, bool isNewest) {
        if (isNewest)
            m_lastParked = line.isParked ? toQString(line.said.words) : QString();
    });
    connect(&m_queue, &SaidQueue::couldNot, this, [this](const QString &title, const QString &why) {
        if (m_form) // the line says so
            m_session->notice()->dismiss();
        else
            m_session->notice()->warn(
                tr("Not stored: “%1”. It waits in the room of its session. %2").arg(title, why));
    });
    connect(&m_wall, &WallMap::refreshed, this, [this] {
        m_alike.clear();
        read();
    });
}

int Room::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant Room::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_all[m_shown[static_cast<std::size_t>(index.row())]];
    const Said &said = row.entry.said;
    switch (role) {
    case IdRole:
        return qint64{row.entry.proposal.value};
    case Qt::DisplayRole:
    case TitleRole:
        return titleOf(said, row.about);
    case WhereRole:
        return whereText(said);
    case NoteRole:
        switch (said.what) {
        case Said::What::Offer:
            return tr("on the map: adds %1").arg(toQString(said.words));
        case Said::What::StillThere:
            return tr("on the map, and still there");
        case Said::What::Stopped:
            return said.words.empty() ? tr("on the map, and has stopped")
                                      : tr("has stopped: %1").arg(toQString(said.words));
        case Said::What::Need:
            return said.point ? tr("a need or a gap, pinned") : tr("a need or a gap");
        case Said::What::Link:
            return toQString(vocabulary("connection_type").label(said.kind));
        case Said::What::Remark:
            return QString();
        case Said::What::Group:
            return row.alike.isEmpty() ? QString() : tr("may be %1").arg(row.alike);
        }
        return {};
    case UrgentRole:
        return said.what == Said::What::Group && !row.alike.isEmpty();
    case VoiceRole:
        return sourceText(said, row.voice);
    case KindRole:
        return row.kind;
    case GlyphRole:
        return glyphOf(said);
    default:
        return {};
    }
}

QHash<int, QByteArray> Room::roleNames() const {
    return {{IdRole, "said"},   {TitleRole, "title"},   {WhereRole, "where"},
            {NoteRole, "note"}, {UrgentRole, "urgent"}, {VoiceRole, "voice"},
            {KindRole, "kind"}, {GlyphRole, "glyph"}};
}

void Room::setForm(ExerciseForm *form) {
    if (form == m_form)
        return;
    if (m_form)
        m_form->disconnect(this);
    m_form = form;
    if (form) {
        connect(form, &ExerciseForm::exerciseChanged, this, &Room::read);
        connect(form, &ExerciseForm::changed, this, &Room::read); // attribution, who is there
    }
    emit formChanged();
    read();
}

// What somebody has settled is on the map or answered: no key takes that back.
const Room::Row *Room::last() const {
    const auto found =
        std::ranges::find_if(m_all, [](const Row &row) { return row.entry.status == "waiting"; });
    return found == m_all.end() ? nullptr : &*found;
}

QString Room::lastSaid() const {
    if (const QString newest = m_queue.newest(); !newest.isEmpty())
        return newest;
    if (!m_lastParked.isEmpty())
        return m_lastParked;
    const Row *row = last();
    return !row ? QString() : !row->isOnWall ? offTheWall() : titleOf(row->entry.said, row->about);
}

// --- what the scribe's line understands ---

QList<Choice> Room::modes() {
    return {{"group", tr("A group"), tr("or something about one · Alt+1")},
            {"need", tr("A need or a gap"), tr("Alt+2")},
            {"link", tr("Who with whom"), tr("two that have to do with each other · Alt+3")},
            {"remark", tr("Just words"), tr("what was said, for the report · Alt+4")},
            {"park", tr("Parking list"), tr("for another time · Alt+5")}};
}

QList<Choice> Room::offers(const QString &typed) const {
    QList<Choice> offers;
    const std::string words = typed.simplified().toStdString();
    for (const WallMap::Known *known : m_wall.find(words, kMostOffers))
        offers.append({QString::number(known->id), toQString(known->name),
                       known->where.empty() ? tr("on the map") : toQString(known->where)});
    const QString folded = typed.simplified().toCaseFolded();
    for (const Row &row : m_all)
        if (const Said &said = row.entry.said;
            folded.size() > 1 && said.what == Said::What::Group && !said.isOffWall &&
            toQString(said.words).toCaseFolded().contains(folded) &&
            offers.size() < qsizetype{kMostOffers} + 2)
            offers.append({"said:" + QString::number(row.entry.proposal.value),
                           toQString(said.words), tr("said already")});
    return offers;
}

ToldPlace Room::placeOf(const QString &typed) const {
    const QString text = typed.simplified();
    ToldPlace place;
    if (text.isEmpty())
        return place;
    const auto &squares = m_form ? m_form->letteredSquares() : std::nullopt;
    if (const auto square = squares ? squares->find(text.toStdString()) : std::nullopt) {
        place.where = "roughly";
        place.latitude = (square->south + square->north) / 2;
        place.longitude = (square->west + square->east) / 2;
        place.square = toQString(*squares->nameAt({place.latitude, place.longitude}));
        place.label = tr("%1, roughly here").arg(place.square);
        return place;
    }
    const auto postcode = Postcode::parse(text.toStdString());
    if (!postcode) {
        place.trouble =
            squares ? tr("A square (%1) or a postcode. Or tap the map.").arg(m_form->squares())
                    : tr("A postcode. Or tap the map.");
        return place;
    }
    const auto &index = Postcodes::instance().index();
    const auto found = index ? index->find(*postcode) : std::nullopt;
    if (!found || !found->point) {
        place.trouble = index ? tr("%1 is not in the postcode list of this computer.")
                                    .arg(toQString(postcode->text()))
                              : tr("This computer has no list of postcodes. Tap the map instead.");
        return place;
    }
    place.where = "here";
    place.latitude = found->point->latitude;
    place.longitude = found->point->longitude;
    place.square = toQString(postcode->text());
    place.label = place.square;
    return place;
}

QString Room::squareAt(double latitude, double longitude) const {
    const auto &squares = m_form ? m_form->letteredSquares() : std::nullopt;
    const auto name = squares ? squares->nameAt({latitude, longitude}) : std::nullopt;
    return name ? toQString(*name) : QString();
}

// --- taking down ---

Said::End Room::endOf(const QString &code) const {
    Said::End end;
    if (code.startsWith("said:")) {
        end.said = RowId{code.mid(5).toLongLong()};
        for (const Row &row : m_all)
            if (row.entry.proposal == end.said)
                end.name = row.entry.said.words;
        return end;
    }
    end.organisation = RowId{code.toLongLong()};
    if (const auto index = m_session->index())
        if (const auto row = index->rowOf(end.organisation))
            end.name = index->name(*row);
    return end;
}

Said Room::asSaid(const Told &told, Said::What what) const {
    Said said;
    said.exercise = RowId{m_form->exercise()};
    said.at = nowInstant(); // when it was said, however late it is stored
    said.what = what;
    said.words = told.words.simplified().toStdString();
    said.kind = told.kind.toStdString();
    if (said.what == Said::What::Link)
        said.ends = {endOf(told.about), endOf(told.other)};
    else if (!told.about.startsWith("said:"))
        said.organisation = RowId{told.about.toLongLong()};
    said.where = whereOf(told.place.where);
    if (told.place.hasPoint())
        said.point = LatLon{told.place.latitude, told.place.longitude};
    said.square = told.place.square.toStdString();
    if (told.voice.startsWith('#'))
        said.participant = RowId{told.voice.mid(1).toLongLong()};
    else
        said.voice = told.voice.toStdString();
    said.howSure = told.howSure.toStdString();
    said.prompt = told.prompt.toStdString();
    said.isOfItself = told.ofItself;
    said.isOffWall = told.offWall;
    return said;
}

QString Room::take(const Told &told) {
    const bool isParked = told.what == "park";
    const auto what = isParked ? Said::What::Remark : whatOfCode(told.what);
    if (!m_form || !m_session || !what)
        return {};
    const Said said = asSaid(told, *what);
    if (saysNothing(said))
        return said.what == Said::What::Link ? tr("That is one and the same. Choose two.")
                                             : tr("There is nothing to take down.");
    QString about = tr("a group that is not on the map any more");
    if (const auto index = m_session->index())
        if (const auto row = index->rowOf(said.organisation))
            about = toQString(index->name(*row));
    QString title = titleOf(said, about);
    if (said.organisation && !said.words.empty())
        title += QStringLiteral(": ") + toQString(said.words);
    m_queue.add({said, isParked, said.isOffWall ? offTheWall() : title});
    return {};
}

void Room::dropLast() {
    if (m_queue.dropNewest())
        return;
    if (!m_lastParked.isEmpty() && m_form) {
        m_form->unpark(m_lastParked);
        m_lastParked.clear();
        emit changed();
    } else if (const Row *row = last()) {
        drop(row->entry.proposal.value);
    }
}

void Room::drop(qint64 id) {
    m_queue.dropNaming(RowId{id});
    m_session->write<bool>(
        this,
        [id](MapFile &map) -> Result<bool> {
            PW_CHECK(offTheRecord(map, RowId{id}));
            return true;
        },
        [this](const Result<bool> &dropped) {
            if (dropped)
                m_session->notice()->say(tr("Off the record: it is in no list and in no history."));
        });
}

// --- reading ---

void Room::read() {
    if (!m_session || !m_session->isOpen() || !m_form || m_form->exercise() == 0)
        return;
    m_wall.setPlace(m_form->outline());
    // What is said leaves the map itself as it is, and its snapshot too.
    const RowId exercise{m_form->exercise()};
    const RowId readers = m_form->record().reference("readers_id");
    if (m_wallOf != m_session->index() || m_wallIn != exercise || m_wallFor != readers) {
        m_wallOf = m_session->index();
        m_wallIn = exercise;
        m_wallFor = readers;
        m_wall.setExercise(exercise);
        m_wall.refresh();
    }
    m_session->read<std::vector<Row>>(
        this,
        [exercise, wall = m_wall.known(),
         alike = m_alike](MapFile &map) -> Result<std::vector<Row>> {
            PW_TRY(const Record record, map.record(Entity::Exercise, exercise));
            PW_TRY(const auto participants,
                   map.recordsOf(Entity::Participant, "exercise_id", exercise));
            PW_TRY(auto entries, saidIn(map, exercise));
            std::set<std::int64_t> shown; // what is private since is not on the wall either
            for (const WallMap::Known &known : *wall)
                shown.insert(known.id);
            std::vector<Row> rows;
            for (SaidEntry &entry : entries) {
                Row row;
                const RowId of = entry.said.organisation;
                row.isOnWall = !entry.said.isOffWall && (!of || shown.contains(of.value));
                row.voice = toQString(voiceOf(entry.said, record, participants));
                row.kind = kindOf(entry.said);
                const auto about = map.record(Entity::Organisation, entry.said.organisation);
                if (about) {
                    row.about = toQString(about->text("name"));
                    if (row.kind >= 0)
                        row.kind = kindNumber(about->text("kind"));
                }
                if (entry.said.what == Said::What::Group && entry.status == "waiting") {
                    const auto known = alike.find(entry.proposal);
                    row.alike =
                        known != alike.end() ? known->second : mostAlike(entry.said.words, *wall);
                }
                row.entry = std::move(entry);
                rows.push_back(std::move(row));
            }
            return rows;
        },
        [this](Result<std::vector<Row>> rows) {
            if (rows)
                take(std::move(*rows));
        });
}

void Room::take(std::vector<Row> rows) {
    beginResetModel();
    m_all = std::move(rows);
    m_shown.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const Row &row = m_all[i];
        if (row.entry.said.what == Said::What::Group && row.entry.status == "waiting")
            m_alike.emplace(row.entry.proposal, row.alike);
        if (row.isOnWall)
            m_shown.push_back(i);
    }
    endResetModel();
    pin();
    emit changed();
}

void Room::setPinsShown(bool shown) {
    if (shown == m_arePinsShown)
        return;
    m_arePinsShown = shown;
    pin();
    emit changed();
}

void Room::pin() {
    std::vector<SceneAsset> pins; // their names point into m_all until they are copied
    for (const std::size_t i : m_shown) {
        const auto &[proposal, said, status, reason] = m_all[i].entry;
        const bool isPinned = m_arePinsShown && said.point && status == "waiting" &&
                              (said.what == Said::What::Group || said.what == Said::What::Need);
        if (!isPinned)
            continue;
        SceneAsset pin;
        pin.id = proposal.value;
        pin.flags = kSuggested;
        pin.at = toMercator(*said.point);
        if (said.what == Said::What::Group)
            pin.kind = static_cast<std::uint16_t>(kindNumber(said.kind));
        pin.name = said.words;
        pins.push_back(pin);
    }
    m_wall.setSaid(pins.empty() ? nullptr : SceneAssets::fromList(std::move(pins)));
}

} // namespace placeweave
