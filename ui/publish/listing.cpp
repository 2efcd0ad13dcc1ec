// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/listing.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/export_rows.h"
#include "core/exchange/related_rows.h"
#include "core/insight/schedule.h"
#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"
#include "core/store/map_file.h"
#include "ui/publish/disclosed_scene.h"
#include "ui/record/value_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace placeweave {
namespace {

constexpr std::int64_t kRowsBetweenReports = 512;
// Longer names and texts are no names and texts of a list; what is cut ends in an ellipsis.
constexpr qsizetype kLongestName = 160;
constexpr qsizetype kLongestText = 900;

QString words(const char *english) {
    return QCoreApplication::translate("Listing", english);
}

QString clean(std::string_view text, qsizetype longest) {
    QString words = toQString(cleanText(text)).simplified();
    if (words.size() <= longest)
        return words;
    words.truncate(longest);
    if (words.back().isHighSurrogate())
        words.chop(1);
    return words + QStringLiteral(" …");
}

QString labelled(const Record &record, std::string_view column) {
    const Field &field = *findField(record.entity(), column);
    return clean(wordsOf(field, record[field]), kLongestName);
}

QString placeInWords(const Record &place) {
    QStringList parts;
    for (const char *column : {"name", "address", "postcode"}) {
        QString part = clean(place.text(column), kLongestText);
        if (std::string_view(column) == "postcode")
            part.replace(QLatin1Char(' '), QChar::Nbsp); // never over two lines
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(QStringLiteral(", "));
}

// `confirmedOn` is read of the map's own row: readers are told only whether a course is over.
ListedService serviceOf(const Record &record, const RelatedRows &related, RowId mainPlace,
                        const std::string &confirmedOn) {
    ListedService service;
    service.name = clean(record.text("name"), kLongestName);
    service.what = labelled(record, "activity");
    QStringList when;
    for (const QString &part :
         {shownSchedule(record.text("schedule"), record.text("opens"), record.text("closes")),
          clean(record.text("when_note"), kLongestName)})
        if (!part.isEmpty())
            when << part;
    service.when = when.join(QStringLiteral(", "));
    service.cost = clean(record.text("cost"), kLongestName);
    service.forWhom = clean(record.text("eligibility"), kLongestName);
    for (const RelatedRows::Where &where : related.placesOf(record.id()))
        if (where.place->id() != mainPlace && service.where.isEmpty())
            service.where = placeInWords(*where.place);
    const ServiceTimes times{record.text("schedule"), record.text("opens"), record.text("closes"),
                             confirmedOn};
    const OpenWeek week = openWeek({&times, 1}, today());
    for (int day = 0; day < 7; ++day) {
        service.days[static_cast<std::size_t>(day)] = week.opensOn(day);
        for (const OpenWeek::Span &span : week.days[static_cast<std::size_t>(day)])
            if (!times.opens.empty() && (service.opens < 0 || span.from < service.opens))
                service.opens = span.from;
    }
    service.isOver = week.isKnown && !service.hasDay();
    return service;
}

void addFacts(Listed &listed, const Record &organisation, const std::optional<Record> &place) {
    // English is no news in an English list.
    const std::vector<std::string> spoken = setElements(organisation["languages"]);
    if (const QString languages = labelled(organisation, "languages");
        !languages.isEmpty() && spoken != std::vector<std::string>{"en"})
        listed.facts << words("Languages: %1").arg(languages);
    if (!place)
        return;
    listed.isStepFree = (*place)["step_free"].isTrue();
    listed.isVenue = (*place)["space_for_hire"].isTrue();
    for (const auto &[column, label] : {std::pair{"step_free", "Step-free"},
                                        {"hearing_loop", "Hearing loop"},
                                        {"kitchen", "Kitchen"},
                                        {"space_for_hire", "Space for hire"}})
        if ((*place)[column].isTrue())
            listed.facts << words(label);
}

} // namespace

bool ListedService::hasDay() const {
    return std::ranges::find(days, true) != days.end();
}

Result<std::vector<Listed>> readListing(MapFile &map, const Disclosure &disclosure,
                                        const std::optional<std::vector<RowId>> &only,
                                        const Progress &progress) {
    PW_TRY(const RelatedRows related, RelatedRows::of(disclosure));
    std::vector<Listed> listing;
    const auto add = [&](const Record &record) -> Result<void> {
        const std::optional<Record> organisation = disclosure.disclosed(record);
        if (!organisation)
            return {};
        PW_TRY(const std::optional<Record> place, disclosure.disclosedPlace(record));
        Listed listed;
        listed.title = clean(organisation->text("name"), kLongestName);
        listed.name = listed.title.toStdString();
        const ShownPlace shown = disclosure.place(organisation->id());
        listed.point = shown.point;
        listed.asset = sceneAssetOf(*organisation, shown);
        listed.kind = labelled(*organisation, "kind");
        listed.about = clean(organisation->text("description"), kLongestText);
        if (place)
            listed.where = placeInWords(*place);
        for (const char *type : {"phone", "email", "website", ""})
            for (const Record &contact : related.contacts(organisation->id())) {
                const std::string &of = contact.text("contact_type");
                const bool isOther = of != "phone" && of != "email" && of != "website";
                if (*type == '\0' ? isOther : of == type)
                    listed.contacts << clean(contact.text("value"), kLongestName);
            }
        listed.focus = setElements((*organisation)["focus"]);
        for (const Record &service : related.services(organisation->id())) {
            std::string confirmedOn;
            if (service.text("schedule").contains("COUNT")) {
                PW_TRY(const Record own, map.record(Entity::Service, service.id()));
                confirmedOn = std::max(own.text("confirmed_on"), record.text("confirmed_on"));
            }
            listed.services.push_back(
                serviceOf(service, related, place ? place->id() : RowId{}, confirmedOn));
        }
        addFacts(listed, *organisation, place);
        listing.push_back(std::move(listed));
        return {};
    };
    if (only) {
        for (const RowId id : *only) {
            const auto record = map.record(Entity::Organisation, id);
            if (!record && record.error().code == ErrorCode::NotFound)
                continue; // gone since it was shown
            if (!record)
                return std::unexpected(record.error());
            PW_CHECK(add(*record));
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled, "Stopped; no file was written.");
        }
        return listing;
    }
    Result<void> inner;
    std::int64_t done = 0;
    PW_TRY(const std::int64_t total, map.count(Entity::Organisation));
    PW_CHECK(map.forEach(Entity::Organisation, [&](const Record &record) {
        if (++done % kRowsBetweenReports == 0)
            progress.report(done, total);
        inner = add(record);
        return inner.has_value() && !progress.isCancelled();
    }));
    PW_CHECK(std::move(inner));
    if (progress.isCancelled())
        return fail(ErrorCode::Cancelled, "Stopped; no file was written.");
    std::ranges::stable_sort(listing, {}, [](const Listed &each) { return folded(each.name); });
    return listing;
}

} // namespace placeweave
