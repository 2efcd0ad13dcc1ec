// SPDX-License-Identifier: GPL-3.0-or-later
// An Excel workbook: a sheet for organisations and one for each thing that belongs to them, under
// headings that come back in, and a last sheet that says what this is.
#include "core/exchange/export_formats.h"
#include "core/exchange/related_rows.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <format>
#include <unordered_set>
#include <xlsxwriter.h>

namespace placeweave {
namespace {

constexpr std::size_t kMostLetters = 32767;
constexpr std::size_t kMostLinkBytes = 2079;

// In the order of the sheets; each comes back in by these names.
struct SheetOf {
    Entity entity;
    const char *name;
};
constexpr std::array kSheets{
    SheetOf{Entity::Service, "Services"},       SheetOf{Entity::Person, "People"},
    SheetOf{Entity::Connection, "Connections"}, SheetOf{Entity::Community, "Communities"},
    SheetOf{Entity::Channel, "Channels"},       SheetOf{Entity::Need, "Needs"},
    SheetOf{Entity::Story, "Stories"},          SheetOf{Entity::Resource, "Resources"}};

// libxlsxwriter's workbook, and the few looks that all sheets share.
class Book {
public:
    explicit Book(const std::filesystem::path &file) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE; // rows go to the disk as they come
        m_book = workbook_new_opt(toUtf8(file).c_str(), &options);
        if (!m_book)
            return;
        m_heading = workbook_add_format(m_book);
        format_set_bold(m_heading);
        format_set_text_wrap(m_heading);
        format_set_align(m_heading, LXW_ALIGN_VERTICAL_TOP);
        m_day = workbook_add_format(m_book);
        format_set_num_format(m_day, "dd/mm/yyyy");
        m_link = workbook_get_default_url_format(m_book);
    }
    Book(const Book &) = delete;
    Book &operator=(const Book &) = delete;
    ~Book() {
        if (m_book)
            workbook_close(m_book);
    }
    lxw_workbook *get() const { return m_book; }
    lxw_format *heading() const { return m_heading; }
    lxw_format *day() const { return m_day; }
    lxw_format *link() const { return m_link; }
    lxw_error close() { return workbook_close(std::exchange(m_book, nullptr)); }

private:
    lxw_workbook *m_book = nullptr;
    lxw_format *m_heading = nullptr;
    lxw_format *m_day = nullptr;
    lxw_format *m_link = nullptr;
};

class SheetWriter {
public:
    SheetWriter(const Book &book, const char *name, std::int64_t &cut)
        : m_book(book), m_sheet(workbook_add_worksheet(book.get(), name)), m_cut(cut) {}

    void headings(const std::vector<std::string> &names) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(m_sheet, column, column, i == 0 ? 30 : 20, nullptr);
            worksheet_write_string(m_sheet, 0, column, names[i].c_str(), m_book.heading());
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        m_columns = names.size();
    }
    void nextRow() {
        ++m_row;
        m_column = 0;
    }
    void skip() { ++m_column; }
    void text(std::string_view value) {
        const std::string cell = fitted(value);
        if (!cell.empty())
            worksheet_write_string(m_sheet, m_row, m_column, cell.c_str(), nullptr);
        ++m_column;
    }
    void number(double value) {
        worksheet_write_number(m_sheet, m_row, m_column, value, nullptr);
        ++m_column;
    }
    // A real date, where Excel's calendar has it.
    void day(std::string_view value) {
        lxw_datetime date{};
        constexpr int kFirstYear = 1900;
        if (value.size() != 10 || !part(value, 0, 4, date.year) || !part(value, 5, 2, date.month) ||
            !part(value, 8, 2, date.day) || date.year < kFirstYear) {
            text(value);
            return;
        }
        worksheet_write_datetime(m_sheet, m_row, m_column, &date, m_book.day());
        ++m_column;
    }
    void link(std::string_view type, std::string_view value) {
        const std::string address = linkTo(type, value);
        const std::string cell = fitted(value);
        // Beyond 65,530 links of a sheet Excel allows no more: then the text alone.
        if (address.empty() || address.size() > kMostLinkBytes ||
            worksheet_write_url_opt(m_sheet, m_row, m_column, address.c_str(), m_book.link(),
                                    cell.c_str(), nullptr) != LXW_NO_ERROR) {
            text(value);
            return;
        }
        ++m_column;
    }
    void finish() {
        if (m_row > 0 && m_columns > 0)
            worksheet_autofilter(m_sheet, 0, 0, m_row, static_cast<lxw_col_t>(m_columns - 1));
    }

private:
    static bool part(std::string_view day, std::size_t from, std::size_t size, int &number) {
        const char *end = day.data() + from + size;
        return std::from_chars(day.data() + from, end, number).ptr == end;
    }
    // A cell counts UTF-16 units; a text of so many bytes has no more of them.
    std::string fitted(std::string_view value) {
        std::string cell = cleanText(value);
        if (cell.size() <= kMostLetters)
            return cell;
        std::size_t letters = 0;
        std::size_t at = 0;
        for (; at < cell.size() && letters < kMostLetters; ++at) {
            const auto byte = static_cast<unsigned char>(cell[at]);
            letters += (byte & 0xC0) != 0x80 ? (byte >= 0xF0 ? 2 : 1) : 0;
        }
        if (at < cell.size()) {
            cell = cutTo(cell, at - 1);
            ++m_cut;
        }
        return cell;
    }

