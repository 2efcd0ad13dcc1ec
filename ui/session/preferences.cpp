// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/preferences.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QQmlEngine>
#include <QStandardPaths>

#include <algorithm>

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

Preferences::Preferences() : m_settings(openSettings()) {}

Preferences &Preferences::instance() {
    static Preferences preferences;
    return preferences;
}

Preferences *Preferences::create(QQmlEngine *, QJSEngine *) {
    QJSEngine::setObjectOwnership(&instance(), QJSEngine::CppOwnership);
    return &instance();
}

QString Preferences::appearance() const {
    return m_settings->value("appearance", "system").toString();
}

void Preferences::setAppearance(const QString &appearance) {
    if (appearance == this->appearance())
        return;
    m_settings->setValue("appearance", appearance);
    emit appearanceChanged();
}

double Preferences::textScale() const {
    return std::clamp(m_settings->value("textScale", 1.0).toDouble(), 1.0, 2.0);
}

void Preferences::setTextScale(double scale) {
    scale = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(scale, textScale()))
        return;
    m_settings->setValue("textScale", scale);
    emit textScaleChanged();
}

QString Preferences::author() const {
    return m_settings->value("author").toString();
}

void Preferences::setAuthor(const QString &name) {
    if (name == author())
        return;
    m_settings->setValue("author", name);
    emit authorChanged();
}

QString Preferences::organisation() const {
    return m_settings->value("organisation").toString();
}

void Preferences::setOrganisation(const QString &name) {
    if (name == organisation())
        return;
    m_settings->setValue("organisation", name);
    emit authorChanged();
}

QString Preferences::signature() const {
    QStringList parts{author().trimmed(), organisation().trimmed()};
    parts.removeAll(QString());
    return parts.join(", ");
}

QStringList Preferences::recentFiles() const {
    QStringList files = m_settings->value("recentFiles").toStringList();
    files.removeIf([](const QString &file) { return !QFileInfo::exists(file); });
    return files;
}

void Preferences::remember(const QString &file) {
    QStringList files = m_settings->value("recentFiles").toStringList();
    files.removeAll(file);
    files.prepend(file);
    while (files.size() > kRecentFiles)
        files.removeLast();
    m_settings->setValue("recentFiles", files);
    m_settings->setValue("lastFile", file);
    emit recentFilesChanged();
}

void Preferences::forget(const QString &file) {
    QStringList files = m_settings->value("recentFiles").toStringList();
    if (files.removeAll(file) == 0)
        return;
    m_settings->setValue("recentFiles", files);
    emit recentFilesChanged();
}

QString Preferences::lastFile() const {
    return m_settings->value("lastFile").toString();
}

bool Preferences::wasStarted() const {
    return m_settings->value("started", false).toBool();
}
void Preferences::setStarted() {
    m_settings->setValue("started", true);
}

bool Preferences::isOn(const QString &choice, bool unlessSaid) const {
    return m_settings->value("choice/" + choice, unlessSaid).toBool();
}
void Preferences::setOn(const QString &choice, bool on) {
    m_settings->setValue("choice/" + choice, on);
}
QStringList Preferences::list(const QString &choice) const {
    return m_settings->value("choice/" + choice).toStringList();
}
void Preferences::setList(const QString &choice, const QStringList &values) {
    m_settings->setValue("choice/" + choice, values);
}
QString Preferences::text(const QString &choice) const {
    return m_settings->value("choice/" + choice).toString();
}
void Preferences::setText(const QString &choice, const QString &text) {
    m_settings->setValue("choice/" + choice, text);
}
double Preferences::number(const QString &choice, double unlessSaid) const {
    return m_settings->value("choice/" + choice, unlessSaid).toDouble();
}
void Preferences::setNumber(const QString &choice, double value) {
    m_settings->setValue("choice/" + choice, value);
}

} // namespace placeweave
