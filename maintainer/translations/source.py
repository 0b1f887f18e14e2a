"""Finds every English text in the program's source, with Babel's own extraction.

The four functions of :mod:`selfhelp.language` are its keywords. Babel passes over in silence what is not
written out where it is asked for. :func:`_hidden` names each such place, so that no text is shown that
no translator has seen.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from babel.messages.extract import extract_from_file

from maintainer.translations.texts import Place, Text

#: For each function the places of context, singular and plural among its arguments, as Babel wants it.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "message": ((1, "c"), 2),
    "messages": ((1, "c"), 2, 3),
}
#: These pass on what others ask for.
PASSES_ON = ("language/", "catalogue/text.py")


@dataclass(slots=True)
class Found:
    """The texts of the program in reading order, and what could not be read."""

    texts: list[Text] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def _is_written_out(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(node.value.strip())


def _hidden(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and reason of each call that Babel would pass over, and of other names for the functions."""
    inside_text = {
        id(inner) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".language"):
            yield from (
                (node.lineno, f"{alias.name} must keep its name, by which texts are found")
                for alias in node.names
                if alias.name in KEYWORDS and alias.asname not in (None, alias.name)
            )
        if (
            not isinstance(node, ast.Call)
            or not isinstance(node.func, ast.Name)
            or node.func.id not in KEYWORDS
        ):
            continue
        wanted = len(KEYWORDS[node.func.id])
        if len(node.args) < wanted or not all(map(_is_written_out, node.args[:wanted])):
            yield node.lineno, f"{node.func.id} needs its context and text written out, and first"
        elif id(node) in inside_text:
            yield (
                node.lineno,
                f"{node.func.id} can't be found inside another text; give its result a name first",
            )


def _texts(path: Path, file: str) -> Iterator[Text]:
    """Yield what Babel finds in one file."""
    for line, found, _comments, context in extract_from_file("python", path, KEYWORDS):
        forms = (found,) if isinstance(found, str) else tuple(found)
        yield Text(context or "", forms[0], forms[1] if len(forms) > 1 else None, (Place(file, line),))


def merge(texts: list[Text], complain: Callable[[str], None]) -> list[Text]:
    """Make one entry of texts that stand in several places; the first place decides the order."""
    merged: dict[tuple[str, str], Text] = {}
    for text in texts:
        key = (text.context, text.one)
        before = merged.get(key)
        if before is None:
            merged[key] = text
            continue
        if before.many != text.many and None not in (before.many, text.many):
            there, here = before.places[0], text.places[0]
            complain(
                f"{here.file}:{here.line}: “{text.one}” has another plural than at {there.file}:{there.line}"
            )
        merged[key] = replace(before, many=before.many or text.many, places=before.places + text.places)
    return list(merged.values())


def read_source(package: Path) -> Found:
    """Return every text of the program's package, each once, and what could not be read.

    Args:
        package: the folder of the program's package, ``selfhelp``.
    """
    found = Found()
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package).as_posix()
        if inside.startswith(PASSES_ON):
            continue
        file = f"{package.name}/{inside}"
        hidden = _hidden(ast.parse(path.read_text(encoding="utf-8"), file))
        found.problems += [f"{file}:{line}: {why}" for line, why in hidden]
        found.texts += _texts(path, file)
    found.texts = merge(found.texts, found.problems.append)
    return found
