// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/choice.h"
#include "ui/session/worker.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QRectF>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace placeweave {

class AssetIndex;
class Session;

// What Ctrl+K finds while one types: organisations, places on the ground, things to do. Also what
// warns that a name is on the map already, with `onlyOrganisations`.
class FinderModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool onlyOrganisations MEMBER m_onlyOrganisations)
    Q_PROPERTY(qint64 besides MEMBER m_besides) // not this organisation, whose own name it is
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // Why a postcode cannot be found, and what would help; else empty.
    Q_PROPERTY(QString hint READ hint NOTIFY countChanged)

public:
    enum Roles {
        SectionRole = Qt::UserRole + 1, // heading above the first of each
        TypeRole,                       // "organisation", "story", "resource", "place", "command"
        LabelRole,
        NoteRole,
        KindRole,    // int, for MapSymbol.kind
        AssetIdRole, // qint64; of a story or a resource its row
        BoxRole,     // of a place: a rectangle of degrees, from west and south
        CodeRole,    // of a command
        KeysRole,    // shortcut of a command
    };
    Q_ENUM(Roles)

    explicit FinderModel(QObject *parent = nullptr);
    FinderModel(Session *session, QObject *parent);
    ~FinderModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString text() const { return m_text; }
    void setText(const QString &text);
    QString hint() const { return m_hint; }
    int count() const { return static_cast<int>(m_found.size()); }

    struct Found {
        QString type;
        QString label;
        QString note = {};
        int kind = 0xFFFF;
        qint64 assetId = 0;
        QRectF box = {};
        QString code = {};
        QString keys = {};
        friend bool operator==(const Found &, const Found &) = default;
    };

signals:
    void textChanged();
    void countChanged();

private:
    void find();
    void addOrganisations(std::vector<Found> &found) const;
    void addLibrary(std::vector<Found> &found) const;
    void addPostcode(std::vector<Found> &found);
    void addPlaces(std::vector<Found> &found) const;
    void addCommands(std::vector<Found> &found) const;

    QPointer<Session> m_session;
    QString m_text;
    // Names that are written otherwise, as an import compares them: "The Larder Ltd" is "Larder".
    // Takes a moment on a large map, so it comes after what begins as it is typed.
    void lookForAlike();

    bool m_onlyOrganisations = false;
    qint64 m_besides = 0;
    std::vector<Found> m_found;
    QString m_hint;
    std::shared_ptr<const AssetIndex> m_alikeOf; // what was looked through last, and for what
    QString m_alikeFor;
    std::vector<std::uint32_t> m_alike; // rows, best first
    Newest m_looks;
    QThreadPool m_looking;
};

} // namespace placeweave
