"""A story of one person on a real desktop: the program starts, keeps, leaves, opens again, locks and erases.

A Qt warning or a traceback on standard error fails. With ``SELFHELP_BUILT`` it is the packaged program.
"""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.desktop.program import Program
from tests.desktop.world import World, missing, notes_made, wait_until, world

WORDS = "gravel tunnel orbit lamp seventeen"
FIRST = "Is someone in danger right now?"
#: Session bus, system bus, rights: what a person's computer may have.
COMPUTERS = {
    "desktop": (True, True, True),
    "no-rights": (True, True, False),
    "no-bus": (False, False, True),
    "system-bus-only": (False, True, True),
}


@pytest.fixture(autouse=True)
def every_part_is_there() -> None:
    """Skip where a person has not installed the parts; in CI a missing part is a failure."""
    lacks = missing()
    if lacks and os.environ.get("CI"):
        pytest.fail(f"not installed: {', '.join(lacks)}")
    if lacks:
        pytest.skip(f"not installed: {', '.join(lacks)}")


@pytest.fixture
def desktop() -> Iterator[World]:
    """Return a desktop with all buses, for a user without rights."""
    with world(rights=False) as made:
        yield made


def through_triage(program: Program) -> None:
    """Answer the first questions with the keyboard alone: doxxing, and nothing else."""
    wait_until("the first page", lambda: program.find("begin"))
    program.press("begin", "Return", partial(moved_on, program, program.title()))
    wait_until("the first question", lambda: program.title() == FIRST)
    program.world.picture("1-first-question")
    # A digit answers, and Enter goes on.
    program.press("choice-from-others", "3", partial(is_checked, program, "choice-no"))
    program.press("choice-no", "Return", partial(moved_on, program, FIRST))
    choices = {"What is happening?": "choice-doxxing"}
    while (title := program.title()) and not program.find("save-plan"):
        if title in choices:
            name = choices[title]
            program.press(name, "space", partial(is_checked, program, name))
        name = "triage-continue" if title in choices or not program.find("triage-skip") else "triage-skip"
        # Enter presses the main button; the others take the space bar.
        program.press(name, "space", partial(moved_on, program, title))
    program.world.picture("2-plan")


def moved_on(program: Program, title: str) -> bool:
    """Tell whether another page is shown."""
    return program.title() not in ("", title)


def is_checked(program: Program, name: str) -> bool:
    """Tell whether an answer is chosen."""
    return bool((program.find(name) or {"checked": False})["checked"])


def keep_with_words(program: Program) -> None:
    """Save the plan with a passphrase, from the plan itself."""
    program.press("save-plan", "space", lambda: program.find("keep-continue"))
    # Tab comes to the choice that is made already; a digit makes another.
    program.press("choice-nothing", "1", partial(is_checked, program, "choice-passphrase"))
    program.press("keep-continue", "Return", lambda: program.find("passphrase"))
    for name in ("passphrase", "passphrase-again"):
        program.types(name, WORDS)
    program.press("keep-continue", "Return", lambda: program.find("keep-later"))
    program.press("keep-later", "space", lambda: program.find("rail-plan"))


def do_a_step(program: Program) -> str:
    """Tick the first thing that can be ticked on the plan. Returns its name."""
    ticks = wait_until("a tick", lambda: [n["id"] for n in program.look() if str(n["id"]).endswith("-tick")])
    program.press(ticks[0], "space", lambda: is_ticked(program, ticks[0]))
    program.world.picture("3-a-step-done")
    return str(ticks[0])


def is_ticked(program: Program, name: str) -> bool:
    """Tell whether a thing is ticked; one that is done may have left the short plan."""
    found = program.find(name)
    return found is None or bool(found["checked"])


def leave(program: Program) -> None:
    """Press Esc three times; the program ends with nothing to say."""
    program.world.keys("Escape", "Escape", "Escape")
    assert program.ended() == 0
    assert program.said() == ""


