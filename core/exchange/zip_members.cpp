// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/zip_members.h"

#include "core/base/text.h"

namespace placeweave {

std::string memberName(std::string_view member) {
    // A Mac packs a shadow beside every file, in a folder of that name.
    if (member.starts_with("__MACOSX"))
        return {};
    return folded(member.substr(member.find_last_of('/') + 1));
}

TableSource memberOf(const GivenFile &zip, const std::string &member) {
    return {.file = zip.source.file,
            .name = member.substr(member.find_last_of('/') + 1),
            .member = member};
}

Result<std::vector<GivenFile>> insideOf(const GivenFile &file,
                                        const std::function<bool(std::string_view name)> &wants) {
    std::vector<GivenFile> found;
    if (file.extension != "zip") {
        found.push_back(file);
        return found;
    }
    for (const std::string &member : file.inZip)
        if (wants(memberName(member))) {
            PW_TRY(GivenFile inside, look(memberOf(file, member)));
            found.push_back(std::move(inside));
        }
    return found;
}

} // namespace placeweave
