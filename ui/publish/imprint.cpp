// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/imprint.h"

#include "core/base/machine.h"
#include "core/draw/theme.h"
#include "core/exchange/related_rows.h"
#include "ui/map/scene_painter.h"
#include "ui/record/value_text.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFontMetricsF>
#include <QImageReader>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <format>

namespace placeweave {
namespace {

constexpr int kLongestSide = 900; // pixels kept: 300 a side at 300 dpi is an inch
constexpr qint64 kLargestFile = 32 * 1024 * 1024;

QString words(const char *english) {
    return QCoreApplication::translate("Imprint", english);
}

} // namespace

// What is the matter with a drawing: half a sentence, empty for nothing. One that shows itself in
// itself, ten times ten times over, would be drawn for ever; and a picture that stands elsewhere
// may be anything that lies on this computer.
static std::string_view faultOfDrawing(const QByteArray &content) {
    constexpr int kMostRepeats = 30; // 3 of 3 of 3 ... are 3^10 at the worst
    if (content.startsWith("\x1F\x8B"))
        return "is a compressed drawing; save it as plain SVG or PNG";
    const auto first = std::ranges::find_if_not(content, [](char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || static_cast<uchar>(c) >= 0x80;
    });
    if (first == content.end() || *first != '<') // but for the mark of an encoding
        return {};
    QXmlStreamReader xml(content);
    int repeats = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("use") && ++repeats > kMostRepeats)
            return "repeats its parts too often to be drawn; save it as PNG";
        if (xml.name() != QLatin1String("image"))
            continue;
        for (const QXmlStreamAttribute &attribute : xml.attributes())
            if (attribute.name() == QLatin1String("href") &&
                !attribute.value().trimmed().startsWith(QLatin1String("data:")))
                return "shows a picture that is not in the file itself; save it as PNG";
    }
    return {};
}

Result<QImage> readLogo(const std::filesystem::path &file) {
    const std::string name = toUtf8(file.filename());
    QFile in(QString::fromStdU16String(file.u16string()));
    // A device or a pipe could be read for ever, and says no size.
    std::error_code unknown;
    const bool isThere = std::filesystem::exists(file, unknown);
    if (isThere && !std::filesystem::is_regular_file(file, unknown))
        return fail(ErrorCode::InvalidInput, std::format("The logo \"{}\" is no file.", name),
                    toUtf8(file));
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, std::format("The logo \"{}\" cannot be read.", name),
                    toUtf8(file));
    if (in.size() > kLargestFile)
        return fail(
            ErrorCode::InvalidInput,
            std::format("The logo \"{}\" is larger than 32 MB; choose a smaller picture.", name),
            toUtf8(file));
    QByteArray content = in.read(kLargestFile);
    if (const std::string_view fault = faultOfDrawing(content); !fault.empty())
        return fail(ErrorCode::InvalidInput, std::format("The logo \"{}\" {}.", name, fault),
                    toUtf8(file));
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!reader.canRead() || size.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    std::format("The logo \"{}\" is not a picture that can be read: PNG, JPEG and "
                                "SVG can.",
                                name),
                    toUtf8(file));
    // A drawing has no pixels of its own; a photograph is only made smaller.
    const bool isDrawing = reader.format().startsWith("svg");
    if (isDrawing || std::max(size.width(), size.height()) > kLongestSide)
        reader.setScaledSize(
            size.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    QImage logo = reader.read();
    if (logo.isNull())
        return fail(
            ErrorCode::InvalidInput,
            std::format("The logo \"{}\" cannot be read: it is damaged, or too large.", name),
            toUtf8(file));
    return logo;
}

QString partnersInWords(const Imprint &imprint) {
    QStringList names;
    for (const std::string &partner : imprint.partners)
        if (const QString name = toQString(cleanText(partner)).simplified(); !name.isEmpty())
            names << name;
    if (names.isEmpty())
        return {};
    const QString last = names.takeLast();
    return names.isEmpty() ? last : words("%1 and %2").arg(names.join(QStringLiteral(", ")), last);
}

void drawPartners(PagePainter &page, const QRectF &room, const Imprint &imprint, double size,
                  bool dark) {
    const MapTheme &theme = mapTheme(dark);
    double right = room.right();
    const double most = imprint.partners.empty() ? room.width() : room.width() * 0.6;
    if (!imprint.logos.empty()) {
        double wanted = 0;
        for (const QImage &logo : imprint.logos)
            wanted += room.height() * logo.width() / logo.height() + size;
        const double height = room.height() * std::min(1.0, most / wanted);
        page.part(
            Part::Figure,
            [&] {
                for (auto logo = imprint.logos.rbegin(); logo != imprint.logos.rend(); ++logo) {
                    const double width = height * logo->width() / logo->height();
                    const QRectF where(right - width, room.center().y() - height / 2, width,
                                       height);
                    // Logos are made for white paper.
                    if (dark)
                        page.painter.fillRect(where.adjusted(-3, -3, 3, 3), Qt::white);
                    page.painter.drawImage(where, *logo);
                    right -= width + size;
                }
            },
            words("Logos of the partners"));
    }
    const QString partners = partnersInWords(imprint);
    if (partners.isEmpty())
        return;
    QFont font(SceneFonts::family());
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(size))));
    font.setHintingPreference(QFont::PreferNoHinting);
    const QString line = words("Made by %1").arg(partners);
    const QRectF left(room.left(), room.top(), right - room.left(), room.height());
    page.part(
        Part::Paragraph,
        [&] {
            page.painter.setFont(font);
            page.painter.setPen(toQColor(theme.ink));
            page.painter.drawText(
                left, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                QFontMetricsF(font).elidedText(line, Qt::ElideRight, left.width() * 1.9));
        },
        line);
}

} // namespace placeweave
