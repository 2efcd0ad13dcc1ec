// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/preferences.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QQmlEngine>
#include <QStandardPaths>

#include <algorithm>
#include <memory>

namespace placeweave {

namespace {

constexpr int kRecentFiles = 8;

std::unique_ptr<QSettings> openSettings() {
    const QDir program(QCoreApplication::applicationDirPath());
    if (program.exists("portable"))
        return std::make_unique<QSettings>(program.filePath("placeweave.ini"),
                                           QSettings::IniFormat);
    return std::make_unique<QSettings>();
}

} // namespace

QString Preferences::dataFolder() {
    const QDir program(QCoreApplication::applicationDirPath());
    const QString folder = program.exists("portable")
                               ? program.path()
                               : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    return folder;
}

Preferences::Preferences() {
    m_writer.setMaxThreadCount(1);
    const auto settings = openSettings();
    m_file = settings->fileName();
    m_format = settings->format();
    for (const QString &key : settings->allKeys())
        m_values.insert(key, settings->value(key));
    m_looker.setMaxThreadCount(1);
    lookForRecentFiles();
}

Preferences &Preferences::instance() {
    static Preferences preferences;
    return preferences;
}

Preferences *Preferences::create(QQmlEngine *, QJSEngine *) {
    QJSEngine::setObjectOwnership(&instance(), QJSEngine::CppOwnership);
    return &instance();
}

QVariant Preferences::value(const QString &key, const QVariant &unlessSaid) const {
    return m_values.value(key, unlessSaid);
}

void Preferences::setValue(const QString &key, const QVariant &value) {
    if (m_values.contains(key) && m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    const std::lock_guard lock(m_mutex);
    if (m_unwritten.isEmpty())
        m_writer.start([this] { write(); });
    m_unwritten.insert(key, value);
}

// All that was set while the write before was under way goes in one.
void Preferences::write() {
    QVariantHash values;
    {
        const std::lock_guard lock(m_mutex);
        values.swap(m_unwritten);
    }
    QSettings settings(m_file, m_format);
    for (const auto &[key, value] : values.asKeyValueRange())
        settings.setValue(key, value);
}

QString Preferences::appearance() const {
    return value("appearance", "system").toString();
}

void Preferences::setAppearance(const QString &appearance) {
    if (appearance == this->appearance())
        return;
    setValue("appearance", appearance);
    emit appearanceChanged();
}

double Preferences::textScale() const {
    return std::clamp(value("textScale", 1.0).toDouble(), 1.0, 2.0);
}

void Preferences::setTextScale(double scale) {
    scale = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(scale, textScale()))
        return;
    setValue("textScale", scale);
    emit textScaleChanged();
}

QString Preferences::author() const {
    return value("author").toString();
}

void Preferences::setAuthor(const QString &name) {
    if (name == author())
        return;
    setValue("author", name);
    emit authorChanged();
}

QString Preferences::organisation() const {
    return value("organisation").toString();
}

void Preferences::setOrganisation(const QString &name) {
    if (name == organisation())
        return;
    setValue("organisation", name);
    emit authorChanged();
}

QString Preferences::signature() const {
    QStringList parts{author().trimmed(), organisation().trimmed()};
    parts.removeAll(QString());
    return parts.join(", ");
}

QStringList Preferences::recentFiles() const {
    QStringList files = value("recentFiles").toStringList();
    files.removeIf([this](const QString &file) { return m_missing.contains(file); });
    return files;
}

void Preferences::lookForRecentFiles() {
    m_looker.clear();
    m_looker.start([this, files = value("recentFiles").toStringList()] {
        QStringList missing = files;
        missing.removeIf([](const QString &file) { return QFileInfo::exists(file); });
        QMetaObject::invokeMethod(
            this,
            [this, missing] {
                if (missing == m_missing)
                    return;
                m_missing = missing;
                emit recentFilesChanged();
            },
            Qt::QueuedConnection);
    });
}

void Preferences::remember(const QString &file) {
    QStringList files = value("recentFiles").toStringList();
    files.removeAll(file);
    files.prepend(file);
    while (files.size() > kRecentFiles)
        files.removeLast();
    setValue("recentFiles", files);
    setValue("lastFile", file);
    m_missing.removeAll(file);
    emit recentFilesChanged();
    lookForRecentFiles();
}

void Preferences::forget(const QString &file) {
    QStringList files = value("recentFiles").toStringList();
    if (files.removeAll(file) == 0)
        return;
    setValue("recentFiles", files);
    emit recentFilesChanged();
}

QString Preferences::lastFile() const {
    return value("lastFile").toString();
}

bool Preferences::wasStarted() const {
    return value("started", false).toBool();
}
void Preferences::setStarted() {
    setValue("started", true);
}

bool Preferences::isOn(const QString &choice, bool unlessSaid) const {
    return value("choice/" + choice, unlessSaid).toBool();
}
void Preferences::setOn(const QString &choice, bool on) {
    setValue("choice/" + choice, on);
}
QStringList Preferences::list(const QString &choice) const {
    return value("choice/" + choice).toStringList();
}
void Preferences::setList(const QString &choice, const QStringList &values) {
    setValue("choice/" + choice, values);
}
QString Preferences::text(const QString &choice) const {
    return value("choice/" + choice).toString();
}
void Preferences::setText(const QString &choice, const QString &text) {
    setValue("choice/" + choice, text);
}
double Preferences::number(const QString &choice, double unlessSaid) const {
    return value("choice/" + choice, unlessSaid).toDouble();
}
void Preferences::setNumber(const QString &choice, double value) {
    setValue("choice/" + choice, value);
}

} // namespace placeweave
