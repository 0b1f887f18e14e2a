"""The words that people use as passwords, and the keys of keyboards: zxcvbn's own lists (MIT).

zxcvbn puts them together anew at each start, as slowly as a thousand passwords are looked at. What is made
of them here lies compiled in ``resources/words/lists.pack``; ``python -m maintainer pack own`` writes it.
Without that file, or when it is older than this one, it is made from zxcvbn at the start.
"""

import importlib.util
from itertools import accumulate
from pathlib import Path

import msgspec

from selfhelp import places

#: The lists, in the order in which their words stand here. zxcvbn keeps each word in one of them only.
LISTS = ("passwords", "english_wikipedia", "us_tv_and_film", "female_names", "male_names", "surnames")
#: How many letters of a word are looked up first.
PIECE = 5
_FIRST = 2
#: Signs that may stand for one of several letters become one with all of these: no reading is lost.
READ_AS = bytes.maketrans(b"4@8({[<3691!|0$5+7%2it", b"aabcccceggllloss" + b"llxzll")


class Keyboard(msgspec.Struct, frozen=True, gc=False):
    """The direction from a key to each of its neighbours, and how many keys and neighbours there are."""

    towards: dict[str, int]
    keys: int
    neighbours: float


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """What the file holds.

    Args:
        made_from: the size of zxcvbn's lists in bytes; with another version the file is made again.
        place_of: each word, and its place among all words of all lists.
        ends: the place after the last word of each list.
        pieces: how words begin; and how they end, read backwards, for words may be written backwards. What
            follows the first two letters stands between line ends: this is read in a moment, unlike a set.
        keyboards: those that zxcvbn knows.
    """

    made_from: int
    place_of: dict[str, int]
    ends: tuple[int, ...]
    pieces: dict[bytes, bytes]
    keyboards: tuple[Keyboard, ...]


def compiled_file() -> Path:
    """Return where the compiled lists lie, whether or not they are there."""
    return places.resources() / "words" / "lists.pack"


def made() -> Compiled:
    """Make from zxcvbn what the file holds."""
    from zxcvbn.adjacency_graphs import ADJACENCY_GRAPHS
    from zxcvbn.matching import RANKED_DICTIONARIES

    words = [word for name in LISTS for word in RANKED_DICTIONARIES[name]]
    ends = tuple(accumulate(len(RANKED_DICTIONARIES[name]) for name in LISTS))
    keyboards = tuple(map(_keyboard, ADJACENCY_GRAPHS.values()))
    places_of = {word: place for place, word in enumerate(words)}
    return Compiled(_size_of_lists(), places_of, ends, _pieces(words), keyboards)


def compiled(lists: Compiled) -> bytes:
    """Return the content of the file; the same lists always give the same bytes."""
    return msgspec.msgpack.encode(lists)


def read(file: Path) -> Compiled | None:
    """Return what was compiled, or None when it is missing, stale or damaged.

    A packaged or installed program is taken at its word. In a checkout, this code and zxcvbn are looked at.
    """
    try:
        is_checkout = places.own_files() == Path(__file__).resolve().parents[2]
        if is_checkout and file.stat().st_mtime_ns < Path(__file__).stat().st_mtime_ns:
            return None
        lists = msgspec.msgpack.decode(file.read_bytes(), type=Compiled)
    except (OSError, msgspec.DecodeError):
        return None
    return None if is_checkout and lists.made_from != _size_of_lists() else lists


def _size_of_lists() -> int:
    found = importlib.util.find_spec("zxcvbn")
    try:
        return (
            (Path(found.origin).parent / "frequency_lists.py").stat().st_size if found and found.origin else 0
        )
    except OSError:
        return 0


def _pieces(words: list[str]) -> dict[bytes, bytes]:
    read = [word.encode("ascii", "replace").translate(READ_AS) for word in words]
    pieces = {word[:PIECE] for word in read} | {word[::-1][:PIECE] for word in read}
    rests: dict[bytes, list[bytes]] = {}
    for piece in sorted(pieces):
        rests.setdefault(piece[:_FIRST], []).append(piece[_FIRST:])
    return {first: b"\n%b\n" % b"\n".join(rest) for first, rest in rests.items()}


def _keyboard(graph: dict[str, list[str | None]]) -> Keyboard:
    towards = {
        key + sign: direction
        for key, beside in graph.items()
        for direction, signs in enumerate(beside)
        for sign in signs or ""
    }
    neighbours = sum(sum(signs is not None for signs in beside) for beside in graph.values())
    return Keyboard(towards, len(graph), neighbours / len(graph))


_COMPILED = read(compiled_file()) or made()
PLACE_OF = _COMPILED.place_of
ENDS = _COMPILED.ends
#: The place after the last of the most common passwords, the first list.
COMMON_END = ENDS[0]
KEYBOARDS = _COMPILED.keyboards
_PIECES = _COMPILED.pieces
del _COMPILED


def is_piece(read: bytes) -> bool:
    """Say whether a word begins with these letters, or ends with them backwards; see :data:`READ_AS`."""
    rests = _PIECES.get(read[:_FIRST])
    return rests is not None and b"\n%b\n" % read[_FIRST:] in rests
