// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/intake/incoming.h"
#include "ui/session/worker.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <string>
#include <vector>

namespace placeweave {

class Session;

// What is wrong with a file, for whoever has to put it right.
struct Refusal {
    Q_GADGET
    QML_VALUE_TYPE(refusal)
    Q_PROPERTY(QString name MEMBER name)       // of the file
    Q_PROPERTY(QString summary MEMBER summary) // a sentence
    Q_PROPERTY(QStringList faults MEMBER faults)

public:
    QString name;
    QString summary;
    QStringList faults;
};

// What somebody handed over, and how it is to be looked into. Tables of it that are shown may look
// into its text, which stays as long.
struct Arrival {
    QString name; // of the file, or "pasted cells"
    QList<QUrl> files = {};
    std::shared_ptr<const std::string> text = {}; // pasted
    std::string feed = {};                        // its address
    std::vector<TableSource> pages = {};          // of the feed
    std::string as = "auto";
    bool isList = false; // whatever else it looks like
    QString area = {};   // of a register

    std::vector<TableSource> sources() const;
    bool isSameAs(const Arrival &other) const; // though it is to be looked into in another way
};

// Files and folders that are dropped or chosen, copied cells, live directories: finds out on the
// worker's thread what each is and says so. That can be stopped; what came later takes over from
// what is still being looked at.
class Arrivals : public QObject {
    Q_OBJECT

public:
    Arrivals(Session *session, QObject *parent);

    // False when there is nothing like a table in it.
    bool takeCopied(const QMimeData &copied);
    void takeFiles(const QList<QUrl> &files);
    void takeAsList(const QUrl &file);
    // The address of a live Open Referral UK directory: fetched, then looked at as files are.
    void takeFeed(const QString &address);
    void lookAt(const Arrival &arrival);
    bool isLooking() const { return m_isLooking; }
    void stop();

signals:
    void listsGiven(const placeweave::Arrival &arrival, const placeweave::Incoming &incoming);
    void mapGiven(const QUrl &file);
    void areasGiven(const QUrl &file);
    void postcodesGiven(const QUrl &file);
    void tilesGiven(const QUrl &file);
    void refused(const placeweave::Refusal &refusal); // where that takes more than a sentence
    void lookingChanged();

private:
    // Among these are folders: what is meant by them is found out first.
    void takeFolders(const QList<QUrl> &files);
    void tell(const Arrival &arrival, const Result<Incoming> &incoming);
    void refuse(const QString &name, const Error &error);

    QPointer<Session> m_session;
    bool m_isLooking = false;
    Newest m_looks;
};

} // namespace placeweave
