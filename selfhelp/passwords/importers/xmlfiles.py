"""XML of programs other than KeePass 2, each by the name of its outermost element.

KeePassX ``database``, Password Safe ``passwordsafe``, SafeInCloud ``database`` with cards, Sticky Password
``root``, Revelation, Figaro's Password Manager, Password Depot, Password Exporter of old Firefoxes.
"""

from collections.abc import Callable, Iterable

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.fields import Labelled, passwords_in, value_of
from selfhelp.passwords.importers.records import Tally
from selfhelp.passwords.importers.xml_tree import Element, tree_of
from selfhelp.passwords.model import Imported

_BINS = frozenset(("backup",))  # KeePassX keeps the older versions of entries in a group of that name.
_FIELDS = {"password": "password", "login": "username", "website": "site", "one_time_password": "totp"}


def read_tree(text: str, name: str) -> Imported:
    """Read an XML export.

    Raises:
        ExportError: nobody here knows its outermost element, it is cut off, or it declares entities.
    """
    top = tree_of(text, name)
    known = _READERS.get(top.tag.casefold())
    if known is None:
        raise ExportError("xml", file=name)
    format_name, read = known
    if top.tag == "database" and any(one.tag == "card" for one in top.children):
        format_name, read = "safeincloud-xml", _safeincloud
    tally = Tally()
    read(tally, top)
    return tally.imported(format_name, name)


def _keepassx(tally: Tally, top: Element) -> None:
    """Count the entries of the groups in the groups."""
    waiting: list[tuple[Element, bool]] = [(top, False)]
    while waiting:
        group, thrown = waiting.pop()
        for one in group.children:
            if one.tag == "entry":
                _entry(tally, one, "deleted" if thrown else None, note="comment")
        inner = [one for one in group.children if one.tag == "group"]
        waiting += [(one, thrown or one.child("title").casefold() in _BINS) for one in reversed(inner)]


def _passwordsafe(tally: Tally, top: Element) -> None:
    for one in top.children:
        if one.tag == "entry":
            _entry(tally, one, None, note="notes")


def _entry(tally: Tally, one: Element, why: str | None, *, note: str) -> None:
    tally.add(
        title=one.child("title"),
        addresses=[one.child("url")],
        username=one.child("username") or one.child("email"),
        password=one.child("password"),
        has_totp=bool(one.child("twofactorkey")),
        has_note=bool(one.child(note).strip()),
        why=why,
    )


def _safeincloud(tally: Tally, top: Element) -> None:
    for card in top.children:
        if card.tag != "card" or card.attributes.get("template") == "true":
            continue
        fields = [one for one in card.children if one.tag == "field"]
        of_kind = {
            role: [
                one.text for one in fields if one.attributes.get("type", "").casefold() == kind and one.text
            ]
            for kind, role in _FIELDS.items()
        }
        labelled = [Labelled(one.attributes.get("name", ""), one.text) for one in fields]
        why = "note" if card.attributes.get("type") == "note" else None if of_kind["password"] else "no-login"
        more = [
            Labelled(one.attributes.get("name", "") or "password", one.text)
            for one in fields
            if one.attributes.get("type", "").casefold() == "password"
        ]
        tally.add(
            title=card.attributes.get("title", ""),
            addresses=of_kind["site"],
            username=next(iter(of_kind["username"]), "") or value_of(labelled, "username"),
            password=next(iter(of_kind["password"]), ""),
            has_totp=bool(of_kind["totp"]),
            has_note=bool(card.child("notes").strip()),
            why="deleted" if card.attributes.get("deleted") == "true" else why,
            more=passwords_in([*more, *labelled]),
        )


def _sticky(tally: Tally, top: Element) -> None:
    """Count the logins; accounts name the logins that belong to them."""
    accounts: dict[str, Element] = {}
    for one in top.walk():
        if one.tag == "Account":
            for link in one.walk():
                if link.tag == "Login":
                    accounts.setdefault(link.attributes.get("SourceLoginID", ""), one)
    for one in top.walk():
        if one.tag == "Login" and "Password" in one.attributes:
            account = accounts.get(one.attributes.get("ID", ""), Element("", {})).attributes
            tally.add(
                title=account.get("Name", ""),
                addresses=[account.get("Link", "")],
                username=one.attributes.get("Name", ""),
                password=one.attributes["Password"],
                has_note=bool(account.get("Comments")),
            )


def _revelation(tally: Tally, top: Element) -> None:
    for one in top.walk():
        kind = one.attributes.get("type", "")
        if one.tag != "entry" or kind == "folder":
            continue
        fields = [
            Labelled(field.attributes.get("id", "").partition("-")[2], field.text)
            for field in one.children
            if field.tag == "field"
        ]
        secrets = passwords_in(fields)
        tally.add(
            title=one.child("name"),
            addresses=[value_of(fields, "site")],
            username=value_of(fields, "username"),
            password=secrets[0].password if secrets else "",
            has_note=bool(one.child("notes").strip()),
            why="card" if kind == "creditcard" else None,
            more=secrets,
        )


def _plain(tag: str, user: str) -> Callable[[Tally, Element], None]:
    """Return a reader of elements that hold title, user, address and password as elements or attributes."""

    def read(tally: Tally, top: Element) -> None:
        for one in top.walk():
            if one.tag.casefold() != tag:
                continue
            held = {child.tag.casefold(): child.text for child in one.children}
            held |= {key.casefold(): value for key, value in one.attributes.items()}
            tally.add(
                title=_first(held, ("title", "description", "name")),
                addresses=[_first(held, ("url", "host"))],
                username=_first(held, (user, "username", "user")),
                password=held.get("password", ""),
                has_note=bool(_first(held, ("notes", "comment"))),
                why=None if "password" in held else "no-password-field",
            )

    return read


def _first(held: dict[str, str], keys: Iterable[str]) -> str:
    return next((held[key] for key in keys if held.get(key, "").strip()), "")


_READERS: dict[str, tuple[str, Callable[[Tally, Element], None]]] = {
    "database": ("keepassx-xml", _keepassx),
    "passwordsafe": ("passwordsafe-xml", _passwordsafe),
    "root": ("stickypassword-xml", _sticky),
    "revelationdata": ("revelation-xml", _revelation),
    "fpm": ("fpm-xml", _plain("passworditem", "user")),
    "passwordfile": ("passworddepot-xml", _plain("item", "username")),
    "xml": ("firefox-xml", _plain("entry", "user")),
}
NAMES = (*(name for name, _read in _READERS.values()), "safeincloud-xml")
