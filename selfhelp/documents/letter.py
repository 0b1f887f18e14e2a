"""Fills the gaps of a letter, and keeps what was written by hand."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

GAP = re.compile(r"\{([a-z-]+)\}")
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


def _shown(gap: str, values: Mapping[str, str]) -> str:
    return values.get(gap) or f"[{gap.replace('-', ' ')}]"


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return the letter with the gaps that have a value filled; the others stay visible as ``[gap]``."""
    return GAP.sub(lambda gap: _shown(gap.group(1), values), text)


def _spans(template: str, values: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield where each gap stands in the filled text: start, end, and the gap."""
    moved = 0
    for gap in GAP.finditer(template):
        shown = _shown(gap.group(1), values)
        start = gap.start() + moved
        yield start, start + len(shown), gap.group(1)
        moved += len(shown) - (gap.end() - gap.start())


def refilled(template: str, before: Mapping[str, str], after: Mapping[str, str], text: str) -> str:
    """Return a text with a gap filled anew; every word that was written by hand stays.

    A gap that a hand edit touched is left as the person wrote it.

    Args:
        template: the letter with its gaps.
        before: what the gaps held until now.
        after: what they hold from now on.
        text: the letter as it stands.
    """
    base = filled(template, before)
    if text == base:
        return filled(template, after)
    places = _places(base, text)
    made, reached = [], 0
    for start, end, gap in _spans(template, before):
        if before.get(gap, "") == after.get(gap, ""):
            continue
        at = next((mine + start - a for a, b, mine in places if a <= start and end <= b), None)
        if at is None or at < reached:
            continue
        made += [text[reached:at], _shown(gap, after)]
        reached = at + end - start
    return "".join([*made, text[reached:]])


def _places(base: str, text: str) -> list[tuple[int, int, int]]:
    """Return the stretches that two texts share: start and end in the first, start in the second.

    Words are compared rather than letters: it is quicker, and no stretch begins inside a word.
    """
    mine, theirs = _PIECE.findall(base), _PIECE.findall(text)
    starts = [0]
    for piece in mine:
        starts.append(starts[-1] + len(piece))
    ends = [0]
    for piece in theirs:
        ends.append(ends[-1] + len(piece))
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return [(starts[b.a], starts[b.a + b.size], ends[b.b]) for b in blocks if b.size]
