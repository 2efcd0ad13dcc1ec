// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/share/reader_profile_form.h"

#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"

#include "core/base/text.h"
#include "core/exchange/disclosure.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace placeweave {

namespace {

constexpr int kSettle = 250; // ms after the last choice before those who are left are counted

QString plain(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QStringList listOf(const std::vector<std::string> &codes) {
    QStringList list;
    for (const std::string &code : codes)
        list << toQString(code);
    return list;
}

std::vector<std::string> codesIn(const QStringList &list) {
    std::vector<std::string> codes;
    for (const QString &code : list)
        codes.push_back(code.toStdString());
    return codes;
}

Sensitivity levelOf(Profile base) {
    return base == Profile::Public    ? Sensitivity::Public
           : base == Profile::Partner ? Sensitivity::Partner
                                      : Sensitivity::Internal;
}

bool showsAny(Entity entity, Profile base) {
    return std::ranges::any_of(
        fieldsOf(entity), [&](const Field &field) { return field.sensitivity <= levelOf(base); });
}

} // namespace

ReaderProfileForm::ReaderProfileForm(QObject *parent)
    : ReaderProfileForm(Session::instance(), parent) {}

ReaderProfileForm::ReaderProfileForm(Session *session, QObject *parent)
    : QObject(parent), m_session(session), m_profile(Profile::Partner) {
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, this, &ReaderProfileForm::countLeft);
}

// --- what is chosen ---

QString ReaderProfileForm::code() const {
    return m_profile.id ? ReaderProfiles::codeOf(m_profile) : QString();
}
QString ReaderProfileForm::base() const {
    return plain(nameOf(m_profile.base));
}
QStringList ReaderProfileForm::kinds() const {
    return listOf(m_profile.kinds);
}
QStringList ReaderProfileForm::activities() const {
    return listOf(m_profile.activities);
}
QStringList ReaderProfileForm::themes() const {
    return listOf(m_profile.themes);
}
QStringList ReaderProfileForm::contacts() const {
    return listOf(m_profile.contacts);
}
QString ReaderProfileForm::closest() const {
    return toQString(recordOf(m_profile).text("closest"));
}
QString ReaderProfileForm::agreed() const {
    return m_profile.agreed ? plain(nameOf(*m_profile.agreed)) : QString();
}
QString ReaderProfileForm::keptArea() const {
    return m_profile.area && m_areas.isEmpty() ? toQString(m_profile.areaName) : QString();
}

QStringList ReaderProfileForm::records() const {
    QStringList list;
    for (const Entity entity : m_profile.records)
        list << plain(info(entity).table);
    return list;
}

QStringList ReaderProfileForm::fields() const {
    QStringList list;
    for (const Field *field : m_profile.fields)
        list << QString::number(field->key);
    return list;
}

void ReaderProfileForm::touched() {
    m_left.clear();
    m_counts.next();
    emit leftChanged();
    emit changed();
    m_settle.start();
}

void ReaderProfileForm::setName(const QString &name) {
    if (name == m_name)
        return;
    m_name = name;
    emit changed();
}

void ReaderProfileForm::setBase(const QString &base) {
    const auto chosen = profileByName(base.toStdString());
    if (!chosen || *chosen == m_profile.base)
        return;
    m_profile.base = *chosen;
    // What these may not see anyway needs no word.
    std::erase_if(m_profile.records, [&](Entity entity) { return !showsAny(entity, *chosen); });
    std::erase_if(m_profile.fields,
                  [&](const Field *field) { return field->sensitivity > levelOf(*chosen); });
    if (m_profile.agreed && *m_profile.agreed >= *chosen && *chosen != Profile::Partner)
        m_profile.agreed.reset();
    touched();
}

void ReaderProfileForm::setKinds(const QStringList &codes) {
    m_profile.kinds = codesIn(codes);
    touched();
}
void ReaderProfileForm::setActivities(const QStringList &codes) {
    m_profile.activities = codesIn(codes);
    touched();
}
void ReaderProfileForm::setThemes(const QStringList &codes) {
    m_profile.themes = codesIn(codes);
    touched();
}
void ReaderProfileForm::setContacts(const QStringList &codes) {
    m_profile.contacts = codesIn(codes);
    touched();
}

void ReaderProfileForm::setRecords(const QStringList &tables) {
    m_profile.records.clear();
    for (const QString &table : tables)
        if (const EntityInfo *entity = entityByTable(table.toStdString()))
            m_profile.records.push_back(entity->entity);
    touched();
}

void ReaderProfileForm::setFields(const QStringList &keys) {
    m_profile.fields.clear();
    for (const QString &key : keys)
        if (const Field *field = fieldByKey(key.toLongLong()))
            m_profile.fields.push_back(field);
    touched();
}

