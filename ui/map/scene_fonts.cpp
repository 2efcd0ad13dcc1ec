// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/scene_painter.h"
#include "ui/record/value_text.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>

namespace placeweave {

struct SceneFonts::Face {
    QFont font;
    QFontMetricsF metrics;
    mutable QHash<QByteArray, double> widths;
};

QString SceneFonts::family() {
    static const QString kFamily = [] {
        const QString wanted = QStringLiteral("Atkinson Hyperlegible");
        return QFontDatabase::hasFamily(wanted)
                   ? wanted
                   : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    return kFamily;
}

SceneFonts::SceneFonts(double textScale, Letters letters) : m_scale(textScale) {
    m_faces.reserve(kTextStyles);
    for (std::size_t style = 0; style < kTextStyles; ++style) {
        const TextLook look = textLook(static_cast<TextStyle>(style), mapTheme(false));
        QFont font(family());
        font.setBold(look.bold);
        font.setItalic(look.italic);
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(look.size * textScale))));
        // In shares of a letter, about half as wide as high: printers take absolute spacing amiss.
        if (look.spacing > 0 && letters == Letters::Spaced)
            font.setLetterSpacing(QFont::PercentageSpacing,
                                  100 + 100 * look.spacing / (0.52 * look.size));
        font.setHintingPreference(QFont::PreferNoHinting);
        m_faces.push_back(Face{font, QFontMetricsF(font), {}});
    }
}

SceneFonts::~SceneFonts() = default;
SceneFonts::SceneFonts(SceneFonts &&) noexcept = default;
SceneFonts &SceneFonts::operator=(SceneFonts &&) noexcept = default;

double SceneFonts::width(std::string_view string, TextStyle style) const {
    const Face &face = m_faces[static_cast<std::size_t>(style)];
    const QByteArray key =
        QByteArray::fromRawData(string.data(), static_cast<qsizetype>(string.size()));
    if (const auto known = face.widths.constFind(key); known != face.widths.constEnd())
        return *known;
    constexpr qsizetype kMostKept = 20'000;
    if (face.widths.size() > kMostKept)
        face.widths.clear();
    const double width = face.metrics.horizontalAdvance(toQString(string));
    face.widths.insert(QByteArray(string.data(), static_cast<qsizetype>(string.size())), width);
    return width;
}

double SceneFonts::height(TextStyle style) const {
    return m_faces[static_cast<std::size_t>(style)].metrics.height();
}

const QFont &SceneFonts::font(TextStyle style) const {
    return m_faces[static_cast<std::size_t>(style)].font;
}

double SceneFonts::ascent(TextStyle style) const {
    return m_faces[static_cast<std::size_t>(style)].metrics.ascent();
}

} // namespace placeweave
