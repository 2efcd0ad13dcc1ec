// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/record_fields.h"

#include "ui/directory/row_changes.h"
#include "ui/record/private_matter.h"
#include "ui/record/record_layout.h"
#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"
#include "ui/theme/words.h"

#include "core/base/text.h"

#include <QRegularExpression>

namespace placeweave {

namespace {

constexpr std::uint32_t kCandidates = 8;

} // namespace

std::string contactTypeOf(const QString &value) {
    static const QRegularExpression number("^[+0-9(][0-9 ()+-]{5,}$");
    const QString text = value.trimmed();
    if (text.contains("facebook.com", Qt::CaseInsensitive))
        return "facebook";
    if (text.contains("instagram.com", Qt::CaseInsensitive))
        return "instagram";
    if (text.startsWith("http", Qt::CaseInsensitive) ||
        text.startsWith("www.", Qt::CaseInsensitive))
        return "website";
    if (text.contains('@') && !text.contains(' '))
        return "email";
    if (number.match(text).hasMatch())
        return "phone";
    if (text.contains('.') && !text.contains(' '))
        return "website";
    return "other";
}

RecordFields::Editor RecordFields::editorOf(const Field &field) {
    using enum Editor;
    if (field.entity == Entity::Service && field.column == "schedule")
        return Days;
    switch (field.type) {
    case FieldType::LongText:
        return Lines;
    case FieldType::Code:
        return Code;
    case FieldType::CodeSet:
        return Codes;
    case FieldType::TextSet:
        return Texts;
    case FieldType::Integer:
        return Number;
    case FieldType::Boolean:
        return YesNo;
    case FieldType::Day:
        return Day;
    case FieldType::Owner:
    case FieldType::Reference:
        return RowOf;
    case FieldType::Text:
    case FieldType::Point:
    case FieldType::Bytes:
        break;
    }
    return Line;
}

RecordFields::RecordFields(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_open{"group:name"} {}

RecordFields::~RecordFields() = default;

int RecordFields::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_nodes.size());
}

QVariant RecordFields::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Node &node = m_nodes[static_cast<std::size_t>(index.row())];
    switch (role) {
    case FormRole:
        return static_cast<int>(node.form);
    case KeyRole:
        return node.key;
    case DepthRole:
        return node.depth;
    case OpenRole:
        return node.open;
    case Qt::DisplayRole:
    case LabelRole:
        return node.label;
    case HelpRole:
        if (node.field && node.field->column == "note")
            return Words::word("safeguarding_no_contact");
        return node.field ? toQString(node.field->help) : QString();
    case EditorRole:
        return static_cast<int>(node.field ? editorOf(*node.field) : Editor::Line);
    case ValueRole:
        if (const auto typed = m_typed.constFind(node.key); typed != m_typed.constEnd())
            return *typed;
        return node.field ? typedText(*node.field, node.value) : QString();
    case ShownRole:
        return node.shown;
    case UnitRole:
        return node.field && node.field->type == FieldType::Integer ? toQString(node.field->detail)
                                                                    : QString();
    case FieldRole:
        return node.field ? static_cast<int>(node.field->key) : 0;
    case SummaryRole:
        return node.summary;
    case ErrorRole:
        return m_errors.value(node.key);
    case GroupRole:
        return node.group;
    default:
        return {};
    }
}

QHash<int, QByteArray> RecordFields::roleNames() const {
    return {{FormRole, "form"},     {KeyRole, "key"},     {DepthRole, "depth"},
            {OpenRole, "open"},     {LabelRole, "label"}, {HelpRole, "help"},
            {EditorRole, "editor"}, {ValueRole, "value"}, {ShownRole, "shown"},
            {UnitRole, "unit"},     {FieldRole, "field"}, {SummaryRole, "summary"},
            {ErrorRole, "error"},   {GroupRole, "group"}};
}

void RecordFields::setBundle(const std::shared_ptr<const RecordBundle> &bundle) {
    const bool another = !bundle || !m_bundle || bundle->id() != m_bundle->id();
    m_bundle = bundle;
    if (another) {
        m_errors.clear();
        m_typed.clear();
        readCommunities();
    }
    rebuild();
}

