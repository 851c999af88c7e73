"""A pane that is made when its tab is first seen: until then it costs neither memory nor a millisecond."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.ui.kit.seen import WhenSeen


class LatePane(QWidget):
    """Stands in the dock; `make_board` of a subclass gives what is shown, when it is first seen."""

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"pane.{name}")
        self.setAccessibleName(spoken)
        self._state: dict[str, object] = {}
        self._board: QWidget | None = None
        self._seen = WhenSeen(self, self._see)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def make_board(self) -> QWidget:
        """The contents."""
        raise NotImplementedError

    @property
    def is_made(self) -> bool:
        """Whether anybody has looked at it yet."""
        return self._board is not None

    def ready(self) -> QWidget:
        """The contents, made now if they were not."""
        if self._board is None:
            self._board = self.make_board()
            if self._state:
                self._board.restore_view_state(self._state)  # type: ignore[attr-defined]
            self._column.addWidget(self._board)
            self.setFocusProxy(self._board)
        return self._board

    def _see(self) -> None:
        self.ready()

    def view_state(self) -> dict[str, object]:
        """What the layout remembers: the contents' own, or what was remembered when nobody looked."""
        found: dict[str, object] = self._state if self._board is None else self._board.view_state()  # type: ignore[attr-defined]
        return found

    def restore_view_state(self, state: dict[str, object]) -> None:
        """Keep the state for when the contents are made."""
        self._state = state
        if self._board is not None:
            self._board.restore_view_state(state)  # type: ignore[attr-defined]

    def release(self) -> None:
        """Stop reading; call it before the dossier is closed."""
        if self._board is not None:
            self._board.release()  # type: ignore[attr-defined]

    def sizeHint(self) -> QSize:
        return QSize(420, 480)
