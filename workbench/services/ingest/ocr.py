"""Pictures of text: one page at a time is recognised, in a child process with limits of its own (the extra "ocr")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any

from workbench.core.errors import RefusedFile
from workbench.core.wording import tr
from workbench.services.ingest.ocrlines import Seen, in_reading_order
from workbench.services.ingest.pdfrepair import opened

_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_LONGEST_SIDE = 4_000
_MOST_PIXELS = 120_000_000
_FEWEST_PIXELS = 8


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

    `pages` is how many the file has; the places are in points, the bottom of the page being 0.
    """
    page = int(options["page"])
    is_pdf = payload[:1024].lstrip().startswith(b"%PDF-")
    picture, scale, count = (_pdf_page if is_pdf else _picture)(payload, page)
    found = _engine()(picture)
    height = picture.shape[0]
    seen = []
    for box, words in zip(found.boxes if found.boxes is not None else (), found.txts or (), strict=True):
        xs, ys = [float(x) * scale for x, _ in box], [(height - float(y)) * scale for _, y in box]
        seen.append(Seen(str(words), min(xs), max(xs), max(ys), min(ys)))
    lines = [
        [line.words, line.left, line.right, line.top, line.bottom, line.size] for line in in_reading_order(seen, page)
    ]
    return {"lines": lines, "pages": count}


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
