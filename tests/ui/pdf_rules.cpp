// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pdf_rules.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFJob.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <format>
#include <map>
#include <set>
#include <sstream>

namespace placeweave {
namespace {

using Handle = QPDFObjectHandle;

class Rules {
public:
    explicit Rules(QPDF &pdf) : m_pdf(pdf) {}

    std::vector<std::string> broken() {
        checkDocument();
        checkElement(m_pdf.getRoot().getKey("/StructTreeRoot"), "");
        if (m_headings.empty() || m_headings.front() != 1)
            say("the first heading is not of the first level");
        for (std::size_t i = 1; i < m_headings.size(); ++i)
            if (m_headings[i] > m_headings[i - 1] + 1)
                say(std::format("a heading of level {} follows one of level {}", m_headings[i],
                                m_headings[i - 1]));
        int number = 0;
        for (const Handle &page : m_pdf.getAllPages())
            checkPage(page, ++number);
        checkFonts();
        return m_broken;
    }

private:
    void say(std::string sentence) {
        if (!std::ranges::contains(m_broken, sentence))
            m_broken.push_back(std::move(sentence));
    }
    static bool hasText(const Handle &object, const char *key) {
        const Handle value = object.getKey(key);
        return value.isString() && !value.getUTF8Value().empty();
    }

    void checkDocument() {
        const Handle root = m_pdf.getRoot();
        if (!root.getKey("/MarkInfo").isDictionary() ||
            !root.getKey("/MarkInfo").getKey("/Marked").isBool() ||
            !root.getKey("/MarkInfo").getKey("/Marked").getBoolValue())
            say("it is not marked as tagged");
        if (!hasText(root, "/Lang"))
            say("it does not say its language");
        const Handle shown = root.getKey("/ViewerPreferences").isDictionary()
                                 ? root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle")
                                 : Handle::newNull();
        if (!shown.isBool() || !shown.getBoolValue())
            say("its title is not shown");
        if (!hasText(m_pdf.getTrailer().getKey("/Info"), "/Title"))
            say("it has no title");
    }

    void checkElement(const Handle &element, const std::string &parent) {
        if (!element.isDictionary())
            return;
        const std::string kind =
            element.getKey("/S").isName() ? element.getKey("/S").getName() : "";
        if (kind == "/Figure" && !hasText(element, "/Alt"))
            say("a figure has no words for it");
        if (kind.size() == 3 && kind.starts_with("/H") && kind[2] >= '1' && kind[2] <= '6')
            m_headings.push_back(kind[2] - '0');
        static const std::map<std::string, std::set<std::string>> kBelongs{
            {"/LI", {"/L"}},     {"/Lbl", {"/LI"}}, {"/LBody", {"/LI"}},
            {"/TR", {"/Table"}}, {"/TH", {"/TR"}},  {"/TD", {"/TR"}}};
        if (const auto owners = kBelongs.find(kind);
            owners != kBelongs.end() && !owners->second.contains(parent))
            say(std::format("{} stands in {}", kind, parent));
        static const std::map<std::string, std::set<std::string>> kHolds{
            {"/L", {"/LI"}}, {"/Table", {"/TR"}}, {"/TR", {"/TH", "/TD"}}};
        const Handle kids = element.getKey("/K");
        std::vector<Handle> all;
        if (kids.isArray())
            all = kids.getArrayAsVector();
        else if (kids.isDictionary())
            all.push_back(kids);
        const Handle page = element.getKey("/Pg");
        if (kids.isInteger() && page.isDictionary())
            m_marks[page.getObjGen()].insert(static_cast<int>(kids.getIntValue()));
        for (const Handle &kid : all) {
            const bool isElement = kid.isDictionary() && kid.getKey("/S").isName();
            if (const auto held = kHolds.find(kind);
                held != kHolds.end() &&
                !(isElement && held->second.contains(kid.getKey("/S").getName())))
                say(std::format("{} holds something else", kind));
            checkElement(kid, kind);
        }
        if (kind == "/Table") {
            const std::string heads = all.empty() ? "" : kindsIn(all.front());
            if (!heads.contains("/TH") || heads.contains("/TD"))
                say("a table has no row of headings");
        }
        if (kind == "/TH" && !(element.getKey("/A").isDictionary() &&
                               element.getKey("/A").getKey("/Scope").isName()))
            say("a heading of a table does not say of what");
    }
    static std::string kindsIn(const Handle &row) {
        std::string kinds;
        for (const Handle &cell : row.getKey("/K").getArrayAsVector())
            kinds += cell.getKey("/S").getName();
        return kinds;
    }

    // Whatever is drawn is part of what is read or decoration, and each part is known.
    void checkPage(const Handle &page, int number) {
        if (!page.getKey("/Tabs").isNameAndEquals("/S"))
            say("tabs do not follow the order of reading");
        if (!page.getKey("/StructParents").isInteger())
            say("a page is not tied to what is read");
        class Reader final : public Handle::ParserCallbacks {
        public:
            void handleObject(Handle object) override {
                if (!object.isOperator()) {
                    m_operands.push_back(object);
                    return;
                }
                const std::string name = object.getOperatorValue();
                if (name == "BMC" || name == "BDC") {
                    ++depth;
                    if (name == "BDC" && m_operands.size() > 1 && m_operands[1].isDictionary())
                        marks.insert(static_cast<int>(m_operands[1].getKey("/MCID").getIntValue()));
                } else if (name == "EMC") {
                    --depth;
                }
                static const std::set<std::string> kDraw{"f",  "F",  "f*", "S",  "s",
                                                         "B",  "B*", "b",  "b*", "sh",
                                                         "Do", "Tj", "TJ", "'",  "\""};
                isOutside = isOutside || (depth != 1 && kDraw.contains(name)) || depth > 1;
                m_operands.clear();
            }
            void handleEOF() override {}

            int depth = 0;
            bool isOutside = false;
            std::set<int> marks;

        private:
            std::vector<Handle> m_operands;
        } reader;
        QPDFPageObjectHelper(page).parseContents(&reader);
        if (reader.depth != 0 || reader.isOutside)
            say(std::format("page {} draws something that is neither read nor decoration", number));
        if (reader.marks != m_marks[page.getObjGen()])
            say(std::format("page {} and what is read do not agree", number));
    }

    void checkFonts() {
        for (const Handle &object : m_pdf.getAllObjects())
            if (object.isDictionary() &&
                object.getKey("/Type").isNameAndEquals("/FontDescriptor") &&
                !object.hasKey("/FontFile") && !object.hasKey("/FontFile2") &&
                !object.hasKey("/FontFile3"))
                say("a font does not come with it");
    }

    QPDF &m_pdf;
    std::vector<int> m_headings;
    std::map<QPDFObjGen, std::set<int>> m_marks; // by page, as the elements have them
    std::vector<std::string> m_broken;
};

} // namespace

std::vector<std::string> brokenRulesOf(const std::filesystem::path &file) {
    QPDF pdf;
    pdf.processFile(file.c_str());
    std::vector<std::string> broken = Rules(pdf).broken();
    std::ostringstream said;
    QPDFJob job;
    const auto logger = QPDFLogger::create();
    logger->setOutputStreams(&said, &said);
    job.setLogger(logger);
    job.config()->inputFile(file.string())->check()->checkConfiguration();
    job.run();
    if (job.getExitCode() != 0)
        broken.push_back(said.str());
    return broken;
}

std::string inLines(const std::vector<std::string> &sentences) {
    std::string lines;
    for (const std::string &sentence : sentences)
        lines += sentence + "\n";
    return lines;
}

} // namespace placeweave