void ReaderProfileForm::setClosest(const QString &code) {
    m_profile.closest = placeDetailOf(code.toStdString());
    touched();
}
void ReaderProfileForm::setRadius(int metres) {
    m_profile.radius = radiusOf(metres);
    touched();
}

void ReaderProfileForm::setAgreed(const QString &code) {
    m_profile.agreed = profileByName(code.toStdString());
    touched();
}

// --- what there is to choose ---

QList<Choice> ReaderProfileForm::bases() const {
    return {{"public", tr("Anyone"), {}},
            {"partner", tr("Partners"), {}},
            {"internal", tr("Just us"), {}}};
}

QList<Choice> ReaderProfileForm::recordChoices() const {
    static constexpr std::array kOffered{
        Entity::Service, Entity::Person,     Entity::Contact, Entity::Connection, Entity::Community,
        Entity::Channel, Entity::Need,       Entity::Story,   Entity::MapNote,    Entity::Exercise,
        Entity::Asked,   Entity::Engagement, Entity::Promise, Entity::Plan,       Entity::Resource};
    QList<Choice> list;
    for (const Entity entity : kOffered)
        if (showsAny(entity, m_profile.base))
            list.append({plain(info(entity).table), plain(info(entity).plural), {}});
    return list;
}

QList<Choice> ReaderProfileForm::fieldChoices() const {
    QList<Choice> list;
    for (const Entity entity : {Entity::Organisation, Entity::Location, Entity::Service,
                                Entity::Contact, Entity::Community})
        for (const Field &field : fieldsOf(entity))
            if (mayBeLeftOut(field) && field.sensitivity <= levelOf(m_profile.base) &&
                field.type != FieldType::Point)
                list.append(
                    {QString::number(field.key),
                     tr("%1 (%2)").arg(plain(field.label), plain(info(entity).label).toLower()),
                     {}});
    return list;
}

QList<Choice> ReaderProfileForm::closestChoices() const {
    return {{QString(), tr("As they may see them anyway"), {}},
            {"approximate", tr("Roughly, within …"), {}},
            {"area", tr("The postcode district only"), {}},
            {"hidden", tr("No places at all"), {}}};
}

QList<Choice> ReaderProfileForm::radiusChoices() const {
    return {{"400", tr("400 m"), {}},
            {"800", tr("800 m"), {}},
            {"1600", tr("1.6 km"), {}},
            {"3200", tr("3.2 km"), {}}};
}

QList<Choice> ReaderProfileForm::agreedChoices() const {
    QList<Choice> list{{QString(), tr("All that they may see"), {}}};
    if (m_profile.base != Profile::Public) {
        list.append({"partner", tr("Only those asked, who agreed"), {}});
        list.append({"public", tr("Only those who agreed to anyone"), {}});
    }
    return list;
}

QList<Choice> ReaderProfileForm::setChoices() const {
    return m_sets;
}

QList<Choice> ReaderProfileForm::areaChoices() const {
    QList<Choice> list;
    for (const Area &area : m_areasOfSet)
        list.append(
            {toQString(area.code), toQString(area.name.empty() ? area.code : area.name), {}});
    std::ranges::sort(list, [](const Choice &a, const Choice &b) {
        return a.label.localeAwareCompare(b.label) < 0;
    });
    return list;
}

QString ReaderProfileForm::trouble() const {
    const QString name = m_name.simplified();
    if (name.isEmpty())
        return tr("Give it a name, such as “For the mosque committee”.");
    const std::string small = folded(name.toStdString());
    for (const QString &taken :
         {tr("Anyone"), tr("Partners"), tr("Just us"), tr("Public"), tr("Partner"), tr("Internal")})
        if (folded(taken.toStdString()) == small)
            return tr("That name is taken; choose another.");
    if (std::ranges::any_of(m_otherNames, [&](const QString &other) {
            return folded(other.toStdString()) == small;
        }))
        return tr("That name is taken; choose another.");
    if (!m_profile.isNarrowed())
        return tr("Leave something out, or choose one of the three.");
    return {};
}

// --- areas ---

void ReaderProfileForm::readSets() {
    m_session->read<std::vector<AreaSet>>(
        this, [](MapFile &map) { return map.areas().sets(); },
        [this](Result<std::vector<AreaSet>> sets) {
            m_sets.clear();
            if (sets)
                for (const AreaSet &set : *sets)
                    m_sets.append({QString::number(set.id), toQString(set.name), {}});
            emit areasChanged();
        });
}

void ReaderProfileForm::setAreaSet(const QString &id) {
    if (id == m_areaSet)
        return;
    m_areaSet = id;
    m_areasOfSet.clear();
    if (!m_areas.isEmpty())
        dropArea();
    emit areasChanged();
    readAreas();
}

