"""The programs the page names: what is read from every variant that they write, each quirk in a file."""

import pytest

from selfhelp.passwords.importers import read_export
from tests.passwords.expected import DATA, Expected, check

READ: list[Expected] = [
    (
        "1password-identity.1pif",
        "1password-1pif",
        ["Cobalt-Ferry-18"],
        [(1, "identity")],
        ("Post", "post.example.org", ""),
    ),
    (
        "1password.1pif",
        "1password-1pif",
        ["Cobalt-Ferry-18", "Server-Juniper-9", "Console-Walnut-4"],
        [(3, "note"), (4, "card"), (5, "deleted"), (6, "damaged")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "1password4.csv",
        "1password-old",
        ["Cobalt-Ferry-18"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "1password7-mac-older.csv",
        "1password-old",
        ["Cobalt-Ferry-18"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "1password7-mac.csv",
        "1password-old",
        ["Cobalt\\Ferry-18", 'Server "Juniper" 9', "Console-Walnut-4", "Mail-Lantern-3"],
        [(4, "note"), (5, "card")],
        ("Post", "post.example.org", "ada"),
    ),
    ("1password7-no-login.csv", "1password-old", [], [(1, "no-login")], None),
    (
        "1password7-windows.csv",
        "1password-old",
        ["Cobalt-Ferry-18", "Server-Juniper-9", "Console-Walnut-4"],
        [(3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "arc-four-columns.csv",
        "chrome",
        ["Cobalt-Ferry-18"],
        [],
        ("post.example.org", "post.example.org", "ada"),
    ),
    ("arc.csv", "chrome", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "bitwarden-fields.json",
        "bitwarden-json",
        ["Server-Juniper-9", "Console-Walnut-4", "Violet-Anchor-3"],
        [],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "bitwarden-org.csv",
        "bitwarden",
        ["Server-Juniper-9", "Console-Walnut-4"],
        [(2, "one-time-code"), (3, "no-login")],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "bitwarden-without-types.json",
        "bitwarden-json",
        ["Cobalt-Ferry-18"],
        [(1, "no-password-field")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "buttercup-newer.csv",
        "buttercup",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [(1, "no-login")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "buttercup-older.csv",
        "buttercup",
        ["Cobalt-Ferry-18"],
        [(1, "no-login"), (3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "dashlane-oldest.csv",
        "dashlane",
        ["Cobalt-Ferry-18", "Maple-Drum-7", "Copper-Fern-77"],
        [(1, "no-password-field"), (4, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("dashlane-wifi.csv", "dashlane", ["Copper-Fern-77"], [(2, "no-login")], ("Home", "", "")),
    (
        "enpass-card-with-login.csv",
        "enpass",
        ["Maple-Drum-7", "Cobalt-Ferry-18", "Violet-Anchor-3"],
        [],
        ("Bank card", "", "ada"),
    ),
    (
        "enpass-without-header.csv",
        "enpass",
        ["Cobalt-Ferry-18", "Maple-Drum-7", "Copper-Fern-77", "Violet-Anchor-3"],
        [(3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "firefox-extension.xml",
        "firefox-xml",
        ["Cobalt & Ferry"],
        [],
        ("", "post.example.org", "ada"),
    ),
    ("firefox-exporter.csv", "csv", ["Cobalt-Ferry-18"], [], ("", "post.example.org", "ada")),
    (
        "keepass-fields.xml",
        "keepass-xml",
        ["Server-Juniper-9", "Console-Walnut-4"],
        [(2, "note")],
        ("Server", "ssh.example.org", "root"),
    ),
    ("keepass1-escaped.csv", "keepass1", ["back\\slash"], [], ('Say "hello"', "post.example.org", "ada")),
    (
        "keepass1-single-backslashes.csv",
        "keepass1",
        ["Cobalt\\Ferry-18", "Maple-Drum\\"],
        [],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "keeper-fields.json",
        "keeper-json",
        ["Server-Juniper-9", "Console-Walnut-4", "Violet-Anchor-3"],
        [],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "keeper-odd-rows.csv",
        "keeper",
        [
            "Cobalt-Ferry-18",
            "Console-Walnut-4",
            "Maple-Drum-7",
            "Copper-Fern-77",
            "Ivory-Ladder-3",
            "Violet-Anchor-3",
        ],
        [(1, "no-login"), (2, "no-login"), (6, "no-login"), (8, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "lastpass-entities.csv",
        "lastpass",
        ["Cobalt-Ferry-18", "Server-Juniper-9"],
        [(3, "one-time-code")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "nordpass-fields.csv",
        "nordpass",
        ["Server-Juniper-9", "Console-Walnut-4"],
        [],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "protonpass-by-hand.json",
        "protonpass-json",
        ["Cobalt-Ferry-18", "Maple-Drum-7"],
        [(3, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "protonpass-fields.json",
        "protonpass-json",
        ["Server-Juniper-9", "Console-Walnut-4", "Violet-Anchor-3"],
        [(3, "note")],
        ("Server", "ssh.example.org", "root"),
    ),
    (
        "roboform-apostrophes.csv",
        "roboform",
        ["'Maple-7", "'@Drum-8", "=Fern-9"],
        [(4, "bookmark")],
        ("One", "one.example.org", "@ada"),
    ),
    (
        "roboform-older.csv",
        "roboform",
        ["Cobalt-Ferry-18"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
    ("safari-oldest.csv", "safari", ["Cobalt-Ferry-18"], [], ("Post (ada)", "post.example.org", "ada")),
    (
        "safari-without-codes.csv",
        "safari",
        ["Cobalt-Ferry-18"],
        [],
        ("Post (ada)", "post.example.org", "ada"),
    ),
    ("safeincloud-web.csv", "safeincloud", ["Cobalt-Ferry-18"], [], ("Post", "post.example.org", "ada")),
    (
        "safeincloud.xml",
        "safeincloud-xml",
        ["Cobalt-Ferry-18", "Copper-Fern-77", "Violet-Anchor-3"],
        [(3, "no-login"), (4, "note"), (5, "deleted")],
        ("Post", "post.example.org", "ada"),
    ),
    (
        "synology-with-mark.csv",
        "synology",
        ["Cobalt-Ferry-18"],
        [(2, "note")],
        ("Post", "post.example.org", "ada"),
    ),
]


@pytest.mark.parametrize("expected", READ, ids=lambda expected: str(expected[0]))
def test_each_variant(expected: Expected) -> None:
    """Whatever has a password is read, each password of an item; all else is counted with its reason."""
    check(expected)


def test_further_passwords_of_an_item() -> None:
    """A server and its console are one record with two passwords, told apart by the label."""
    first, second = read_export(DATA / "bitwarden-fields.json").credentials[:2]
    assert (first.row, first.part, first.title) == (1, 0, "Server")
    assert (second.row, second.part, second.title) == (1, 1, "Server (Console password)")
    assert "Console-Walnut-4" not in repr(second)
