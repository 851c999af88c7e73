"""Markdown as it is typed: headings, emphasis, lists and quotes take their shape, markup characters step back."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from workbench.ui.kit.offsets import UnitMap
from workbench.ui.theme import theme

_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})(?:\s+|$)")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_CODE = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BOLD = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)(?<!\\)\1")
_ITALIC = re.compile(r"(?<![\\*\w])([*_])(?![*_\s])(.+?)(?<![\s\\*_])\1(?![*\w])")
_STRUCK = re.compile(r"(?<!\\)(~~)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"(?<!\\)\[([^\[\]@]+)\](\([^()\s]*\))")
_SCALES = (1.32, 1.16, 1.05, 1.0, 1.0, 1.0)
_IN_FENCE = 1
_Style = Callable[[QTextCharFormat], None]


class MarkdownHighlighter(QSyntaxHighlighter):
    """Styles one note; call `restyle` when the theme was switched."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._styles: list[tuple[_Style, ...]] = []
        self._units = UnitMap("")

    def restyle(self) -> None:
        """Style everything again, in the colours of now."""
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        self._units = UnitMap(text)
        # Styles are laid over one another character by character: a bold word in a heading is both.
        self._styles = [()] * len(text)
        is_fenced = self.previousBlockState() == _IN_FENCE
        is_fence = _FENCE.match(text) is not None
        self.setCurrentBlockState(_IN_FENCE if is_fenced != is_fence else 0)
        if is_fence:
            self._lay(0, len(text), self._mono, self._faint)
        elif is_fenced:
            self._lay(0, len(text), self._mono)
        elif text:
            self._prose(text)
        self._commit()

    # -- what is where ---------------------------------------------------------------------------------------------

    def _prose(self, text: str) -> None:
        start = self._line_start(text)
        code = [found.span() for found in _CODE.finditer(text)]
        for found in _CODE.finditer(text):
            self._marked(found, self._mono)
        for pattern, style in ((_BOLD, self._bold), (_ITALIC, self._italic), (_STRUCK, self._struck)):
            for found in pattern.finditer(text, start):
                if not any(low <= found.start() < high for low, high in code):
                    self._marked(found, style)
        for found in _LINK.finditer(text):
            self._lay(found.start(1), found.end(1), self._link)
            self._lay(found.start(), found.start(1), self._faint)
            self._lay(found.end(1), found.end(), self._faint)

    def _line_start(self, text: str) -> int:
        """Style what makes the line a heading, a quote, an item or a rule; where its words begin."""
        if found := _HEADING.match(text):
            scale = _SCALES[len(found[1]) - 1]
            self._lay(0, len(text), lambda form: self._heading(form, scale))
            self._lay(0, found.end(), self._faint)
            return found.end()
        if _RULE.match(text):
            self._lay(0, len(text), self._faint)
            return len(text)
        if found := _QUOTE.match(text):
            self._lay(found.end(), len(text), self._muted, self._italic)
            self._lay(0, found.end(), self._faint)
            return found.end()
        if found := _ITEM.match(text):
            self._lay(0, found.end(), self._marker)
            return found.end()
        return 0

    def _marked(self, found: re.Match[str], style: _Style) -> None:
        self._lay(found.start(2), found.end(2), style)
        self._lay(found.start(), found.start(2), self._faint)
        self._lay(found.end(2), found.end(), self._faint)

    def _lay(self, start: int, end: int, *styles: _Style) -> None:
        for at in range(start, end):
            self._styles[at] += styles

    def _commit(self) -> None:
        at = 0
        for styles, run in groupby(self._styles):
            length = sum(1 for _ in run)
            if styles:
                form = QTextCharFormat()
                for style in styles:
                    style(form)
                low = self._units.to_units(at)
                self.setFormat(low, self._units.to_units(at + length) - low, form)
            at += length

    # -- styles ----------------------------------------------------------------------------------------------------

    def _heading(self, form: QTextCharFormat, scale: float) -> None:
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setFontPointSize(theme.current().font("note").pointSizeF() * scale)
        form.setForeground(theme.current().colour("heading"))

    @staticmethod
    def _bold(form: QTextCharFormat) -> None:
        form.setFontWeight(QFont.Weight.Bold)

    @staticmethod
    def _italic(form: QTextCharFormat) -> None:
        form.setFontItalic(True)

    @staticmethod
    def _struck(form: QTextCharFormat) -> None:
        form.setFontStrikeOut(True)

    @staticmethod
    def _mono(form: QTextCharFormat) -> None:
        form.setFontFamilies(theme.current().font("mono").families())
        form.setFontPointSize(theme.current().font("mono").pointSizeF())

    @staticmethod
    def _link(form: QTextCharFormat) -> None:
        form.setForeground(theme.current().colour("link"))

    @staticmethod
    def _muted(form: QTextCharFormat) -> None:
        form.setForeground(theme.current().colour("text_muted"))

    @staticmethod
    def _faint(form: QTextCharFormat) -> None:
        form.setForeground(theme.current().colour("text_faint"))

    @staticmethod
    def _marker(form: QTextCharFormat) -> None:
        form.setForeground(theme.current().colour("accent"))
        form.setFontWeight(QFont.Weight.DemiBold)
