// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/made_table.h"

namespace placeweave {
namespace {

void show(const Row &row, std::vector<std::string_view> &cells) {
    cells.assign(row.begin(), row.end());
}

class MadeRows final : public RowReader {
public:
    explicit MadeRows(std::shared_ptr<const std::vector<Row>> rows) : m_rows(std::move(rows)) {}

    Result<bool> next(std::vector<std::string_view> &cells) override {
        if (m_next == m_rows->size())
            return false;
        show((*m_rows)[m_next++], cells);
        return true;
    }
    std::int64_t row() const override { return static_cast<std::int64_t>(m_next); }
    std::int64_t total() const override { return static_cast<std::int64_t>(m_rows->size()); }

private:
    std::shared_ptr<const std::vector<Row>> m_rows;
    std::size_t m_next = 0;
};

class ChangedRows final : public RowReader {
public:
    ChangedRows(std::unique_ptr<RowReader> from, Row headings, RowChange change)
        : m_from(std::move(from)), m_row(std::move(headings)), m_change(std::move(change)) {}

    Result<bool> next(std::vector<std::string_view> &cells) override {
        if (!m_hasBegun) {
            m_hasBegun = true;
            show(m_row, cells);
            return true;
        }
        for (;;) {
            PW_TRY(const bool more, m_from->next(m_cells));
            if (!more)
                return false;
            m_row.assign(m_cells.begin(), m_cells.end());
            std::optional<LeftAside> aside = m_change(m_row);
            if (!aside)
                break;
            if (m_told && !aside->why.empty())
                m_told({row(), aside->why, std::move(aside->name)});
        }
        show(m_row, cells);
        return true;
    }
    std::int64_t row() const override { return m_from->row(); }
    std::int64_t done() const override { return m_from->done(); }
    std::int64_t total() const override { return m_from->total(); }
    std::int64_t strayBytes() const override { return m_from->strayBytes(); }
    void onPassedOver(const std::function<void(PassedOver)> &told) override { m_told = told; }

private:
    std::unique_ptr<RowReader> m_from;
    Row m_row;
    RowChange m_change;
    std::function<void(PassedOver)> m_told;
    std::vector<std::string_view> m_cells;
    bool m_hasBegun = false;
};

} // namespace

TableSource madeTable(std::string name, std::vector<Row> rows) {
    auto kept = std::make_shared<const std::vector<Row>>(std::move(rows));
    return {.file = {},
            .name = std::move(name),
            .rows = [kept = std::move(kept)]() -> Result<std::unique_ptr<RowReader>> {
                return std::make_unique<MadeRows>(kept);
            }};
}

TableSource changedTable(TableSource from, Row headings, bool hasHeadings, RowChange change) {
    std::string name = from.name;
    const auto open = [from = std::move(from), headings = std::move(headings), hasHeadings,
                       change = std::move(change)]() -> Result<std::unique_ptr<RowReader>> {
        PW_TRY(std::unique_ptr<RowReader> rows, openRows(from));
        if (hasHeadings) {
            std::vector<std::string_view> dropped;
            PW_CHECK(rows->next(dropped));
        }
        return std::make_unique<ChangedRows>(std::move(rows), headings, change);
    };
    return {.file = {}, .name = std::move(name), .rows = open};
}

Result<bool> hasRows(const TableSource &table) {
    PW_TRY(const auto rows, openRows(table));
    std::vector<std::string_view> cells;
    PW_CHECK(rows->next(cells));
    return rows->next(cells);
}

TableMapping
fixedMapping(Entity entity, std::string kind,
             std::initializer_list<std::pair<std::string_view, std::string_view>> columns) {
    TableMapping mapping;
    mapping.entity = entity;
    mapping.kind = std::move(kind);
    for (const auto &[heading, target] : columns)
        mapping.columns.push_back({std::string(heading),
                                   columnTarget(entity, target).value_or(ColumnTarget{}),
                                   ColumnMapping::Sure::Yes,
                                   {}});
    return mapping;
}

Row headingsOf(const TableMapping &mapping) {
    Row headings;
    for (const ColumnMapping &column : mapping.columns)
        headings.push_back(column.heading);
    return headings;
}

} // namespace placeweave
