"""Which document a described work is: by its address or DOI, by the name of an attached file, or by its whole title."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from workbench.services.ingest.references import Work

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}|\\^?#]+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_FEWEST_LETTERS = 12


class Held(NamedTuple):
    """What is known of a document already in the dossier, to be compared with a work."""

    id: int
    title: str
    url: str
    published: str | None
    filename: str


class Shelf:
    """Documents by all that a reference can know them by; a document put on it later is found too."""

    def __init__(self, held: Iterable[Held] = ()) -> None:
        self._addresses: dict[str, int] = {}
        self._files: dict[str, list[int]] = defaultdict(list)
        self._titles: dict[str, list[Held]] = defaultdict(list)
        for document in held:
            self.put(document)

    def put(self, document: Held) -> None:
        """One more document."""
        if address := _address(document.url):
            self._addresses.setdefault(address, document.id)
        if doi := _DOI.search(document.url):
            self._addresses.setdefault(doi[0].lower(), document.id)
        if document.filename:
            self._files[document.filename.lower()].append(document.id)
        # A document without a title of its own is called by its file, and that often by its title.
        is_file = document.title == document.filename
        title = _folded(document.title.rpartition(".")[0] or document.title if is_file else document.title)
        if len(title) >= _FEWEST_LETTERS:
            self._titles[title].append(document)

    def match(self, work: Work) -> int | None:
        """Id of the document that `work` describes.

        None when nothing fits, and when a title fits several: the analyst then chooses.
        """
        for address in (_address(work.url), work.doi.lower()):
            if address and address in self._addresses:
                return self._addresses[address]
        names = {name.replace("\\", "/").rpartition("/")[2].lower() for name in work.files} - {""}
        same = [id for name in sorted(names) for id in self._files.get(name, ())]
        if not same:
            year = (work.published or "")[:4]
            titled = self._titles.get(_folded(work.title), ())
            same = [one.id for one in titled if not year or (one.published or year)[:4] == year]
        return same[0] if len(set(same)) == 1 else None


def _address(url: str) -> str:
    """An address without what does not tell pages apart: scheme, www, fragment, tracking, last slash."""
    bare = re.sub(r"^https?://(?:www\.)?", "", url.strip()).partition("#")[0]
    path, _, query = bare.partition("?")
    kept = "&".join(
        sorted(part for part in query.split("&") if part and not part.startswith(("utm_", "fbclid", "gclid", "xtor")))
    )
    host, slash, rest = path.rstrip("/").partition("/")
    return host.lower() + slash + rest + (f"?{kept}" if kept else "")


def _folded(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).casefold()
    return _NOT_LETTERS.sub("", "".join(letter for letter in plain if not unicodedata.combining(letter)))
