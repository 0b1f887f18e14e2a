"""QR pictures: what is shown can be read, and photographs that are faint, dark or noisy can be read too."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.twofactor import qr
from selfhelp.twofactor.qr import QrError

TEXT = "otpauth://totp/B%C3%BCcher:zo%C3%AB@example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=B%C3%BCcher"
Shade = Callable[[int], int]
Rows = list[list[int]]


def drawn(text: str, scale: int = 4, border: int = qr.QUIET_ZONE) -> Rows:
    """Draw a code dark on white, as the page does."""
    modules = qr.matrix(text)
    side = len(modules) + 2 * border
    padded = [[False] * side for _ in range(side)]
    for y, row in enumerate(modules):
        padded[y + border][border : border + len(row)] = row
    return [
        [0 if dark else 255 for dark in row for _ in range(scale)] for row in padded for _ in range(scale)
    ]


def read(rows: Rows, padding: int = 0) -> tuple[str, ...]:
    """Read a picture whose rows end in padding, as QImage's do."""
    width, height = len(rows[0]), len(rows)
    grey = b"".join(bytes(row) + b"\x55" * padding for row in rows)
    return qr.read(grey, width, height, width + padding)


def blurred(rows: Rows, radius: int) -> Rows:
    """Return the mean over a square around each pixel."""

    def pass_over(lines: Rows) -> Rows:
        size = 2 * radius + 1
        out = []
        for line in lines:
            wide = [line[0]] * radius + line + [line[-1]] * radius
            out.append([sum(wide[x : x + size]) // size for x in range(len(line))])
        return out

    across = pass_over(rows)
    down = pass_over([list(column) for column in zip(*across, strict=True)])
    return [list(column) for column in zip(*down, strict=True)]


def test_round_trip() -> None:
    """A shown key is read back, also when the rows of the picture are padded."""
    for padding in (0, 1, 3, 7):
        assert read(drawn(TEXT), padding) == (TEXT,)


def test_matrix_has_no_quiet_zone() -> None:
    """The corners are dark but for the one without a finder; the page adds the white border."""
    modules = qr.matrix("hello")
    assert len(modules) == 21
    assert all(len(row) == 21 for row in modules)
    assert (modules[0][0], modules[0][-1], modules[-1][0]) == (True, True, True)
    assert modules[0][:8] == (True,) * 7 + (False,)


def shaded(rows: Rows, shade: Shade) -> Rows:
    """Return the picture with every pixel changed."""
    return [[shade(value) for value in row] for row in rows]


@pytest.mark.parametrize(
    "shade",
    [
        lambda v: 255 - v,
        lambda v: 188 + v * 12 // 255,
        lambda v: 60 - v * 12 // 255,
        lambda v: v * 20 // 255,
    ],
    ids=["dark mode", "faint", "faint in dark mode", "very dark"],
)
def test_shades(shade: Shade) -> None:
    """Contrast and inversion do not matter."""
    assert read(shaded(drawn(TEXT), shade)) == (TEXT,)


def test_noise() -> None:
    """A grainy photograph is read."""
    grain = random.Random(7)
    noisy = shaded(drawn(TEXT, scale=8), lambda v: min(255, max(0, v + int(grain.gauss(0, 110)))))
    assert read(noisy) == (TEXT,)


def test_blur() -> None:
    """An unsharp photograph is read."""
    assert read(blurred(drawn(TEXT, scale=8), 4)) == (TEXT,)


def test_small_screenshot() -> None:
    """One pixel a module, no border, is read."""
    assert read(drawn(TEXT, scale=1)) == (TEXT,)
    assert read(drawn(TEXT, scale=3, border=0)) == (TEXT,)


def test_several_codes() -> None:
    """Two codes in one picture are both read, a repeated one once."""
    one, other = drawn("first code", 4), drawn("other code", 4)
    found = read([a + b + c for a, b, c in zip(one, other, one, strict=True)])
    assert sorted(found) == ["first code", "other code"]


@pytest.mark.parametrize("value", [0, 128, 255])
def test_nothing_to_read(value: int) -> None:
    """A picture without a code gives nothing, whatever its size."""
    for width, height in ((1, 1), (2, 300), (300, 200)):
        assert qr.read(bytes([value]) * (width * height), width, height, width) == ()


@pytest.mark.parametrize(
    ("width", "height", "line"), [(0, 5, 5), (5, 0, 5), (5, 5, 4), (5, 6, 5), (-1, 1, 1)]
)
def test_sizes_that_do_not_fit(width: int, height: int, line: int) -> None:
    """A buffer that is too short is refused and never read past its end."""
    with pytest.raises(QrError, match="size"):
        qr.read(bytes(25), width, height, line)


def test_last_row_needs_no_padding() -> None:
    """A buffer may end with the last pixel."""
    assert qr.read(bytes(8), 3, 2, 5) == ()
    assert qr.read(memoryview(bytes(10)), 3, 2, 5) == ()


@pytest.mark.parametrize(("text", "code"), [("", "empty"), ("x" * 4_000, "too-long")])
def test_texts_that_make_no_picture(text: str, code: str) -> None:
    """No picture is drawn of nothing or of too much."""
    with pytest.raises(QrError) as caught:
        qr.matrix(text)
    assert caught.value.code == code


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60))
def test_any_text_comes_back(text: str) -> None:
    """Labels in any script survive the picture."""
    assert read(drawn(text, scale=3)) == (text,)
