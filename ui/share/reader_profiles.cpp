// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/share/reader_profiles.h"

#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"
#include "ui/theme/words.h"

#include <algorithm>

namespace placeweave {

namespace {

Choice choiceOf(Profile base) {
    const QString code = QString::fromLatin1(nameOf(base).data(), qsizetype(nameOf(base).size()));
    QString label = Words::word("profile_" + code);
    if (!label.isEmpty())
        label.front() = label.front().toUpper();
    return {code, label, {}};
}

} // namespace

ReaderProfiles::ReaderProfiles(QObject *parent) : ReaderProfiles(Session::instance(), parent) {}

ReaderProfiles::ReaderProfiles(Session *session, QObject *parent)
    : QObject(parent), m_session(session) {
    if (!m_session)
        return;
    connect(m_session, &Session::published, this, &ReaderProfiles::read);
    connect(m_session, &Session::mapChanged, this, [this] {
        m_own.clear();
        emit changed();
        read();
    });
    read();
}

void ReaderProfiles::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_session->read<std::vector<ReaderProfile>>(
        this, [](MapFile &map) { return readerProfiles(map); },
        [this](Result<std::vector<ReaderProfile>> profiles) {
            if (!profiles) {
                m_session->notice()->tell(profiles.error());
                return;
            }
            const bool isSame = std::ranges::equal(*profiles, m_own, {}, &recordOf, &recordOf);
            m_own = std::move(*profiles);
            if (!isSame)
                emit changed();
        });
}

QString ReaderProfiles::codeOf(const ReaderProfile &profile) {
    return profile.id ? QString::number(profile.id.value) : choiceOf(profile.base).code;
}

QList<Choice> ReaderProfiles::own() const {
    QList<Choice> list;
    for (const ReaderProfile &profile : m_own)
        list.append({codeOf(profile), toQString(profile.name), inWords(codeOf(profile)).join(' ')});
    return list;
}

QList<Choice> ReaderProfiles::all() const {
    return QList<Choice>{choiceOf(Profile::Public), choiceOf(Profile::Partner),
                         choiceOf(Profile::Internal)} +
           own();
}

QList<Choice> ReaderProfiles::forOthers() const {
    QList<Choice> list{choiceOf(Profile::Partner), choiceOf(Profile::Public)};
    for (const ReaderProfile &profile : m_own)
        if (profile.base != Profile::Internal)
            list.append(
                {codeOf(profile), toQString(profile.name), inWords(codeOf(profile)).join(' ')});
    return list;
}

QStringList ReaderProfiles::inWords(const QString &code) const {
    QStringList sentences;
    if (isOwn(code))
        for (const std::string &sentence : narrowingInWords(at(code)))
            sentences << toQString(sentence);
    return sentences;
}

bool ReaderProfiles::isOwn(const QString &code) const {
    return std::ranges::contains(m_own, code, &codeOf);
}

QString ReaderProfiles::named(const QString &code) const {
    const ReaderProfile profile = at(code);
    return profile.id ? tr("“%1”").arg(toQString(profile.name))
                      : Words::word("profile_" + choiceOf(profile.base).code);
}

bool ReaderProfiles::has(const QString &code) const {
    return profileByName(code.toStdString()) || isOwn(code);
}

ReaderProfile ReaderProfiles::at(const QString &code) const {
    if (const auto base = profileByName(code.toStdString()))
        return *base;
    const auto found = std::ranges::find(m_own, code, &codeOf);
    return found == m_own.end() ? ReaderProfile(Profile::Partner) : *found;
}

void ReaderProfiles::remove(const QString &code) {
    const auto found = std::ranges::find(m_own, code, &codeOf);
    if (found == m_own.end() || !m_session)
        return;
    m_session->write<bool>(
        this,
        [row = found->id, name = found->name](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::removeRow(map, Entity::ReaderProfile, row, name));
            return true;
        },
        [this, name = toQString(found->name)](Result<bool> removed) {
            if (removed)
                m_session->sayUndoable(tr("“%1” is deleted.").arg(name));
        });
}

} // namespace placeweave
