// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/session_fixture.h"
#include "ui/share/sharing.h"

#include <QFile>
#include <QSignalSpy>

namespace placeweave {

inline QStringList wordsOf(const QList<Choice> &choices) {
    QStringList words;
    for (const Choice &choice : choices)
        words << choice.label;
    return words;
}

// Somebody shares: what is written lies in a folder of its own, to be read.
class SharingFixture : public SessionTest {
protected:
    void list(RowId organisation, const char *permission) {
        ASSERT_TRUE(write<bool>([organisation, permission](MapFile &map) -> Result<bool> {
                        PW_TRY(Edit edit, Edit::begin(map, "field"));
                        PW_CHECK(edit.set(fieldOf(Entity::Organisation, "listing_permission"),
                                          organisation, Value(permission)));
                        PW_CHECK(edit.commit());
                        return true;
                    }).has_value());
    }
    QUrl file(const char *name) const {
        return QUrl::fromLocalFile(QString::fromStdString((m_folder / name).string()));
    }
    QByteArray contentOf(const char *name) const {
        QFile in(file(name).toLocalFile());
        EXPECT_TRUE(in.open(QIODevice::ReadOnly)) << name;
        return in.readAll();
    }
    // Writes and waits for word that it is done; false when there is trouble instead.
    template <class Write>
    bool writes(Sharing &sharing, Write write) {
        QSignalSpy written(&sharing, &Sharing::written);
        m_session.notice()->dismiss();
        write();
        EXPECT_TRUE(until([&] { return !written.isEmpty() || m_session.notice()->mustAct(); }));
        return !written.isEmpty();
    }
};

} // namespace placeweave
