"""The program, started in a world: what can be seen of it, and what someone at the keyboard does."""

import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from tests.desktop.world import PATIENCE, World, program, wait_until

#: Lines on standard error that are known, each with its reason. Anything else fails the test.
KNOWN = (
    # The driver asked for something that was deleted while it looked; Qt says so at length.
    "qt.accessibility.atspi: Could not find accessible on path",
    # Qt's bridge answers this question of newer screen readers with "not implemented"; they then do without.
    'AtSpiAdaptor::applicationInterface does not implement "GetApplicationBusAddress"',
)
#: Names of what stands under the page, which is nearer when going backwards.
UNDER_THE_PAGE = ("triage-", "keep-continue")


class Program:
    """The program, started in a world."""

    def __init__(self, place: World, *arguments: str) -> None:
        """Start it."""
        self.world = place
        self.errors = place.folder / f"errors-{time.monotonic_ns()}"
        with self.errors.open("wb") as stream:
            self.process = place.start(*program(), *arguments, home="home", stdout=stream, stderr=stream)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End it, whatever happened."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    # Looking ------------------------------------------------------------------------------------

    def alive(self) -> None:
        """Fail with what it said if it is gone."""
        if self.process.poll() is not None:
            raise AssertionError(f"it ended with {self.process.returncode}: {self.said()}")

    def said(self) -> str:
        """Return all that it wrote on standard output and standard error, but for what is known."""
        lines = self.errors.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line for line in lines if not any(known in line for known in KNOWN))

    def look(self) -> list[dict[str, Any]]:
        """Return what can be seen now."""
        self.alive()
        found = self.world.ask(do="look")
        return [node for node in found if node["showing"]] if isinstance(found, list) else []

    def find(self, name: str) -> dict[str, Any] | None:
        """Return the thing of this name, or None."""
        self.alive()
        found = self.world.ask(do="find", name=name)
        return found if isinstance(found, dict) and "error" not in found else None

    def wait_for(self, name: str) -> dict[str, Any]:
        """Wait until something of this name is there."""
        found: dict[str, Any] = wait_until(name, lambda: self.find(name))
        return found

    def title(self) -> str:
        """Return the title of the page."""
        return str((self.find("page-title") or {"name": ""})["name"])

    def has_window(self) -> bool:
        """Tell whether the X server shows a window of it."""
        if self.process.poll() not in (None, 0):
            self.alive()
        done = subprocess.run(
            ["xwininfo", "-root", "-tree"],
            env=self.world.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        names = [line for line in done.stdout.splitlines() if '"Notes"' in line]
        return any(self._is_viewable(line.split()[0]) for line in names)

    def _is_viewable(self, window: str) -> bool:
        done = subprocess.run(
            ["xwininfo", "-id", window],
            env=self.world.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return "IsViewable" in done.stdout

    # Doing --------------------------------------------------------------------------------------

    def reach(self, name: str) -> None:
        """Go to something with the Tab key alone; backwards to the buttons under a page."""
        self.wait_for(name)
        key = "shift+Tab" if name.startswith(UNDER_THE_PAGE) else "Tab"
        seen: set[str] = set()
        for _ in range(60):
            # The list inside a closed picker says so as well, so more than one may.
            focused = {str(name) for name in self.world.ask(do="focus")}
            if name in focused:
                return
            seen |= focused
            self.world.keys(key)
        raise AssertionError(f"{name} can't be reached by Tab on {self.title()!r}, only {seen}")

    def types(self, name: str, words: str) -> None:
        """Type words into a field, again where some were dropped: a page takes none while it is new."""
        for _ in range(5):
            self.reach(name)
            self.world.keys("ctrl+a", "BackSpace")
            self.world.types(words)
            if (self.find(name) or {"length": 0})["length"] == len(words):
                return
        raise AssertionError(f"{name} does not take what is typed")

    def press(self, name: str, key: str, until: Callable[[], Any]) -> None:
        """Go to something, and press a key until that has an effect: input right after a page is dropped."""
        title = self.title()
        for _ in range(5):
            if until():
                return
            # On another page something else may have this name; then the effect is only slow to come.
            if self.title() in ("", title):
                self.reach(name)
                self.world.keys(key)
            with suppress(AssertionError):
                wait_until("an effect", until, 6.0)
                return
        raise AssertionError(f"{key} on {name} has no effect; {self.said()}")

    def ended(self) -> int:
        """Wait for its end. Returns the exit status."""
        status: int = self.process.wait(PATIENCE)
        return status
