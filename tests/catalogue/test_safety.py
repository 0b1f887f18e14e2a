"""A sentence that gives safety rests on the words of those who know; what a guide says is not enough."""

from pathlib import Path

import pytest

from selfhelp.catalogue.checks import problems
from selfhelp.catalogue.checks.safety import carries_safety, gives_safety
from selfhelp.catalogue.load import load
from tests.factory import TINY, TODAY, shipped, write_catalogue

SERVICE, SOURCE = "services/alpha.toml", "sources/guide.toml"
WHY, SAFE = 'why = "Strangers see less."', 'why = "The person is not told."'
UNQUOTED = 'evidence = [{ source = "guide" }]'
QUOTED = 'evidence = [{ source = "guide", quote = "Words of the guide" }]'
CARRIED = 'evidence = [{ source = "guide", quote = "they won’t be notified" }]'


def found(folder: Path, kind: str, evidence: str, status: str) -> list[str]:
    """Return the problems of a catalogue in which one setting says that the person is not told."""
    service = TINY[SERVICE].replace(WHY, SAFE)
    before, after = service.split(SAFE)
    after = after.replace(f'status = "sourced"\n{QUOTED}', f'status = "{status}"\n{evidence}', 1)
    files = {SERVICE: before + SAFE + after, SOURCE: TINY[SOURCE].replace('"official"', f'"{kind}"')}
    return problems(load(write_catalogue(folder, **files)), TODAY)


@pytest.mark.parametrize(
    ("kind", "evidence", "status", "holds"),
    [
        ("official", CARRIED, "sourced", True),
        ("official", QUOTED, "sourced", False),
        ("official", UNQUOTED, "sourced", False),
        ("press", CARRIED, "sourced", False),
        ("other", CARRIED, "sourced", False),
        ("other", QUOTED, "unverified", True),
    ],
)
def test_safety_needs_a_quote_of_the_service_that_says_so(
    tmp_path: Path, kind: str, evidence: str, status: str, holds: bool
) -> None:
    """Without one the file, the setting and the field are named; shown as unverified, it may stand."""
    told = [line for line in found(tmp_path, kind, evidence, status) if "gives safety" in line]
    assert (told == []) is holds
    assert all(line.startswith("services/alpha.settings.profile.why:") for line in told)


@pytest.mark.parametrize(
    ("entry", "field", "where"),
    [
        ("tasks/save.toml", "why", "tasks/save.why"),
        ("countries/xx.toml", "what", "countries/xx.help_lines."),
        ("guides/device.toml", "summary", "guides/device.summary"),
    ],
)
def test_safety_is_looked_at_everywhere(tmp_path: Path, entry: str, field: str, where: str) -> None:
    """A task, a help line and a guide may give it as little as a service may."""
    before, _, after = TINY[entry].partition(f"\n{field} = ")
    assert after
    text = f'{before}\n{field} = "The person is not told."\n{after.partition(chr(10))[2]}'
    catalogue = load(write_catalogue(tmp_path, **{entry: text}))
    assert [line for line in problems(catalogue, TODAY) if line.startswith(where) and "gives safety" in line]


@pytest.mark.parametrize(
    "quote",
    [
        "they won’t be notified",
        "The user has no way of knowing they have been muted.",
        "En blockerad användare meddelas inte om att han eller hon har blockerats",
        "Maaari mo itong patayin para hindi ka makita ng sinuman sa Discovery",
        "對方不會知道自己已被封鎖",
        "your phone number will no longer be visible to everyone",
    ],
)
def test_a_quote_that_speaks_of_it_carries_it(quote: str) -> None:
    """Services are quoted in the language of the page that was read."""
    assert carries_safety(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "You can also remove or block friends by selecting “Options”",
        "WhatsApp receives the last five messages sent to you by the reported user or group",
        "Location alerts must be removed by the individual who set them",
        "The owner will be notified when you play the sound.",
    ],
)
def test_a_quote_about_something_else_carries_nothing(quote: str) -> None:
    """An official page alone is not enough: what it is quoted for must be said there."""
    assert not carries_safety(quote)


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
        "Ask for an interpreter who does not know your family.",
        "Keep the list where the person won’t find it.",
        "Make sure nobody sees what you do here",
        "Use an account there that the person does not know.",
    ],
)
def test_what_you_do_not_see_gives_no_safety(text: str) -> None:
    """Steps, what the reader loses, and what we do not know are left alone."""
    assert not gives_safety(text)


def test_the_shipped_sentences_are_looked_at() -> None:
    """The rule meets real sentences: services do say that someone is not told."""
    told = [s.id for s in shipped().services for part in s.settings if gives_safety(part.effect_note or "")]
    assert "nintendo" in told
