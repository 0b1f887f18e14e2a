"""Tells from its text which program wrote an export, and says what a file is that none wrote."""

import base64
import binascii
import contextlib
import html
import re
from collections.abc import Callable
from dataclasses import replace

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers import (
    anyjson,
    bitwarden,
    chrome,
    dashlane,
    enpass,
    firefox,
    headless,
    jsonfiles,
    kaspersky,
    keepass_xml,
    keepassxc,
    keeper,
    lastpass,
    msecure,
    nordpass,
    onepassword,
    onepif,
    onetime,
    others,
    protonpass,
    roboform,
    safari,
    xmlfiles,
    zoho,
)
from selfhelp.passwords.importers.columns import (
    Layout,
    Record,
    choose,
    head_of,
    read_delimited,
    records_of,
    unknown_layout,
)
from selfhelp.passwords.model import Imported

LAYOUTS: tuple[Layout, ...] = (
    *chrome.LAYOUTS,
    *firefox.LAYOUTS,
    *bitwarden.LAYOUTS,
    *safari.LAYOUTS,
    *keepassxc.LAYOUTS,
    *lastpass.LAYOUTS,
    *onepassword.LAYOUTS,
    *dashlane.LAYOUTS,
    *nordpass.LAYOUTS,
    *protonpass.LAYOUTS,
    *roboform.LAYOUTS,
    *enpass.LAYOUTS,
    *keeper.LAYOUTS,
    *others.LAYOUTS,
    *zoho.LAYOUTS,
)
#: Which program wrote a JSON document, and how it is read; those whose keys say most come first.
_JSON: tuple[
    tuple[Callable[[dict[str, object]], bool], Callable[[dict[str, object], str], Imported]], ...
] = (
    (protonpass.fits, protonpass.read),
    (onepassword.fits, onepassword.read),
    (dashlane.fits, dashlane.read),
    (keeper.fits, keeper.read),
    (enpass.fits, enpass.read),
    (bitwarden.fits, bitwarden.read),
)
JSON_NAMES = (
    bitwarden.JSON_NAME,
    protonpass.JSON_NAME,
    enpass.JSON_NAME,
    keeper.JSON_NAME,
    dashlane.JSON_NAME,
    onepassword.PUX_NAME,
    "blur",
    "passman",
    "psono",
    anyjson.NAME,
)
#: Formats that are told neither by a header nor by JSON.
OTHER_NAMES = (onepif.NAME, kaspersky.NAME, msecure.OLD.name, "upm", "clipperz", *xmlfiles.NAMES)

#: What stands at the beginning of files that only their own program can read, and the sentence's code.
_LOCKED: tuple[tuple[re.Pattern[str], str], ...] = (
    # Dashlane's marker names the cipher, here in base64: https://www.dashlane.com/download/whitepaper-en.pdf
    (re.compile(r"JDEkYXJnb24yZC|JDEkcGJrZGYyJ"), "encrypted-dashlane"),
    (re.compile(r"-----BEGIN PGP MESSAGE"), "encrypted-proton"),
    # The folder of an OPVault: https://support.1password.com/opvault-design/
    (re.compile(r"(var profile\s*=|ld\(\{|loadFolders\()"), "encrypted-1password"),
    # https://github.com/buttercup/buttercup-core: the signature before the encrypted text
    (re.compile(r"b~>buttercup/"), "encrypted-buttercup"),
    # The vault as LastPass stores it: "LPAV", also in base64.
    (re.compile(r"LPAV|TFBBVg"), "encrypted-lastpass"),
    (re.compile(r'keychain: "[^\n]*\n\s*version: '), "keychain-dump"),
)
#: Tables that programs write beside the one with the passwords, and the name of that one.
_OTHER_TABLES: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset(("type", "number", "name", "issue_date")), "Dashlane", "credentials.csv"),
    (frozenset(("type", "first_name", "email_type", "item_name")), "Dashlane", "credentials.csv"),
    (frozenset(("type", "account_name", "cc_number")), "Dashlane", "credentials.csv"),
    (frozenset(("title", "note")), "Dashlane", "credentials.csv"),
    (frozenset(("nickname", "status")), "Myki", "UserAccount.csv"),
)
#: The first line of a file of settings, as of networks: "[connection]". It is no JSON.
_SETTINGS = re.compile(r"\[[^\W\d][^\"\[\]{},]*\]\s*[\r\n]\s*[^\s,\]]")
_BASE64 = re.compile(r"[A-Za-z0-9+/\r\n]{200,}={0,2}\s*")
#: Fewer columns than that are no list of accounts.
_LEAST_COLUMNS = 3
#: Salt and first vector of a Samsung Pass file, before the blocks of 16 bytes.
_SAMSUNG_HEAD = 36


