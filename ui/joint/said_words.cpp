// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/said_words.h"

#include "ui/record/value_text.h"

#include "core/model/vocabulary.h"
#include "core/store/asset_index.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace placeweave {

namespace {

constexpr std::array<std::pair<const char *, Said::What>, 7> kWhats{
    {{"group", Said::What::Group},
     {"offer", Said::What::Offer},
     {"still_there", Said::What::StillThere},
     {"stopped", Said::What::Stopped},
     {"need", Said::What::Need},
     {"link", Said::What::Link},
     {"remark", Said::What::Remark}}};

QString say(const char *text) {
    return QCoreApplication::translate("Said", text);
}

} // namespace

QString whatCode(Said::What what) {
    return QString::fromLatin1(
        std::ranges::find(kWhats, what, &std::pair<const char *, Said::What>::second)->first);
}

std::optional<Said::What> whatOfCode(const QString &code) {
    for (const auto &[name, what] : kWhats)
        if (code == QLatin1StringView(name))
            return what;
    return std::nullopt;
}

QString titleOf(const Said &said, const QString &about) {
    switch (said.what) {
    case Said::What::Link:
        return toQString(said.ends[0].name) + QStringLiteral(" – ") + toQString(said.ends[1].name);
    case Said::What::Offer:
    case Said::What::StillThere:
    case Said::What::Stopped:
        return about;
    default:
        return toQString(said.words);
    }
}

QString whereText(const Said &said) {
    switch (said.where) {
    case Said::Where::NoFixedPlace:
        return say("no fixed place");
    case Said::Where::Here:
        return toQString(said.square);
    case Said::Where::Roughly:
        return said.square.empty() ? say("roughly here")
                                   : say("%1, roughly here").arg(toQString(said.square));
    case Said::Where::NotSaid:
        break;
    }
    return {};
}

QString sourceText(const Said &said, const QString &voice) {
    const QString sure = toQString(vocabulary("how_sure").label(said.howSure));
    return voice.isEmpty() ? sure : sure.isEmpty() ? voice : voice + QStringLiteral(" · ") + sure;
}

int kindOf(const Said &said) {
    if (!glyphOf(said).isEmpty())
        return -1;
    return kindNumber(said.what == Said::What::Group ? said.kind : std::string());
}

int kindNumber(const std::string &code) {
    return vocabulary("kind").indexOf(code).value_or(AssetIndex::kNoKind);
}

QString glyphOf(const Said &said) {
    switch (said.what) {
    case Said::What::Need:
        return QStringLiteral("ring");
    case Said::What::Link:
        return QStringLiteral("link");
    case Said::What::Remark:
        return QStringLiteral("speech");
    default:
        return {};
    }
}

} // namespace placeweave
