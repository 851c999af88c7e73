"""A pane as a file, as it is on the screen: the timeline, the network and the map for a briefing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.folders import EXPORTS, remembering_dialog

_SHARPNESS = 2.0


class Picture(NamedTuple):
    """What is drawn and how large; `asks` heads the file dialog, `name` is the file without its suffix."""

    asks: str
    name: str
    title: str
    size: QSizeF
    paint: Callable[[QPainter], object]


def offer(
    desk: Desk,
    view: QWidget,
    *,
    paint: Callable[[QPainter], object],
    fit: Callable[[], object],
    asks: str,
    name: str,
) -> None:
    """Give a pane the menu of the right button, or of the menu key, that writes it to a file."""
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def taken() -> Picture:
        return Picture(asks, name, view.accessibleName(), QSizeF(view.size()), paint)

    def popup(at: QPoint) -> None:
        menu = QMenu(view)
        menu.setObjectName(f"{view.objectName()}.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Show everything") + "\tF", fit)
        menu.addSeparator()
        for suffix, words in (("svg", tr("Export as SVG…")), ("png", tr("Export as PNG…"))):
            menu.addAction(words, partial(lambda suffix: ask(desk, taken(), suffix, view), suffix))
        menu.popup(view.mapToGlobal(at))

    view.customContextMenuRequested.connect(popup)


def ask(desk: Desk, picture: Picture, suffix: str, parent: QWidget) -> QFileDialog:
    """Ask where the picture goes, and write it there."""
    names = f"{suffix.upper()} (*.{suffix})"
    path = desk.dossier.path
    dialog = remembering_dialog(parent, picture.asks, names, purpose=EXPORTS, dossier=path, is_saving=True)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{picture.name}.{suffix}")
    dialog.fileSelected.connect(lambda path: write(desk, picture, Path(path)))
    dialog.open()
    return dialog


def write(desk: Desk, picture: Picture, path: Path) -> None:
    """Write the picture as the suffix of `path` says, and say that it is there or why it is not."""
    content = svg(picture) if path.suffix.lower() == ".svg" else png(picture)
    try:
        path.write_bytes(content)
    except OSError as error:
        desk.notice(
            tr("The picture could not be written to {path}: {reason}.", path=path, reason=error.strerror), "error"
        )
        return
    desk.notice(tr("The picture was written to {path}.", path=path))


def svg(picture: Picture) -> bytes:
    """The picture as shapes and words; it stays sharp at any size."""
    from PySide6.QtSvg import QSvgGenerator

    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(picture.size.toSize())
    # Qt writes sizes in points as pixels of this resolution: the default of 72 gives words three quarters as high.
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    generator.setViewBox(QRectF(QPointF(0, 0), picture.size))
    generator.setTitle(picture.title)
    painter = QPainter(generator)
    picture.paint(painter)
    painter.end()
    return bytes(device.data().data())


def png(picture: Picture) -> bytes:
    """The picture as pixels, two for each of the screen."""
    size = picture.size.toSize()
    image = QImage(QSize(int(size.width() * _SHARPNESS), int(size.height() * _SHARPNESS)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, "PNG")  # type: ignore[call-overload]
    return bytes(device.data().data())
