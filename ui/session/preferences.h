// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QThreadPool>
#include <QVariantHash>
#include <QtQml/qqmlregistration.h>

#include <mutex>

class QJSEngine;
class QQmlEngine;

namespace placeweave {

// What the window remembers about whoever sits at it: never in the map file. Kept by QSettings, or
// in `placeweave.ini` beside the program where a file named `portable` lies there. What is set
// holds at once and is written by a thread of its own: a slow disk holds up no hand.
class Preferences : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(QString appearance READ appearance WRITE setAppearance NOTIFY appearanceChanged)
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged)
    Q_PROPERTY(QString author READ author WRITE setAuthor NOTIFY authorChanged)
    Q_PROPERTY(QString organisation READ organisation WRITE setOrganisation NOTIFY authorChanged)
    Q_PROPERTY(QStringList recentFiles READ recentFiles NOTIFY recentFilesChanged)

public:
    static Preferences *create(QQmlEngine *, QJSEngine *);
    // The one the window uses, made on first use and owned by nobody's engine.
    static Preferences &instance();

    QString appearance() const; // "system", "light", "dark"
    void setAppearance(const QString &appearance);
    double textScale() const; // 1 to 2
    void setTextScale(double scale);
    QString author() const;
    void setAuthor(const QString &name);
    QString organisation() const;
    void setOrganisation(const QString &name);
    // "Ruth Hale, Larkmere Voluntary Action": what a change is signed with.
    QString signature() const;

    QStringList recentFiles() const; // newest first, at most eight
    void remember(const QString &file);
    Q_INVOKABLE void forget(const QString &file);
    // Where this computer's own files lie: beside a portable program, else in the user's folder.
    static QString dataFolder();
    QString lastFile() const;
    bool wasStarted() const;
    void setStarted();

    // Small choices of a panel, by name: folded, columns shown, size.
    Q_INVOKABLE bool isOn(const QString &choice, bool unlessSaid) const;
    Q_INVOKABLE void setOn(const QString &choice, bool on);
    Q_INVOKABLE QStringList list(const QString &choice) const;
    Q_INVOKABLE void setList(const QString &choice, const QStringList &values);
    Q_INVOKABLE QString text(const QString &choice) const;
    Q_INVOKABLE void setText(const QString &choice, const QString &text);
    Q_INVOKABLE double number(const QString &choice, double unlessSaid) const;
    Q_INVOKABLE void setNumber(const QString &choice, double value);

signals:
    void appearanceChanged();
    void textScaleChanged();
    void authorChanged();
    void recentFilesChanged();

private:
    Preferences(); // QML asks create(), so that there is one for everybody

    QVariant value(const QString &key, const QVariant &unlessSaid = {}) const;
    void setValue(const QString &key, const QVariant &value);
    void write();
    // Finds out which recent files are still there, beside the window: a network drive that is away
    // answers after half a minute.
    void lookForRecentFiles();

    QString m_file; // in QSettings' sense: where there is a registry, a key in it
    QSettings::Format m_format = QSettings::NativeFormat;
    QVariantHash m_values;
    QStringList m_missing; // of the recent files
    std::mutex m_mutex;
    QVariantHash m_unwritten; // guarded by m_mutex
    QThreadPool m_looker;     // one thread
    QThreadPool m_writer;     // last: it writes what is left before the rest goes
};

} // namespace placeweave