    const Book &m_book;
    lxw_worksheet *m_sheet;
    std::int64_t &m_cut;
    std::size_t m_columns = 0;
    lxw_row_t m_row = 0;
    lxw_col_t m_column = 0;
};

class WorkbookWriter {
public:
    WorkbookWriter(Book &book, const Exporting &what) : m_book(book), m_what(what) {}

    Result<std::int64_t> write() {
        PW_CHECK(writeOrganisations());
        PW_TRY(m_related, RelatedRows::of(m_what.disclosure));
        PW_CHECK(readNames());
        for (const SheetOf &sheet : kSheets)
            PW_CHECK(writeRows(sheet));
        PW_CHECK(writeNote());
        return static_cast<std::int64_t>(m_written.size());
    }

private:
    Result<void> writeOrganisations() {
        SheetWriter sheet(m_book, "Organisations", m_what.outcome.cut);
        std::vector<std::string> names;
        for (const ExportColumn &column : m_what.rows.columns())
            names.push_back(column.label);
        sheet.headings(names);
        PW_CHECK(m_what.source([&](const ExportRow &row) {
            m_written.insert(row.organisation.id());
            m_names[row.organisation.id()] = row.organisation.text("name");
            sheet.nextRow();
            for (const ExportColumn &column : m_what.rows.columns())
                cell(sheet, column, row);
            return true;
        }));
        sheet.finish();
        return {};
    }

    void cell(SheetWriter &sheet, const ExportColumn &column, const ExportRow &row) const {
        using Source = ExportColumn::Source;
        const std::string text = m_what.rows.text(row, column);
        const bool isNumber = column.source == Source::Latitude ||
                              column.source == Source::Longitude ||
                              (column.field && column.field->type == FieldType::Integer);
        double number = 0;
        if (text.empty())
            sheet.skip();
        else if (isNumber &&
                 std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc())
            sheet.number(number);
        else if (column.field && column.field->type == FieldType::Day)
            sheet.day(text);
        else if (column.source == Source::Contact)
            sheet.link(column.contactType, text);
        else
            sheet.text(text);
    }

    Result<void> readNames() {
        PW_CHECK(m_what.disclosure.forEach(Entity::Community, [this](const Record &community) {
            m_communities[community.id()] = community.text("name");
            return true;
        }));
        return m_what.disclosure.forEach(Entity::Serves, [this](const Record &serves) {
            const RowId organisation = serves.reference("organisation_id");
            if (m_written.contains(organisation)) {
                std::string &list = m_servedBy[serves.reference("community_id")];
                list += (list.empty() ? "" : "; ") + m_names[organisation];
            }
            return true;
        });
    }

    // Of a part of the map, only what belongs to that part.
    bool belongs(const Record &row) const {
        if (!m_what.request.only)
            return true;
        if (row.entity() == Entity::Community)
            return m_servedBy.contains(row.id());
        bool isTied = false;
        for (const Field &field : fieldsOf(row.entity()))
            if (refersToRow(field) && field.detail == "organisation" && !row[field].isEmpty()) {
                isTied = true;
                if (!m_written.contains(row.reference(field.column)))
                    return false;
            }
        return isTied;
    }

    std::string nameOf(const Field &field, const Value &value) const {
        const auto &names = field.detail == "community" ? m_communities : m_names;
        const auto found = names.find(RowId{value.integer()});
        return found == names.end() ? std::string() : found->second;
    }

    static bool isWritten(const Field &field) {
        return field.type != FieldType::Bytes && field.type != FieldType::Point &&
               (!refersToRow(field) || field.detail == "organisation" ||
                field.detail == "community");
    }

