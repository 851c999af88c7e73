"""The command line from `new` to `verify`, as a script uses it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import Ran, Run
from workbench.cli import VERBS
from workbench.cli.main import is_verb
from workbench.core.errors import Unsaved
from workbench.core.kinds import ImportStatus
from workbench.operations import imports
from workbench.store.dossier import Dossier

if TYPE_CHECKING:
    from tests.conftest import Filled

ROOT = Path(__file__).resolve().parents[2]


def _refused(ran: Ran, words: str) -> None:
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("workbench: ")
    assert words in ran.err


@pytest.fixture
def path(tmp_path: Path, run: Run) -> Path:
    """A new dossier, made by the command."""
    made = tmp_path / "case.dossier"
    assert run("new", made) == Ran(0, "", "")
    return made


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Reports in several formats, one of them twice, one broken, one of a kind that is not read."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("Trois navires à quai.\nAucun témoin, sauf un. 🛰\n", encoding="utf-8")
    (folder / "b.md").write_text("# Rapport du port\n\nDeux grues sont en panne depuis lundi.\n", encoding="utf-8")
    (folder / "c.html").write_text(
        "<html><head><title>Brève</title></head><body><article><h1>Brève</h1><p>Le phare est éteint depuis hier soir, "
        "selon la capitainerie, qui promet une réparation.</p></article></body></html>",
        encoding="utf-8",
    )
    (folder / "d.txt").write_bytes((folder / "a.txt").read_bytes())
    (folder / "e.txt").write_text("Trois navires à quai.\r\nAucun témoin, sauf un. 🛰\r\n", encoding="utf-8", newline="")
    (folder / "f.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "g.xyz").write_bytes(bytes(range(256)))
    return folder


# -- wrong usage -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [[], ["fly"], ["import"], ["import", "x.dossier"], ["text", "x.dossier"], ["export", "x.dossier", "1"], ["pack"],
     ["facts", "x.dossier", "--status", "maybe"], ["quote", "x.dossier", "--document", "1", "--start", "one"]],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_says_how(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert "usage: workbench" in ran.err


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "pack"])
def test_every_verb_explains_itself(run: Run, verb: str) -> None:
    ran = run(verb, "--help")
    assert ran.code == 0
    assert f"usage: workbench {verb}" in ran.out


def test_a_dossier_is_told_from_a_verb() -> None:
    assert is_verb(["import"])
    assert is_verb(["--help"])
    assert not is_verb([])
    assert not is_verb(["case.dossier"])


@pytest.mark.parametrize(
    "words",
    [["facts"], ["text", "--document", "1"], ["search", "x"], ["quote", "--document", "1", "--text", "x"], ["lint", "1"],
     ["export", "1", "--to", "html", "-o", "x.html"], ["verify"], ["history"], ["undo"], ["redo"], ["backup", "-o", "y"],
     ["import", "x.txt"], ["extract"], ["note", "--add", "n.md"], ["pack", "make", "--document", "1", "-o", "p"]],
)  # fmt: skip
def test_a_dossier_that_is_not_there_is_told_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("n.md").write_text("# N")
    verb, rest = (words[:2], words[2:]) if words[0] == "pack" else (words[:1], words[1:])
    _refused(run(*verb, "missing.dossier", *rest), "There is no file “missing.dossier”")
    assert not Path("missing.dossier").exists()


# -- documents in ------------------------------------------------------------------------------------------------------


def test_new_overwrites_nothing(run: Run, path: Path) -> None:
    _refused(run("new", path), "there already")


def test_import_tells_the_fate_of_each_file(run: Run, path: Path, files: Path) -> None:
    ran = run("import", path, files, files / "missing.txt", "--json")
    assert ran.code == 1
    told = {Path(one["file"]).name: one for one in ran.json}
    assert all(set(one) == {"file", "status", "document", "reason"} for one in ran.json)
    assert [Path(one["file"]).name for one in ran.json] == [*sorted(p.name for p in files.iterdir()), "missing.txt"]
    assert {name: one["status"] for name, one in told.items()} == {
        "a.txt": ImportStatus.IMPORTED, "b.md": ImportStatus.IMPORTED, "c.html": ImportStatus.IMPORTED,
        "d.txt": ImportStatus.DUPLICATE, "e.txt": ImportStatus.NEAR_COPY,
        "f.pdf": ImportStatus.REFUSED, "g.xyz": ImportStatus.REFUSED, "missing.txt": ImportStatus.REFUSED,
    }  # fmt: skip
    assert told["d.txt"]["document"] == told["a.txt"]["document"]
    assert told["e.txt"]["document"] not in (None, told["a.txt"]["document"])
    assert all(told[name]["reason"] and told[name]["document"] is None for name in ("f.pdf", "g.xyz", "missing.txt"))
    assert ran.err.count("\n") == 3
    assert all(line.startswith("workbench: ") for line in ran.err.splitlines())


def test_names_that_would_turn_or_break_a_line_are_shown_in_one(run: Run, path: Path, tmp_path: Path) -> None:
    odd = [tmp_path / "a\nb\x1b[31m\u202etxt.txt", tmp_path / "mail › x.txt"]
    for number, one in enumerate(odd):
        one.write_text(f"Words number {number}.")
    ran = run("import", path, *odd)
    assert ran.code == 0
    assert [line.rpartition("/")[2] for line in ran.out.splitlines()] == [
        "a b[31mtxt.txt: imported 1",
        "mail › x.txt: imported 2",
    ]


def test_an_empty_name_is_no_folder(run: Run, path: Path) -> None:
    ran = run("import", path, "")
    assert (ran.code, ran.out) == (2, "")


def test_importing_again_imports_nothing(run: Run, path: Path, files: Path) -> None:
    run("import", path, files / "a.txt", files / "b.md")
    history = run("history", path, "--json").json
    ran = run("import", path, files / "a.txt", files / "b.md", "--json")
    assert ran.code == 0
    assert {one["status"] for one in ran.json} == {ImportStatus.DUPLICATE}
    assert run("history", path, "--json").json == history


def test_the_text_of_record_comes_out_to_the_letter(run: Run, path: Path, files: Path) -> None:
    (one,) = run("import", path, files / "e.txt", "--json").json
    assert run("text", path, "--document", one["document"]).out == "Trois navires à quai.\nAucun témoin, sauf un. 🛰\n"


def test_a_document_is_named_by_number_or_identity(run: Run, path: Path, files: Path) -> None:
    run("import", path, files / "a.txt")
    (held,) = run("facts", path, "--json").json["documents"]
    assert run("text", path, "--document", held["uid"][:8]).out.startswith("Trois navires")
    _refused(run("text", path, "--document", "77"), "no document “77”")


# -- quotes, notes, facts ----------------------------------------------------------------------------------------------


@pytest.fixture
def document(run: Run, path: Path, files: Path) -> int:
    (one,) = run("import", path, files / "a.txt", "--json").json
    return int(one["document"])


def test_a_quote_by_place_and_the_same_by_its_words(run: Run, path: Path, document: int) -> None:
    by_place = run("quote", path, "--document", document, "--start", 6, "--end", 13, "--json").json
    assert by_place["text"] == "navires"
    assert (by_place["document"], by_place["start"], by_place["end"]) == (document, 6, 13)
    assert run("quote", path, "--document", document, "--text", "navires", "--json").json == by_place
    after_emoji = run("quote", path, "--document", document, "--text", "🛰", "--json").json
    assert run("text", path, "--document", document).out[after_emoji["start"] : after_emoji["end"]] == "🛰"


def test_words_that_occur_twice_or_never_are_no_quote(run: Run, path: Path, document: int) -> None:
    _refused(run("quote", path, "--document", document, "--text", "un"), "occurs 2 times")
    _refused(run("quote", path, "--document", document, "--text", "porte-avions"), "occurs 0 times")
    _refused(run("quote", path, "--document", document, "--start", 5, "--end", 9999), "not a span")
    _refused(run("quote", path, "--document", document, "--start", 5, "--end", 5), "not a span")
    assert run("facts", path, "--json").json["quotes"] == []


@pytest.mark.parametrize("place", [[], ["--start", "1"], ["--start", "1", "--end", "2", "--text", "x"]])
def test_a_quote_needs_one_way_to_find_it(run: Run, path: Path, document: int, place: list[str]) -> None:
    ran = run("quote", path, "--document", document, *place)
    assert ran.code == 2
    assert ran.err.count("\n") == 1


@pytest.fixture
def note(run: Run, path: Path, document: int, tmp_path: Path) -> int:
    run("quote", path, "--document", document, "--text", "Trois navires à quai")
    source = tmp_path / "note.md"
    source.write_text("# Effets\n\nTrois navires étaient à quai [@1]. Personne ne parle [@9].\n", encoding="utf-8")
    return int(run("note", path, "--add", source, "--json").json["note"])


def test_a_note_keeps_its_citation_as_an_object(run: Run, path: Path, note: int) -> None:
    with Dossier.open(path) as dossier, dossier.reading() as reader:
        (uid,) = reader.row("SELECT uid FROM quote")
        assert reader.rows("SELECT seq, quote_uid, quote_id FROM citation") == [(0, uid, 1)]
        assert reader.value("SELECT title FROM note WHERE id = ?", (note,)) == "Effets"
        assert f"[@{uid}]" in reader.value("SELECT body FROM note")


def test_a_note_that_cannot_be_read_is_refused(run: Run, path: Path, tmp_path: Path) -> None:
    _refused(run("note", path, "--add", tmp_path / "none.md"), "cannot be read")


def test_lint_says_what_the_note_claims_beyond_its_sources(run: Run, path: Path, note: int) -> None:
    ran = run("lint", path, note, "--json")
    assert ran.code == 1
    assert ran.json
    assert all(set(one) == {"rule", "start", "end", "message"} for one in ran.json)
    with Dossier.open(path) as dossier, dossier.reading() as reader:
        body = reader.value("SELECT body FROM note")
    assert any("[@9]" in body[one["start"] : one["end"]] for one in ran.json)
    assert run("lint", path, note).code == 1
    _refused(run("lint", path, "55"), "no note “55”")


def test_facts_of_a_full_dossier_have_the_promised_shape(run: Run, filled: Filled) -> None:
    filled.dossier.close()
    found = run("facts", filled.path, "--json").json
    assert set(found) == {"documents", "actors", "events", "transfers", "claims", "figures", "quotes"}
    texts = {filled.documents[name]: text for name, text in filled.texts.items()}
    for quote in found["quotes"]:
        first, last = quote["parts"][0], quote["parts"][-1]
        assert (quote["start"], quote["end"]) == (first["start"], last["end"])
        assert all(texts[quote["document"]][part["start"] : part["end"]] == part["text"] for part in quote["parts"])
    said = next(one for one in found["claims"] if one["modality"] == "conditional")
    assert said["attribution"] == [filled.actors["ministry"]]
    assert said["quote"]["text"] == texts[said["quote"]["document"]][said["quote"]["start"] : said["quote"]["end"]]
    (figure,) = found["figures"]
    assert (figure["low"], figure["best"], figure["high"], figure["unit"], figure["counted"]) == (
        1200.0, None, None, "tonnes", "blé",
    )  # fmt: skip
    assert figure["text"] == "Au moins 1 200 tonnes de blé"
    (transfer,) = found["transfers"]
    assert (transfer["donor"], transfer["recipient"]) == (filled.actors["sylvania"], filled.actors["borduria"])
    actor = next(one for one in found["actors"] if one["id"] == filled.actors["ministry"])
    assert {"kind", "name", "names", "mentions"} <= set(actor)
    assert actor["names"][0]["text"] == "Fisheries Ministry"
    assert next(one["edtf"] for one in found["events"] if one["id"] == filled.events["delivery"]) == "2023-03-14"


def test_facts_of_one_document_leave_the_other_out(run: Run, filled: Filled) -> None:
    filled.dossier.close()
    found = run("facts", filled.path, "--json", "--document", filled.documents["ships"]).json
    assert [one["id"] for one in found["documents"]] == [filled.documents["ships"]]
    assert {one["document"] for one in found["quotes"]} == {filled.documents["ships"]}
    assert found["claims"] == found["transfers"] == found["figures"] == []
    assert {one["id"] for one in found["events"]} == {filled.events["delivery"], filled.events["follow_up"]}


def test_search_ranks_hits_over_everything(run: Run, filled: Filled) -> None:
    filled.dossier.close()
    ran = run("search", filled.path, "moteurs", "--json")
    assert ran.code == 0
    assert all(set(one) == {"kind", "id", "label", "snippet", "score", "start", "end", "why"} for one in ran.json)
    assert {"document", "quote", "event", "claim", "note"} <= {one["kind"] for one in ran.json}
    assert [one["score"] for one in ran.json] == sorted(one["score"] for one in ran.json)
    assert len(run("search", filled.path, "moteurs", "--limit", 2, "--json").json) == 2
    assert run("search", filled.path, "zeppelin", "--json").json == []
    _refused(run("search", filled.path, "!!"), "no word in the search")


# -- out ---------------------------------------------------------------------------------------------------------------


def _changed(target: Path, before: bytes, after: bytes) -> None:
    held = target.read_bytes()
    assert before in held
    target.write_bytes(held.replace(before, after))


@pytest.mark.parametrize("format, suffix", [("markdown", "md"), ("html", "html"), ("docx", "docx"), ("MD", "md")])
def test_an_exported_note_holds_until_somebody_changes_it(
    run: Run, filled: Filled, tmp_path: Path, format: str, suffix: str
) -> None:
    filled.dossier.close()
    target = tmp_path / f"brief.{suffix}"
    assert run("export", filled.path, filled.note, "--to", format, "-o", target) == Ran(0, "", "")
    assert target.stat().st_size > 200
    assert run("verify", target, "--dossier", filled.path, "--json") == Ran(0, "[]\n", "")
    assert run("verify", target).code == 0
    if suffix != "docx":
        _changed(target, b"moteurs", b"canons")
    else:
        target.write_bytes(target.read_bytes() + b"x")
    ran = run("verify", target, "--dossier", filled.path, "--json")
    assert ran.code == 1
    assert ran.json
    assert all(set(one) == {"rule", "footnote", "message"} for one in ran.json)


def test_a_quote_changed_in_the_dossier_is_found_from_the_bundle(run: Run, filled: Filled, tmp_path: Path) -> None:
    filled.dossier.close()
    target = tmp_path / "brief.html"
    run("export", filled.path, filled.note, "--to", "html", "-o", target)
    other = tmp_path / "other.dossier"
    run("new", other)
    ran = run("verify", target, "--dossier", other, "--json")
    assert ran.code == 1
    assert {one["rule"] for one in ran.json} == {"missing-document"}


def test_an_unknown_format_and_a_folder_that_is_not_there_are_refused(run: Run, filled: Filled, tmp_path: Path) -> None:
    filled.dossier.close()
    _refused(run("export", filled.path, filled.note, "--to", "rtf", "-o", tmp_path / "x.rtf"), "“rtf”")
    target = tmp_path / "nowhere" / "x.md"
    _refused(run("export", filled.path, filled.note, "--to", "markdown", "-o", target), "could not be written")
    _refused(run("verify", tmp_path / "none.html"), "cannot be read")


def test_verify_finds_a_quote_that_somebody_changed(run: Run, filled: Filled, tmp_path: Path) -> None:
    filled.dossier.close()
    assert run("verify", filled.path).code == 0
    copy = tmp_path / "copy.dossier"
    shutil.copy(filled.path, copy)
    connection = sqlite3.connect(copy)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE quote_part SET exact = 'five ships' WHERE exact = 'four ships'")
    connection.commit()
    connection.close()
    ran = run("verify", copy, "--json")
    assert ran.code == 1
    assert [(one["rule"], one["record"]) for one in ran.json] == [("quote-drifted", f"quote {filled.quotes['four']}")]


# -- history -----------------------------------------------------------------------------------------------------------


def test_history_undo_and_redo_go_to_the_empty_dossier_and_back(run: Run, path: Path, document: int, note: int) -> None:
    before = run("facts", path, "--json").out
    gestures = run("history", path, "--json").json
    assert all(set(one) == {"id", "label", "at", "state", "changes"} for one in gestures)
    assert [one["label"] for one in gestures] == [
        "New note: Effets", "Quote: “Trois navires à quai”", "Import a.txt",
    ]  # fmt: skip
    for gesture in gestures:
        assert run("undo", path) == Ran(0, f"{gesture['label']}\n", "")
    _refused(run("undo", path), "nothing to undo")
    assert all(listed == [] for listed in run("facts", path, "--json").json.values())
    assert {one["state"] for one in run("history", path, "--json").json} == {"undone"}
    for gesture in reversed(gestures):
        assert run("redo", path) == Ran(0, f"{gesture['label']}\n", "")
    _refused(run("redo", path), "nothing to redo")
    assert run("facts", path, "--json").out == before
    assert len(run("history", path, "--limit", 1, "--json").json) == 1


def test_backup_and_restore(run: Run, filled: Filled, tmp_path: Path) -> None:
    filled.dossier.close()
    copy, back = tmp_path / "copy.dossier", tmp_path / "back.dossier"
    assert run("backup", filled.path, "-o", copy) == Ran(0, "", "")
    _refused(run("backup", filled.path, "-o", copy), "there already")
    assert run("restore", copy, "-o", back) == Ran(0, "", "")
    _refused(run("restore", copy, "-o", back), "there already")
    assert run("facts", back, "--json").out == run("facts", filled.path, "--json").out


def test_a_pack_carries_the_facts_but_not_the_text(run: Run, filled: Filled, tmp_path: Path) -> None:
    filled.dossier.close()
    pack, target = tmp_path / "harbour.json", tmp_path / "other.dossier"
    document = filled.documents["harbour"]
    assert run("pack", "make", filled.path, "--document", document, "-o", pack).code == 0
    assert "Vladivar est resté" not in pack.read_text(encoding="utf-8")
    source = tmp_path / "harbour.txt"
    source.write_text(filled.texts["harbour"], encoding="utf-8")
    run("new", target)
    run("import", target, source)
    assert run("pack", "apply", target, pack, "--json").code == 0
    theirs, ours = (run("facts", where, "--json", "--document", 1).json for where in (target, filled.path))
    assert sorted(one["name"] for one in theirs["actors"]) == sorted(one["name"] for one in ours["actors"])
    assert sorted(one["text"] for one in theirs["quotes"]) == sorted(one["text"] for one in ours["quotes"])
    assert run("verify", target).code == 0
    run("undo", target)
    assert run("facts", target, "--json").json["actors"] == []


def test_two_dossiers_are_merged_and_merging_again_changes_nothing(run: Run, filled: Filled, path: Path) -> None:
    filled.dossier.close()
    assert run("merge", path, filled.path).code == 0
    merged = run("facts", path, "--json").json
    assert {one["title"] for one in merged["documents"]} == {"Le port fermé", "Four ships"}
    assert run("verify", path).code == 0
    history = run("history", path, "--json").json
    assert run("merge", path, filled.path).code == 0
    assert run("history", path, "--json").json == history
    run("undo", path)
    assert all(listed == [] for listed in run("facts", path, "--json").json.values())


# -- the whole program -------------------------------------------------------------------------------------------------


def _program(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workbench", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **more}, check=False)


def test_the_program_speaks_french_when_asked(path: Path) -> None:
    told = _program("undo", path, WORKBENCH_LANGUAGE="fr")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == "workbench: Il n’y a rien à annuler.\n"


def test_a_reader_that_leaves_a_pipe_early_is_no_fault(filled: Filled) -> None:
    filled.dossier.close()
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "workbench", "facts", str(filled.path), "--json"]
    told = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    os.close(writing)
    assert told.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every argument is Unicode")
def test_words_in_an_old_encoding_are_named_readably_or_refused(run: Run, path: Path, document: int) -> None:
    old = os.fsdecode(b"caf\xe9")
    made = path.with_name(f"{old}.dossier")
    assert run("new", made).code == 0
    with Dossier.open(made) as dossier:
        assert dossier.reader().value("SELECT title FROM dossier") == "café"
    note = path.with_name("n.md")
    note.write_text("# N")
    for words in (
        ["search", path, old], ["quote", path, "--document", document, "--text", old], ["note", path, "--add", note, "--title", old],
        ["facts", path, "--document", old * 3], ["lint", path, old * 3], ["new", path.with_name("x.dossier"), "--title", old],
    ):  # fmt: skip
        _refused(run(*words), "")
    assert not path.with_name("x.dossier").exists()


@pytest.mark.parametrize(
    "words",
    [["text", "--document", "9" * 30], ["search", "navires", "--limit", "9" * 30], ["history", "--limit", "9" * 30],
     ["quote", "--document", "1", "--start", "0", "--end", "9" * 30]],
)  # fmt: skip
def test_a_number_beyond_measure_is_refused(run: Run, path: Path, document: int, words: list[str]) -> None:
    _refused(run(words[0], path, *words[1:]), "")


def test_a_folder_is_no_bundle(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    for folder in (".", "..", "/"):
        _refused(run("verify", folder), "is a folder")


def test_without_a_display_the_window_says_so_and_ends(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    told = _program(path)
    assert told.returncode == 1
    assert "no display" in told.stderr
    assert told.stderr.count("\n") == 1


def test_the_shared_article_goes_in_and_comes_out_to_the_letter(run: Run, path: Path, shared_article: Path) -> None:
    (one,) = run("import", path, shared_article, "--json").json
    assert one["status"] == ImportStatus.IMPORTED
    assert run("text", path, "--document", one["document"]).out == shared_article.read_text(encoding="utf-8")
    assert run("verify", path).code == 0


def test_what_was_imported_before_the_disk_was_full_is_told(
    path: Path, files: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = imports.import_sources

    def breaking(*args: Any, **options: Any) -> Iterator[imports.Imported]:
        yield next(iter(original(*args, **options)))
        raise Unsaved("The disk is full.")

    monkeypatch.setattr(imports, "import_sources", breaking)
    ran = run("import", path, files / "a.txt", files / "b.md")
    assert (ran.code, ran.err) == (1, "workbench: The disk is full.\n")
    assert ran.out.count(": imported ") == 1


def test_a_folder_that_fails_in_the_middle_is_told_in_one_line(
    path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error", "disk")

    monkeypatch.setattr("workbench.operations.files.backup", failing)
    assert run("backup", path) == Ran(1, "", "workbench: Input/output error (disk)\n")
