// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/quiet_gdal.h"

#include "core/base/text.h"

#include <cpl_error.h>
#include <gdal.h>

namespace placeweave {
namespace {

void keepFirst(CPLErr severity, CPLErrorNum, const char *message) {
    auto *first = static_cast<std::string *>(CPLGetErrorHandlerUserData());
    if (severity >= CE_Failure && first->empty())
        *first = message;
}

} // namespace

QuietGdal::QuietGdal() {
    [[maybe_unused]] static const bool kRegistered = [] {
        GDALAllRegister();
        return true;
    }();
    CPLPushErrorHandlerEx(keepFirst, &m_first);
}

QuietGdal::~QuietGdal() {
    CPLPopErrorHandler();
}

std::string QuietGdal::complaint() const {
    std::string sentence = simplified(m_first);
    if (!sentence.empty() && sentence.back() != '.')
        sentence += '.';
    return sentence;
}

std::string QuietGdal::inItsOwnWords() const {
    const std::string said = complaint();
    return said.empty() ? said : " In that reader's own words: " + said;
}

} // namespace placeweave
