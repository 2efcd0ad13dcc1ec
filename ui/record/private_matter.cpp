// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/private_matter.h"

#include "ui/theme/words.h"

#include <QRegularExpression>

namespace placeweave {

namespace {

constexpr int kDigits = 10;

bool isNhsNumber(const QString &digits) {
    int sum = 0;
    for (int i = 0; i < kDigits - 1; ++i)
        sum += digits[i].digitValue() * (kDigits - i);
    const int check = (11 - sum % 11) % 11;
    return check == digits[kDigits - 1].digitValue(); // a check of 10 is never given out
}

} // namespace

PrivateMatter privateMatterIn(const QString &text) {
    static const QRegularExpression number("(?<!\\d)(\\d{3})[ -]?(\\d{3})[ -]?(\\d{4})(?!\\d)");
    for (auto match = number.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        if (isNhsNumber(found.captured(1) + found.captured(2) + found.captured(3)))
            return PrivateMatter::NhsNumber;
    }
    static const QRegularExpression birth(
        "\\b(born|d\\.?o\\.?b\\.?|date of birth)\\b[^\\d\\n]{0,12}\\d{1,2}[ ./-]"
        "(\\d{1,2}|[a-z]{3,9})[ ./-]\\d{2,4}",
        QRegularExpression::CaseInsensitiveOption);
    return birth.match(text).hasMatch() ? PrivateMatter::BirthDate : PrivateMatter::None;
}

QString sentenceFor(PrivateMatter matter) {
    switch (matter) {
    case PrivateMatter::NhsNumber:
        return Words::word("looks_like_nhs_number");
    case PrivateMatter::BirthDate:
        return Words::word("looks_like_birth_date");
    case PrivateMatter::None:
        break;
    }
    return {};
}

} // namespace placeweave
