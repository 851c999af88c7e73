"""Every command as a row of one table: menus, the command palette and the shortcut sheet are built from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from workbench.core.wording import tr
from workbench.ui.theme.icons import icon


class Command(NamedTuple):
    """One command; `menu` and `text` are English sources, `keys` a portable shortcut, `verb` a method of the menu's verbs.

    `keys` that a pane handles while it has focus (single letters) are shown, not bound: `is_shown_only`.
    """

    id: str
    menu: str
    text: str
    verb: str
    icon: str = ""
    keys: str = ""
    is_shown_only: bool = False
    starts_group: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("dossier.new", "Dossier", "New dossier…", "new", "dossier", "Ctrl+Shift+N"),
    Command("dossier.open", "Dossier", "Open dossier…", "open", "folder", "Ctrl+O"),
    Command("dossier.sample", "Dossier", "Open the sample dossier", "open_sample"),
    Command("dossier.import", "Dossier", "Import files…", "ask_for_files", "import", "Ctrl+I", starts_group=True),
    Command("dossier.paste", "Dossier", "Import text from the clipboard", "import_clipboard", "", "Ctrl+Shift+V"),
    Command("dossier.export", "Dossier", "Export the note…", "export_note", "export", "Ctrl+E"),
    Command("dossier.pack", "Dossier", "Apply a fact pack…", "ask_for_pack", "pack", starts_group=True),
    Command("dossier.extract", "Dossier", "Propose facts of this document", "extract", "review", "Ctrl+Shift+E"),
    Command("dossier.reread", "Dossier", "Read this document again…", "read_again", "retry"),
    Command("dossier.verify", "Dossier", "Verify every quote", "verify", "check"),
    Command("dossier.backup", "Dossier", "Write a backup…", "backup", "save"),
    Command("dossier.restore", "Dossier", "Restore from a backup…", "restore", "history"),
    Command("dossier.bring_in", "Dossier", "Bring in another copy…", "bring_in"),
    Command("dossier.salvage", "Dossier", "Salvage into a new dossier…", "salvage"),
    Command("dossier.quit", "Dossier", "Quit", "quit", "", "Ctrl+Q", starts_group=True),
    Command("edit.undo", "Edit", "Undo", "undo", "undo", "Ctrl+Z"),
    Command("edit.redo", "Edit", "Redo", "redo", "redo", "Ctrl+Shift+Z"),
    Command("edit.new_actor", "Edit", "New actor", "new_actor", "actor", "Ctrl+Alt+A", starts_group=True),
    Command("edit.new_event", "Edit", "New event", "new_event", "event", "Ctrl+Alt+E"),
    Command("edit.new_transfer", "Edit", "New transfer", "new_transfer", "transfer", "Ctrl+Alt+T"),
    Command("edit.new_claim", "Edit", "New claim", "new_claim", "claim"),
    Command("edit.new_judgement", "Edit", "New judgement", "new_judgement", "judgement"),
    Command("edit.new_note", "Edit", "New note", "new_note", "note", "Ctrl+Alt+N"),
    Command("edit.merge", "Edit", "Merge into another…", "merge", "", "Ctrl+Alt+M", starts_group=True),
    Command("edit.same", "Edit", "Possibly the same as…", "mark_same"),
    Command("edit.delete", "Edit", "Delete what is focused", "delete", "delete", "", starts_group=True),
    Command("mark.quote", "Mark", "Quote the selection", "quote", "quote", "Q", is_shown_only=True),
    Command("mark.event", "Mark", "Link to an event…", "event", "event", "E", is_shown_only=True),
    Command("mark.actor", "Mark", "Link to an actor…", "actor", "actor", "A", is_shown_only=True),
    Command("mark.claim", "Mark", "Link to a claim…", "claim", "claim", "C", is_shown_only=True),
    Command("mark.tag", "Mark", "Tag…", "tag", "tag", "T", is_shown_only=True),
    Command("mark.note", "Mark", "Send to the note", "note", "note", "N", is_shown_only=True),
    Command("mark.unlink", "Mark", "Unlink…", "unlink", "unlink", "U", is_shown_only=True),
    Command("mark.cycle", "Mark", "Next overlapping quote", "cycle", "", "O", is_shown_only=True),
    Command("mark.resize", "Mark", "Move the quote’s ends", "resize", "", "R", is_shown_only=True),
    Command("mark.everywhere", "Mark", "Quote every occurrence…", "everywhere", "", "M", is_shown_only=True),
    Command("mark.copy", "Mark", "Copy with its citation", "copy", "copy", "Y", is_shown_only=True),
    Command("mark.bookmark", "Mark", "Bookmark this line", "bookmark", "bookmark", "B", is_shown_only=True),
    Command("note.cite", "Mark", "Cite the focused quote", "cite", "quote", "Ctrl+Shift+C", starts_group=True),
    Command("view.actors", "View", "Actors", "show_actors", "actor", "Alt+1"),
    Command("view.source", "View", "Source", "show_source", "document", "Alt+2"),
    Command("view.note", "View", "Note", "show_note", "note", "Alt+3"),
    Command("view.timeline", "View", "Timeline", "show_timeline", "timeline", "Alt+4"),
    Command("view.detail", "View", "Detail card", "show_detail", "edit", "Alt+5"),
    Command("view.sources", "View", "Sources", "show_sources", "list", "Alt+6"),
    Command("view.tags", "View", "Tags", "show_tags", "tag", "Alt+7"),
    Command("view.review", "View", "Review", "show_review", "review", "Alt+8"),
    Command("view.claims", "View", "Claims", "show_claims", "claim", "Alt+9"),
    Command("view.network", "View", "Network", "show_network", "network", "Ctrl+Alt+1"),
    Command("view.places", "View", "Places", "show_places", "place", "Ctrl+Alt+2"),
    Command("view.history", "View", "History", "show_history", "history", "Alt+0"),
    Command("view.record_history", "View", "History of what is focused", "show_record_history", "", "Ctrl+H"),
    Command("view.beside", "View", "Two sources side by side", "switch_beside", "columns", "Ctrl+Alt+B"),
    Command("view.copy", "View", "Its copy or original beside it", "compare_copy", "copy", "Ctrl+Alt+D"),
    Command(
        "view.pages", "View", "Pages as printed, beside or instead", "switch_pages", "page", "P", is_shown_only=True
    ),
    Command("view.stripes", "View", "Stripes by modality, actor or tag", "turn_stripes", "stripes"),
    Command("view.theme", "View", "Light or dark", "switch_theme", "theme", "Ctrl+Shift+L", starts_group=True),
    Command("view.language", "View", "Français / English", "switch_language"),
    Command("view.article", "View", "Article only, or the whole page", "toggle_article", "file-web", "Ctrl+Alt+R"),
    Command("view.larger", "View", "Larger pane", "make_larger", "", "Alt+PgUp"),
    Command("view.smaller", "View", "Smaller pane", "make_smaller", "", "Alt+PgDown"),
    Command("view.reset", "View", "Reset the layout", "reset_layout"),
    Command("go.back", "Go", "Back", "back", "back", "Alt+Left"),
    Command("go.forward", "Go", "Forward", "forward", "forward", "Alt+Right"),
    Command("go.places", "Go", "Places visited…", "places", "history", "Ctrl+Shift+P"),
    Command("go.peek", "Go", "Peek", "peek", "info", "Space", is_shown_only=True),
    Command("go.search", "Go", "Search and commands", "start_search", "search", "Ctrl+K", starts_group=True),
    Command("go.find", "Go", "Find in the source…", "find_in_source", "search", "Ctrl+F", is_shown_only=True),
    Command("go.bookmark", "Go", "Next bookmark", "next_bookmark", "", "Shift+B", is_shown_only=True),
    Command("go.list", "Go", "Search for a list of names…", "search_list", "list"),
    Command("go.filter", "Go", "Filter by…", "add_filter", "filter", "Ctrl+Alt+F"),
    Command("go.notice", "Go", "Answer the message", "answer_notice", "info", "F6"),
    Command("go.work", "Go", "To the running work and its results", "answer_work", "", "Shift+F6"),
    Command("go.clear_focus", "Go", "Clear the focus", "clear_focus", "close", "Ctrl+Escape"),
    Command("go.clear_filter", "Go", "Clear the filter", "clear_filter", "", "Ctrl+Shift+F"),
    Command("help.keys", "Help", "Shortcuts", "show_shortcuts", "help", "F1"),
    Command("help.about", "Help", "About Analyst Workbench", "show_about", "workbench"),
)
MENUS = ("Dossier", "Edit", "Mark", "View", "Go", "Help")


def build_actions(window: QWidget, verbs: Callable[[str], object]) -> dict[str, QAction]:
    """One QAction a command; `verbs` gives the object of a menu when one of its commands is first used."""
    found: dict[str, QAction] = {}
    for command in COMMANDS:
        text = tr(command.text)
        action = QAction(f"{text}\t{keys_shown(command)}" if command.is_shown_only else text, window)
        action.setObjectName(f"action.{command.id}")
        if command.icon:
            action.setIcon(icon(command.icon))
            action.setIconVisibleInMenu(True)
        if command.keys and not command.is_shown_only:
            action.setShortcut(QKeySequence(command.keys))
        action.setToolTip(f"{text} ({keys_shown(command)})" if command.keys else text)
        action.triggered.connect(partial(_do, verbs, command))
        window.addAction(action)
        found[command.id] = action
    return found


def _do(verbs: Callable[[str], object], command: Command, _is_checked: bool = False) -> None:
    getattr(verbs(command.menu), command.verb)()


def build_menus(bar: QMenuBar, actions: dict[str, QAction]) -> None:
    """The menu bar, one menu a heading of the table."""
    bar.clear()
    for heading in MENUS:
        menu = QMenu(tr(heading), bar)
        menu.setObjectName(f"menu.{heading.lower()}")
        for command in COMMANDS:
            if command.menu == heading:
                if command.starts_group:
                    menu.addSeparator()
                menu.addAction(actions[command.id])
        bar.addMenu(menu)


def keys_shown(command: Command) -> str:
    """The shortcut as the keyboard of this machine names it."""
    return QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
