"""The timeline as a file, as it is on the screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.wording import tr
from workbench.ui.desk import Desk
from workbench.ui.folders import EXPORTS, remembering_dialog
from workbench.ui.panes.timeline.canvas import Canvas

_SHARPNESS = 2.0


def ask(desk: Desk, canvas: Canvas, suffix: str, parent: QWidget) -> QFileDialog:
    """Ask where the picture goes, and write it there."""
    names = f"{suffix.upper()} (*.{suffix})"
    path = desk.dossier.path
    dialog = remembering_dialog(parent, tr("Export the timeline"), names, purpose=EXPORTS, dossier=path, is_saving=True)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{tr('timeline')}.{suffix}")
    dialog.fileSelected.connect(lambda path: write(desk, canvas, Path(path)))
    dialog.open()
    return dialog


def write(desk: Desk, canvas: Canvas, path: Path) -> None:
    """Write the picture as the suffix of `path` says, and say that it is there or why it is not."""
    content = svg(canvas) if path.suffix.lower() == ".svg" else png(canvas)
    try:
        path.write_bytes(content)
    except OSError as error:
        desk.notice(
            tr("The picture could not be written to {path}: {reason}.", path=path, reason=error.strerror), "error"
        )
        return
    desk.notice(tr("The timeline was written to {path}.", path=path))


def svg(canvas: Canvas) -> bytes:
    """The picture as shapes and words; it stays sharp at any size."""
    from PySide6.QtSvg import QSvgGenerator

    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(device)
    generator.setSize(canvas.size.toSize())
    # Qt writes sizes in points as pixels of this resolution: the default of 72 gives words three quarters as high.
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    generator.setViewBox(QRectF(QPointF(0, 0), canvas.size))
    generator.setTitle(tr("Timeline"))
    painter = QPainter(generator)
    canvas.paint_all(painter)
    painter.end()
    return bytes(device.data().data())


def png(canvas: Canvas) -> bytes:
    """The picture as pixels, two for each of the screen."""
    size = canvas.size.toSize()
    image = QImage(QSize(int(size.width() * _SHARPNESS), int(size.height() * _SHARPNESS)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    canvas.paint_all(painter)
    painter.end()
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(device, "PNG")  # type: ignore[call-overload]
    return bytes(device.data().data())
