// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/publish/pages.h"

#include <QByteArray>

#include <vector>

namespace placeweave {

// Keeps what the parts of a document are while it is drawn. Qt writes no tags, so each part is
// fenced by a rectangle far off the page, which no reader shows and finished() finds again.
class PdfTags {
public:
    struct Element {
        Part part = Part::Paragraph;
        int parent = -1; // the document
        int page = 0;
        int content = -1; // its number on the page; -1 for what holds other parts
        QString said;
        QString language;
    };

    void beginPage();
    // The number to end it with. Parts do not lie in parts.
    int begin(QPainter &painter, Part part, const QString &said, const QString &language);
    void end(QPainter &painter, int number) const;
    void open(Part part);
    void close();

    bool isEmpty() const { return m_elements.empty(); }
    const std::vector<Element> &elements() const { return m_elements; }

private:
    std::vector<Element> m_elements;
    std::vector<int> m_open;
    int m_page = -1;
    int m_contents = 0; // on this page
};

// The document of those pages with its tags: what is not said to be anything is decoration. What
// lies under several of them is drawn on pages after the others, and taken from there.
Result<QByteArray> finished(const QByteArray &pdf, const PdfTags &tags, const Pages &pages);

} // namespace placeweave
