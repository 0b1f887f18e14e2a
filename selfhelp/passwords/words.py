"""The words that people use as passwords, and the keys of keyboards: zxcvbn's own lists (MIT).

zxcvbn puts them together anew at each start, as slowly as a thousand passwords are looked at. What is made
of them here lies compiled in ``resources/words/lists.pack``; ``python -m maintainer pack own`` writes it.
Without that file, or when it is older than this one, it is made from zxcvbn at the start.
"""

import importlib.util
from itertools import accumulate, count
from operator import itemgetter
from pathlib import Path

import msgspec

from selfhelp import places

#: The lists, in the order in which their words stand here. zxcvbn keeps each word in one of them only.
LISTS = ("passwords", "english_wikipedia", "us_tv_and_film", "female_names", "male_names", "surnames")
#: How many letters of a word are looked up first.
PIECE = 5
#: Signs that may stand for one of several letters become one with all of these: no reading is lost.
READ_AS = bytes.maketrans(b"4@8({[<3691!|0$5+7%2it", b"aabcccceggllloss" + b"llxzll")


class Keyboard(msgspec.Struct, frozen=True, gc=False):
    """The direction from a key to each of its neighbours, and how many keys and neighbours there are."""

    towards: dict[str, int]
    keys: int
    neighbours: float


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """What the file holds: the words one a line, how many of each list, their pieces, too, and the keyboards.

    ``made_from`` is the size of zxcvbn's lists in bytes: with another version the file is made again.
    """

    made_from: int
    words: str
    sizes: tuple[int, ...]
    pieces: bytes
    keyboards: tuple[Keyboard, ...]


def compiled_file() -> Path:
    """Return where the compiled lists lie, whether or not they are there."""
    return places.resources() / "words" / "lists.pack"


def made() -> Compiled:
    """Make from zxcvbn what the file holds."""
    from zxcvbn.adjacency_graphs import ADJACENCY_GRAPHS
    from zxcvbn.matching import RANKED_DICTIONARIES

    words = "\n".join("\n".join(RANKED_DICTIONARIES[name]) for name in LISTS)
    sizes = tuple(len(RANKED_DICTIONARIES[name]) for name in LISTS)
    keyboards = tuple(map(_keyboard, ADJACENCY_GRAPHS.values()))
    return Compiled(_size_of_lists(), words, sizes, _pieces(words), keyboards)


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


def _pieces(words: str) -> bytes:
    """Return how words begin; and how they end, read backwards, for words may be written backwards."""
    every = words.encode("ascii", "replace").translate(READ_AS).split(b"\n")
    beginning, backwards = slice(0, PIECE), slice(None, -PIECE - 1, -1)
    return b"\n".join(sorted({*map(itemgetter(beginning), every), *map(itemgetter(backwards), every)}))


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
#: Each word, and its place among all words of all lists.
PLACE_OF: dict[str, int] = dict(zip(_COMPILED.words.split("\n"), count()))
#: The place after the last word of each list.
ENDS: tuple[int, ...] = tuple(accumulate(_COMPILED.sizes))
#: The place after the last of the most common passwords, the first list.
COMMON_END = ENDS[0]
#: How words begin, and how they end, read backwards; see :data:`READ_AS`.
PIECES = frozenset(_COMPILED.pieces.split(b"\n"))
KEYBOARDS = _COMPILED.keyboards
del _COMPILED
