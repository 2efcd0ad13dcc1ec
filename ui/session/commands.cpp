// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/commands.h"

#include <QCoreApplication>

namespace placeweave {

namespace {
QString say(const char *text) {
    return QCoreApplication::translate("Commands", text);
}
} // namespace

const QList<Command> &commands() {
    static const QList<Command> list{
        {"add", say("Add an organisation"), "Ctrl+N", say("new pin group")},
        {"map", say("Go to the map"), "Ctrl+1", {}},
        {"directory", say("Go to the directory"), "Ctrl+2", say("table list spreadsheet")},
        {"together", say("Go to mapping sessions"), "Ctrl+3",
         say("together workshop exercise room wall projector")},
        {"insight", say("See where the map is thin"), "Ctrl+4",
         say("insight reach gaps deprivation nearest")},
        {"outreach", say("Go to outreach"), "Ctrl+5", say("plans visit listen board")},
        {"share", say("Share, print or export"), "Ctrl+6", say("publish excel csv")},
        {"conversation", say("Log a conversation"), "Ctrl+L",
         say("call visit rang talked heard engagement")},
        {"plan", say("Plan outreach to who is on the list"), {}, say("visit begin lasso filter")},
        {"promises", say("Promises that are not settled"), {}, say("outstanding owe due")},
        {"heard", say("What we heard"), {}, say("taken answered told back barrier theme")},
        {"needs", say("Needs and offers"), {}, say("match asked for room volunteers")},
        {"stories",
         say("Stories and resources"),
         {},
         say("read aloud poem picture sound evidence guidance library")},
        {"story", say("Write down a story"), {}, say("add poem quote words picture")},
        {"resource", say("Add a resource"), {}, say("evidence guidance method report link")},
        {"help",
         say("What can you do to help?"),
         {},
         say("ring list mail merge bcc e-mail call round")},
        {"fresh", say("See what was not checked for long"), {}, say("fresh stale review due")},
        {"slip",
         say("A slip came back"),
         {},
         say("is this right paper record code confirm still right")},
        {"charts", say("Charts"), {}, say("bars graph decile kinds by area month change")},
        {"connected", say("See who is connected"), {}, say("network graph bridge alone")},
        {"unplaced", say("Show what is still to place"), {}, say("tray missing position")},
        {"postcodes",
         say("Place what is waiting by its postcode"),
         {},
         say("postcodes.io position")},
        {"review", say("Look at suggestions"), {}, say("duplicates same twice merge")},
        {"merge", say("Bring in what a partner sent"), {}, say("merge bundle copy combine")},
        {"answers", say("Settle what has two answers"), {}, say("conflict merge")},
        {"paste", say("Paste cells from Excel"), "Ctrl+V", say("import spreadsheet")},
        {"import", say("Bring in a file"), {}, say("import csv spreadsheet areas wards")},
        {"feed",
         say("Bring in a live directory"),
         {},
         say("import open referral feed api web address")},
        {"print", say("Print the map"), "Ctrl+P", say("pdf paper poster")},
        {"copy", say("Give someone a copy"), {}, say("partner share send")},
        {"full-copy", say("Save a full copy"), "Ctrl+Shift+S", say("backup private")},
        {"new", say("Start a map of our place"), {}, say("new file")},
        {"open", say("Open a map"), "Ctrl+O", say("file")},
        {"sample", say("Look round the sample"), {}, say("larkmere example")},
        {"about", say("About this map"), {}, say("purpose name safeguarding")},
        {"clear", say("Clear the filter"), {}, say("show all")},
        {"fit", say("Show the whole map"), "Ctrl+0", say("zoom all")},
        {"layers", say("Layers"), {}, say("base map outlines colours areas deprivation")},
        {"views", say("Views"), {}, say("saved bookmark")},
        {"tool.box", say("Only what is in a box"), {}, say("select area rectangle")},
        {"tool.lasso", say("Only what is in a lasso"), {}, say("select area")},
        {"tool.near", say("What is near here"), {}, say("walk minutes distance nearest")},
        {"tool.measure", say("Measure"), {}, say("distance length ruler area")},
        {"tool.note", say("Write a note on the map"), {}, say("comment text")},
        {"tool.way", say("Draw a way on the map"), {}, say("line route walk")},
        {"tool.area", say("Draw an area on the map"), {}, say("polygon outline zone")},
        {"light", say("Light appearance"), {}, say("theme day")},
        {"dark", say("Dark appearance"), {}, say("theme night")},
        {"larger", say("Larger text"), "Ctrl++", say("zoom size")},
        {"smaller", say("Smaller text"), "Ctrl+-", say("size")},
        {"settings", say("Settings"), "Ctrl+,", say("name appearance")},
    };
    return list;
}

} // namespace placeweave
