"""Every room on a real desktop: reached by keyboard alone, and told in full to a screen reader."""

from functools import partial
from typing import Any

from tests.desktop.program import Program
from tests.desktop.test_story import WORDS, desktop, every_part_is_there, moved_on, open_with_words
from tests.desktop.world import World, notes_made, wait_until

__all__ = ["desktop", "every_part_is_there"]

#: The rooms of the rail, and the settings.
ROOMS = (
    "accounts",
    "privacy",
    "people-search",
    "passwords",
    "two-factor",
    "report",
    "records",
    "people",
    "help",
)
#: What can be worked has one of these roles, and so needs a name.
WORKED = frozenset(
    {
        "button",
        "push button",
        "toggle button",
        "check box",
        "radio button",
        "combo box",
        "text",
        "entry",
        "page tab",
    }
)


def unnamed(nodes: list[dict[str, Any]]) -> list[str]:
    """Return what can be worked and has no name."""
    # The parts that Qt puts into a picker or a field with figures belong to it, and are named by it.
    inner = ("qt_spinbox_lineedit",)
    return [
        f"{node['role']} {node['id']}"
        for node in nodes
        if node["role"] in WORKED and not str(node["name"]).strip() and node["id"] not in inner
    ]


def go(program: Program, here: str, room: str) -> None:
    """Go from the lit room of the rail to another one: Tab comes to the lit one, arrows move on."""
    program.reach(f"rail-{here}")
    for _ in range(2 * len(ROOMS)):
        if f"rail-{room}" in program.world.ask(do="focus"):
            program.world.keys("space")
            return
        program.world.keys("Down")
    raise AssertionError(f"{room} can't be reached by the arrow keys")


def test_every_room_is_reached_by_keyboard_and_says_what_it_has(desktop: World) -> None:
    """From room to room by Tab and the space bar: a heading, one thing with the keyboard, a name for all."""
    notes_made(desktop, desktop.folder / "home" / ".local" / "share" / "notes-data", WORDS)
    with Program(desktop) as program:
        open_with_words(program)
        here = "plan"
        for room in ROOMS:
            before = program.title()
            go(program, here, room)
            wait_until(room, partial(moved_on, program, before))
            here = room
            nodes = program.look()
            title = next(node for node in nodes if node["id"] == "page-title")
            assert title["role"] == "heading", room
            assert title["name"], room
            assert not unnamed(nodes), room
            tabs = [n for n in nodes if n["role"] == "page tab"]
            assert [n["id"] for n in tabs if n["selected"]] == [f"rail-{room}"], room
            desktop.picture(f"room-{room}")
        program.world.keys("Escape", "Escape", "Escape")
        assert program.ended() == 0
        assert program.said() == ""
