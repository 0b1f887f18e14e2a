"""What a page is given: the case to draw, the way to change it, and the few doors to the outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from selfhelp.case.model import Case

# The first page needs no catalogue, no plan and no audit, so it does not wait for their code.
if TYPE_CHECKING:
    from selfhelp.catalogue.model import Catalogue
    from selfhelp.documents.sheet import Sheet
    from selfhelp.guard.offline import Protections
    from selfhelp.life import Job, Lane
    from selfhelp.plan.model import Plan
    from selfhelp.plan.order import PlanMaker
    from selfhelp.session import Session
    from selfhelp.ui.audit_work import AuditWork
    from selfhelp.ui.background import Background


class Shell(Protocol):
    """What the window does for a page."""

    def go(self, page: str, argument: str = "") -> None:
        """Show another page."""
        ...

    def back(self) -> None:
        """Show the page before this one."""
        ...

    def width(self) -> int:
        """Return the width of the window, in pixels; a page that is being made has none of its own yet."""
        ...

    def notice(self, text: str, *, undo: bool = False) -> None:
        """Say something at the foot of the window, with a way to take the last change back."""
        ...

    def trouble(self, sentence: str) -> None:
        """Say what went wrong and what to do."""
        ...

    def no_trouble(self) -> None:
        """Take away what was said about a trouble that is over."""
        ...

    def open_link(self, url: str) -> None:
        """Open a link in the browser, or offer its address to copy."""
        ...

    def open_own_link(self, url: str) -> None:
        """Open a link of the person's own, such as a site's page for changing a password."""
        ...

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        ...

    def redress(self) -> None:
        """Take up a changed language, theme or text size."""
        ...

    def redraw_frame(self) -> None:
        """Draw what stands around the page again, once what happens now is over."""
        ...

    def leave_asking(self) -> None:
        """Leave; where a plan would be lost that was never saved, ask once before."""
        ...

    def lock(self) -> None:
        """Close the case and ask for the passphrase."""
        ...

    def take_session(self, session: Session) -> None:
        """Go on with another session: the one just unlocked."""
        ...

    def erasing(self) -> Job:
        """Let go of the case, and return the work that removes what is kept; it gives what is left."""
        ...

    def print_text(self, title: str, html: str | Sheet, name: str = "notes") -> None:
        """Print a document, or save it as PDF; ``name`` is suggested for the file and says little."""
        ...


@dataclass(slots=True)
class Desk:
    """Everything a page may use. Built by the composition root, handed to each page."""

    read_catalogue: Callable[[], Catalogue]
    session: Session
    shell: Shell
    background: Background
    lane: Lane
    folder: Path
    protections: Protections
    no_trace: bool = False
    #: The country the computer is set to, as an ISO code; the catalogue may not know it.
    region: str = ""
    #: The device whose steps were asked for last; for this session, kept nowhere.
    device: str = ""
    today: Callable[[], dt.date] = field(default=lambda: dt.datetime.now(tz=dt.UTC).astimezone().date())
    now: Callable[[], dt.datetime] = field(default=lambda: dt.datetime.now(tz=dt.UTC).astimezone())

    _catalogue: Catalogue | None = field(default=None, init=False, repr=False)
    _audit: AuditWork | None = field(default=None, init=False, repr=False)
    _maker: PlanMaker | None = field(default=None, init=False, repr=False)
    _planned: tuple[Case, dt.date, Plan] | None = field(default=None, init=False, repr=False)

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self.session.case

    @property
    def catalogue(self) -> Catalogue:
        """What we know about the world. It is read when it is first asked for, or right after the first page.

        Raises:
            CatalogueError: it can't be used.
        """
        if self._catalogue is None:
            self._catalogue = self.read_catalogue()
        return self._catalogue

    @property
    def audit(self) -> AuditWork:
        """What the password audit has found."""
        if self._audit is None:
            from selfhelp.ui.audit_work import AuditWork

            self._audit = AuditWork()
        return self._audit

    def forget_audit(self) -> None:
        """Forget what the password audit has found, and what was typed for it."""
        if self._audit is not None:
            self._audit.forget()

    def plan(self) -> Plan:
        """Return the plan for what is known now. It is made once for a case and a day."""
        case, today = self.session.case, self.today()
        if self._planned is None or self._planned[:2] != (case, today):
            from selfhelp.plan.order import PlanMaker

            if self._maker is None:
                self._maker = PlanMaker(self.catalogue)
            self._planned = case, today, self._maker.make(case, today)
        return self._planned[2]

    def forget(self) -> None:
        """Hold nothing any more that was asked, looked at or made for the notes that were open."""
        self.forget_audit()
        self.device = ""
        self._maker = None
        self._planned = None

    def country(self) -> str:
        """Return the person's country: the one they chose, else the computer's region."""
        known = self.catalogue.country(self.region) if self.region else None
        return self.case.answers.country or (self.region if known else "")
