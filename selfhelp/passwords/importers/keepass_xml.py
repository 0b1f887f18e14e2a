"""KeePass 2 as XML: ``KeePassFile/Root/Group/Entry/String[Key, Value]``.

https://keepass.info/help/base/importexport.html — older versions of an entry (``History``), what is
in the recycle bin, and references to another entry's password are not read. A document type or an
entity has no place in an export: the parser stops at the first one, before anything is expanded.
"""

from dataclasses import dataclass, field
from xml.parsers import expat

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.fields import Labelled, passwords_in
from selfhelp.passwords.importers.keepassxc import RECYCLE_BINS, is_reference
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.importers.xml_tree import XmlStopError, new_parser
from selfhelp.passwords.model import Imported

NAME = "keepass-xml"
_DEEPEST = 200
_MOST_TAGS = 4_000_000
_TOTP_KEYS = ("otp", "totp", "totp seed", "timeotp-secret", "hmacotp-secret")
_PASSKEY = "kpex_passkey"
_STANDARD = frozenset(("Title", "UserName", "Password", "URL", "Notes"))
_MORE_ADDRESSES = "kp2a_url"


@dataclass(slots=True)
class _Group:
    uuid: str = ""
    name: str = ""


@dataclass(slots=True)
class _Entry:
    groups: tuple[_Group, ...]
    texts: dict[str, str] = field(default_factory=dict, repr=False)
    locked: bool = False


class _Reader:
    """Follows the elements. Only the texts that are needed are kept."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.groups: list[_Group] = []
        self.entries: list[_Entry] = []
        self.bin = ""
        self._entry: _Entry | None = None
        self._key = ""
        self._text: list[str] = []
        self._history = 0
        self._is_keepass = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.path:
            self._is_keepass = tag == "KeePassFile"
            if not self._is_keepass:
                raise XmlStopError("xml")
        self.path.append(tag)
        if len(self.path) > _DEEPEST:
            raise XmlStopError("xml")
        self._text = []
        if tag == "History":
            self._history += 1
        elif tag == "Group":
            self.groups.append(_Group())
        elif tag == "Entry" and not self._history:
            self._entry = _Entry(tuple(self.groups))
            self.entries.append(self._entry)
        elif tag == "Value" and self._entry and not self._history:
            protected = attributes.get("Protected", "").casefold() == "true"
            self._entry.locked |= protected and self._key == "Password"

    def end(self, tag: str) -> None:
        text = "".join(self._text)
        self._text = []
        self.path.pop()
        parent = self.path[-1] if self.path else ""
        if tag == "History":
            self._history -= 1
        elif self._history:
            pass
        elif tag == "Entry":
            self._entry = None
        elif tag == "Group":
            self.groups.pop()
        elif parent == "String" and self._entry is not None:
            if tag == "Key":
                self._key = text
            elif tag == "Value":
                self._entry.texts.setdefault(self._key, text)
        elif parent == "Group" and tag == "UUID":
            self.groups[-1].uuid = text.strip()
        elif parent == "Group" and tag == "Name":
            self.groups[-1].name = text.strip()
        elif parent == "Meta" and tag == "RecycleBinUUID":
            self.bin = text.strip()

    def text(self, data: str) -> None:
        self._text.append(data)

    def is_deleted(self, entry: _Entry) -> bool:
        """Say whether an entry lies in the recycle bin: by its UUID, or by its name at the top."""
        if self.bin.strip("A="):
            return any(group.uuid == self.bin for group in entry.groups)
        return any(group.name.casefold() in RECYCLE_BINS for group in entry.groups[:2])


def read_xml(text: str, name: str) -> Imported:
    """Read the XML export.

    Raises:
        ExportError: it is cut off, another program's, or has a document type or entities.
    """
    if text.count("<") > _MOST_TAGS:
        raise ExportError("too-large", file=name, limit="50")
    reader = _Reader()
    try:
        new_parser(reader.start, reader.end, reader.text).Parse(text.encode("utf-8", "replace"), True)
    except XmlStopError as stop:
        raise ExportError(stop.code, file=name) from None
    except expat.ExpatError:
        raise ExportError("xml-broken" if "<KeePassFile" in text[:5000] else "xml", file=name) from None
    tally = Tally()
    for entry in reader.entries:
        _count(tally, entry, deleted=reader.is_deleted(entry))
    return tally.imported(NAME, name)


def _count(tally: Tally, entry: _Entry, *, deleted: bool) -> None:
    texts = entry.texts
    password = texts.get("Password", "")
    keys = {key.casefold() for key, value in texts.items() if value}
    why = None
    if deleted:
        why = "deleted"
    elif entry.locked:
        why = "locked"
    elif is_reference(password):
        why = "reference"
    elif not password and any(key.startswith(_PASSKEY) for key in keys):
        why = "passkey"
    more = [value for key, value in texts.items() if key.casefold().startswith(_MORE_ADDRESSES)]
    custom = (Labelled(key, value) for key, value in texts.items() if key not in _STANDARD)
    tally.add(
        title=texts.get("Title", ""),
        addresses=[texts.get("URL", ""), *more],
        username=texts.get("UserName", ""),
        password=password,
        has_totp=any(key.startswith(_TOTP_KEYS) for key in keys),
        has_note=bool(texts.get("Notes", "").strip()),
        why=why,
        more=[] if entry.locked else passwords_in(custom),
    )
