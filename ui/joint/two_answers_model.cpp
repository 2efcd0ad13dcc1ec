// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/two_answers_model.h"

#include "ui/record/row_name.h"
#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/store/merge.h"

#include <QDateTime>
#include <QLocale>
#include <QUrl>

namespace placeweave {

TwoAnswersModel::TwoAnswersModel(QObject *parent) : TwoAnswersModel(Session::instance(), parent) {}

TwoAnswersModel::TwoAnswersModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {}

int TwoAnswersModel::rowCount(const QModelIndex &parent) const {
    const Question *one = current();
    return parent.isValid() || !one ? 0 : static_cast<int>(one->conflict.answers.size());
}

QVariant TwoAnswersModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Conflict &conflict = current()->conflict;
    const Conflict::Answer &answer = conflict.answers[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case AnswerRole: {
        QStringList values;
        for (std::size_t i = 0; i < conflict.fields.size(); ++i) {
            const QString value = shownText(*conflict.fields[i], answer.values[i]);
            const QString text = value.isEmpty() ? tr("nothing") : value;
            values << (conflict.fields.size() == 1
                           ? text
                           : tr("%1: %2").arg(toQString(conflict.fields[i]->label), text));
        }
        return values.join('\n');
    }
    case WhoRole: {
        if (!answer.action)
            return tr("so from the beginning");
        const QString when = QLocale().toString(
            QDateTime::fromString(toQString(answer.at), Qt::ISODateWithMs).toLocalTime(),
            QLocale::ShortFormat);
        return answer.author.empty() ? when
                                     : toQString(answer.author) + QStringLiteral(" · ") + when;
    }
    case StandsRole:
        return answer.stands;
    default:
        return {};
    }
}

QHash<int, QByteArray> TwoAnswersModel::roleNames() const {
    return {{AnswerRole, "answer"}, {WhoRole, "who"}, {StandsRole, "stands"}};
}

const TwoAnswersModel::Question *TwoAnswersModel::current() const {
    return m_at < waiting() ? &m_open[static_cast<std::size_t>(m_at)] : nullptr;
}

QString TwoAnswersModel::question() const {
    const Question *one = current();
    return one ? one->about : tr("Nothing has two answers");
}

void TwoAnswersModel::load() {
    if (!m_session || !m_session->isOpen())
        return;
    m_session->read<std::vector<Question>>(
        this,
        [](MapFile &map) -> Result<std::vector<Question>> {
            PW_TRY(std::vector<Conflict> open, conflicts(map));
            std::vector<Question> questions;
            for (Conflict &conflict : open) {
                QStringList labels;
                for (const Field *field : conflict.fields)
                    labels << toQString(field->label).toLower();
                const QString about =
                    tr("%1: %2").arg(rowName(map, conflict.row), labels.join(", "));
                questions.push_back({std::move(conflict), about});
            }
            return questions;
        },
        [this](Result<std::vector<Question>> open) {
            if (open)
                take(std::move(*open));
            else
                m_session->notice()->tell(open.error());
        });
}

void TwoAnswersModel::take(std::vector<Question> open) {
    beginResetModel();
    m_open = std::move(open);
    m_at = waiting() > 0 ? m_at % waiting() : 0;
    endResetModel();
    emit changed();
    if (waiting() == 0)
        emit finished();
}

void TwoAnswersModel::skip() {
    if (waiting() < 2)
        return;
    beginResetModel();
    m_at = (m_at + 1) % waiting();
    endResetModel();
    emit changed();
}

void TwoAnswersModel::settle(int answer) {
    const Question *one = current();
    if (!one || answer < 0 || answer >= rowCount())
        return;
    m_session->write<ActionId>(
        this,
        [conflict = one->conflict, answer](MapFile &map) {
            return placeweave::settle(map, conflict, static_cast<std::size_t>(answer));
        },
        [this](const Result<ActionId> &done) {
            if (done)
                m_session->sayUndoable(tr("Settled."));
            load(); // what has changed meanwhile is asked anew
        });
}

void TwoAnswersModel::bringIn(const QList<QUrl> &files) {
    if (!m_session || !m_session->isOpen() || files.isEmpty())
        return;
    std::vector<std::filesystem::path> paths;
    for (const QUrl &file : files)
        paths.push_back(pathOf(file));
    m_session->longWrite<MergeOutcome>(
        tr("Bringing in what partners know"), this,
        [paths](MapFile &map, const Progress &progress) { return mergeInto(map, paths, progress); },
        [this](const Result<MergeOutcome> &outcome) {
            if (!outcome)
                return;
            QStringList told;
            told << (outcome->applied == 0
                         ? tr("Everything in it was here already.")
                         : tr("%1 came in.")
                               .arg(counted(outcome->rows, tr("record"), tr("records"))));
            if (outcome->withdrawn > 0)
                told << tr("%1 may not be seen here any more and was put away.")
                            .arg(counted(outcome->withdrawn, tr("record"), tr("records")));
            if (outcome->aheadActions > 0)
                told << tr("Some of it was written on a computer whose clock is days ahead.");
            m_session->notice()->say(told.join(' '));
            load();
        },
        Session::Wrote::Merged);
}

} // namespace placeweave
