from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from workbench.ui.kit import jobs
from workbench.ui.kit.clickable import LinkButton
from workbench.ui.kit.job_results import JobResults
from workbench.ui.kit.jobs import JobResult, JobStrip

GOOD = JobResult("a", "note.txt", "imported")
BAD = JobResult("b", "b.pdf", "refused", "It is locked.", icon="error", role="danger", can_retry=True)


@pytest.fixture
def strip(stage) -> JobStrip:
    made = JobStrip()
    stage.put(made)
    return made


class Watch(QObject):
    """Notes what a widget is told."""

    def __init__(self, told: list[QEvent.Type]) -> None:
        super().__init__()
        self._told = told

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._told.append(event.type())
        return False


def button(strip: JobStrip, name: str) -> LinkButton:
    return next(found for found in strip.findChildren(LinkButton) if found.accessibleName() == name)


def test_a_job_shows_how_far_it_is(strip: JobStrip):
    assert strip.isHidden()
    strip.start(1, "Import report.pdf")
    bar = strip.findChild(QProgressBar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    strip.progress(1, done=62, total=100)
    assert (bar.value(), bar.maximum()) == (62, 100)
    assert strip.isVisible()


def test_a_new_name_moves_nothing_behind_it(strip: JobStrip, qtbot: QtBot):
    strip.start(1, "Import of 40 files, the longest of which has this name.pdf")
    qtbot.waitUntil(lambda: strip.findChild(QProgressBar).x() > 200)
    strip.progress(1, done=0, total=40)
    QCoreApplication.sendPostedEvents()
    asked: list[QEvent.Type] = []
    watch = Watch(asked)
    strip.window().installEventFilter(watch)
    for done in range(1, 40):
        strip.progress(1, done=done, total=40, text=f"Import: {'short' * (done % 3)} {done}.txt")
    QCoreApplication.sendPostedEvents()
    assert QEvent.Type.LayoutRequest not in asked
    assert any("39.txt" in label.text() for label in strip.findChildren(QLabel))


def test_several_jobs_stand_one_under_the_other(strip: JobStrip):
    strip.start(1, "Import")
    strip.start(2, "Export")
    strip.dismiss(1)
    assert strip.keys == (2,)
    strip.dismiss(2)
    assert strip.isHidden()


def test_in_a_wide_window_two_lines_that_say_little_stand_side_by_side(strip: JobStrip, stage, qtbot: QtBot):
    strip.start(1, "Import")
    strip.finish(1, "1 file imported", results=[GOOD])
    alone = strip.sizeHint().height()
    strip.start(2, "Reading")
    assert strip.sizeHint().height() > alone
    stage.resize(1200, 500)
    qtbot.waitUntil(lambda: strip.sizeHint().height() == alone)
    button(strip, "Details").setChecked(True)
    first, second = (found for found in strip.children() if found.isWidgetType())
    qtbot.waitUntil(lambda: second.y() >= first.geometry().bottom() and first.width() == strip.width())
    button(strip, "Details").setChecked(False)
    qtbot.waitUntil(lambda: second.y() == first.y() and second.x() == strip.width() // 2)
    strip.dismiss(1)
    qtbot.waitUntil(lambda: second.width() == strip.width())


def test_cancel_asks_once_and_waits_for_the_end(strip: JobStrip, qtbot: QtBot):
    strip.start("import", "Import")
    with qtbot.waitSignal(strip.cancelled) as cancelled:
        qtbot.keyClick(button(strip, "Cancel"), Qt.Key.Key_Return)
    assert cancelled.args == ["import"]
    assert strip.keys == ("import",)
    with qtbot.assertNotEmitted(strip.cancelled):
        qtbot.mouseClick(button(strip, "Cancel"), Qt.MouseButton.LeftButton)


def test_results_that_need_somebody_open_by_themselves(strip: JobStrip):
    strip.start(1, "Import")
    strip.finish(1, "1 imported, 1 refused", results=[GOOD, BAD])
    assert strip.findChild(JobResults).isVisible()


def test_results_that_are_all_good_wait_to_be_opened(strip: JobStrip, qtbot: QtBot):
    strip.start(1, "Import")
    strip.finish(1, "1 imported", results=[GOOD])
    results = strip.findChild(JobResults)
    assert not results.isVisible()
    qtbot.keyClick(button(strip, "Details"), Qt.Key.Key_Return)
    assert results.isVisible()
    model = results.model()
    assert [model.index(0, column).data() for column in range(4)] == ["note.txt", "imported", "", ""]


def test_retry_by_mouse_and_by_keyboard_names_the_file(strip: JobStrip, qtbot: QtBot):
    strip.start(1, "Import")
    strip.finish(1, "1 imported, 2 refused", results=[GOOD, BAD, replace(BAD, key="c", name="c.pdf")])
    results = strip.findChild(JobResults)
    spot = results.visualRect(results.model().index(1, 3)).center()
    with qtbot.waitSignal(strip.retried) as by_mouse:
        qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    results.setCurrentIndex(results.model().index(2, 0))
    with qtbot.waitSignal(strip.retried) as by_key:
        qtbot.keyClick(results, Qt.Key.Key_Return)
    assert (by_mouse.args, by_key.args) == ([1, "b"], [1, "c"])


def test_a_file_that_was_tried_again_is_refused_no_more(strip: JobStrip, qtbot: QtBot):
    strip.start(1, "Import")
    strip.finish(1, "1 refused", results=[BAD])
    results = strip.findChild(JobResults)
    results.setCurrentIndex(results.model().index(0, 0))
    with qtbot.waitSignal(strip.retried):
        qtbot.keyClick(results, Qt.Key.Key_Return)
    model = results.model()
    assert [model.index(0, column).data() for column in (0, 1, 3)] == ["b.pdf", "trying again…", ""]
    with qtbot.assertNotEmitted(strip.retried):
        qtbot.keyClick(results, Qt.Key.Key_Return)


def test_a_report_that_is_amended_stays_open_and_the_keyboard_on_its_file(strip: JobStrip, qtbot: QtBot):
    strip.start(1, "Import")
    strip.finish(1, "2 refused", results=[BAD, replace(BAD, key="c", name="c.pdf")])
    results = strip.findChild(JobResults)
    results.setCurrentIndex(results.model().index(0, 0))
    strip.amend(1, "1 imported, 1 refused", results=[replace(BAD, key="c", name="c.pdf"), replace(GOOD, key="b")])
    assert results.isVisible()
    assert results.currentIndex().data() == "note.txt"
    assert strip._jobs[1].text.accessibleName() == "1 imported, 1 refused"
    strip.amend(7, "of a job that was dismissed")
    assert strip.keys == (1,)


def test_a_good_file_cannot_be_retried(strip: JobStrip, qtbot: QtBot):
    strip.start(1, "Import")
    strip.finish(1, "1 imported, 1 refused", results=[GOOD, BAD])
    results = strip.findChild(JobResults)
    results.setCurrentIndex(results.model().index(0, 0))
    with qtbot.assertNotEmitted(strip.retried):
        qtbot.keyClick(results, Qt.Key.Key_Return)


def test_words_of_a_job_that_is_gone_are_ignored(strip: JobStrip):
    strip.start(1, "Import")
    strip.dismiss(1)
    strip.progress(1, done=1, total=2)
    strip.finish(1, "late")
    assert strip.keys == ()


def test_the_cross_takes_the_results_away(strip: JobStrip, qtbot: QtBot):
    strip.start(1, "Import")
    strip.finish(1, "Done")
    with qtbot.waitSignal(strip.dismissed):
        qtbot.mouseClick(button(strip, "Dismiss these results"), Qt.MouseButton.LeftButton)
    assert strip.isHidden()


def test_enter_or_a_double_click_opens_what_came_of_a_file(strip: JobStrip, qtbot: QtBot):
    strip.start(1, "Import")
    strip.finish(1, "1 imported", results=[JobResult("a", "note.txt", "imported", record=7), BAD])
    results = strip.findChild(JobResults)
    results.setCurrentIndex(results.model().index(0, 0))
    with qtbot.waitSignal(strip.opened) as opened:
        qtbot.keyClick(results, Qt.Key.Key_Return)
    assert opened.args == [7]
    results.setCurrentIndex(results.model().index(1, 0))
    with qtbot.assertNotEmitted(strip.opened):
        qtbot.keyClick(results, Qt.Key.Key_Return)


def test_the_keyboard_goes_to_cancel_then_to_the_results_and_back(strip: JobStrip, stage, qtbot: QtBot):
    strip.take_keyboard()
    strip.start(1, "Import")
    strip.take_keyboard()
    assert strip.window().focusWidget() is button(strip, "Cancel")
    stage.elsewhere.setFocus()
    strip.finish(1, "1 imported, 1 refused", results=[GOOD, BAD])
    strip.take_keyboard()
    results = strip.findChild(JobResults)
    assert strip.window().focusWidget() is results
    qtbot.keyClick(results, Qt.Key.Key_Down)
    assert results.currentIndex().row() == 1
    qtbot.keyClick(results, Qt.Key.Key_Escape)
    assert strip.keys == ()
    assert stage.focusWidget() is stage.elsewhere


def test_a_summary_that_asks_for_nothing_does_not_take_the_keyboard_from_a_report(strip: JobStrip):
    strip.start(1, "Import")
    strip.finish(1, "1 file refused", results=[BAD])
    strip.start(2, "Reading")
    strip.finish(2, "9 proposals to review")
    strip.take_keyboard()
    assert strip.window().focusWidget() is strip.findChildren(JobResults)[0]


def test_one_report_is_open_at_a_time_and_the_keyboard_goes_to_it(strip: JobStrip):
    for key in (1, 2):
        strip.start(key, "Import")
        strip.finish(key, "1 file refused", results=[BAD])
        strip.take_keyboard()
    lists = strip.findChildren(JobResults)
    assert [not one.isHidden() for one in lists] == [False, True]
    assert lists[1].hasFocus()
    button(strip, "Details").setChecked(True)
    assert [not one.isHidden() for one in lists] == [True, False]


def test_old_reports_make_room_and_running_work_does_not(strip: JobStrip):
    strip.start("running", "Reading")
    for key in range(9):
        strip.start(key, "Import")
        strip.finish(key, "1 file refused", results=[BAD])
    assert strip.keys == ("running", 6, 7, 8)


def test_what_is_passing_goes_by_itself_but_not_from_under_the_keyboard(
    strip: JobStrip, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(jobs, "_PASSING", 20)
    for key in (1, 2, 3):
        strip.start(key, "Export")
    strip.finish(1, "Exported: a.html", is_passing=True)
    strip.finish(2, "Imported")
    qtbot.waitUntil(lambda: strip.keys == (2, 3))
    strip.take_keyboard()
    strip.finish(3, "Exported: b.html", is_passing=True)
    strip.take_keyboard()
    strip.start(4, "Export")
    strip.finish(4, "Exported: c.html", is_passing=True)
    qtbot.waitUntil(lambda: strip.keys == (2, 3))
