"""Turns XML into small trees without trust in it: bounded in size and depth, no entity ever expanded.

A document type has no place in an export, but KeePassX writes an empty one with its own name.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from selfhelp.passwords.errors import ExportError

_DEEPEST = 200
#: Each element takes some 400 bytes in memory; 50,000 logins stay below this.
_MOST_TAGS = 1_500_000
_DOCUMENT_TYPES = frozenset(("KEEPASSX_DATABASE",))


class XmlStopError(Exception):
    """Carries the code of why reading stops out of the parser's callbacks."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class Element:
    """One element. Its repr shows no text."""

    tag: str
    attributes: dict[str, str] = field(repr=False)
    text: str = field(default="", repr=False)
    children: list["Element"] = field(default_factory=list, repr=False)

    def child(self, tag: str) -> str:
        """Return the text of the first child with that name, in any letter case."""
        return next((one.text for one in self.children if one.tag.casefold() == tag), "")

    def walk(self) -> Iterator["Element"]:
        """Yield this element and all in it, in the order of the file."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.children)


def new_parser(
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> expat.XMLParserType:
    """Return a parser that stops at the first entity, before anything is expanded."""
    # The text is decoded already; whatever encoding the file declares no longer holds.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _document_type
    parser.EntityDeclHandler = _refuse
    parser.UnparsedEntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    return parser


def _document_type(name: str, system: str | None, public: str | None, internal: bool) -> None:
    if name not in _DOCUMENT_TYPES or system or public or internal:
        raise XmlStopError("xml-entities")


def _refuse(*_declaration: object) -> int:
    raise XmlStopError("xml-entities")


def tree_of(text: str, name: str) -> Element:
    """Return the outermost element.

    Raises:
        ExportError: it is cut off, too large, too deep, or declares entities.
    """
    if text.count("<") > 2 * _MOST_TAGS:
        raise ExportError("too-large", file=name, limit="50")
    top = Element("", {})
    path = [top]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(path) > _DEEPEST:
            raise XmlStopError("xml")
        one = Element(tag, attributes)
        path[-1].children.append(one)
        path.append(one)

    def end(_tag: str) -> None:
        path.pop()

    def more(data: str) -> None:
        path[-1].text += data

    try:
        new_parser(start, end, more).Parse(text.encode("utf-8", "replace"), True)
    except XmlStopError as stop:
        raise ExportError(stop.code, file=name) from None
    except expat.ExpatError:
        raise ExportError("xml-other-broken", file=name) from None
    return top.children[0]
