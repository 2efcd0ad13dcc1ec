// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/feed.h"

#include "core/base/http.h"
#include "core/base/machine.h"
#include "core/base/sha1.h"
#include "core/base/text.h"
#include "core/exchange/oruk_fields.h"
#include "core/exchange/oruk_json.h"
#include "core/exchange/patient_client.h"
#include "core/exchange/replaced_file.h"

#include <algorithm>
#include <format>
#include <fstream>
#include <iterator>
#include <optional>
#include <unordered_set>

namespace placeweave {
namespace {

using nlohmann::json;

// What was typed or copied: with /services, a page number or a slash at its end.
struct FeedAddress {
    std::string base;
    std::string query; // what else was asked for, "a=b&c=d"

    static FeedAddress of(std::string_view text) {
        text = trimmed(text);
        FeedAddress address;
        const std::size_t end = std::min(text.find('#'), text.size());
        const std::size_t mark = std::min(text.find('?'), end);
        if (mark < end)
            for (const std::string &part : split(text.substr(mark + 1, end - mark - 1), '&'))
                if (!part.starts_with("page=") && !part.starts_with("per_page="))
                    address.query += (address.query.empty() ? "" : "&") + part;
        text = text.substr(0, mark);
        while (text.ends_with('/'))
            text.remove_suffix(1);
        if (text.ends_with("/services"))
            text.remove_suffix(std::string_view("/services").size());
        address.base = text;
        return address;
    }
    std::string page(int number, int perPage) const {
        return std::format("{}/services?page={}&per_page={}{}{}", base, number, perPage,
                           query.empty() ? "" : "&", query);
    }
    std::string service(const std::string &id) const {
        return std::format("{}/services/{}{}{}", base, percentEncoded(id), query.empty() ? "" : "?",
                           query);
    }
};

Result<void> writeFile(const std::filesystem::path &path, std::string_view text) {
    PW_TRY(ReplacedFile file, ReplacedFile::beside(path));
    file.write(text);
    return file.commit();
}

Patience patienceOf(const FeedOptions &options) {
    Patience patience;
    patience.attempts = options.attempts;
    patience.firstWait = options.firstWait;
    patience.longestWait = options.longestWait;
    patience.limits.bytes = options.maxAnswerBytes;
    patience.limits.whole = options.timeout;
    return patience;
}

constexpr const char *kAnswer = ".answer";

// Answers of one feed, kept for when fetching is broken off.
class FeedAnswers {
public:
    FeedAnswers(const FeedOptions &options, const Progress &progress)
        : m_options(options), m_client(patienceOf(options), progress) {}

    // The body; none when the server says that there is no such thing (404, 410).
    Result<std::optional<std::string>> get(const std::string &address);
    // All is there: whoever asks again wants to know what the server says now.
    void forgetAll() {
        std::error_code ignored;
        for (const auto &entry : std::filesystem::directory_iterator(m_options.folder, ignored))
            if (entry.path().extension() == kAnswer)
                std::filesystem::remove(entry.path(), ignored);
    }
    // One that turned out to be no good: the next time it is asked for again.
    void forget(const std::string &address) {
        std::error_code ignored;
        std::filesystem::remove(kept(address), ignored);
    }

private:
    Result<void> count(std::size_t bytes, const std::string &address);
    std::filesystem::path kept(const std::string &address) const {
        std::string name;
        for (const std::uint8_t byte : sha1(address))
            name += std::format("{:02x}", byte);
        return m_options.folder / (name + kAnswer);
    }

