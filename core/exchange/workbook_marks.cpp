// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workbook_marks.h"

#include "core/base/text.h"
#include "core/exchange/quiet_gdal.h"
#include "core/exchange/text_source.h"

#include <cpl_minixml.h>
#include <memory>

namespace placeweave {
namespace {

struct FreeXml {
    void operator()(CPLXMLNode *node) const { CPLDestroyXMLNode(node); }
};
using Xml = std::unique_ptr<CPLXMLNode, FreeXml>;

Xml parsed(const std::string &text) {
    Xml xml(CPLParseXMLString(text.c_str()));
    if (xml)
        CPLStripXMLNamespace(xml.get(), nullptr, TRUE);
    return xml;
}

std::string textOfMember(const TableSource &workbook, std::string member) {
    constexpr std::size_t kMost = 64 << 20;
    constexpr std::size_t kChunk = 1 << 18;
    auto source = TextSource::open(
        {.file = workbook.file, .name = workbook.name, .member = std::move(member)});
    std::string text;
    while (source && text.size() < kMost) {
        const std::size_t filled = text.size();
        text.resize(filled + kChunk);
        const auto got = source->read(text.data() + filled, kChunk);
        text.resize(filled + got.value_or(0));
        if (got.value_or(0) == 0)
            break;
    }
    return text;
}

bool isTrue(const CPLXMLNode *node, const char *attribute) {
    const std::string value = folded(CPLGetXMLValue(node, attribute, ""));
    return value == "1" || value == "true";
}

template <class Visit>
void forEachChild(const CPLXMLNode *parent, const char *name, const Visit &visit) {
    for (const CPLXMLNode *child = parent ? parent->psChild : nullptr; child; child = child->psNext)
        if (child->eType == CXT_Element && std::string_view(child->pszValue) == name)
            visit(child);
}

WorkbookMarks marksOfExcel(const std::string &text) {
    WorkbookMarks marks;
    const Xml xml = parsed(text);
    const CPLXMLNode *book = xml ? CPLGetXMLNode(xml.get(), "=workbook") : nullptr;
    if (!book)
        return marks;
    if (const CPLXMLNode *about = CPLGetXMLNode(book, "workbookPr"))
        marks.countsFrom1904 = isTrue(about, "date1904");
    forEachChild(CPLGetXMLNode(book, "sheets"), "sheet", [&](const CPLXMLNode *sheet) {
        if (std::string_view(CPLGetXMLValue(sheet, "state", "")).contains("idden"))
            marks.hiddenSheets.insert(CPLGetXMLValue(sheet, "name", ""));
    });
    return marks;
}

// A sheet has a style, and the style says whether it is shown. Only the tags that matter are
// parsed: the text holds all cells too.
WorkbookMarks marksOfOpenDocument(const std::string &text) {
    constexpr std::string_view kStyles = "<office:automatic-styles>";
    constexpr std::string_view kStylesEnd = "</office:automatic-styles>";
    constexpr std::string_view kTable = "<table:table ";
    WorkbookMarks marks;
    const std::size_t from = text.find(kStyles);
    const std::size_t to = text.find(kStylesEnd);
    if (from == std::string::npos || to == std::string::npos)
        return marks;
    std::set<std::string> hidden; // styles
    const Xml styles = parsed(text.substr(from, to + kStylesEnd.size() - from));
    forEachChild(styles.get(), "style", [&](const CPLXMLNode *style) {
        const CPLXMLNode *about = CPLGetXMLNode(style, "table-properties");
        if (about && folded(CPLGetXMLValue(about, "display", "true")) == "false")
            hidden.insert(CPLGetXMLValue(style, "name", ""));
    });
    for (std::size_t at = text.find(kTable, to); at != std::string::npos;
         at = text.find(kTable, at + 1)) {
        const std::size_t end = text.find('>', at);
        if (end == std::string::npos)
            break;
        std::string tag = text.substr(at, end - at);
        if (tag.ends_with('/'))
            tag.pop_back();
        const Xml table = parsed(tag + "/>");
        if (table && hidden.contains(CPLGetXMLValue(table.get(), "style-name", "")))
            marks.hiddenSheets.insert(CPLGetXMLValue(table.get(), "name", ""));
    }
    return marks;
}

} // namespace

WorkbookMarks marksOf(const TableSource &workbook) {
    const QuietGdal quiet;
    const std::string name = folded(workbook.name);
    if (name.ends_with(".ods"))
        return marksOfOpenDocument(textOfMember(workbook, "content.xml"));
    return marksOfExcel(textOfMember(workbook, "xl/workbook.xml"));
}

} // namespace placeweave
