// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/library_reading.h"

#include "ui/outreach/library_files.h"
#include "ui/outreach/library_words.h"
#include "ui/record/record_facts.h"
#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/model/vocabulary.h"

#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace placeweave {

namespace {

// How far it is kept in: 0 for anyone.
int keptIn(const LibraryItem &item) {
    const auto index = vocabulary("sensitivity").indexOf(item.permission());
    return index ? static_cast<int>(*index) : std::numeric_limits<int>::max();
}

} // namespace

LibraryReading::LibraryReading(QObject *parent) : LibraryReading(Session::instance(), parent) {}

LibraryReading::LibraryReading(Session *session, QObject *parent)
    : QObject(parent), m_session(session) {
    if (session)
        connect(session->library(), &Library::changed, this, &LibraryReading::readAgain);
}

LibraryReading::~LibraryReading() = default;

QString LibraryReading::title() const {
    if (!m_item)
        return {};
    // First words are no title where the words stand below.
    return m_item->row["title"].isEmpty() && !m_item->words().empty() ? QString()
                                                                      : libraryTitle(*m_item);
}

QString LibraryReading::words() const {
    return m_item ? toQString(m_item->words()) : QString();
}

QString LibraryReading::kind() const {
    return m_item ? libraryKind(*m_item) : QString();
}

QString LibraryReading::from() const {
    return m_item ? libraryFrom(*m_item) : QString();
}

QString LibraryReading::permission() const {
    return m_item ? libraryPermission(*m_item) : QString();
}

QString LibraryReading::link() const {
    return m_item && !m_item->isStory() ? toQString(m_item->row.text("link")) : QString();
}

QString LibraryReading::address() const {
    return linkOf("website", link());
}

bool LibraryReading::hasSound() const {
    return m_item && !m_item->attachments.empty() &&
           isSound(m_item->attachments.front().text("media_type"));
}

QString LibraryReading::attached() const {
    return m_item && !m_item->attachments.empty() ? fileNameOf(m_item->attachments.front())
                                                  : QString();
}

QString LibraryReading::inWords() const {
    return m_item && !m_item->attachments.empty()
               ? toQString(m_item->attachments.front().text("text_alternative"))
               : QString();
}

int LibraryReading::at() const {
    if (!m_item)
        return -1;
    const Key key{m_item->row.entity(), m_item->row.id()};
    const auto found = std::ranges::find(m_others, key);
    return found == m_others.end() ? -1 : static_cast<int>(found - m_others.begin());
}

QString LibraryReading::position() const {
    return m_others.size() > 1 ? tr("%1 of %2").arg(at() + 1).arg(m_others.size()) : QString();
}

void LibraryReading::begin(bool story, qint64 row, LibraryList *from) {
    const Key key{story ? Entity::Story : Entity::Resource, RowId{row}};
    const LibraryItem *chosen =
        m_session ? m_session->library()->find(key.entity, key.row) : nullptr;
    if (!chosen || chosen->isLapsed)
        return;
    m_others.clear();
    if (from)
        for (const LibraryItem &item : from->rows())
            if (!item.isLapsed && keptIn(item) <= keptIn(*chosen))
                m_others.push_back({item.row.entity(), item.row.id()});
    show(key);
}

void LibraryReading::step(int by) {
    const int to = at() + by;
    if (m_item && to >= 0 && to < static_cast<int>(m_others.size()))
        show(m_others[static_cast<std::size_t>(to)]);
}

void LibraryReading::end() {
    m_item.reset();
    m_others.clear();
    m_picture = QImage();
    m_copy.reset();
    emit changed();
    emit pictureChanged();
}

void LibraryReading::show(Key key) {
    const LibraryItem *item = m_session->library()->find(key.entity, key.row);
    if (!item || item->isLapsed)
        return;
    m_item = *item;
    m_picture = QImage();
    m_copy.reset();
    emit changed();
    emit pictureChanged();
    readPicture();
}

void LibraryReading::readAgain() {
    if (!m_item)
        return;
    const LibraryItem *item = m_session->library()->find(m_item->row.entity(), m_item->row.id());
    if (!item || item->isLapsed) {
        end();
        emit gone();
        return;
    }
    m_item = *item;
    emit changed();
    readPicture();
}

template <class Done>
void LibraryReading::withContent(Done done) {
    if (!m_item || m_item->attachments.empty())
        return;
    m_session->read<Record>(
        this,
        [id = m_item->attachments.front().id()](MapFile &map) {
            return map.record(Entity::Attachment, id);
        },
        [this, row = row(), done](Result<Record> attachment) {
            if (!attachment)
                m_session->notice()->tell(attachment.error());
            else if (const Bytes *content = (*attachment)["content"].bytes();
                     content && this->row() == row)
                done(*attachment, content->data);
        });
}

void LibraryReading::readPicture() {
    if (!m_item || m_item->attachments.empty() ||
        !isPicture(m_item->attachments.front().text("media_type"))) {
        if (hasPicture()) {
            m_picture = QImage();
            emit pictureChanged();
        }
        return;
    }
    m_session->read<QImage>(
        this,
        [id = m_item->attachments.front().id()](MapFile &map) -> Result<QImage> {
            PW_TRY(const Record attachment, map.record(Entity::Attachment, id));
            const Bytes *content = attachment["content"].bytes();
            return content ? pictureOf(content->data) : QImage();
        },
        [this, row = row()](Result<QImage> picture) {
            if (!picture || row != this->row())
                return;
            m_picture = *std::move(picture);
            emit pictureChanged();
        });
}

QString LibraryReading::suggestedName() const {
    return attached();
}

void LibraryReading::saveAttached(const QUrl &file) {
    withContent([this, path = file.toLocalFile()](const Record &, const std::string &content) {
        QSaveFile out(path);
        const bool isSaved = out.open(QIODevice::WriteOnly) &&
                             out.write(QByteArray::fromStdString(content)) >= 0 && out.commit();
        const QString name = QFileInfo(path).fileName();
        if (isSaved)
            m_session->notice()->say(tr("Saved as %1.").arg(name));
        else
            m_session->notice()->warn(tr("%1 could not be saved there.").arg(name));
    });
}

void LibraryReading::play() {
    if (!hasSound())
        return;
    withContent([this](const Record &attachment, const std::string &content) {
        m_copy = std::make_unique<QTemporaryDir>();
        const QString path = m_copy->filePath(fileNameOf(attachment));
        QFile out(path);
        const bool isThere =
            out.open(QIODevice::WriteOnly) && out.write(QByteArray::fromStdString(content)) >= 0;
        out.close();
        if (!isThere || !QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
            m_session->notice()->warn(
                tr("This computer has nothing to play it with. Save a copy instead."));
    });
}

} // namespace placeweave
