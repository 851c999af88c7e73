"""Pictures of text: one page at a time is recognised, in a child process with limits of its own (the extra "ocr")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from io import BytesIO
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr
from workbench.services.ingest.ocrcolumns import parted
from workbench.services.ingest.ocrlines import Seen, in_reading_order
from workbench.services.ingest.ocrrules import cut, grids_in
from workbench.services.ingest.pdfline import Line
from workbench.services.ingest.pdfrepair import opened

_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_LONGEST_SIDE = 4_000
_MOST_PIXELS = 120_000_000
_FEWEST_PIXELS = 8
_FAINTEST = 90


@lru_cache(maxsize=1)
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 2,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def warm() -> None:
    """Load the models, which are files of the extra itself."""
    import PIL.Image
    import pypdfium2  # noqa: F401

    PIL.Image.init()
    _engine()


def serve(payload: bytes, options: Mapping[str, Any]) -> dict[str, Any]:
    """The lines of page `options["page"]` (from 0): {"lines": [[words, left, right, top, bottom, size], ...], "pages"}.

    A row of a table has a seventh value, true; a line that wide gaps part has its parts there, [[words, left, right], ...].

    `pages` is how many the file has; the places are in points, the bottom of the page being 0.
    """
    page = int(options["page"])
    is_pdf = payload[:1024].lstrip().startswith(b"%PDF-")
    picture, scale, count = (_pdf_page if is_pdf else _picture)(payload, page)
    found, picture = _recognised(picture)
    height = picture.shape[0]
    seen = []
    for box, words in zip(found.boxes if found.boxes is not None else (), found.txts or (), strict=True):
        xs, ys = [float(x) * scale for x, _ in box], [(height - float(y)) * scale for _, y in box]
        seen.append(Seen(str(words), min(xs), max(xs), max(ys), min(ys)))
    grids = grids_in(picture, scale)
    seen = cut(seen, grids, partial(_line_of, picture, scale))
    seen = parted(seen, partial(_is_blank, picture, scale), partial(_line_of, picture, scale))
    lines = [_told(line) for line in in_reading_order(seen, page, grids)]
    return {"lines": lines, "pages": count}


def _told(line: Line) -> list[Any]:
    told: list[Any] = [line.words, line.left, line.right, line.top, line.bottom, line.size]
    if line.is_row or line.cells:
        told.append(line.is_row or [[cell.words, cell.left, cell.right] for cell in line.cells])
    return told


def _recognised(picture: Any) -> tuple[Any, Any]:
    """What is seen on the picture, and the picture, turned by a quarter when its lines stand upright."""
    import numpy

    found = _engine()(picture)
    if found.boxes is None or sum(map(_is_tall, found.boxes)) * 2 <= len(found.boxes):
        return found, picture
    turned = [numpy.ascontiguousarray(numpy.rot90(picture, quarters)) for quarters in (1, 3)]
    # Without turning single lines: only the page the right way up reads well then.
    return max(((_engine()(one, use_cls=False), one) for one in turned), key=lambda one: _certainty(one[0]))


def _is_tall(box: Any) -> bool:
    xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
    return max(ys) - min(ys) > 1.5 * (max(xs) - min(xs))


def _certainty(found: Any) -> float:
    """How sure recognition is of the words, from 0 to 1."""
    if found.boxes is None or not len(found.boxes):
        return 0.0
    return float(sum(found.scores) / len(found.scores))


def _is_blank(picture: Any, scale: float, left: float, right: float, bottom: float, top: float) -> bool:
    import numpy

    # What hangs below the line above and stands above the line below is not of this one.
    inset = 0.15 * (top - bottom)
    part = _part(picture, scale, left, right, bottom + inset, top - inset)
    return bool(part.size) and bool(numpy.median(picture[::8, ::8]) - part.min() < _FAINTEST)


def _line_of(picture: Any, scale: float, left: float, right: float, bottom: float, top: float) -> str:
    import numpy

    part = numpy.ascontiguousarray(_part(picture, scale, left, right, bottom, top))
    found = _engine()(part, use_det=False, use_cls=False, use_rec=True)
    return " ".join(map(str, found.txts or ()))


def _part(picture: Any, scale: float, left: float, right: float, bottom: float, top: float) -> Any:
    height = picture.shape[0]
    first, last = max(int(height - top / scale), 0), int(height - bottom / scale)
    return picture[first : max(last, first + 1), max(int(left / scale), 0) : int(right / scale) + 1]


def _pdf_page(content: bytes, number: int) -> tuple[Any, float, int]:
    import pypdfium2

    try:
        document, _ = opened(content)
        try:
            page = document[number]
            wanted = _DOTS_PER_INCH / _POINTS_PER_INCH
            scale = min(wanted, _LONGEST_SIDE / max(page.get_width(), page.get_height(), 1.0))
            picture = page.render(scale=scale).to_numpy().copy()
            return _as_colour(picture), 1 / scale, len(document)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise RefusedFile(tr("The page cannot be shown; the file may be damaged.")) from error


def _as_colour(picture: Any) -> Any:
    import numpy

    if picture.ndim == 2:
        picture = picture[:, :, None]
    return numpy.repeat(picture, 3, axis=2) if picture.shape[2] == 1 else picture[:, :, :3]


def _picture(content: bytes, number: int) -> tuple[Any, float, int]:
    """One frame of a picture file, upright, on white."""
    import numpy
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    try:
        with Image.open(BytesIO(content)) as image:
            count = int(getattr(image, "n_frames", 1)) if image.format in ("TIFF", "MPO") else 1
            image.seek(min(number, count - 1))
            if image.width * image.height > _MOST_PIXELS:
                raise RefusedFile(tr("The picture is too large; reduce it and import it again."))
            if min(image.size) < _FEWEST_PIXELS:
                raise RefusedFile(tr("The picture is too small to hold text."))
            image.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image)
            if "A" in upright.getbands() or "transparency" in upright.info:
                white = Image.new("RGBA", upright.size, "white")
                upright = Image.alpha_composite(white, upright.convert("RGBA"))
            shown = upright.convert("RGB")
            shown.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise RefusedFile(tr("The picture is damaged or cut short; save it again and import it.")) from error
    return numpy.asarray(shown)[:, :, ::-1].copy(), _POINTS_PER_INCH / _DOTS_PER_INCH, count
