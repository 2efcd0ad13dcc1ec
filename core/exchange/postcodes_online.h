// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/patient_client.h"
#include "core/place/postcode.h"

#include <map>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

// Postcodes looked up with postcodes.io or a server that answers as it does, for a computer without
// an index of its own. In three steps, so that the map is not held while the web is waited for:
// postcodesToAsk(), fetchPostcodes() on any thread, placeAllByPostcode().

// Which postcodes may leave, each once and in no order that tells anything. A postcode alone can
// give a refuge or somebody's home away to whoever runs the server, so only those leave that the
// map shows to anyone, in full: of a main place that the public may see exactly (Disclosure). The
// address for post is never one of them. What has no well-formed postcode sends nothing either.
struct PostcodesToAsk {
    std::vector<Postcode> postcodes;
    std::int64_t leftOut = 0; // organisations whose postcode is kept here
};
Result<PostcodesToAsk> postcodesToAsk(MapFile &map, const Progress &progress = {});

struct PostcodeService {
    std::string address = "https://api.postcodes.io";
    std::size_t perRequest = 100; // what the service takes
    // A few requests a second, as its terms ask.
    Patience patience{.attempts = 4, .apart = std::chrono::milliseconds(250)};
};

// What the service said. Immutable: any number of threads may ask.
class FetchedPostcodes final : public PostcodeLookup {
public:
    FetchedPostcodes(std::map<Postcode, std::optional<PostcodePlace>> answers, std::string made)
        : m_answers(std::move(answers)), m_made(std::move(made)) {}

    std::optional<PostcodePlace> find(std::string_view postcode) const override;
    bool wasAsked(std::string_view postcode) const override;
    const std::string &made() const override { return m_made; } // "postcodes.io"
    std::int64_t size() const { return std::ssize(m_answers); }

private:
    std::map<Postcode, std::optional<PostcodePlace>> m_answers; // none for an unknown one
    std::string m_made;
};

// Asks for them in bulk, then for each unknown one whether it was in use once; as far as the
// service goes along, for nobody is placed by those. Sends postcodes and nothing else, the same one
// again only to a busy server. Of the answer only what is about a postcode of the question counts;
// one that it says nothing of is unknown, one with a position off these islands has none. Fails
// with a sentence for whoever chose the address, or with Cancelled. `progress`: questions answered,
// of all.
Result<FetchedPostcodes> fetchPostcodes(const std::vector<Postcode> &postcodes,
                                        const PostcodeService &service = {},
                                        const Progress &progress = {});

} // namespace placeweave
