// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/pdf_file.h"

#include "ui/publish/sheet_layout.h"

#include "core/exchange/replaced_file.h"

#include <QPageLayout>
#include <QPdfWriter>

namespace placeweave {

Result<void> writePdf(const std::filesystem::path &file, const QString &title, QSizeF page,
                      const PdfPages &draw) {
    constexpr int kResolution = 600;
    PW_TRY(ReplacedFile whole, ReplacedFile::beside(file));
    bool isWritten = false;
    {
        QPdfWriter pdf(QString::fromStdU16String(whole.path().u16string()));
        pdf.setResolution(kResolution);
        pdf.setTitle(title);
        pdf.setCreator(QStringLiteral("Placeweave"));
        pdf.setPageLayout(
            QPageLayout(QPageSize(page / kPaperDpi, QPageSize::Inch, {}, QPageSize::ExactMatch),
                        QPageLayout::Portrait, QMarginsF()));
        QPainter painter;
        isWritten = painter.begin(&pdf);
        if (isWritten) {
            painter.scale(kResolution / kPaperDpi, kResolution / kPaperDpi);
            draw(painter, [&] { pdf.newPage(); });
            isWritten = painter.end();
        }
    }
    if (!isWritten)
        return fail(ErrorCode::ReadOnly, "It cannot be written there.", file.string());
    return whole.commit();
}

} // namespace placeweave
