"""QR pictures, both ways, through zxing-cpp: a text to its modules, and a grey picture to the texts in it.

No numpy and no Qt: a picture is a buffer of grey bytes, which is what QImage's Grayscale8 holds.
Source: ISO/IEC 18004; the order of the fall-backs was measured (see the notes on passwords and two-factor).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

import zxingcpp

from selfhelp.language import Message, message

#: White modules that belong around a shown code (ISO/IEC 18004 section 9.1). The page draws them.
QUIET_ZONE: Final = 4

#: What each ``code`` of a :class:`QrError` says to the person.
SENTENCES: Final[dict[str, Message]] = {
    "empty": message("twofactor.qr", "There is no text to make a picture of."),
    "too-long": message("twofactor.qr", "This text is too long for one picture."),
    "bad-picture": message("twofactor.qr", "This picture can't be read: its size does not fit its content."),
}

_SAMPLES: Final = 200_000
_SMALLEST_SIDE: Final = 42  # Twice the modules of the smallest code; halving below that loses it.
_MOST_HALVINGS: Final = 2


class QrError(ValueError):
    """A picture can't be made or can't be read."""

    def __init__(self, code: str) -> None:
        """Take the sentence of this code.

        Args:
            code: a key of :data:`SENTENCES`.
        """
        self.code = code
        self.sentence = SENTENCES[code]
        super().__init__(self.sentence.text)


def matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of the QR code of a text, row by row; True is dark. No quiet zone.

    Args:
        text: what the code holds.

    Raises:
        QrError: ``empty`` or ``too-long``.
    """
    if not text:
        raise QrError("empty")
    # Without this mark a reader guesses the script of other letters, and guesses wrong at times.
    mark = {} if text.isascii() else {"eci": "UTF-8"}
    try:
        made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **mark)
    except (ValueError, RuntimeError):
        raise QrError("too-long") from None
    image = made.to_image(scale=1, add_quiet_zones=False)
    height, width = image.shape
    grey = memoryview(cast("bytes", image)).tobytes()  # It is a buffer, though its type does not say so.
    return tuple(
        tuple(value < 0x80 for value in grey[row * width : (row + 1) * width]) for row in range(height)
    )


@dataclass(frozen=True, slots=True)
class _Picture:
    """Grey bytes without padding: ``len(grey) == width * height``."""

    grey: bytes
    width: int
    height: int

    def stretched(self) -> "_Picture":
        """Return the picture with its darkest grey black and its lightest white."""
        sample = sorted(self.grey[:: max(1, len(self.grey) // _SAMPLES)])
        edge = len(sample) // 100
        dark, light = sample[edge], sample[-1 - edge]
        if light <= dark:
            return self
        table = bytes(min(255, max(0, (value - dark) * 255 // (light - dark))) for value in range(256))
        return _Picture(self.grey.translate(table), self.width, self.height)

    def halved(self) -> "_Picture":
        """Return the picture at half its size, each pixel the mean of four: noise and blur shrink."""
        width, height = self.width // 2 * 2, self.height // 2 * 2
        rows = [self.grey[row * self.width : row * self.width + width] for row in range(height)]
        merged = _mean(b"".join(rows[0::2]), b"".join(rows[1::2]))
        return _Picture(_mean(merged[0::2], merged[1::2]), width // 2, height // 2)


def _mean(one: bytes, other: bytes) -> bytes:
    """Return the mean of two equally long byte strings, byte by byte, as one sum over long integers."""
    size = len(one)
    left, right = int.from_bytes(one, "little"), int.from_bytes(other, "little")
    upper_bits = int.from_bytes(b"\xfe" * size, "little")
    return ((left & right) + (((left ^ right) & upper_bits) >> 1)).to_bytes(size, "little")


def _texts(picture: _Picture, binarizer: zxingcpp.Binarizer) -> tuple[str, ...]:
    # Any buffer will do; the library's own types name numpy arrays only.
    grey: Any = picture.grey
    view = zxingcpp.ImageView(grey, picture.width, picture.height, zxingcpp.ImageFormat.Lum)
    found = zxingcpp.read_barcodes(
        view,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_invert=True,  # A code in dark mode is light on dark.
        text_mode=zxingcpp.TextMode.Plain,
        binarizer=binarizer,
    )
    return tuple(dict.fromkeys(code.text for code in found if code.valid and code.text))


def _attempts(picture: _Picture) -> Iterator[tuple[_Picture, zxingcpp.Binarizer]]:
    """Yield ways to look at a picture, the cheapest first."""
    near, whole = zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram
    yield picture, near
    picture = picture.stretched()
    yield picture, near
    yield picture, whole
    for _ in range(_MOST_HALVINGS):
        if min(picture.width, picture.height) < 2 * _SMALLEST_SIDE:
            return
        picture = picture.halved().stretched()
        yield picture, near
        yield picture, whole


def read(grey: bytes | memoryview, width: int, height: int, bytes_per_line: int) -> tuple[str, ...]:
    """Return the texts of the QR codes in a picture, each once; an empty tuple when there is none.

    Args:
        grey: one byte a pixel, 0 black, row after row.
        width: pixels in a row.
        height: rows.
        bytes_per_line: bytes from one row to the next, at least ``width``.

    Raises:
        QrError: ``bad-picture``, when the buffer is too short for these sizes.
    """
    data = bytes(grey)
    if width < 1 or height < 1 or bytes_per_line < width or len(data) < bytes_per_line * (height - 1) + width:
        raise QrError("bad-picture")
    if bytes_per_line != width:
        rows = (data[row * bytes_per_line : row * bytes_per_line + width] for row in range(height))
        data = b"".join(rows)
    for picture, binarizer in _attempts(_Picture(data[: width * height], width, height)):
        texts = _texts(picture, binarizer)
        if texts:
            return texts
    return ()