    const FeedOptions &m_options;
    PatientClient m_client;
    std::int64_t m_bytes = 0;
};

Result<void> FeedAnswers::count(std::size_t bytes, const std::string &address) {
    m_bytes += static_cast<std::int64_t>(bytes);
    if (m_bytes > m_options.maxTotalBytes)
        return fail(ErrorCode::InvalidInput,
                    std::format("The feed is larger than {} MB, which no directory is; nothing was "
                                "brought in.",
                                m_options.maxTotalBytes >> 20),
                    address);
    return {};
}

Result<std::optional<std::string>> FeedAnswers::get(const std::string &address) {
    const std::filesystem::path file = kept(address);
    if (std::ifstream there(file, std::ios::binary); there) {
        std::string body(std::istreambuf_iterator<char>(there), {});
        PW_CHECK(count(body.size(), address));
        return body;
    }
    PW_TRY(HttpAnswer answer, m_client.get(address));
    if (answer.status == 404 || answer.status == 410)
        return std::nullopt;
    if (answer.status == 0)
        return fail(ErrorCode::NotFound, answer.trouble + " Nothing was brought in.", address);
    if (answer.status == 401 || answer.status == 403)
        return fail(ErrorCode::InvalidInput,
                    std::format("The server does not let us in ({}). An Open Referral feed is open "
                                "to everybody; ask whoever runs it.",
                                answer.status),
                    address);
    if (answer.status < 200 || answer.status >= 300)
        return fail(ErrorCode::InvalidInput,
                    std::format("The server answered with an error ({}). Nothing was brought in; "
                                "try again later.",
                                answer.status),
                    address);
    PW_CHECK(count(answer.body.size(), address));
    PW_CHECK(writeFile(file, answer.body));
    return std::move(answer.body);
}

class FeedReader {
public:
    FeedReader(const std::string &address, const FeedOptions &options, const Progress &progress)
        : m_address(FeedAddress::of(address)), m_options(options), m_progress(progress),
          m_answers(options, progress) {}

    Result<std::vector<TableSource>> readAll();

private:
    enum class End { No, Yes };

    Result<End> readPage(int number);
    Result<void> addDetails(json &service);
    Result<void> readDetail(const std::string &address, json &service);
    Result<void> keepPage(json services, std::optional<std::int64_t> announced);

