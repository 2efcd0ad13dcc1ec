// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/library_files.h"

#include "ui/record/value_text.h"

#include "core/joint/sound_alone.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeDatabase>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace placeweave {

namespace {

constexpr int kLargestRead = 20'000;         // pixels a side: more is no photo
constexpr qint64 kLargestFile = 200'000'000; // bytes that are looked into at all

QString say(const char *text) {
    return QCoreApplication::translate("Library", text);
}

// What nobody can run by opening it. A picture that is drawn by instructions (SVG) could reach out.
constexpr std::array<std::string_view, 4> kPictures{"jpeg", "png", "webp", "gif"};
constexpr std::array kDocuments{
    "application/pdf",
    "text/plain",
    "text/csv",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"};

QImage readPicture(QByteArray bytes) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    if (!std::ranges::contains(kPictures, std::string_view(reader.format().toStdString())))
        return {};
    const QSize size = reader.size();
    if (size.width() > kLargestRead || size.height() > kLargestRead)
        return {};
    reader.setAutoTransform(true);
    if (size.width() > kLongestSide || size.height() > kLongestSide)
        reader.setScaledSize(size.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio));
    return reader.read();
}

// As JPEG, or as PNG where it can be seen through.
AttachedFile madeAnew(const QImage &picture, const QString &stem) {
    const bool isThrough = picture.hasAlphaChannel();
    QImage plain =
        picture.convertToFormat(isThrough ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    for (const QString &key : plain.textKeys()) // what was written about it in the file
        plain.setText(key, QString());
    constexpr int kQuality = 85;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    plain.save(&buffer, isThrough ? "PNG" : "JPEG", isThrough ? -1 : kQuality);
    return {(stem + (isThrough ? ".png" : ".jpg")).toStdString(),
            isThrough ? "image/png" : "image/jpeg", bytes.toStdString()};
}

} // namespace

bool isPicture(std::string_view mediaType) {
    return mediaType.starts_with("image/");
}

bool isSound(std::string_view mediaType) {
    return mediaType.starts_with("audio/");
}

std::expected<AttachedFile, QString> fileToAttach(const QString &path, bool isStory) {
    const QFileInfo info(path);
    QFile file(path);
    // A device or a pipe could be read for ever.
    if (!info.isFile() || info.size() > kLargestFile || !file.open(QIODevice::ReadOnly))
        return std::unexpected(say("%1 cannot be read.").arg(info.fileName()));
    const QByteArray bytes = file.readAll();
    const QString type = QMimeDatabase().mimeTypeForFileNameAndData(info.fileName(), bytes).name();
    AttachedFile taken{info.fileName().toStdString(), type.toStdString(), {}};
    if (type.startsWith("image/")) {
        const QImage picture = readPicture(bytes);
        if (picture.isNull())
            return std::unexpected(say("This is no picture that can be shown: a JPEG or PNG is."));
        taken = madeAnew(picture, info.completeBaseName());
    } else if (isSound(taken.mediaType)) {
        Result<std::string> alone = soundAlone(bytes.toStdString());
        if (!alone)
            return std::unexpected(
                alone.error().code == ErrorCode::Unsupported
                    ? say("What else is written in this recording (where it was made, on whose "
                          "telephone) cannot be taken out of this sort of file. Save it as MP3, "
                          "M4A or WAV, and attach that.")
                    : say("This recording is damaged: it cannot be read whole."));
        taken.content = *std::move(alone);
    } else if (!isStory && std::ranges::contains(kDocuments, type.toStdString())) {
        taken.content = bytes.toStdString();
    } else {
        return std::unexpected(
            isStory ? say("A story takes a picture (JPEG, PNG) or a sound (MP3, M4A, "
                          "WAV, OGG).")
                    : say("A resource takes a document (PDF, Word, Excel, "
                          "PowerPoint, text), a picture or a sound."));
    }
    if (taken.content.size() > kMostAttachmentBytes)
        return std::unexpected(say("It is too large to go into the map: at most %1 MB. Keep it "
                                   "elsewhere, and write down where.")
                                   .arg(kMostAttachmentBytes / 1'000'000));
    return taken;
}

QImage pictureOf(const std::string &content) {
    return readPicture(QByteArray::fromStdString(content));
}

QString fileNameOf(const Record &attachment) {
    QString name = toQString(attachment.text("name"));
    name.remove(QRegularExpression("[\\\\/:*?\"<>|\\x00-\\x1f]"));
    name = name.trimmed();
    if (name.isEmpty() || name.startsWith('.'))
        name = say("attachment") + name;
    const QMimeType type =
        QMimeDatabase().mimeTypeForName(toQString(attachment.text("media_type")));
    const QStringList endings = type.isValid() ? type.suffixes() : QStringList();
    if (!endings.contains(QFileInfo(name).suffix().toLower()))
        name += '.' + (endings.isEmpty() ? QStringLiteral("bin") : type.preferredSuffix());
    return name;
}

} // namespace placeweave