    // The sheet is made with its first row: an empty one says nothing.
    Result<void> writeRows(const SheetOf &of) {
        std::vector<const Field *> fields;
        std::vector<std::string> headings;
        for (const Field &field : fieldsOf(of.entity))
            if (m_what.disclosure.shows(field) && isWritten(field)) {
                fields.push_back(&field);
                headings.emplace_back(field.label);
            }
        // By which a service is known when somebody sends it back with other times.
        if (of.entity == Entity::Service)
            headings.insert(headings.begin(), "Record code");
        if (of.entity == Entity::Community)
            headings.emplace_back("Organisations");
        if (of.entity == Entity::Service)
            headings.insert(headings.end(),
                            {"Place name", "Address", "Postcode", "Latitude", "Longitude"});
        std::optional<SheetWriter> sheet;
        PW_CHECK(m_what.disclosure.forEach(of.entity, [&](const Record &row) {
            if (!belongs(row))
                return true;
            if (!sheet) {
                sheet.emplace(m_book, of.name, m_what.outcome.cut);
                sheet->headings(headings);
            }
            if (of.entity != Entity::Service) {
                sheet->nextRow();
                writeFields(*sheet, fields, row);
                if (of.entity == Entity::Community)
                    sheet->text(m_servedBy[row.id()]);
                return true;
            }
            const auto places = m_related.placesOf(row.id());
            for (std::size_t i = 0; i < std::max<std::size_t>(places.size(), 1); ++i) {
                sheet->nextRow();
                sheet->text(m_what.map.uuidOf(Entity::Service, row.id()));
                writeFields(*sheet, fields, row);
                if (!places.empty())
                    writePlace(*sheet, *places[i].place);
            }
            return true;
        }));
        if (sheet)
            sheet->finish();
        return {};
    }

    void writeFields(SheetWriter &sheet, const std::vector<const Field *> &fields,
                     const Record &row) const {
        for (const Field *field : fields) {
            const Value &value = row[*field];
            if (value.isEmpty())
                sheet.skip();
            else if (refersToRow(*field))
                sheet.text(nameOf(*field, value));
            else if (field->type == FieldType::Day)
                sheet.day(value.text());
            else if (field->type == FieldType::Integer)
                sheet.number(static_cast<double>(value.integer()));
            else
                sheet.text(wordsOf(*field, value));
        }
    }

    static void writePlace(SheetWriter &sheet, const Record &place) {
        sheet.text(place.text("name"));
        sheet.text(place.text("address"));
        sheet.text(place.text("postcode"));
        if (const auto point = place["geom"].point()) {
            sheet.number(point->latitude);
            sheet.number(point->longitude);
        }
    }

    Result<void> writeNote() {
        SheetWriter sheet(m_book, std::string(kNoteSheet).c_str(), m_what.outcome.cut);
        const auto line = [&](std::string_view what, std::string_view words) {
            sheet.text(what);
            sheet.text(words);
            sheet.nextRow();
        };
        PW_TRY(const std::string name, m_what.map.name());
        line("This is an extract of the map", name);
        line("Written on", today());
        const Profile profile = m_what.disclosure.profile();
        line("Made for", profile == Profile::Public    ? "Anyone"
                         : profile == Profile::Partner ? "Partners only: please do not pass it on"
                                                       : "Just us: it holds private matter");
        PW_CHECK(m_what.disclosure.forEach(Entity::About, [&](const Record &about) {
            for (const Field &field : fieldsOf(Entity::About))
                if (field.column != "name" && m_what.disclosure.shows(field) &&
                    !about[field].isEmpty())
                    line(field.label, about.text(field.column));
            return false;
        }));
        for (const auto &[rows, count] : leftOutOf(m_what.disclosure, m_what.request))
            line("Left out", sentence(rows, count));
        line("To keep in mind", "It shows what is on the map on that day. What is missing here "
                                "need not be missing in the place.");
        return {};
    }

    Book &m_book;
    const Exporting &m_what;
    RelatedRows m_related;
    std::unordered_set<RowId> m_written;
    std::unordered_map<RowId, std::string> m_names;
    std::unordered_map<RowId, std::string> m_communities;
    std::unordered_map<RowId, std::string> m_servedBy;
};

} // namespace

Result<std::int64_t> writeXlsx(ReplacedFile &file, const Exporting &what) {
    Book book(file.path());
    if (!book.get())
        return fail(ErrorCode::Internal, "The workbook could not be begun.", toUtf8(file.path()));
    WorkbookWriter writer(book, what);
    PW_TRY(const std::int64_t count, writer.write());
    errno = 0;
    if (const lxw_error closed = book.close(); closed != LXW_NO_ERROR) {
        const bool isFull = errno == ENOSPC;
        return fail(
            isFull ? ErrorCode::DiskFull : ErrorCode::Internal,
            isFull ? "The disk is full; the file was not written."
                   : std::format("The workbook could not be written: {}.", lxw_strerror(closed)));
    }
    return count;
}

} // namespace placeweave
