"""The person's own user names and mail addresses are facts, too: whoever knows one account knows them."""

from selfhelp.passwords.audit import audit
from selfhelp.passwords.facts import Facts
from selfhelp.passwords.model import Credential, Imported
from selfhelp.passwords.once import names_in_use


def _found(*logins: tuple[str, str]) -> dict[int, tuple[str, ...]]:
    made = tuple(
        Credential(row, "", f"site{row}.example", user, word) for row, (user, word) in enumerate(logins, 1)
    )
    return {finding.row: finding.personal for finding in audit(Imported("x", made)).findings}


def test_a_password_that_begins_with_the_user_name() -> None:
    """The user name in front of something long is noticed; inside a word it is not."""
    found = _found(
        ("lena", "Lena1994berlin"), ("lena@mail.example", "Lena#9xQ!kvm2Z"), ("mark", "Remarkable7!xQ")
    )
    assert found[1] == ("username",)
    assert found[2] == ("username",)
    assert 3 not in found or "username" not in found[3]


def test_the_name_of_other_accounts() -> None:
    """A name that two accounts have is looked for in the passwords of all."""
    found = _found(
        ("nightowl", "vK8#qPz2!mLw9Tr"),
        ("nightowl", "Nq4&zR7@kT2!x"),
        ("other", "Nightowl-1987-x"),
        ("q", "x"),
    )
    assert found[3] == ("handles",)
    assert 1 not in found


def test_names_in_use() -> None:
    """Only what several accounts have counts; what the person said stays in front."""
    made = [
        Credential(row, "", "", user, "x") for row, user in enumerate(("ada", "ada", "a@b.example", "eve"), 1)
    ]
    assert names_in_use(made, Facts(handles=("kestrel",))) == Facts(handles=("kestrel", "ada"))