def open_with_words(program: Program) -> None:
    """Type the passphrase."""
    program.types("unlock-passphrase", WORDS)
    program.press("unlock-passphrase", "Return", lambda: program.find("rail-plan"))


def listing(folder: Path) -> list[str]:
    """Return every file below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_whole_story(desktop: World) -> None:
    """Triage by keyboard, a step, kept, left by Esc, opened twice, locked by the desktop, erased."""
    notes = desktop.folder / "home" / ".local" / "share" / "notes-data"
    with Program(desktop) as program:
        through_triage(program)
        keep_with_words(program)
        do_a_step(program)
        leave(program)
    assert (notes / "notes.keys").is_file()
    for _ in range(2):
        with Program(desktop) as program:
            open_with_words(program)
            leave(program)
    with Program(desktop) as program:
        open_with_words(program)
        desktop.say(
            *("session", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
            value=True,
        )
        program.wait_for("unlock-passphrase")
        desktop.picture("4-locked-by-the-desktop")
        open_with_words(program)
        login = "org.freedesktop.login1"
        path = "/org/freedesktop/login1/session/_37"
        desktop.say("system", path, f"{login}.Session", "Lock", owner=login)
        program.wait_for("unlock-passphrase")
        program.press("unlock-forgot", "space", lambda: program.find("forgot-anew"))
        program.press("forgot-anew", "space", lambda: program.find("erase-now"))
        program.press("erase-now", "space", lambda: program.find("start-again"))
        desktop.picture("5-erased")
        leave(program)
    assert listing(desktop.folder / "home") == [], "nothing lies in the home folder of who left"


@pytest.mark.parametrize("computer", list(COMPUTERS))
def test_it_starts_and_leaves(computer: str) -> None:
    """Whatever buses and rights there are, the window comes, Esc takes it away, and no word is said."""
    session, system, rights = COMPUTERS[computer]
    with world(session=session, system=system, rights=rights) as made, Program(made) as program:
        wait_until("the window", program.has_window)
        while program.has_window():
            made.keys("Escape", "Escape", "Escape")
        assert program.ended() == 0
        assert program.said() == ""
        assert listing(made.folder / "home") == []


@pytest.mark.parametrize("name", ["TERM", "HUP"])
def test_a_signal_leaves_properly(desktop: World, name: str) -> None:
    """A program that is asked to end closes its notes first: no journal is left, and they open again."""
    import signal

    notes = desktop.folder / "given"
    notes_made(desktop, notes, WORDS)
    with Program(desktop, "--data", str(notes)) as program:
        open_with_words(program)
        do_a_step(program)
        program.process.send_signal(getattr(signal, f"SIG{name}"))
        assert program.ended() == 0
        assert program.said() == ""
    assert not [file for file in listing(notes) if file.endswith(("-journal", ".new"))]
    with Program(desktop, "--data", str(notes)) as program:
        open_with_words(program)
        leave(program)


def test_the_end_of_the_session_leaves_properly(desktop: World) -> None:
    """When the system says that it shuts down, the program closes its notes and is gone."""
    with Program(desktop) as program:
        wait_until("the first page", lambda: program.find("begin"))
        login = "org.freedesktop.login1"
        desktop.say(
            *("system", "/org/freedesktop/login1", f"{login}.Manager", "PrepareForShutdown"),
            value=True,
            owner=login,
        )
        assert program.ended() == 0
        assert program.said() == ""


def test_a_display_over_the_network_gets_a_sentence(desktop: World) -> None:
    """With an X display on another computer, or none, one line says what to do and nothing crashes."""
    nobody = next(n for n in range(70, 200) if not Path(f"/tmp/.X11-unix/X{n}").exists())  # noqa: S108  X's own
    for display in ("localhost:10.0", "elsewhere.example:0", f":{nobody}"):
        before = desktop.environment["DISPLAY"]
        desktop.environment["DISPLAY"] = display
        try:
            with Program(desktop) as program:
                assert program.ended() == 1
                assert len(program.said().splitlines()) == 1
        finally:
            desktop.environment["DISPLAY"] = before
