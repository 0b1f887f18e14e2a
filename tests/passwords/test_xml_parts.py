"""Exports in XML, element for element: what is a login, what is none and why."""

import pytest

from selfhelp.passwords.errors import ExportError
from selfhelp.passwords.importers.xmlfiles import read_tree
from selfhelp.passwords.model import Imported


def read(text: str) -> Imported:
    """Read one export."""
    return read_tree(text, "a.xml")


def logins(found: Imported) -> list[tuple[int, str, str, str, str]]:
    """Return row, title, site, user name and password of each."""
    return [(one.row, one.title, one.site, one.username, one.password) for one in found.credentials]


def skipped(found: Imported) -> list[tuple[int, str]]:
    """Return the rows that are no login, and why."""
    return [(one.row, one.why) for one in found.skipped]


def test_keepassx() -> None:
    """Groups in groups in their order; what is in the bin, or below it, was thrown away."""
    found = read(
        "<database>"
        "<group><title>One</title>"
        "<entry><title>A</title><username>ada</username><password>p1</password><url>a.example</url></entry>"
        "<group><title>Inner</title><entry><title>B</title><password>p2</password></entry></group>"
        "<entry><title>C</title><comment>said</comment></entry>"
        "<entry><title>D</title><comment> </comment></entry>"
        "</group>"
        "<group><title>Backup</title><entry><title>E</title><password>p3</password></entry>"
        "<group><title>x</title><entry><title>F</title><password>p4</password></entry></group></group>"
        "<group><title>Two</title><entry><title>G</title><password>p5</password></entry></group>"
        "</database>"
    )
    assert found.format == "keepassx-xml"
    assert logins(found) == [
        (1, "A", "a.example", "ada", "p1"),
        (4, "B", "", "", "p2"),
        (7, "G", "", "", "p5"),
    ]
    assert skipped(found) == [(2, "note"), (3, "no-login"), (5, "deleted"), (6, "deleted")]


def test_password_safe() -> None:
    """The user name, else the mail address; a second step and a note count where there is nothing else."""
    found = read(
        "<passwordsafe>"
        "<entry><title>A</title><username>ada</username><email>a@x.example</email>"
        "<password>p1</password></entry>"
        "<entry><title>B</title><email>b@x.example</email><password>p2</password></entry>"
        "<entry><title>C</title><twofactorkey>k</twofactorkey></entry>"
        "<entry><title>D</title><notes>said</notes></entry>"
        "<other/>"
        "</passwordsafe>"
    )
    assert logins(found) == [(1, "A", "", "ada", "p1"), (2, "B", "", "b@x.example", "p2")]
    assert skipped(found) == [(3, "one-time-code"), (4, "note")]


def card(fields: str, **attributes: str) -> str:
    """Write one card of SafeInCloud."""
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<card{said}>{fields}</card>"


def test_safeincloud() -> None:
    """Cards with a password are logins, unless they were thrown away; templates are left out."""
    found = read(
        "<database>"
        + card('<field name="Password" type="password">p0</field>', title="T", template="true")
        + card(
            '<field name="Login" type="login">ada</field><field name="Password" type="PASSWORD">p1</field>'
            '<field name="Website" type="website">a.example</field>'
            '<field name="Admin password" type="password">p2</field>',
            title="A",
        )
        + card('<field name="Password" type="password">p3</field>', title="B", deleted="true")
        + card('<field name="Text" type="text">x</field>', title="C", type="note")
        + card('<field name="Number" type="number">1</field>', title="D")
        + card('<field name="" type="password">p4</field>', title="E", type="note")
        + "<label/></database>"
    )
    assert found.format == "safeincloud-xml"
    assert logins(found) == [
        (1, "A", "a.example", "ada", "p1"),
        (1, "A (Admin password)", "a.example", "ada", "p2"),
        (5, "E", "", "", "p4"),
    ]
    assert skipped(found) == [(2, "deleted"), (3, "note"), (4, "no-login")]


def test_sticky_password() -> None:
    """A login is named by the account that names it; one that none names stands alone."""
    found = read(
        "<root><Database>"
        '<Accounts><Account Name="A" Link="a.example"><LoginLinks><Login SourceLoginID="1"/></LoginLinks>'
        '</Account><Account Name="Late" Link="late.example"><Login SourceLoginID="1"/></Account>'
        '<Account Name="N" Comments="said"><Login SourceLoginID="3"/></Account></Accounts>'
        '<Logins><Login ID="1" Name="ada" Password="p1"/><Login ID="2" Name="bob" Password="p2"/>'
        '<Login ID="3" Name="" Password=""/></Logins>'
        "</Database></root>"
    )
    assert logins(found) == [(1, "A", "a.example", "ada", "p1"), (2, "", "", "bob", "p2")]
    assert skipped(found) == [(3, "note")]


def test_revelation() -> None:
    """Folders are none; a card is one only with a password, and a note is said to be one."""
    found = read(
        "<revelationdata>"
        '<entry type="folder"><name>F</name>'
        '<entry type="website"><name>A</name><field id="generic-url">a.example</field>'
        '<field id="generic-username">ada</field><field id="generic-password">p1</field></entry></entry>'
        '<entry type="creditcard"><name>B</name><field id="creditcard-cardnumber">4</field></entry>'
        '<entry type="generic"><name>C</name><notes>said</notes></entry>'
        '<entry type="generic"><name>D</name></entry>'
        "</revelationdata>"
    )
    assert logins(found) == [(1, "A", "a.example", "ada", "p1")]
    assert skipped(found) == [(2, "card"), (3, "note"), (4, "no-login")]


@pytest.mark.parametrize(
    ("top", "tag", "user", "name"),
    [
        ("FPM", "PasswordItem", "user", "fpm-xml"),
        ("PASSWORDFILE", "ITEM", "username", "passworddepot-xml"),
        ("xml", "entry", "user", "firefox-xml"),
    ],
)
def test_those_that_are_a_list(top: str, tag: str, user: str, name: str) -> None:
    """As elements or as attributes; without a place for a password it is no login."""
    found = read(
        f"<{top}><list>"
        f"<{tag}><title> </title><description>A</description><url>a.example</url><{user}>ada</{user}>"
        f"<password>p1</password></{tag}>"
        f'<{tag} host="https://b.example" {user}="bob" password="p2"/>'
        f"<{tag}><title>C</title></{tag}>"
        f"<{tag}><title>D</title><password/><notes>said</notes></{tag}>"
        f"<{tag}><title>E</title><password/><comment>said</comment></{tag}>"
        f"<{tag}><title>F</title><password/></{tag}>"
        f"</list></{top}>"
    )
    assert found.format == name
    assert logins(found) == [(1, "A", "a.example", "ada", "p1"), (2, "", "b.example", "bob", "p2")]
    assert skipped(found) == [
        (3, "no-password-field"),
        (4, "note"),
        (5, "note"),
        (6, "no-login"),
    ]


@pytest.mark.parametrize(("text", "code"), [("<other/>", "xml"), ("<root/>", "no-records")])
def test_what_is_none_of_these(text: str, code: str) -> None:
    """An element that nobody knows, and one that holds nothing."""
    with pytest.raises(ExportError) as raised:
        read(text)
    assert raised.value.code == code
