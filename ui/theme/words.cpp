// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/words.h"

#include "ui/session/plural.h"

#include "core/model/shipped.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace placeweave {

Words::Words(QObject *parent) : QObject(parent) {}

const QHash<QString, QString> &Words::shipped() {
    static const QHash<QString, QString> words = [] {
        QHash<QString, QString> read;
        const std::string_view json = shippedFile(shippedWords(), "words.json");
        const QByteArray bytes(json.data(), static_cast<qsizetype>(json.size()));
        const QJsonObject entries = QJsonDocument::fromJson(bytes).object()["words"].toObject();
        for (auto entry = entries.begin(); entry != entries.end(); ++entry)
            read.insert(entry.key(), entry.value().toString());
        return read;
    }();
    return words;
}

QString Words::word(const QString &key) {
    return shipped().value(key, key);
}

QString Words::of(const QString &key) const {
    return word(key);
}

QString Words::with(const QString &key, const QString &name, const QString &value) const {
    return word(key).replace('{' + name + '}', value);
}

QString Words::counted(qint64 count, const QString &one, const QString &many) const {
    return placeweave::counted(count, one, many);
}

} // namespace placeweave
