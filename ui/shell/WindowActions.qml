// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Controls.Basic
import Placeweave

// What the window can do, by code (ui/session/commands.cpp), and the keys that do it.
Item {
    id: actions

    required property ApplicationWindow window
    required property MapWorkspace maps
    required property WindowSheets sheets
    required property CommandPalette commandPalette
    required property bool inRoom // the wall shows nothing private, whatever is typed

    function run(code: string): void {
        switch (code) {
        case "search": commandPalette.open(); break;
        case "map":
        case "directory":
        case "together":
        case "insight":
        case "outreach":
        case "share": goTo(code); break;
        case "plan": if (Session.open && !Session.readOnly) sheets.planFromShown(); break;
        case "conversation": if (Session.open && !Session.readOnly) sheets.logConversation(Session.selected, 0); break;
        case "promises": (window as Main).showOutreach(OutreachWorkspace.Promises); break;
        case "fresh": (window as Main).showInsight(InsightWorkspace.Fresh); break;
        case "connected": (window as Main).showInsight(InsightWorkspace.Connected); break;
        case "charts": (window as Main).showInsight(InsightWorkspace.Charts); break;
        case "slip":
            if (!Session.open || Session.readOnly)
                break;
            (window as Main).showInsight(InsightWorkspace.Fresh);
            (window as Main).insight.slipCameBack();
            break;
        case "heard": (window as Main).showOutreach(OutreachWorkspace.Heard); break;
        case "needs": (window as Main).showOutreach(OutreachWorkspace.Needs); break;
        case "stories": (window as Main).showOutreach(OutreachWorkspace.Stories); break;
        case "story": Session.library.add(true, Session.selected, 0, 0); break;
        case "resource": Session.library.add(false, Session.selected, 0, 0); break;
        case "help":
            (window as Main).showOutreach(OutreachWorkspace.Needs);
            (window as Main).outreach.helpersSheet.begin("");
            break;
        case "add": goTo("map"); maps.startAdding(); break;
        case "unplaced": goTo("map"); Session.filter.clear(); Session.filter.onlyUnplaced = true; break;
        case "review": sheets.review(); break;
        case "merge": sheets.merge(); break;
        case "answers": sheets.settleAnswers(); break;
        case "paste": sheets.paste(); break;
        case "import": sheets.chooseTable(); break;
        case "postcodes": sheets.placeByPostcode(); break;
        case "feed": sheets.chooseFeed(); break;
        case "areas": sheets.chooseAreas(); break;
        case "print":
        case "copy":
        case "full-copy":
        case "export": goTo("share"); break;
        case "new": sheets.start(); break;
        case "open": sheets.open(); break;
        case "sample": Session.openSample(); break;
        case "about": sheets.about(); break;
        case "clear": Session.filter.clear(); break;
        case "fit": goTo("map"); maps.canvas.fitAll(); break;
        case "tool.box":
        case "tool.lasso":
        case "tool.near":
        case "tool.measure":
        case "tool.note":
        case "tool.way":
        case "tool.area": goTo("map"); maps.startTool(code.slice(5)); break;
        case "views": goTo("map"); maps.viewsPopup.open(); break;
        case "layers": goTo("map"); maps.layersPanel.open(); break;
        case "light": Preferences.appearance = "light"; break;
        case "dark": Preferences.appearance = "dark"; break;
        case "larger": Preferences.textScale = Preferences.textScale + 0.1; break;
        case "smaller": Preferences.textScale = Preferences.textScale - 0.1; break;
        case "settings": sheets.settings(); break;
        case "undo": Session.undo(); break;
        case "redo": Session.redo(); break;
        }
    }
    function goTo(workspace: string): void { (window as Main).goTo(workspace); }

    Shortcut { sequences: ["Ctrl+K", "Ctrl+F"]; enabled: !actions.inRoom; onActivated: actions.run("search") }
    Shortcut { sequences: [StandardKey.Undo]; onActivated: Session.undo() }
    Shortcut { sequences: ["Ctrl+Shift+Z", "Ctrl+Y"]; onActivated: Session.redo() }
    Shortcut { sequence: "Ctrl+N"; enabled: !actions.inRoom; onActivated: actions.run("add") }
    Shortcut { sequence: "Ctrl+1"; enabled: !actions.inRoom; onActivated: actions.run("map") }
    Shortcut { sequence: "Ctrl+2"; enabled: !actions.inRoom; onActivated: actions.run("directory") }
    Shortcut { sequence: "Ctrl+3"; enabled: !actions.inRoom; onActivated: actions.run("together") }
    Shortcut { sequence: "Ctrl+4"; enabled: !actions.inRoom; onActivated: actions.run("insight") }
    Shortcut { sequence: "Ctrl+5"; enabled: !actions.inRoom; onActivated: actions.run("outreach") }
    Shortcut { sequence: "Ctrl+6"; enabled: !actions.inRoom; onActivated: actions.run("share") }
    Shortcut { sequence: "Ctrl+L"; enabled: !actions.inRoom; onActivated: actions.run("conversation") }
    Shortcut { sequence: "Ctrl+O"; enabled: !actions.inRoom; onActivated: actions.run("open") }
    Shortcut { sequence: "Ctrl+P"; enabled: !actions.inRoom; onActivated: actions.run("print") }
    Shortcut { sequence: "Ctrl+V"; enabled: !actions.inRoom; onActivated: actions.run("paste") }
    Shortcut { sequence: "Ctrl+0"; enabled: !actions.inRoom; onActivated: actions.run("fit") }
    Shortcut { sequence: "Ctrl+,"; enabled: !actions.inRoom; onActivated: actions.run("settings") }
    Shortcut { sequences: ["Ctrl++", "Ctrl+="]; onActivated: actions.run("larger") }
    Shortcut { sequence: "Ctrl+-"; onActivated: actions.run("smaller") }
    Shortcut { sequence: "Ctrl+Shift+S"; enabled: !actions.inRoom; onActivated: actions.run("full-copy") }
    Shortcut { sequence: "Ctrl+E"; enabled: actions.maps.visible && !actions.inRoom; onActivated: actions.maps.toggleEditing() }
    Shortcut { sequence: "F6"; enabled: actions.maps.visible && !actions.inRoom; onActivated: actions.maps.nextPanel() }
    Shortcut { sequence: "F5"; enabled: (actions.window as Main).workspace === "together" && !actions.inRoom; onActivated: (actions.window as Main).openRoom() }
    Shortcut { sequences: [StandardKey.Back]; enabled: actions.maps.visible && actions.maps.cameFrom !== "" && !actions.inRoom; onActivated: actions.maps.back() }
    Shortcut { sequence: "Escape"; enabled: actions.maps.visible && !actions.inRoom; onActivated: actions.maps.stepBack() }
}