void ReaderProfileForm::readAreas() {
    if (m_areaSet.isEmpty())
        return;
    m_session->read<std::vector<Area>>(
        this, [set = m_areaSet.toLongLong()](MapFile &map) { return map.areas().areas(set); },
        [this, asked = m_areaSet](Result<std::vector<Area>> areas) {
            if (!areas || asked != m_areaSet)
                return;
            m_areasOfSet = std::move(*areas);
            emit areasChanged();
        });
}

void ReaderProfileForm::setAreas(const QStringList &codes) {
    m_areas = codes;
    useAreas();
    touched();
}

// Outlines are kept with the profile: whoever gets the map may not have these areas.
void ReaderProfileForm::useAreas() {
    Polygons outline;
    std::vector<std::string> names;
    for (const Area &area : m_areasOfSet)
        if (m_areas.contains(toQString(area.code))) {
            std::ranges::copy(area.outline, std::back_inserter(outline));
            names.push_back(area.name.empty() ? area.code : area.name);
        }
    m_profile.area = m_areas.isEmpty() ? std::nullopt : std::optional(std::move(outline));
    m_profile.areaName = joined(names, ", ");
}

void ReaderProfileForm::dropArea() {
    m_areas.clear();
    m_profile.area.reset();
    m_profile.areaName.clear();
    touched();
}

// --- beginning, counting, saving ---

void ReaderProfileForm::take(ReaderProfile profile, const ReaderProfiles &all) {
    m_profile = std::move(profile);
    m_name = toQString(m_profile.name);
    m_otherNames.clear();
    for (const Choice &other : all.own())
        if (other.code != code())
            m_otherNames << other.label;
    m_areas.clear();
    m_areaSet.clear();
    m_areasOfSet.clear();
    emit areasChanged();
    touched();
    readSets();
}

void ReaderProfileForm::begin(ReaderProfiles *all, const QString &base) {
    if (m_session && all)
        take(profileByName(base.toStdString()).value_or(Profile::Partner), *all);
}

void ReaderProfileForm::change(ReaderProfiles *all, const QString &code) {
    if (m_session && all && all->isOwn(code))
        take(all->at(code), *all);
}

void ReaderProfileForm::countLeft() {
    if (!m_session || !m_session->isOpen())
        return;
    struct Counts {
        std::int64_t shown = 0;
        std::int64_t atMost = 0;
    };
    const Newest::Ticket ticket = m_counts.next();
    m_session->read<Counts>(
        this,
        [profile = m_profile, ticket](MapFile &map) -> Result<Counts> {
            Counts counts;
            if (!ticket.isWanted())
                return counts;
            PW_TRY(const Disclosure own, Disclosure::of(map, profile));
            PW_TRY(const Disclosure base, Disclosure::of(map, profile.base));
            PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &row) {
                counts.shown += own.shows(Entity::Organisation, row.id());
                counts.atMost += base.shows(Entity::Organisation, row.id());
                return true;
            }));
            return counts;
        },
        [this, ticket](const Result<Counts> &counts) {
            if (!ticket.isWanted() || !counts)
                return;
            const QLocale locale;
            const QString shown = locale.toString(qlonglong(counts->shown));
            const QString most = locale.toString(qlonglong(counts->atMost));
            m_left = m_profile.base == Profile::Public
                         ? tr("%1 of the %2 organisations that anyone may see.").arg(shown, most)
                     : m_profile.base == Profile::Partner
                         ? tr("%1 of the %2 organisations that partners may see.").arg(shown, most)
                         : tr("%1 of the %2 organisations that are not private.").arg(shown, most);
            emit leftChanged();
        });
}

void ReaderProfileForm::save() {
    if (!m_session || !trouble().isEmpty())
        return;
    m_profile.name = m_name.simplified().toStdString();
    m_session->write<RowId>(
        this,
        [profile = m_profile](MapFile &map) -> Result<RowId> {
            const Record row = recordOf(profile);
            if (!profile.id)
                return edits::addRow(map, row, profile.name);
            PW_TRY(const Record before, map.record(Entity::ReaderProfile, profile.id));
            PW_TRY(Edit edit, Edit::begin(map, "reader_profile.change", profile.name));
            for (const Field &field : fieldsOf(Entity::ReaderProfile))
                if (!(row[field] == before[field]))
                    PW_CHECK(edit.set(field, profile.id, row[field]));
            PW_CHECK(edit.commit());
            return profile.id;
        },
        [this](Result<RowId> row) {
            if (!row)
                return;
            m_session->sayUndoable(tr("“%1” is saved.").arg(m_name.simplified()));
            emit saved(QString::number(row->value));
        });
}

} // namespace placeweave
