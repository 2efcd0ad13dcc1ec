// SPDX-License-Identifier: GPL-3.0-or-later
// What is settled when all files of a feed have been read.
#include "core/exchange/oruk_reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave::hsds {
namespace {

using Reason = ImportRemark::Reason;

constexpr std::size_t kLinesOfRefusal = 200;

// Where nothing comes in, it goes without saying what does not.
std::string fault(std::string sentence) {
    for (const std::string_view end : {", so it was not imported.", ", which was left out."})
        if (sentence.ends_with(end))
            sentence.replace(sentence.size() - end.size(), end.size(), ".");
    return sentence;
}

void lend(std::string &to, const std::string &from) {
    if (to.empty())
        to = from;
}

} // namespace

void DirectoryReader::settleServices(Directory &directory) {
    for (Service &service : m_services) {
        const std::string what = std::format("{} (\"{}\")", service.at, service.name);
        if (service.status == "inactive" || service.status == "defunct") {
            remark(Reason::SourceSays,
                   std::format("{} is {} and was left out.", what, service.status));
            continue;
        }
        if (service.organisation.empty()) {
            remark(Reason::BreaksFormat,
                   std::format("{} belongs to no organisation, so it was not imported.", what));
            continue;
        }
        for (const std::string &id : service.terms.ids)
            if (const auto term = m_terms.find(id); term != m_terms.end())
                service.terms.words.push_back(term->second);
        service.activity = firstKnown("activity", service.terms.words);
        if (const auto places = m_placesOfServices.find(service.id);
            places != m_placesOfServices.end())
            for (const std::string &place : places->second)
                if (!std::ranges::contains(service.places, place))
                    service.places.push_back(place);
        // Post goes to an address where nobody need be.
        std::erase_if(service.places, [this](const std::string &id) {
            const auto place = m_places.find(id);
            return place == m_places.end() || place->second.type == "postal";
        });
        directory.services.push_back(std::move(service));
    }
}

// The UK profile gives organisations neither phones nor places: those of their services stand in.
void DirectoryReader::lendToOrganisations(Directory &directory) {
    for (Organisation &organisation : m_organisations)
        std::erase_if(organisation.places, [this](const std::string &id) {
            const auto place = m_places.find(id);
            return place == m_places.end() || place->second.type == "postal";
        });
    for (const Service &service : directory.services) {
        const auto owner = m_organisationById.find(service.organisation);
        if (owner == m_organisationById.end())
            continue; // perhaps the map has it
        Organisation &organisation = m_organisations[owner->second];
        lend(organisation.email, service.email);
        lend(organisation.website, service.website);
        lend(organisation.phones, service.phones);
        if (organisation.places.empty() && !service.places.empty())
            organisation.places.push_back(service.places.front());
    }
}

Error DirectoryReader::refusal() const {
    std::vector<std::string> lines;
    for (const auto reason : {Reason::BreaksFormat, Reason::SourceSays})
        for (const ImportRemark &remark : m_said)
            if (remark.reason == reason)
                lines.push_back(fault(remark.detail));
    lines.insert(lines.begin(), m_broken.begin(), m_broken.end());
    std::string message =
        "The feed does not keep to Open Referral UK 3.0, so nothing of it was brought in. Whoever "
        "publishes it needs to know:";
    for (std::size_t i = 0; i < std::min(lines.size(), kLinesOfRefusal); ++i)
        message += "\n  " + lines[i];
    if (lines.size() > kLinesOfRefusal)
        message += std::format("\n  and {} more.", lines.size() - kLinesOfRefusal);
    return {ErrorCode::InvalidInput, std::move(message),
            m_files.size() == 1 ? m_files.front().name : std::string()};
}

Result<Directory> DirectoryReader::finish() {
    Directory directory;
    for (const auto &[what, pages] : m_pages)
        if (pages.announced > pages.items) {
            directory.isWhole = false;
            remark(
                Reason::SourceSays,
                std::format("{}: it says that there are {} in all. {} came with it; are there more "
                            "pages?",
                            pages.file, pages.announced, pages.items));
        }
    settleServices(directory);
    const bool isRefused =
        std::ranges::contains(m_said, Reason::BreaksFormat, &ImportRemark::reason);
    if (!m_broken.empty() || (isRefused && m_organisations.empty() && directory.services.empty()))
        return std::unexpected(refusal());
    lendToOrganisations(directory);
    directory.organisations = std::move(m_organisations);
    directory.places = std::move(m_places);
    directory.said = std::move(m_said);
    if (directory.organisations.empty() && directory.services.empty())
        return fail(ErrorCode::InvalidInput,
                    "There is no organisation and no service in it that could be brought in. A "
                    "list of services is needed, such as the feed gives under /services.",
                    m_files.empty() ? std::string() : m_files.front().name);
    return directory;
}

} // namespace placeweave::hsds
