"""Where the rules for authors begin to hold, to the word and to the day."""

import datetime as dt

import pytest

from selfhelp.catalogue.checks.evidence import evidence, sources
from selfhelp.catalogue.checks.rules import rules
from selfhelp.catalogue.checks.words import words
from selfhelp.catalogue.model import Catalogue, Claim, Evidence, Source, Task
from tests.factory import TODAY, task

TOMORROW = TODAY + dt.timedelta(days=1)


def sentence(length: int) -> str:
    """Return a sentence of so many words."""
    return "Word " + "word " * (length - 2) + "word."


@pytest.mark.parametrize(
    ("lengths", "said"),
    [
        ((30,), "average"),
        ((31,), "a sentence of 31 words; 30 at most"),
        ((24,), None),
        ((25,), "25 words a sentence on average; 20 at most"),
        ((25, 15), None),
        ((25, 16), "average"),
        ((20, 20), None),
        ((2, 2), None),
    ],
)
def test_how_long_a_text_may_be(lengths: tuple[int, ...], said: str | None) -> None:
    """Thirty words a sentence; twenty on average where one is clearly longer."""
    why = " ".join(sentence(n) for n in lengths)
    found = list(words(Catalogue(tasks=(task("a", why=why),))))
    assert len(found) == (said is not None)
    assert said is None or said in found[0]


@pytest.mark.parametrize(
    ("cold", "calm"),
    [
        ("Stop!", "Stop."),
        ("Simply wait.", "Wait."),
        ("Just wait.", "Justice waits."),
        ("It is easy.", "It is uneasy."),
        ("Please wait.", "They are pleased."),
        ("It is 100 % safe.", "It is 100 pages."),
        ("Of course it is.", "The course it takes."),
        ("The victim waits.", "The person waits."),
        ("You should have waited.", "You may wait."),
        ("Two  spaces.", "One space."),
        ('Choose "Off".', "Choose “Off”."),
        ("Open <b>Off</b>.", "Open Off."),
    ],
)
def test_cold_words_are_named(cold: str, calm: str) -> None:
    """Each is found as a word of its own, and its reason is given."""

    def found(text: str) -> list[str]:
        return list(words(Catalogue(tasks=(task("a", why=text),))))

    assert len(found(cold)) == 1
    assert found(calm) == []


def claims(quote_words: int = 3, day: dt.date | None = None, **fields: object) -> Task:
    """Make a task with one piece of evidence."""
    piece = Evidence(source="guide", quote="word " * quote_words, date=day)
    return task("a", evidence=(piece,), **fields)


def source(**fields: object) -> Source:
    """Make the source of that evidence."""
    given: dict[str, object] = {
        "title": "A guide",
        "kind": "official",
        "url": "https://guide.example/a",
        "collected": TODAY,
    }
    return Source(id="guide", **{**given, **fields})  # type: ignore[arg-type]  # the fields are given by name


def judged(made: Task, of: Source | None = None) -> list[str]:
    """Return what is wrong with the evidence."""
    return list(evidence(Catalogue(tasks=(made,), sources=(of or source(),)), TODAY))


def test_a_quote_has_twenty_words_at_most() -> None:
    """To the word."""
    assert judged(claims(20)) == []
    assert len(judged(claims(21))) == 1


def test_nothing_is_dated_tomorrow() -> None:
    """Today is not the future: a piece, a look at the live site, and a source."""
    assert judged(claims(day=TODAY)) == []
    assert len(judged(claims(day=TOMORROW))) == 1
    assert judged(claims(status="verified", seen_live=TODAY)) == []
    assert len(judged(claims(status="verified", seen_live=TOMORROW))) == 1
    assert len(judged(claims(status="verified"))) == 1
    assert len(judged(claims(seen_live=TODAY))) == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"date": TODAY}, 0),
        ({"date": TODAY, "collected": TODAY - dt.timedelta(days=1)}, 1),
        ({"collected": TOMORROW}, 1),
        ({"date": None}, 0),
    ],
)
def test_a_source_is_older_than_its_reading(fields: dict[str, object], wrong: int) -> None:
    """Read on the day it was written is possible; before that, or tomorrow, is not."""
    catalogue = Catalogue(tasks=(claims(),), sources=(source(**fields),))
    assert len(list(sources(catalogue, TODAY))) == wrong


def test_what_nothing_rests_on_and_what_stands_twice() -> None:
    """Both are named; a slash at the end makes no other page."""
    twice = source(url="https://guide.example/a/")
    other = Source(id="other", title="Another", kind="press", url="https://guide.example/a", collected=TODAY)
    found = list(sources(Catalogue(tasks=(claims(),), sources=(twice, other)), TODAY))
    assert found == [
        "sources/other: nothing rests on it; delete the file",
        "sources/other.url: the same page as sources/guide; use that one",
    ]


def test_a_file_in_a_repository_needs_one() -> None:
    """A path is for repositories; a commit without a path names nothing."""
    piece = Evidence(source="guide", path="a.toml", commit="abcdef0")
    assert judged(task("a", evidence=(piece,)), source(kind="repository")) == []
    assert len(judged(task("a", evidence=(piece,)))) == 1
    without = Evidence(source="guide", commit="abcdef0")
    assert len(judged(task("a", evidence=(without,)), source(kind="repository"))) == 1
    assert isinstance(claims(), Claim)


GATE, WHOLE = task("gate", gate=True), task("whole", whole=True)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ((WHOLE, task("a", part_of="whole")), None),
        ((task("a", whole=True, gate=True),), "tasks/a.whole: it comes and goes with its parts"),
        ((task("a", whole=True, saves_evidence=True),), "tasks/a.whole: it comes and goes with its parts"),
        ((WHOLE, task("a", gate=True, part_of="whole")), "tasks/a.part_of: a gate stands by itself"),
        ((GATE, task("a", part_of="gate")), "tasks/a.part_of: 'gate' is a gate, or a part itself"),
        (
            (WHOLE, task("part", part_of="whole"), task("a", part_of="part")),
            "tasks/a.part_of: 'part' is a gate, or a part itself",
        ),
        ((WHOLE, task("a", part_of="whole", saves_evidence=True)), "tasks/a.part_of: what saves evidence"),
        ((GATE, task("a", beside=("gate",))), None),
        ((GATE, task("a", gate=True, after=("gate",))), None),
    ],
)
def test_what_may_be_a_part_of_what(made: tuple[Task, ...], said: str | None) -> None:
    """Only a whole that is neither part nor gate has parts; a gate, or what saves evidence, is never one."""
    found = [problem for problem in rules(Catalogue(tasks=made)) if "part" in problem or "gate" in problem]
    assert len(found) == (said is not None), found
    assert said is None or found[0].startswith(said)
