"""Programs that fewer people have: what is read from every variant that they write."""

import pytest

from selfhelp.passwords.importers import read_export
from tests.passwords.expected import DATA, Expected, check

READ: list[Expected] = [
    ("avast.csv", "avast", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("avast.json", "json", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "avira-both-names.csv",
        "avira",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [],
        ("", "post.example.org", "ada"),
    ),
    ("avira.csv", "avira", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada@example.org")),
    ("blur.csv", "blur", ["Copper-Fern-77", "Cobalt-Ferry-18"], [(3, "no-login")], ("Router", "", "ada")),
    ("blur.json", "blur", ["Copper-Fern-77", "Cobalt-Ferry-18"], [], ("Router", "", "ada")),
    (
        "chrome-database-older.csv",
        "chrome-database",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [],
        ("", "post.example.org", "ada"),
    ),
    (
        "chrome-database.csv",
        "chrome-database",
        ["Cobalt-Ferry-18"],
        [(2, "no-login")],
        ("", "post.example.org", "ada"),
    ),
    ("clipperz-tags.html", "clipperz", ["Cobalt & Ferry"], [], ("Post", "post.example.org", "ada")),
    ("clipperz.html", "clipperz", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("dropbox-without-names.csv", "csv", ["Cobalt-Ferry-18"], [], ("", "post.example.org", "ada")),
    ("dropbox.csv", "csv", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    (
        "duckduckgo-from-spreadsheet.csv",
        "duckduckgo",
        ["Cobalt", "Maple-Drum-7"],
        [],
        ("Post", "post.example.org", "ada"),
    ),
    ("duckduckgo.csv", "duckduckgo", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "encryptr-general.csv",
        "encryptr",
        ["Cobalt-Ferry-18"],
        [(1, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("encryptr.csv", "encryptr", ["Cobalt-Ferry-18"], [(2, "no-login")], ("Post", "post.example.org", "ada")),
    ("fpm-notes.xml", "fpm-xml", ["Cobalt <Ferry>"], [(1, "note")], ("Post", "post.example.org", "ada")),
    ("fpm.xml", "fpm-xml", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("gorilla-some-fields.csv", "csv", ['Cobalt-"Ferry"-18'], [], ("Post", "", "ada")),
    ("gorilla.csv", "csv", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    ("kaspersky-german.txt", "kaspersky", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "kaspersky.txt",
        "kaspersky",
        ["Cobalt-Ferry-18", "Maple: Drum"],
        [(3, "no-login"), (4, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("keepassx-nested.xml", "keepassx-xml", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "keepassx.xml",
        "keepassx-xml",
        ["Cobalt & Ferry 18"],
        [(2, "note"), (3, "deleted")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "msecure-newer.csv",
        "msecure",
        ["Cobalt-Ferry-18", "Copper-Fern-77", "Violet-Anchor-3"],
        [(3, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "msecure.csv",
        "msecure",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [(3, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "myki-older.csv",
        "myki",
        ["Cobalt-Ferry-18"],
        [(2, "one-time-code")],
        ("Post", "post.example.org", "ada"),
    ),
    ("myki.csv", "myki", ["Cobalt-Ferry-18"], [(2, "one-time-code")], ("Post", "post.example.org", "ada")),
    (
        "netwrix-german-cards.csv",
        "csv",
        ["Cobalt;Ferry-18"],
        [(1, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("netwrix-german.csv", "csv", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("norton-name.csv", "lastpass", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    ("norton.csv", "norton", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    ("padlock-records.json", "json", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("padlock.csv", "csv", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    (
        "passman-owner.json",
        "passman",
        ["Cobalt-Ferry-18"],
        [(1, "no-login")],
        ("Post", "post.example.org", "ada"),
    ),
    ("passman.csv", "csv", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "passman.json",
        "passman",
        ["Cobalt-Ferry-18", "Console-Walnut-4"],
        [(2, "deleted"), (3, "no-login")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "passpack-extra-fields.csv",
        "csv",
        ["Cobalt-Ferry-18"],
        [],
        ("Post", "post.example.org", "ada@example.org"),
    ),
    ("passpack.csv", "csv", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    (
        "passworddepot-nested.xml",
        "passworddepot-xml",
        ["Maple-Drum-7"],
        [(2, "note")],
        ("Mail", "mail.example.net", "ada"),
    ),
    ("passworddepot.xml", "passworddepot-xml", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "passwordsafe-some-fields.xml",
        "passwordsafe-xml",
        ["Cobalt-Ferry-18"],
        [(1, "one-time-code")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "passwordsafe.xml",
        "passwordsafe-xml",
        ["Cobalt<Ferry>18", "Maple-Drum-7"],
        [(3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("psono-folders.json", "psono", ["Cobalt-Ferry-18", "Maple-Drum-7"], [], ("Post", "", "ada")),
    ("psono.json", "psono", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "remembear-trash.csv",
        "remembear",
        ["Cobalt-Ferry-18"],
        [(1, "deleted")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "remembear.csv",
        "remembear",
        ["Cobalt-Ferry-18"],
        [(2, "card"), (3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "revelation-kinds.xml",
        "revelation-xml",
        ["Server-Juniper-9", "Maple-Drum-7"],
        [(2, "no-login")],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "revelation.xml",
        "revelation-xml",
        ["Cobalt-Ferry-18"],
        [(2, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "saferpass-notes.csv",
        "saferpass",
        ["Cobalt-Ferry-18"],
        [(1, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("saferpass.csv", "saferpass", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "stickypassword-no-account.xml",
        "stickypassword-xml",
        ["Cobalt & Ferry", "Maple-Drum-7"],
        [],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "stickypassword.xml",
        "stickypassword-xml",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "strongbox-mail.csv",
        "strongbox",
        ["Cobalt-Ferry-18"],
        [(2, "note")],
        ("Post", "post.example.org", "ada@example.org"),
    ),
    ("strongbox.csv", "strongbox", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "truekey-kinds.csv",
        "truekey",
        ["Cobalt-Ferry-18"],
        [(1, "note"), (2, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    ("truekey.csv", "truekey", ["Cobalt-Ferry-18"], [(2, "card")], ("Post", "post.example.org", "ada")),
    (
        "upm-lines-in-notes.csv",
        "upm",
        ['Cobalt,Ferry "18"', "Maple-Drum-7"],
        [],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "upm.csv",
        "upm",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("zoho-newer.csv", "zoho", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    ("zoho-oldest.csv", "zoho", ["Cobalt-Ferry-18"], [(2, "note")], ("Post", "post.example.org", "ada")),
    (
        "zoho-vault.csv",
        "zoho",
        ["Cobalt:Ferry-18", "Console-Walnut-4"],
        [(2, "card")],
        ("Post", "post.example.org", "ada"),
    ),
]


@pytest.mark.parametrize("expected", READ, ids=lambda expected: str(expected[0]))
def test_each_variant(expected: Expected) -> None:
    """Whatever has a password is read, each password of an item; all else is counted with its reason."""
    check(expected)


def test_no_secret_that_is_none() -> None:
    """Numbers of cards, PINs, codes, hints, and what was thrown away are never read as passwords."""
    never = {"4711", "0815", "123", "Trashed-Secret-1", "Older-Secret-1", "Note-Secret-1", "Hint-Secret-1"}
    for file, *_rest in READ:
        assert never.isdisjoint(one.password for one in read_export(DATA / file).credentials)
