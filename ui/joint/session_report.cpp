// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/joint/session_report.h"

#include "ui/publish/disclosed_scene.h"
#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/session.h"

#include "core/exchange/replaced_file.h"

#include <QFileInfo>
#include <QPageLayout>
#include <QPdfWriter>
#include <QTextDocument>

namespace placeweave {

namespace {

// Nothing is fetched and nothing runs, whatever stands in it.
QString wholePage(const QString &title, const QString &body) {
    return QStringLiteral(
               "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
               "<meta http-equiv=\"Content-Security-Policy\" "
               "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
               "<title>%1</title><style>body{font:17px/1.5 'Atkinson Hyperlegible',sans-serif;"
               "max-width:44em;margin:2em auto;padding:0 1em;color:#1d282e;background:#fff}"
               "h1{font-size:1.7em;line-height:1.2}h2{font-size:1.15em;margin-top:1.6em}"
               "td,th{padding:.2em 1em .2em 0;text-align:left}"
               "@media(prefers-color-scheme:dark){body{color:#e9edef;background:#12191d}}"
               "</style></head><body><main>%2</main></body></html>\n")
        .arg(title.toHtmlEscaped(), body);
}

Result<void> printPdf(const QString &title, const QString &body,
                      const std::filesystem::path &path) {
    QPdfWriter pdf(QString::fromStdU16String(path.u16string()));
    pdf.setTitle(title);
    pdf.setCreator(QStringLiteral("Placeweave"));
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins(QMarginsF(20, 18, 20, 18), QPageLayout::Millimeter);
    QTextDocument document;
    QFont font(QStringLiteral("Atkinson Hyperlegible"));
    font.setPointSizeF(11);
    document.setDefaultFont(font);
    document.setHtml(body);
    document.print(&pdf);
    return {};
}

} // namespace

SessionReport::SessionReport(QObject *parent) : SessionReport(Session::instance(), parent) {}

SessionReport::SessionReport(Session *session, QObject *parent)
    : QObject(parent), m_session(session), m_profiles(session, nullptr) {
    connect(session, &Session::published, this, &SessionReport::read);
    connect(&m_profiles, &ReaderProfiles::changed, this, [this] {
        if (!m_profiles.has(m_readers))
            setReaders(QStringLiteral("public"));
        else
            read();
    });
}

void SessionReport::setActive(bool active) {
    if (active == m_isActive)
        return;
    m_isActive = active;
    emit activeChanged();
    read();
}

void SessionReport::setExercise(qint64 exercise) {
    if (exercise == m_exercise.value)
        return;
    m_exercise = RowId{exercise};
    m_beside = {};
    m_report.reset();
    m_html.clear();
    emit chosen();
    emit changed();
    read();
}

void SessionReport::setBeside(qint64 exercise) {
    if (exercise == m_beside.value)
        return;
    m_beside = RowId{exercise};
    emit chosen();
    read();
}

void SessionReport::setForAnyone(bool forAnyone) {
    setReaders(forAnyone ? QStringLiteral("public") : QStringLiteral("partner"));
}

void SessionReport::setReaders(const QString &code) {
    if (code == m_readers)
        return;
    m_readers = code;
    m_report.reset();
    m_html.clear();
    emit chosen();
    emit changed();
    read();
}

// Never what is just for us: a report is for the room.
ReaderProfile SessionReport::profile() const {
    ReaderProfile readers = m_profiles.at(m_readers);
    readers.base = std::min(readers.base, Profile::Partner);
    return readers;
}

void SessionReport::read() {
    if (!m_isActive || !m_session || !m_session->isOpen() || !m_exercise)
        return;
    struct Read {
        ExerciseReport report;
        std::optional<ExerciseReport> earlier;
        std::string about;
    };
    m_session->read<Read>(
        this,
        [exercise = m_exercise, beside = m_beside,
         profile = profile()](MapFile &map) -> Result<Read> {
            Read read;
            PW_TRY(read.report, reportOf(map, exercise, profile));
            if (beside) {
                PW_TRY(read.earlier, reportOf(map, beside, profile));
            }
            PW_TRY(const Disclosure disclosure, Disclosure::of(map, profile));
            PW_TRY(read.about, aboutInWords(map, disclosure));
            return read;
        },
        [this, readers = m_readers](Result<Read> read) {
            if (readers != m_readers)
                return;
            if (!read || read->report.exercise.id() != m_exercise)
                return;
            m_html =
                reportHtml(read->report, read->earlier ? &*read->earlier : nullptr, read->about);
            m_report = std::move(read->report);
            emit changed();
        });
}

bool SessionReport::promise(const QString &what, const QString &who, const QString &due) {
    const auto day = understood(fieldOf(Entity::Promise, "due"), due);
    if (!day) {
        m_session->notice()->say(day.error());
        return false;
    }
    Record promise(Entity::Promise);
    promise["what"] = Value(what.simplified().toStdString());
    promise["who"] = Value(who.simplified().toStdString());
    promise["due"] = *day;
    m_session->write<RowId>(this, [exercise = m_exercise, promise](MapFile &map) {
        return promiseIn(map, exercise, promise);
    });
    return true;
}

QString SessionReport::suggestedName(const QString &ending) const {
    QString name = m_report ? toQString(m_report->exercise.text("name")) : QString();
    for (QChar &letter : name)
        if (QStringLiteral("\\/:*?\"<>|").contains(letter) ||
            letter.category() == QChar::Other_Control)
            letter = '-';
    return (name.trimmed().isEmpty() ? tr("Report") : name.trimmed()) + '.' + ending;
}

void SessionReport::saveTo(const QUrl &file) {
    if (!m_report)
        return;
    const QString title = toQString(m_report->exercise.text("name"));
    const auto written = [&]() -> Result<void> {
        PW_TRY(ReplacedFile whole, ReplacedFile::beside(pathOf(file)));
        if (file.toLocalFile().endsWith(".html", Qt::CaseInsensitive))
            whole.write(wholePage(title, m_html).toStdString());
        else
            PW_CHECK(printPdf(title, m_html, whole.path()));
        return whole.commit();
    }();
    if (written)
        m_session->notice()->say(tr("Saved as %1.").arg(QFileInfo(file.toLocalFile()).fileName()));
    else
        m_session->notice()->tell(written.error());
}

} // namespace placeweave
