// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tour/tour.h"

#include "ui/session/session.h"

#include <QQuickItem>

namespace placeweave {

void Tour::firstStart() {
    js("window.firstStart = true");
    rest(600);
    picture("01-first-start-light");
    look("dark");
    picture("01-first-start-dark");
    look("light");
    pictureDarkAndWide("01-first-start");
    js("sheets.start()");
    rest(300);
    picture("02-question-1");
    js("sheets.startSheet.step = 1");
    picture("02-question-2");
    js("sheets.startSheet.step = 2");
    picture("02-question-3");
    js("sheets.startSheet.step = 3");
    picture("02-question-4");
    js("sheets.startSheet.close()");
    js("window.firstStart = false");
}

void Tour::card() {
    const qint64 hub = find("Saltby Community Hub") ? find("Saltby Community Hub")
                                                    : Session::instance()->index()->id(3).value;
    Session::instance()->select(hub);
    js("maps.canvas.showOrganisation(Session.selected)");
    rest(1500);
    picture("06-card-light-1280");
    look("dark");
    picture("06-card-dark-1280");
    look("light");
    pictureDarkAndWide("06-card");
    size(1366, 768);
    picture("06-card-light-1366");
    size(1920, 1080);
    picture("06-card-light-1920");
    js("maps.card.edit('')");
    rest(300);
    picture("07-edit-light-1920");
    js("maps.card.edit('offers')");
    rest(300);
    picture("07-edit-offers-1920");
    js("maps.card.edit('where')");
    size(1280, 800);
    rest(300);
    picture("07-edit-where-1280");
    look("dark");
    picture("07-edit-dark-1280");
    look("light");
    pictureDarkAndWide("07-edit-where");
    js("maps.card.edit('offers')");
    rest(300);
    pictureDarkAndWide("07-edit-offers");
    // Every other week, and which: the row that holds a rule.
    js("{ const fields = maps.card.record.fields; fields.toggle(fields.openGroup('offers') + 1); "
       "}");
    js("{ const fields = maps.card.record.fields;"
       "  for (let row = 0; row < fields.rowCount(); ++row)"
       "    for (let role = 257; role < 275; ++role)"
       "      if (String(fields.data(fields.index(row, 0), role)).startsWith('FREQ='))"
       "        fields.set(row, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE'); }");
    rest(500);
    std::vector<QQuickItem *> items{m_window->contentItem()};
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto isA = [](const QQuickItem *item, std::string_view name) {
            return std::string_view(item->metaObject()->className()).starts_with(name);
        };
        QQuickItem *page = isA(items[i], "ScheduleEditor") ? items[i] : nullptr;
        while (page && !isA(page, "RecordEditing"))
            page = page->parentItem();
        if (page)
            page->setProperty("contentY", page->property("contentY").toReal() - 300 +
                                              items[i]->mapToItem(page, QPointF()).y());
        std::ranges::copy(items[i]->childItems(), std::back_inserter(items));
    }
    rest(500);
    picture("07-edit-every-other-week");
    js("Session.undo()");
    js("maps.card.editing = false");
    js("Session.selected = 0");
}

void Tour::adding() {
    js("maps.startAdding()");
    rest(300);
    picture("08-add");
    look("dark");
    picture("08-add-dark");
    look("light");
    pictureDarkAndWide("08-add");
    js("maps.adding.typeIn('Saltby Com')");
    rest(400);
    picture("08-add-already-there");
    js("maps.adding.end()");
}

void Tour::directory() {
    js("goTo('directory')");
    rest(800);
    picture("11-directory-light-1280");
    look("dark");
    picture("11-directory-dark-1280");
    look("light");
    pictureDarkAndWide("11-directory");
    size(1920, 1080);
    picture("11-directory-light-1920");
    key(Qt::Key_Down);
    key(Qt::Key_Down);
    key(Qt::Key_F2);
    rest(300);
    picture("12-directory-editing");
    key(Qt::Key_Escape);
    key(Qt::Key_Right);
    key(Qt::Key_Space);
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    rest(300);
    size(1280, 800);
    picture("13-directory-chosen");
    js("directoryLoader.item.bulk.open()");
    rest(300);
    picture("13-directory-bulk");
    look("dark");
    picture("13-directory-bulk-dark");
    look("light");
    pictureDarkAndWide("13-directory-bulk");
    js("directoryLoader.item.bulk.close()");
    key(Qt::Key_Escape);
    js("goTo('map')");
}

void Tour::unplaced() {
    js("Session.filter.onlyUnplaced = true");
    rest(500);
    Session::instance()->select(find("Thornley Toddlers"));
    rest(400);
    picture("15-still-to-place");
    js("sheets.placeByPostcode()");
    rest(800);
    picture("15-by-postcode");
    js("sheets.postcodeSheet.close()");
    js("maps.placePin()");
    rest(300);
    picture("15-placing");
    js("maps.placing = ''");
    js("Session.selected = 0");
    js("Session.filter.clear()");
    Session::instance()->undo();
    rest(800);
    picture("15-undone");
    js("Session.notice.dismiss()");
}

} // namespace placeweave
