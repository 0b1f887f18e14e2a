"""The compiled word lists: the same words as zxcvbn's, and never a stale or damaged file."""

import os
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from zxcvbn.matching import RANKED_DICTIONARIES

from maintainer.pack import own_words
from selfhelp.passwords import words


def test_the_words_are_those_of_zxcvbn() -> None:
    """Each list holds its words in their order, and no word stands in two: ranks follow from places."""
    starts = (0, *words.ENDS)
    every = list(words.PLACE_OF)
    for name, (start, end) in zip(words.LISTS, pairwise(starts), strict=True):
        assert every[start:end] == list(RANKED_DICTIONARIES[name])
    assert set(words.LISTS) == set(RANKED_DICTIONARIES) - {"user_inputs"}
    assert list(words.PLACE_OF.values()) == list(range(words.ENDS[-1]))


def test_what_is_compiled_is_what_is_made(tmp_path: Path) -> None:
    """The file gives back what was put in, and is the same each time."""
    file = tmp_path / "lists.pack"
    lists = words.made()
    file.write_bytes(words.compiled(lists))
    assert words.read(file) == lists
    assert words.compiled(words.made()) == file.read_bytes()


@pytest.mark.parametrize(("start", "end"), [(0, -1), (0, 0), (1, None)])
def test_a_damaged_file_is_not_read(tmp_path: Path, start: int, end: int | None) -> None:
    """What is cut or changed counts as missing, and the lists are made from zxcvbn."""
    file = tmp_path / "lists.pack"
    file.write_bytes(words.compiled(words.made())[start:end])
    assert words.read(file) is None
    assert words.read(tmp_path / "none.pack") is None


def test_a_stale_file_is_not_read_and_made_again(tmp_path: Path) -> None:
    """Older than the code, or of other lists: either way the file is not taken, and compiled anew."""
    file = tmp_path / "resources" / "words" / "lists.pack"
    file.parent.mkdir(parents=True)
    lists = words.made()
    file.write_bytes(words.compiled(lists))
    os.utime(file, (1, 1))
    assert words.read(file) is None
    file.write_bytes(words.compiled(msgspec.structs.replace(lists, made_from=1)))
    assert words.read(file) is None
    own_words(tmp_path, quiet=True)
    assert words.read(file) == lists


def test_pieces_are_how_words_begin_and_end() -> None:
    """Five letters, or a shorter word whole; what only stands within a word, or begins a piece, is none."""
    assert words.is_piece(b"passw")
    assert words.is_piece(b"drows")  # the end of "password", read backwards
    assert words.is_piece(b"the".translate(words.READ_AS))
    assert not words.is_piece(b"th".translate(words.READ_AS))
    assert not words.is_piece(b"pass\n")
    assert not words.is_piece(b"zqxjk")