    FeedAddress m_address;
    const FeedOptions &m_options;
    const Progress &m_progress;
    FeedAnswers m_answers;
    std::vector<TableSource> m_pages;
    std::unordered_set<std::string> m_ids;
    std::int64_t m_announced = 0;
    int m_detailsAsked = 0;
    int m_detailsUseful = 0;
    int m_troubleInARow = 0;
    bool m_countsFromZero = false;
};

bool saysWhere(const json &service) {
    return service.contains("service_at_locations") || service.contains("schedules");
}

// What a page leaves out. Where the first few say no more than it did, the others are not asked;
// one that the server cannot give stays as its page has it.
Result<void> FeedReader::addDetails(json &service) {
    constexpr int kEnoughToTell = 5;
    constexpr int kTroubleInARow = 3;
    const bool isInVain = m_detailsAsked >= kEnoughToTell && m_detailsUseful == 0;
    const std::string id = service.is_object() ? hsds::textOf(service, "id") : std::string();
    if (id.empty() || saysWhere(service) || isInVain)
        return {};
    ++m_detailsAsked;
    const auto read = readDetail(m_address.service(id), service);
    m_troubleInARow = read ? 0 : m_troubleInARow + 1;
    const bool isOver =
        !read && (read.error().code == ErrorCode::Cancelled || m_troubleInARow > kTroubleInARow);
    return isOver ? read : Result<void>();
}

Result<void> FeedReader::readDetail(const std::string &address, json &service) {
    PW_TRY(const std::optional<std::string> body, m_answers.get(address));
    if (!body)
        return {};
    json detail;
    const auto take = [&](json &&item) -> Result<void> {
        if (hsds::idOf(item) == hsds::idOf(service))
            detail = std::move(item);
        return {};
    };
    if (const auto read = hsds::readItems(TableSource::ofText(*body, address), take); !read) {
        m_answers.forget(address);
        return fail(read.error().code, read.error().message, address);
    }
    if (!detail.is_object())
        return {};
    m_detailsUseful += detail.size() > service.size() ? 1 : 0;
    service.update(detail);
    return {};
}

// As it will be read: whatever the answers were, a list of services and how many there should be.
Result<void> FeedReader::keepPage(json services, std::optional<std::int64_t> announced) {
    const auto number = m_pages.size() + 1;
    const std::filesystem::path file = m_options.folder / std::format("page {}.json", number);
    json page = announced ? json{{"contents", std::move(services)}, {"total_items", *announced}}
                          : std::move(services);
    PW_CHECK(writeFile(file, page.dump(-1, ' ', false, json::error_handler_t::replace)));
    TableSource source = TableSource::ofFile(file);
    source.name = std::format("{}{}{}", m_address.base, kPageOfFeed, number);
    m_pages.push_back(std::move(source));
    return {};
}

Result<FeedReader::End> FeedReader::readPage(int number) {
    const std::string address = m_address.page(number, m_options.perPage);
    PW_TRY(const std::optional<std::string> body, m_answers.get(address));
    if (!body && m_ids.empty())
        return fail(ErrorCode::NotFound,
                    "There is no Open Referral feed at this address. The address of a feed is "
                    "what stands before /services.",
                    address);
    if (!body)
        return End::Yes;
    json services = json::array();
    bool isNew = false;
    const auto take = [&](json &&service) -> Result<void> {
        isNew = m_ids.insert(hsds::idOf(service)).second || isNew;
        services.push_back(std::move(service));
        return {};
    };
    const auto page = hsds::readItems(TableSource::ofText(*body, address), take);
    if (!page) {
        m_answers.forget(address);
        return fail(page.error().code, page.error().message, address);
    }
    if (services.empty() || page->isEmpty.value_or(false) || !isNew)
        return End::Yes;
    m_announced = std::max(m_announced, page->totalItems.value_or(0));
    if (m_pages.empty() && page->isFirst == false)
        m_countsFromZero = true;
    std::int64_t done =
        static_cast<std::int64_t>(m_ids.size()) - static_cast<std::int64_t>(services.size());
    for (json &service : services) {
        PW_CHECK(addDetails(service));
        m_progress.report(++done, std::max(done, m_announced));
        if (m_progress.isCancelled())
            return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.");
    }
    PW_CHECK(keepPage(std::move(services), page->totalItems));
    // One that is no page is all there is.
    const auto pages = page->totalPages;
    const bool isLastByNumber = !page->isLast && pages && number >= *pages;
    return page->isLast.value_or(false) || isLastByNumber || !page->isPage ? End::Yes : End::No;
}

Result<std::vector<TableSource>> FeedReader::readAll() {
    End end = End::No;
    for (int number = 1; end == End::No; ++number) {
        if (number > m_options.maxPages)
            return fail(ErrorCode::InvalidInput,
                        std::format("The feed goes on after {} pages, which no directory does; "
                                    "nothing was brought in.",
                                    m_options.maxPages),
                        m_address.base);
        PW_TRY(end, readPage(number));
    }
    if (m_countsFromZero)
        PW_CHECK(readPage(0));
    if (m_pages.empty())
        return fail(ErrorCode::InvalidInput, "The feed has no services.", m_address.base);
    m_answers.forgetAll();
    return std::move(m_pages);
}

} // namespace

bool isFeedAddress(std::string_view text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

std::filesystem::path folderOfFeed(const std::string &address) {
    std::error_code ignored;
    std::filesystem::path folder =
        std::filesystem::temp_directory_path(ignored) /
        std::format("placeweave-feed-{:016x}", std::hash<std::string>{}(address));
    const auto begun = std::filesystem::last_write_time(folder, ignored);
    if (!ignored && std::filesystem::file_time_type::clock::now() - begun > std::chrono::days{1})
        std::filesystem::remove_all(folder, ignored);
    return folder;
}

void forgetFeed(const std::string &address) {
    std::error_code ignored;
    std::filesystem::remove_all(folderOfFeed(address), ignored);
}

Result<std::vector<TableSource>> fetchFeed(const std::string &address, const FeedOptions &options,
                                           const Progress &progress) {
    std::error_code problem;
    std::filesystem::create_directories(options.folder, problem);
    if (options.folder.empty() || problem)
        return fail(ErrorCode::ReadOnly, "The folder for what is fetched could not be made.",
                    toUtf8(options.folder));
    return FeedReader(address, options, progress).readAll();
}

} // namespace placeweave