def read_text(text: str, name: str) -> Imported:
    """Read an export that is one text.

    Raises:
        ExportError: with one sentence that says what the file is and what to do.
    """
    start = text[:8000].lstrip("\ufeff \t\r\n")
    refuse_locked(text, start, name)
    onetime.refuse_text(start, name)
    if onepif.SEPARATOR in text[:1_000_000]:
        return onepif.read_lines(text, name)
    if start.startswith(("{", "[")) and not _SETTINGS.match(start):
        return _read_json(text, name)
    if re.match(r"<(!doctype\s+html|html)", start, re.IGNORECASE):
        return _read_page(text, name)
    if start.startswith("<"):
        body = text.lstrip("\ufeff \t\r\n")
        is_keepass = "<KeePassFile" in start
        return keepass_xml.read_xml(body, name) if is_keepass else xmlfiles.read_tree(body, name)
    if kaspersky.fits(text):
        return kaspersky.read_text(text, name)
    return read_table(text, name)


def refuse_locked(text: str, start: str, name: str) -> None:
    """Stop at what only its own program can open.

    Raises:
        ExportError: with the sentence that names the export to make instead.
    """
    for pattern, code in _LOCKED:
        if pattern.match(start):
            raise ExportError(code, file=name)
    if start.startswith("# Generated by") and re.match(r".*Encrypted: true", start):
        raise ExportError("encrypted", file=name)
    if _BASE64.fullmatch(text):
        try:
            size = len(base64.b64decode("".join(text.split()), validate=True))
        except (binascii.Error, ValueError):
            return
        is_samsung = size > _SAMSUNG_HEAD and (size - _SAMSUNG_HEAD) % 16 == 0
        raise ExportError("encrypted-samsung" if is_samsung else "encrypted", file=name)


def _read_json(text: str, name: str) -> Imported:
    document = jsonfiles.load(text, name)
    if isinstance(document, dict):
        if "logins" in document and '"encryptedPassword"' in text:
            raise ExportError("encrypted-firefox", file=name)
        if {"cipher", "ct", "salt"} <= document.keys():
            raise ExportError("encrypted-padlock", file=name)
        for fits, read in _JSON:
            if fits(document):
                return read(document, name)
        if document.get("encrypted") is True:
            raise ExportError("encrypted", file=name)
    onetime.refuse_json(document, name)
    imported = anyjson.read(document, name)
    if imported is None:
        raise ExportError("json-other", file=name)
    return imported


def _read_page(text: str, name: str) -> Imported:
    """Read the page that Clipperz saves: JSON in a text area of a web page."""
    found = re.search(r"<textarea[^>]*>\s*(\[.*?\])\s*</textarea>", text, re.DOTALL | re.IGNORECASE)
    if found is None or "clipperz" not in text[:2000].casefold():
        raise ExportError("web-page", file=name)
    imported = anyjson.read(jsonfiles.load(html.unescape(found[1]), name), name)
    if imported is None:
        raise ExportError("web-page", file=name)
    return replace(imported, format="clipperz")


def read_table(text: str, name: str) -> Imported:
    """Read delimited text: by a known header, by the names of unknown columns, or by its shape.

    Raises:
        ExportError: no column is surely that of passwords, or there is no record.
    """
    head = head_of(text)
    layout = choose(head, LAYOUTS) or unknown_layout(head)
    if layout is not None:
        return read_delimited(text, head, layout, name)
    for columns_there, program, other in _OTHER_TABLES:
        if columns_there <= frozenset(head.names):
            raise ExportError("other-table", file=name, program=program, other=other)
    records: list[Record] = []
    with contextlib.suppress(ExportError):
        records, _mended = records_of(text, head.start, head, name)
    if max(map(len, records), default=0) >= _LEAST_COLUMNS:
        layout = headless.recognise(records)
    if layout is None:
        is_list = max(map(len, records), default=1) < 2
        raise ExportError("one-column" if is_list else "no-password-column", file=name)
    imported = read_delimited(text, head, layout, name, headless=True)
    told = ("guessed-columns", *imported.warnings)
    return Imported(imported.format, imported.credentials, imported.skipped, told)
