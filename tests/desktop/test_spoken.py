"""Every page as a screen reader meets it: gone to by what it can press, without a key, and told in full.

On the real bus: the title is read out on each change of page, after what has the keyboard, so that it is not
cut off; notices and mistakes are read out; a tick says its state; what can be worked has a role and a name.
"""

from functools import partial
from typing import Any

from selfhelp.tour.sample import sample_case
from tests.desktop.program import Program
from tests.desktop.test_rooms import unnamed
from tests.desktop.test_story import FIRST, WORDS, desktop, every_part_is_there
from tests.desktop.world import World, notes_made, wait_until

__all__ = ["desktop", "every_part_is_there"]

ANNOUNCED, CHECKED, FOCUSED = (
    "object:announcement",
    "object:state-changed:checked",
    "object:state-changed:focused",
)
#: Roles that no screen reader reads: words in one of them would be lost.
SILENT = frozenset({"filler", "unknown", "invalid"})
#: From each room what is pressed, one after the other, each on the page that the one before led to. Between
#: them they come to every page that needs no file.
WAYS: tuple[tuple[str, ...], ...] = (
    ("rail-accounts", "account-add"),
    ("rail-accounts", "weak-1"),
    ("rail-privacy", "open-instagram"),
    ("rail-people-search", "open-nuwber"),
    ("rail-passwords", "offer-facts"),
    ("rail-passwords", "offer-by-hand"),
    ("rail-two-factor", "open-google"),
    ("rail-two-factor", "practice"),
    ("rail-report", "open-x"),
    ("rail-records", "note-new"),
    ("rail-records", "saving"),
    ("rail-people", "open-family-heads-up"),
    ("rail-help",),
    ("to-settings", "about"),
    ("to-settings", "erase"),
    ("rail-promise",),
    ("rail-plan", "change-answers", "change-who"),
    ("rail-plan", "start"),
)


class Reader:
    """A screen reader: it hears, presses, and looks."""

    def __init__(self, program: Program) -> None:
        """Begin to listen."""
        self.program, self.heard = program, list[list[str]]()
        assert program.world.ask(do="listen") is True

    def hears(self, kind: str, *, name: str = "", words: str = "") -> bool:
        """Tell whether something was said since it was begun anew, of a thing or in words."""
        self.program.alive()
        self.heard += self.program.world.ask(do="heard")
        return any(
            event[0] == kind and name in ("", event[1]) and words in ("", event[3]) for event in self.heard
        )

    def presses(self, name: str) -> None:
        """Press something that can be seen, and forget what was said before."""
        self.program.wait_for(name)
        self.hears(ANNOUNCED)
        self.heard.clear()
        assert self.program.world.ask(do="press", name=name) is True, name

    def comes_to(self, name: str) -> list[dict[str, Any]]:
        """Press something, wait until the title of the next page is read out, and return what is there."""
        before = self.program.title()
        self.presses(name)

        def told() -> bool:
            title = self.program.title()
            return title not in ("", before) and self.hears(ANNOUNCED, words=title)

        wait_until(f"the title after {name}", told)
        return self.told_in_full(name)

    def told_in_full(self, way: str) -> list[dict[str, Any]]:
        """Check all that a page tells; returns it."""
        nodes, title = self.program.look(), self.program.title()
        assert [(n["role"], n["name"]) for n in nodes if n["id"] == "page-title"] == [("heading", title)], way
        assert not unnamed(nodes), way
        lost = [(n["id"], n["name"]) for n in nodes if n["role"] in SILENT and str(n["name"]).strip()]
        assert not lost, f"{way}: words that are not read"
        gained = [at for at, event in enumerate(self.heard) if event[0] == FOCUSED and event[3] != "no"]
        said = [at for at, event in enumerate(self.heard) if event[0] == ANNOUNCED and event[3] == title]
        assert gained, f"{way}: nothing has the keyboard"
        assert max(gained) < max(said), f"{way}: the title is cut off by what gets the keyboard"
        return nodes


def test_every_page_is_told(desktop: World) -> None:
    """From page to page by what can be pressed: the title is read out, all has a role and a name."""
    notes_made(desktop, desktop.folder / "home" / ".local" / "share" / "notes-data", WORDS, sample_case())
    with Program(desktop) as program:
        reader = Reader(program)
        program.types("unlock-passphrase", "not these words")
        reader.presses("unlock-open")
        wait_until("what is wrong", lambda: reader.hears(ANNOUNCED, name="notice"))
        program.types("unlock-passphrase", WORDS)
        reader.comes_to("unlock-open")
        for way in WAYS:
            for name in way:
                nodes = reader.comes_to(name)
                room = [n["id"] for n in nodes if str(n["id"]).startswith("rail-") and n["selected"]]
                assert room == ([way[0]] if way[0] in room else room), way
        program.world.keys("Escape", "Escape", "Escape")
        assert program.ended() == 0
        assert program.said() == ""


def test_questions_ticks_and_mistakes_are_told(desktop: World) -> None:
    """From the first page to a plan without a key: questions are read out, and answers say their state."""
    with Program(desktop) as program:
        wait_until("the first page", lambda: program.find("begin"))
        reader = Reader(program)
        reader.comes_to("in-danger")
        reader.comes_to("triage-back")
        reader.comes_to("begin")
        for title, choice in ((FIRST, "choice-no"), ("What is happening?", "choice-doxxing")):
            while program.title() != title:
                reader.comes_to("triage-skip" if program.find("triage-skip") else "triage-continue")
            reader.presses(choice)
            wait_until("the answer", partial(reader.hears, CHECKED, name=choice))
            reader.comes_to("triage-continue")
        while not program.find("save-plan"):
            reader.comes_to("triage-skip" if program.find("triage-skip") else "triage-continue")
        ticks = [n for n in program.look() if str(n["id"]).endswith("-tick")]
        assert not [n for n in ticks if n["checked"] or n["role"] != "check box"]
        name = str(ticks[0]["id"])
        reader.presses(name)
        wait_until("the tick", lambda: reader.hears(CHECKED, name=name))
        wait_until("what was done", lambda: reader.hears(ANNOUNCED, name="notice"))
        reader.comes_to("save-plan")
        reader.presses("choice-passphrase")
        wait_until("the way to keep", lambda: reader.hears(CHECKED, name="choice-passphrase"))
        reader.presses("keep-continue")
        program.types("passphrase", WORDS)
        program.types("passphrase-again", f"{WORDS} or not")
        reader.presses("keep-continue")
        wait_until("the mistake", lambda: reader.hears(ANNOUNCED, name="notice"))
        program.world.keys("Escape", "Escape", "Escape")
        assert program.ended() == 0
        assert program.said() == ""
