"""Judges one translation against its English text. A translation may say things differently, not add things.

Whoever can change a translation could otherwise send a frightened person to another site or number.
"""

import re
import unicodedata
from collections.abc import Iterator

from selfhelp.language.active import GAP

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>|&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);")
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]*://[^\s“”\"<>()،؛]+"  # with a scheme
    r"|\b(?:mailto|tel|sms|javascript|data|file):[^\s“”\"<>()]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s“”\"<>()،؛]*)?",  # a bare domain
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d\s.,٫٬'’()/-]*\d")
#: Between two joined letters, Persian needs a zero-width non-joiner.
ALLOWED_INVISIBLE = {"fa": frozenset({"\u200c"})}
_FORBIDDEN = frozenset({"Cf", "Cc", "Co", "Cs", "Cn", "Zl", "Zp"})


def gaps(text: str) -> set[str]:
    """Return the names of the gaps of a text."""
    return set(GAP.findall(text))


def _links(text: str) -> set[str]:
    return {found.rstrip(".,;:!?").lower() for found in _LINK.findall(text)}


def _numbers(text: str) -> dict[str, set[str]]:
    """Return numbers of three digits and more in ASCII digits, each with the pieces it is written in."""
    found = {}
    for run in _DIGITS.findall(text):
        spelled = "".join(str(unicodedata.digit(c)) if c.isdigit() else " " for c in run)
        found[spelled.replace(" ", "")] = set(spelled.split())
    return {whole: pieces for whole, pieces in found.items() if len(whole) >= 3}


def _new_numbers(said: str, english: tuple[str, ...]) -> list[str]:
    """Return the numbers that the English neither has nor has the pieces of, in whatever order."""
    known = set().union(*map(_numbers, english))
    pieces = {piece for text in english for piece in re.findall(r"\d+", text)}
    return sorted(n for n, parts in _numbers(said).items() if n not in known and not parts <= pieces)


def invisible(text: str, tag: str) -> list[str]:
    """Return characters that show nothing or turn the direction of text, by number and name."""
    allowed = ALLOWED_INVISIBLE.get(tag, frozenset()) | {"\n"}
    found = (c for c in dict.fromkeys(text) if c not in allowed and unicodedata.category(c) in _FORBIDDEN)
    return [f"U+{ord(c):04X} {unicodedata.name(c, 'unnamed')}" for c in found]


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def judge(english: tuple[str, ...], said: str, tag: str) -> Iterator[str]:
    """Yield what is wrong with a translation.

    Args:
        english: the English text, or its singular and plural.
        said: the translation, or one of its plural forms.
        tag: the language.
    """
    wanted = gaps(english[-1])
    there = gaps(said)
    may_drop = {"count"} if len(english) > 1 else set()
    if there - wanted:
        yield f"a gap the English does not have: {_listed(there - wanted)}"
    if wanted - there - may_drop:
        yield f"a gap is missing: {_listed(wanted - there - may_drop)}"
    if _stray(said) > max(map(_stray, english)):
        yield "a brace that belongs to no gap"
    yield from (f"a tag: {found}" for found in _added(_TAG.findall(said), english))
    yield from (f"an invisible character: {found}" for found in invisible(said, tag))
    linked = set().union(*map(_links, english))
    yield from (f"a link the English does not have: {found}" for found in sorted(_links(said) - linked))
    yield from (f"a number the English does not have: {n}" for n in _new_numbers(said, english))
    if _ends(said) != _ends(english[-1]):
        yield "other spaces at the start or the end"


def _stray(text: str) -> int:
    rest = GAP.sub("", text)
    return rest.count("{") + rest.count("}")


def _added(found: list[str], english: tuple[str, ...]) -> list[str]:
    return [each for each in dict.fromkeys(found) if not any(each in text for text in english)]


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
