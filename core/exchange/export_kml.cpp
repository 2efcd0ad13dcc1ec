// SPDX-License-Identifier: GPL-3.0-or-later
// KML 2.3 (OGC 12-007r2): a folder and a style for each kind; what is known is in ExtendedData,
// which other programs read as columns.
#include "core/exchange/export_formats.h"
#include "core/exchange/related_rows.h"

#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <format>
#include <map>

namespace placeweave {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : cleanText(text)) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c != '\r')
            out += c;
    }
    return out;
}

// aabbggrr, from the colour of the family in the vocabulary.
std::string colourOf(std::string_view kind) {
    const Term *term = vocabulary("kind").find(kind);
    const Term *family = term ? vocabulary("family").find(term->more("family")) : nullptr;
    const std::string_view hex = family ? family->more("colour") : "#7D8A95";
    if (hex.size() != 7)
        return "ff957d8a";
    return std::format("ff{}{}{}", hex.substr(5, 2), hex.substr(3, 2), hex.substr(1, 2));
}

// Without a description of its own, which programs would show as HTML, a balloon lists what is
// known.
std::string placemark(const ExportRows &rows, const ExportRow &row) {
    std::string out = std::format("<Placemark id=\"o-{}\"><name>{}</name>", row.code,
                                  escaped(row.organisation.text("name")));
    out += std::format("<styleUrl>#kind-{}</styleUrl><ExtendedData>",
                       escaped(row.organisation.text("kind")));
    for (const ExportColumn &column : rows.columns())
        if (const std::string text = rows.text(row, column); !text.empty() && column.key != "name")
            out += std::format("<Data name=\"{}\"><displayName>{}</displayName><value>{}</value>"
                               "</Data>",
                               escaped(column.key), escaped(column.label), escaped(text));
    out += "</ExtendedData>";
    if (const auto point = row.place ? (*row.place)["geom"].point() : std::nullopt)
        out += std::format("<Point><coordinates>{:.7f},{:.7f}</coordinates></Point>",
                           point->longitude, point->latitude);
    return out + "</Placemark>\n";
}

} // namespace

// Folders in the order of the vocabulary; those within in the order shown.
Result<std::int64_t> writeKml(ReplacedFile &file, const Exporting &what) {
    std::map<std::size_t, std::string> folders; // by place in the vocabulary
    std::map<std::size_t, std::string> kinds;
    const Vocabulary &known = vocabulary("kind");
    std::int64_t count = 0;
    PW_CHECK(what.source([&](const ExportRow &row) {
        const std::string &kind = row.organisation.text("kind");
        const std::size_t at =
            known.indexOf(kind).value_or(static_cast<std::uint16_t>(known.terms().size()));
        kinds.emplace(at, kind);
        folders[at] += placemark(what.rows, row);
        ++count;
        return true;
    }));
    PW_TRY(const std::string name, what.map.name());
    file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n");
    file.write(std::format("<name>{}</name>\n", escaped(name)));
    for (const auto &[at, kind] : kinds)
        file.write(std::format("<Style id=\"kind-{}\"><IconStyle><color>{}</color></IconStyle>"
                               "<LabelStyle><scale>0.8</scale></LabelStyle></Style>\n",
                               escaped(kind), colourOf(kind)));
    for (const auto &[at, placemarks] : folders) {
        const std::string &kind = kinds[at];
        file.write(std::format("<Folder><name>{}</name>\n",
                               kind.empty() ? "Kind not said" : escaped(known.label(kind))));
        file.write(placemarks);
        file.write("</Folder>\n");
    }
    file.write("</Document></kml>\n");
    return count;
}

} // namespace placeweave
