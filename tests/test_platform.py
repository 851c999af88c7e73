from __future__ import annotations

import pytest

from workbench import platform, translations


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(platform, "_is_answered", lambda: True)
    return monkeypatch


def test_without_a_display_the_sentence_names_a_way_on(linux: pytest.MonkeyPatch) -> None:
    words = platform.missing_for_display()
    assert "xvfb-run" in words
    assert "workbench --help" in words
    assert "\n" not in words


def test_with_a_display_and_the_libraries_nothing_is_missing(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("DISPLAY", ":1")
    linux.setattr(platform, "_loads", lambda _library: True)
    assert platform.missing_for_display() == ""


def test_a_display_that_does_not_answer_is_named(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("DISPLAY", ":4711")
    linux.setattr(platform, "_loads", lambda _library: True)
    linux.setattr(platform, "_is_answered", lambda: False)
    assert ":4711" in platform.missing_for_display()


def test_missing_libraries_are_told_as_packages_to_install(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("DISPLAY", ":1")
    linux.setattr(platform, "_loads", lambda library: library != "libxcb-cursor.so.0")
    assert platform.missing_for_display().endswith("apt-get install libxcb-cursor0")


def test_offscreen_needs_no_display_and_no_xcb(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("QT_QPA_PLATFORM", "offscreen")
    linux.setattr(platform, "_loads", lambda library: "xcb" not in library)
    assert platform.missing_for_display() == ""


def test_other_systems_bring_their_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.delenv("DISPLAY", raising=False)
    assert platform.missing_for_display() == ""


def test_the_sentence_is_said_in_french_too(linux: pytest.MonkeyPatch) -> None:
    translations.install("fr")
    assert "écran" in platform.missing_for_display()
