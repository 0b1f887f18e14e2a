"""A sentence that gives safety rests on the service's own words; what a guide says is not enough."""

from pathlib import Path

import pytest

from selfhelp.catalogue.checks import problems
from selfhelp.catalogue.checks.safety import gives_safety
from selfhelp.catalogue.load import load
from tests.factory import TINY, TODAY, shipped, write_catalogue

SERVICE, SOURCE = "services/alpha.toml", "sources/guide.toml"
WHY, SAFE = 'why = "Strangers see less."', 'why = "The person is not told."'
UNQUOTED = 'evidence = [{ source = "guide" }]'
QUOTED = 'evidence = [{ source = "guide", quote = "Words of the guide" }]'


def found(folder: Path, kind: str, quoted: bool, status: str) -> list[str]:
    """Return the problems of a catalogue in which one setting says that the person is not told."""
    service = TINY[SERVICE].replace(WHY, SAFE)
    before, after = service.split(SAFE)
    evidence = QUOTED if quoted else UNQUOTED
    after = after.replace(f'status = "sourced"\n{QUOTED}', f'status = "{status}"\n{evidence}', 1)
    files = {SERVICE: before + SAFE + after, SOURCE: TINY[SOURCE].replace('"official"', f'"{kind}"')}
    return problems(load(write_catalogue(folder, **files)), TODAY)


@pytest.mark.parametrize(
    ("kind", "quoted", "status", "holds"),
    [
        ("official", True, "sourced", True),
        ("official", False, "sourced", False),
        ("press", True, "sourced", False),
        ("other", True, "sourced", False),
        ("other", True, "unverified", True),
    ],
)
def test_safety_needs_a_quote_of_the_service(
    tmp_path: Path, kind: str, quoted: bool, status: str, holds: bool
) -> None:
    """Without one the file, the setting and the field are named; shown as unverified, it may stand."""
    told = [line for line in found(tmp_path, kind, quoted, status) if "gives safety" in line]
    assert (told == []) is holds
    assert all(line.startswith("services/alpha.settings.profile.why:") for line in told)


@pytest.mark.parametrize(
    "text",
    [
        "Others can’t see when you are awake.",
        "Remove them. They are not told, but they can notice.",
        "The sender does not see that you opened it.",
        "Members can then no longer see where you are.",
        "A muted person won’t know it.",
        "With “No one”, nobody sees it.",
        "The site does not notify them.",
        "The person gets no message about it.",
        "Your profile is hidden from new people.",
    ],
)
def test_words_that_give_safety_are_seen(text: str) -> None:
    """Each is something a person may trust their safety to."""
    assert gives_safety(text)


@pytest.mark.parametrize(
    "text",
    [
        "Remove each device that you do not know.",
        "In shared groups you will no longer see what the person writes.",
        "You can no longer read the chat.",
        "We don’t know for certain whether the person is told.",
        "Keep the codes where the other person cannot find them.",
        "Find “Nobody sees my posts”.",
        "The person may notice it.",
    ],
)
def test_what_you_do_not_see_gives_no_safety(text: str) -> None:
    """Steps, what the reader loses, and what we do not know are left alone."""
    assert not gives_safety(text)


def test_the_shipped_sentences_are_looked_at() -> None:
    """The rule meets real sentences: services do say that someone is not told."""
    told = [s.id for s in shipped().services for part in s.settings if gives_safety(part.effect_note or "")]
    assert "nintendo" in told
