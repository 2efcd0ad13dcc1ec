// SPDX-License-Identifier: GPL-3.0-or-later
// Structure as ISO 32000-1 has it: marked content (14.6) and logical structure (14.7).
#include "ui/publish/pdf_tags.h"

#include "ui/publish/sheet_layout.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cstdlib>
#include <format>
#include <memory>
#include <stdexcept>
#include <string>

namespace placeweave {
namespace {

// Where no page reaches; the other coordinate is the number.
constexpr double kFence = -30'001;

using Handle = QPDFObjectHandle;
using Token = QPDFTokenizer::Token;

const char *nameOf(Part part) {
    switch (part) {
    case Part::Section:
        return "/Sect";
    case Part::Title:
        return "/H1";
    case Part::Heading:
        return "/H2";
    case Part::Subheading:
        return "/H3";
    case Part::Paragraph:
        return "/P";
    case Part::List:
        return "/L";
    case Part::Item:
        return "/LI";
    case Part::Label:
        return "/Lbl";
    case Part::Words:
        return "/LBody";
    case Part::Figure:
        return "/Figure";
    case Part::Table:
        return "/Table";
    case Part::Row:
        return "/TR";
    case Part::HeaderCell:
        return "/TH";
    case Part::Cell:
        return "/TD";
    }
    return "/Span";
}

bool isHeading(Part part) {
    return part == Part::Title || part == Part::Heading;
}

Handle textOf(const QString &text) {
    return Handle::newUnicodeString(text.toStdString());
}

void fence(QPainter &painter, int number) {
    painter.save();
    painter.setClipping(false);
    painter.setOpacity(1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawRect(QRectF(kFence, number, 1, 1));
    painter.restore();
}

// Takes a page's fences for the marks that they stand for. Whatever lies between two parts is
// decoration.
class Fences final : public Handle::TokenFilter {
public:
    explicit Fences(const PdfTags &tags) : m_tags(tags) {}

    void handleToken(const Token &token) override {
        if (!m_isBegun) {
            m_isBegun = true;
            write("/Artifact BMC\n");
        }
        const bool isNumber = token.getType() == QPDFTokenizer::tt_integer ||
                              token.getType() == QPDFTokenizer::tt_real;
        const bool isSpace = token.getType() == QPDFTokenizer::tt_space;
        if (isNumber || (isSpace && !m_waiting.empty())) {
            m_waiting.push_back(token);
            if (isNumber)
                m_numbers.push_back(std::strtod(token.getValue().c_str(), nullptr));
            return;
        }
        if (token.isWord("re") && m_numbers.size() == 4 && m_numbers[0] == kFence) {
            pass(static_cast<int>(m_numbers[1]));
            m_waiting.clear();
            m_numbers.clear();
            m_dropsFill = true;
            return;
        }
        if (m_dropsFill && (token.isWord("f") || token.isWord("f*"))) {
            m_dropsFill = false;
            return;
        }
        release();
        writeToken(token);
    }
    void handleEOF() override {
        release();
        if (m_isBegun)
            write("\nEMC\n");
    }

private:
    void release() {
        for (const Token &token : m_waiting)
            writeToken(token);
        m_waiting.clear();
        m_numbers.clear();
    }
    // Even numbers begin an element, odd ones end it.
    void pass(int number) {
        const auto element = static_cast<std::size_t>(number / 2);
        if (number < 0 || element >= m_tags.elements().size())
            return;
        if (number % 2 != 0)
            return write("EMC\n/Artifact BMC\n");
        const PdfTags::Element &begun = m_tags.elements()[element];
        write(std::format("EMC\n{} <</MCID {}>> BDC\n", nameOf(begun.part), begun.content));
    }

    const PdfTags &m_tags;
    std::vector<Token> m_waiting; // numbers that an operator may want
    std::vector<double> m_numbers;
    bool m_isBegun = false;
    bool m_dropsFill = false;
};

// Qt takes the first character that has a glyph, which for that of the space is the tab.
void mendSpaces(QPDF &pdf) {
    for (Handle &object : pdf.getAllObjects()) {
        if (!object.isDictionary() || !object.getKey("/ToUnicode").isStream())
            continue;
        Handle map = object.getKey("/ToUnicode");
        const auto data = map.getStreamData(qpdf_dl_generalized);
        std::string content(reinterpret_cast<const char *>(data->getBuffer()), data->getSize());
        constexpr std::string_view kTab = "<0009>";
        for (std::size_t at = content.find(kTab); at != std::string::npos; at = content.find(kTab))
            content.replace(at, kTab.size(), "<0020>");
        map.replaceStreamData(content, Handle::newNull(), Handle::newNull());
    }
}

class Structure {
public:
    Structure(QPDF &pdf, const PdfTags &tags) : m_pdf(pdf), m_tags(tags) {}

    void add() {
        m_pages = m_pdf.getAllPages();
        Handle root = m_pdf.getRoot();
        Handle tree = m_pdf.makeIndirectObject(Handle::parse("<< /Type /StructTreeRoot >>"));
        m_document = element("/Document", tree);
        tree.replaceKey("/K", m_document);
        tree.replaceKey("/ParentTree", parentTree());
        tree.replaceKey("/ParentTreeNextKey", Handle::newInteger(std::ssize(m_pages)));
        root.replaceKey("/StructTreeRoot", tree);
        root.replaceKey("/MarkInfo", Handle::parse("<< /Marked true >>"));
        root.replaceKey("/Lang", Handle::newUnicodeString("en-GB"));
        root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
        addOutline(root);
        int number = 0;
        for (Handle &page : m_pages) {
            page.replaceKey("/StructParents", Handle::newInteger(number++));
            page.replaceKey("/Tabs", Handle::newName("/S"));
            QPDFPageObjectHelper(page).addContentTokenFilter(std::make_shared<Fences>(m_tags));
        }
    }

private:
    Handle element(const char *name, Handle parent) {
        Handle made = Handle::newDictionary();
        made.replaceKey("/Type", Handle::newName("/StructElem"));
        made.replaceKey("/S", Handle::newName(name));
        made.replaceKey("/P", parent);
        made.replaceKey("/K", Handle::newArray());
        return m_pdf.makeIndirectObject(made);
    }

    // Makes the elements; which of them each mark of a page belongs to.
    Handle parentTree() {
        std::vector<Handle> made;
        std::vector<Handle> marks(m_pages.size(), Handle::newArray());
        for (Handle &each : marks)
            each = Handle::newArray();
        for (const PdfTags::Element &each : m_tags.elements()) {
            Handle parent =
                each.parent < 0 ? m_document : made[static_cast<std::size_t>(each.parent)];
            Handle self = element(nameOf(each.part), parent);
            parent.getKey("/K").appendItem(self);
            const auto page = static_cast<std::size_t>(each.page);
            if (each.content >= 0 && page < m_pages.size()) {
                self.replaceKey("/Pg", m_pages[page]);
                self.replaceKey("/K", Handle::newInteger(each.content));
                marks[page].appendItem(self);
            }
            if (each.part == Part::Figure)
                self.replaceKey("/Alt", textOf(each.said));
            else if (!each.said.isEmpty())
                self.replaceKey("/ActualText", textOf(each.said));
            if (each.part == Part::HeaderCell)
                self.replaceKey("/A", Handle::parse("<< /O /Table /Scope /Column >>"));
            if (!each.language.isEmpty())
                self.replaceKey("/Lang", textOf(each.language));
            made.push_back(self);
        }
        Handle numbers = Handle::newArray();
        for (std::size_t i = 0; i < marks.size(); ++i) {
            numbers.appendItem(Handle::newInteger(static_cast<long long>(i)));
            numbers.appendItem(m_pdf.makeIndirectObject(marks[i]));
        }
        Handle tree = Handle::newDictionary();
        tree.replaceKey("/Nums", numbers);
        return m_pdf.makeIndirectObject(tree);
    }

    // Headings, where somebody wants to go to them; they carry their own words.
    void addOutline(Handle &root) {
        std::vector<Handle> entries;
        for (const PdfTags::Element &each : m_tags.elements()) {
            const auto page = static_cast<std::size_t>(each.page);
            if (!isHeading(each.part) || each.said.isEmpty() || page >= m_pages.size())
                continue;
            Handle entry = m_pdf.makeIndirectObject(Handle::newDictionary());
            entry.replaceKey("/Title", textOf(each.said));
            Handle where = Handle::newArray();
            where.appendItem(m_pages[page]);
            where.appendItem(Handle::newName("/Fit"));
            entry.replaceKey("/Dest", where);
            entries.push_back(entry);
        }
        if (entries.empty() || m_pages.size() < 2)
            return;
        Handle outline = m_pdf.makeIndirectObject(Handle::parse("<< /Type /Outlines >>"));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            entries[i].replaceKey("/Parent", outline);
            if (i > 0)
                entries[i].replaceKey("/Prev", entries[i - 1]);
            if (i + 1 < entries.size())
                entries[i].replaceKey("/Next", entries[i + 1]);
        }
        outline.replaceKey("/First", entries.front());
        outline.replaceKey("/Last", entries.back());
        outline.replaceKey("/Count", Handle::newInteger(std::ssize(entries)));
        root.replaceKey("/Outlines", outline);
    }

    QPDF &m_pdf;
    const PdfTags &m_tags;
    std::vector<Handle> m_pages;
    Handle m_document;
};

// Each of the pages at the end becomes a form (ISO 32000-1, 8.10) that others draw, moved and cut.
void layUnder(QPDF &pdf, const Pages &pages) {
    constexpr double kPoints = 72 / kPaperDpi;
    std::vector<Handle> all = pdf.getAllPages();
    if (all.size() != pages.pages.size() + pages.large.size())
        throw std::runtime_error("a page is missing");
    QPDFPageDocumentHelper document(pdf);
    std::vector<Handle> forms;
    std::vector<double> heights;
    for (std::size_t i = pages.pages.size(); i < all.size(); ++i) {
        QPDFPageObjectHelper page(all[i]);
        heights.push_back(page.getMediaBox().getArrayAsRectangle().ury);
        forms.push_back(page.getFormXObjectForPage());
        document.removePage(page);
    }
    for (const auto &[number, under] : pages.under) {
        QPDFPageObjectHelper page(all[number]);
        const double height = page.getMediaBox().getArrayAsRectangle().ury;
        Handle resources = page.getAttribute("/Resources", true).shallowCopy();
        Handle objects = resources.hasKey("/XObject") ? resources.getKey("/XObject").shallowCopy()
                                                      : Handle::newDictionary();
        objects.replaceKey("/Large", forms[under.large]);
        resources.replaceKey("/XObject", objects);
        all[number].replaceKey("/Resources", resources);
        const QRectF window(under.window.topLeft() * kPoints, under.window.size() * kPoints);
        page.addPageContents(
            pdf.newStream(std::format(
                "q {:.4f} {:.4f} {:.4f} {:.4f} re W n 1 0 0 1 {:.4f} {:.4f} cm "
                "/Large Do Q\n",
                window.left(), height - window.bottom(), window.width(), window.height(),
                under.at.x() * kPoints, height - under.at.y() * kPoints - heights[under.large])),
            true);
    }
}

} // namespace

void PdfTags::beginPage() {
    ++m_page;
    m_contents = 0;
}

int PdfTags::begin(QPainter &painter, Part part, const QString &said, const QString &language) {
    const int number = static_cast<int>(m_elements.size());
    m_elements.push_back(
        {part, m_open.empty() ? -1 : m_open.back(), m_page, m_contents++, said, language});
    fence(painter, 2 * number);
    return number;
}

void PdfTags::end(QPainter &painter, int number) const {
    fence(painter, 2 * number + 1);
}

void PdfTags::open(Part part) {
    const int number = static_cast<int>(m_elements.size());
    m_elements.push_back({part, m_open.empty() ? -1 : m_open.back(), m_page, -1, {}, {}});
    m_open.push_back(number);
}

void PdfTags::close() {
    m_open.pop_back();
}

Result<QByteArray> finished(const QByteArray &pdf, const PdfTags &tags, const Pages &pages) {
    try {
        QPDF document;
        document.processMemoryFile("pages", pdf.constData(), static_cast<std::size_t>(pdf.size()));
        mendSpaces(document);
        if (!pages.large.empty())
            layUnder(document, pages);
        if (!tags.isEmpty())
            Structure(document, tags).add();
        QPDFWriter writer(document);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char *>(buffer->getBuffer()),
                          static_cast<qsizetype>(buffer->getSize()));
    } catch (const std::exception &problem) {
        return fail(ErrorCode::Internal,
                    std::format("The pages could not be put together: {}.", problem.what()));
    }
}

} // namespace placeweave
