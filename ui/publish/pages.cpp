// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/pages.h"

#include "ui/publish/pdf_tags.h"
#include "ui/publish/sheet_layout.h"

#include "core/exchange/replaced_file.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPdfWriter>

#include <algorithm>

namespace placeweave {

void PagePainter::part(Part part, const std::function<void()> &draw, const QString &said,
                       const QString &language) {
    if (!m_tags)
        return draw();
    const int number = m_tags->begin(painter, part, said, language);
    draw();
    m_tags->end(painter, number);
}

void PagePainter::group(Part part, const std::function<void()> &draw) {
    if (!m_tags)
        return draw();
    m_tags->open(part);
    draw();
    m_tags->close();
}

QImage pictureOf(const Pages &pages, std::size_t page, int longSide) {
    if (page >= pages.pages.size())
        return {};
    const double zoom = longSide / std::max(pages.size.width(), pages.size.height());
    QImage image((pages.size * zoom).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(zoom, zoom);
    PagePainter onPage(painter);
    if (const auto under = pages.under.find(page); under != pages.under.end()) {
        painter.save();
        painter.setClipRect(under->second.window, Qt::IntersectClip);
        painter.translate(under->second.at);
        pages.large[under->second.large].draw(onPage);
        painter.restore();
    }
    pages.pages[page](onPage);
    return image;
}

static QPageLayout layoutOf(QSizeF size) {
    return {QPageSize(size / kPaperDpi, QPageSize::Inch, {}, QPageSize::ExactMatch),
            QPageLayout::Portrait, QMarginsF()};
}

Result<void> writePdf(const Pages &pages, const std::filesystem::path &file,
                      const Progress &progress) {
    constexpr int kResolution = 600;
    PW_TRY(ReplacedFile whole, ReplacedFile::beside(file));
    PdfTags tags;
    QByteArray pdf;
    {
        QBuffer buffer(&pdf);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(kResolution);
        writer.setTitle(pages.title);
        writer.setCreator(QStringLiteral("Placeweave"));
        writer.setPageLayout(layoutOf(pages.size));
        QPainter painter;
        if (!painter.begin(&writer))
            return fail(ErrorCode::Internal, "The pages could not be drawn.", file.string());
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter.scale(kResolution / kPaperDpi, kResolution / kPaperDpi);
        const auto total = std::ssize(pages.pages);
        for (std::ptrdiff_t i = 0; i < total; ++i) {
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled, "Stopped; no file was written.");
            progress.report(i, total);
            if (i > 0)
                writer.newPage();
            tags.beginPage();
            painter.save();
            PagePainter onPage(painter, &tags);
            pages.pages[static_cast<std::size_t>(i)](onPage);
            painter.restore();
        }
        // As pages after the others, from where they are taken to lie under those.
        for (const Pages::Large &large : pages.large) {
            writer.setPageLayout(layoutOf(large.size));
            writer.newPage();
            painter.save();
            PagePainter silent(painter);
            large.draw(silent);
            painter.restore();
        }
        painter.end();
    }
    if (!tags.isEmpty() || !pages.large.empty()) {
        PW_TRY(pdf, finished(pdf, tags, pages));
    }
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "Stopped; no file was written.");
    whole.write({pdf.constData(), static_cast<std::size_t>(pdf.size())});
    return whole.commit();
}

} // namespace placeweave
