// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/notice.h"

#include "ui/session/verb_sentences.h"

#include <utility>

namespace placeweave {

void Notice::set(const QString &text, bool mustAct, const QString &action,
                 std::function<void()> act) {
    m_text = text;
    m_mustAct = mustAct;
    m_action = action;
    m_act = std::move(act);
    emit changed();
}

void Notice::say(const QString &sentence) {
    set(sentence, false, {}, {});
}

void Notice::say(const QString &sentence, const QString &action, std::function<void()> act) {
    set(sentence, false, action, std::move(act));
}

void Notice::warn(const QString &sentence) {
    set(sentence, true, {}, {});
}

void Notice::tell(const Error &error) {
    if (error.code == ErrorCode::Cancelled)
        say(sentenceFor(error));
    else
        warn(sentenceFor(error));
}

void Notice::act() {
    const auto act = std::exchange(m_act, {});
    dismiss();
    if (act)
        act();
}

void Notice::dismiss() {
    if (!m_text.isEmpty())
        set({}, false, {}, {});
}

} // namespace placeweave
