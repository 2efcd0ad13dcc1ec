// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/insight/insight_map.h"
#include "ui/session/choice.h"
#include "ui/session/worker.h"
#include "ui/share/reader_profiles.h"

#include "core/insight/connections.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>
#include <vector>

namespace placeweave {

class Session;

// Who is connected to whom, as a list that says the same as the picture beside it: who bridges,
// what others lean on, what would fall apart, who stands alone, how NHS sites meet.
class ConnectionsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(placeweave::ReaderProfiles *profiles READ profiles CONSTANT) // for whom it is saved
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged) // reads only then
    Q_PROPERTY(bool reading READ isReading NOTIFY changed)
    Q_PROPERTY(QString lens READ lens WRITE setLens NOTIFY changed) // code of `lenses`
    Q_PROPERTY(QList<placeweave::Choice> lenses READ lenses CONSTANT)
    Q_PROPERTY(QString type READ type WRITE setType NOTIFY changed) // code; empty: any
    Q_PROPERTY(QList<placeweave::Choice> types READ types CONSTANT)
    Q_PROPERTY(int strength READ strength WRITE setStrength NOTIFY changed) // at least; 0: any
    Q_PROPERTY(QList<placeweave::Choice> strengths READ strengths CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int linked READ linked NOTIFY changed) // organisations with a link
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed) // what the lens shows, in a sentence
    // The one looked at; 0 for none.
    Q_PROPERTY(qint64 current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(QString currentName READ currentName NOTIFY currentChanged)
    Q_PROPERTY(QStringList currentWords READ currentWords NOTIFY currentChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    // The same where they are, with a line for each connection.
    Q_PROPERTY(placeweave::MapSource *map READ map CONSTANT)
    Q_PROPERTY(int unplaced READ unplaced NOTIFY changed) // linked, and not on it

public:
    enum Roles {
        OrganisationRole = Qt::UserRole + 1, // qint64
        NameRole,
        KindRole,
        WordsRole // "Connected to 12, leans …"
    };
    Q_ENUM(Roles)

    explicit ConnectionsModel(QObject *parent = nullptr);
    ConnectionsModel(Session *session, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    ReaderProfiles *profiles() { return &m_profiles; }
    bool isActive() const { return m_active; }
    void setActive(bool active);
    bool isReading() const { return m_reading; }
    QString lens() const { return m_lens; }
    void setLens(const QString &lens);
    QList<Choice> lenses() const;
    QString type() const { return m_type; }
    void setType(const QString &type);
    QList<Choice> types() const;
    int strength() const { return m_strength; }
    void setStrength(int strength);
    QList<Choice> strengths() const;
    int count() const { return static_cast<int>(m_rows.size()); }
    int linked() const;
    QString summary() const;
    QString note() const;
    qint64 current() const { return m_current.value; }
    void setCurrent(qint64 organisation);
    QString currentName() const;
    QStringList currentWords() const;
    QString trouble() const { return m_trouble; }
    MapSource *map() { return &m_map; }
    int unplaced() const { return m_unplaced; }

    // For the picture; null before it was read.
    const std::shared_ptr<const Connections> &connections() const { return m_connections; }
    std::vector<std::uint32_t> marked() const; // those that the lens is about
    std::optional<std::uint32_t> currentPosition() const;
    qint64 organisationAt(std::uint32_t position) const;

    Q_INVOKABLE QString suggestedName(const QString &what, const QString &ending,
                                      const QString &readers = QStringLiteral("partner")) const;
    // As these readers may see it, by their code: how close they are is for us alone.
    Q_INVOKABLE void savePicture(const QUrl &file,
                                 const QString &readers = QStringLiteral("partner"));
    Q_INVOKABLE void saveOrganisations(const QUrl &file,
                                       const QString &readers = QStringLiteral("partner"));
    Q_INVOKABLE void saveLinks(const QUrl &file,
                               const QString &readers = QStringLiteral("partner"));

signals:
    void activeChanged();
    void changed();
    void currentChanged();
    void written(const QUrl &file);

private:
    struct Row {
        std::uint32_t organisation = 0;
        QString words;
    };
    ConnectionRequest request() const;
    void ask();
    void read();
    void arrange();
    void showOnMap();
    void save(const QUrl &file, const QString &readers,
              std::function<Result<void>(const Connections &)> write);

    QPointer<Session> m_session;
    ReaderProfiles m_profiles;
    InsightMap m_map;
    int m_unplaced = 0;
    bool m_active = false;
    bool m_stale = true;
    bool m_reading = false;
    QString m_lens = QStringLiteral("bridges");
    QString m_type;
    int m_strength = 0;
    QString m_trouble;
    std::shared_ptr<const Connections> m_connections;
    std::vector<Row> m_rows;
    RowId m_current;
    Newest m_reads;
};

} // namespace placeweave