void RecordFields::rebuild() {
    std::vector<Node> next = m_bundle ? Layout(*m_bundle, m_open).nodes() : std::vector<Node>();
    const RowChanges changes =
        rowChanges(m_nodes, next, [](const Node &a, const Node &b) { return a.key == b.key; });
    const int first = static_cast<int>(changes.first);
    if (changes.removed > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(changes.removed) - 1);
        m_nodes.erase(m_nodes.begin() + changes.first,
                      m_nodes.begin() + changes.first + changes.removed);
        endRemoveRows();
    }
    if (changes.inserted > 0)
        beginInsertRows({}, first, first + static_cast<int>(changes.inserted) - 1);
    m_nodes = std::move(next);
    if (changes.inserted > 0)
        endInsertRows();
    if (!m_nodes.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

const RecordFields::Node *RecordFields::nodeAt(int row) const {
    return row >= 0 && row < rowCount() ? &m_nodes[static_cast<std::size_t>(row)] : nullptr;
}

int RecordFields::rowOfKey(const QString &key) const {
    const auto found = std::ranges::find(m_nodes, key, &Node::key);
    return found == m_nodes.end() ? -1 : static_cast<int>(found - m_nodes.begin());
}

void RecordFields::toggle(int row) {
    const Node *node = nodeAt(row);
    if (!node || (node->form != Form::Group && node->form != Form::Row))
        return;
    if (!m_open.remove(node->key))
        m_open.insert(node->key);
    rebuild();
}

int RecordFields::openGroup(const QString &code) {
    const QString key = "group:" + code;
    if (!m_open.contains(key)) {
        m_open.insert(key);
        rebuild();
    }
    return rowOfKey(key);
}

void RecordFields::fail(const QString &key, const QString &sentence) {
    m_errors.insert(key, sentence);
    if (const int row = rowOfKey(key); row >= 0)
        emit dataChanged(index(row), index(row), {ErrorRole, ValueRole});
}

void RecordFields::done(const QString &key, const Result<void> &outcome, const QString &typed) {
    if (outcome) {
        m_errors.remove(key);
        m_typed.remove(key);
    } else {
        m_typed.insert(key, typed); // the notice says why
    }
    if (const int row = rowOfKey(key); row >= 0)
        emit dataChanged(index(row), index(row), {ErrorRole, ValueRole});
}

void RecordFields::set(int row, const QString &typed) {
    const Node *node = nodeAt(row);
    if (!node || node->form != Form::Field || !m_bundle)
        return;
    if (refersToRow(*node->field)) {
        setReference(*node, typed);
        return;
    }
    const QString key = node->key;
    const auto value = understood(*node->field, typed);
    if (!value) {
        m_typed.insert(key, typed);
        fail(key, value.error());
        return;
    }
    if (node->field->column == "name" && node->entity == Entity::Organisation && value->isEmpty()) {
        m_typed.insert(key, typed);
        fail(key, tr("Every organisation needs a name."));
        return;
    }
    const PrivateMatter matter =
        value->isText() ? privateMatterIn(value->text()) : PrivateMatter::None;
    if (matter == PrivateMatter::NhsNumber && node->field->type == FieldType::LongText) {
        m_typed.insert(key, typed);
        fail(key, sentenceFor(matter));
        return;
    }
    if (*value == node->value && !m_errors.contains(key))
        return;
    const bool ofOrganisation =
        node->entity == Entity::Organisation ||
        (node->entity == Entity::Location &&
         (!node->row || (m_bundle->place && m_bundle->place->id() == node->row)));
    m_session->write<void>(
        this,
        [organisation = m_bundle->id(), name = m_bundle->name(), field = node->field,
         id = node->row, value = *value, ofOrganisation](MapFile &map) {
            return ofOrganisation ? edits::setForAll(map, {organisation}, *field, value)
                                  : edits::setField(map, *field, id, value, name);
        },
        [this, key, typed, matter](const Result<void> &outcome) {
            done(key, outcome, typed);
            if (outcome &&
                (matter == PrivateMatter::BirthDate || matter == PrivateMatter::HomeAddress))
                fail(key, sentenceFor(matter)); // kept, but looked at again
        });
}

void RecordFields::setReference(const Node &node, const QString &code) {
    const QString key = node.key;
    const std::string subject = m_bundle->name();
    std::function<Result<void>(MapFile &)> work;
    if (code.startsWith("new:") && node.entity == Entity::Serves)
        work = [organisation = m_bundle->id(), name = code.mid(4).toStdString(),
                id = node.row](MapFile &map) {
            return edits::serveNewCommunity(map, organisation, name, id);
        };
    else
        work = [field = node.field, id = node.row, to = code.section(':', -1).toLongLong(),
                subject](MapFile &map) {
            return edits::setField(map, *field, id, to ? Value(std::int64_t{to}) : Value(),
                                   subject);
        };
    m_session->write<void>(this, std::move(work),
                           [this, key](const Result<void> &outcome) { done(key, outcome, {}); });
}

void RecordFields::add(int row, const QString &typed) {
    const Node *node = nodeAt(row);
    const QString text = typed.simplified();
    if (!node || node->form != Form::Add || text.isEmpty() || !m_bundle)
        return;
    const std::string subject = m_bundle->name();
    const QString key = node->key;
    const auto finish = [this, key, entity = node->entity](const Result<RowId> &made) {
        if (!made)
            return;
        // A service or a person has more to be said; the rest is done.
        const QString rowKey = QString("row:%1:%2").arg(static_cast<int>(entity)).arg(made->value);
        if (entity == Entity::Service || entity == Entity::Person || entity == Entity::Channel ||
            entity == Entity::Connection)
            m_open.insert(rowKey);
        rebuild();
        emit rowAdded(rowKey);
    };
    Record record(node->entity);
    switch (node->entity) {
    case Entity::Service:
    case Entity::Channel:
        record["organisation_id"] = Value(node->parent.value);
        record["name"] = Value(text.toStdString());
        break;
    case Entity::Person:
        record["organisation_id"] = Value(node->parent.value);
        record["name"] = Value(text.toStdString());
        break;
    case Entity::Contact:
        record[node->parent == m_bundle->id() ? "organisation_id" : "person_id"] =
            Value(node->parent.value);
        record["contact_type"] = Value(contactTypeOf(text));
        record["value"] = Value(text.toStdString());
        break;
    case Entity::Connection:
        record["from_id"] = Value(node->parent.value);
        record["to_id"] = Value(std::int64_t{text.section(':', -1).toLongLong()});
        record["what"] = Value("partner");
        break;
    case Entity::Serves:
        if (text.startsWith("new:")) {
            m_session->write<void>(this, [organisation = m_bundle->id(),
                                          name = text.mid(4).toStdString()](MapFile &map) {
                return edits::serveNewCommunity(map, organisation, name, {});
            });
            return;
        }
        record["organisation_id"] = Value(node->parent.value);
        record["community_id"] = Value(std::int64_t{text.section(':', -1).toLongLong()});
        break;
    case Entity::ServiceAtLocation: {
        if (text.startsWith("new:")) {
            m_session->write<void>(
                this, [service = node->parent, name = text.mid(4).toStdString()](MapFile &map) {
                    return edits::happenAtNewPlace(map, service, name, {});
                });
            return;
        }
        const bool byOrganisation = text.startsWith("organisation:");
        const RowId chosen{text.section(':', -1).toLongLong()};
        m_session->write<RowId>(
            this,
            [record, service = node->parent, chosen, byOrganisation,
             subject](MapFile &map) mutable -> Result<RowId> {
                RowId place = chosen;
                if (byOrganisation) {
                    PW_TRY(const Record host, map.record(Entity::Organisation, chosen));
                    place = host.reference("location_id");
                    if (!place)
                        return placeweave::fail(ErrorCode::InvalidInput,
                                                "It has no place on the map yet",
                                                host.text("name"));
                }
                record["service_id"] = Value(service.value);
                record["location_id"] = Value(place.value);
                return edits::addRow(map, record, subject);
            },
            finish);
        return;
    }
    default:
        return;
    }
    m_session->write<RowId>(
        this, [record, subject](MapFile &map) { return edits::addRow(map, record, subject); },
        finish);
}

void RecordFields::removeRow(int row) {
    const Node *node = nodeAt(row);
    if (node && node->form == Form::Row && m_bundle)
        m_session->write<void>(this, [entity = node->entity, id = node->row,
                                      subject = m_bundle->name()](MapFile &map) {
            return edits::removeRow(map, entity, id, subject);
        });
}

void RecordFields::readCommunities() {
    m_communities.clear();
    if (!m_session || !m_bundle)
        return;
    using Names = std::vector<std::pair<RowId, QString>>;
    m_session->read<Names>(
        this,
        [](MapFile &map) -> Result<Names> {
            Names names;
            PW_CHECK(map.forEach(Entity::Community, [&](const Record &community) {
                names.emplace_back(community.id(), toQString(community.text("name")));
                return true;
            }));
            return names;
        },
        [this](Result<Names> names) {
            if (names)
                m_communities = std::move(*names);
        });
}

QList<Choice> RecordFields::candidates(int row, const QString &typed) const {
    const Node *node = nodeAt(row);
    if (!node || !node->field || !m_bundle)
        return {};
    const QString text = typed.simplified();
    const std::string wanted = folded(text.toStdString());
    const auto matches = [&](const QString &name) {
        return wanted.empty() || folded(name.toStdString()).find(wanted) != std::string::npos;
    };
    QList<Choice> choices;
    if (node->field->detail == "community") {
        bool known = false;
        for (const auto &[id, name] : m_communities) {
            known = known || name.compare(text, Qt::CaseInsensitive) == 0;
            if (choices.size() < kCandidates && matches(name))
                choices.append({"community:" + QString::number(id.value), name, {}});
        }
        if (!text.isEmpty() && !known)
            choices.append({"new:" + text, tr("Add “%1”").arg(text), tr("a new community")});
        return choices;
    }
    if (node->field->detail == "location") {
        for (const auto &[id, place] : m_bundle->locations)
            if (const QString name = toQString(placeInWords(place)); matches(name))
                choices.append({"place:" + QString::number(id.value), name, {}});
    }
    const auto index = m_session ? m_session->index() : nullptr;
    if (index && !text.isEmpty())
        for (const std::uint32_t found : index->find(text.toStdString(), kCandidates)) {
            const RowId id = index->id(found);
            if (id != m_bundle->id())
                choices.append({"organisation:" + QString::number(id.value),
                                toQString(index->name(found)), toQString(index->place(found))});
        }
    if (node->field->detail == "location" && !text.isEmpty())
        choices.append({"new:" + text, tr("Add “%1”").arg(text), tr("a new place")});
    return choices;
}

} // namespace placeweave
