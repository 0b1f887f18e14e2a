"""What a page is given: the case to draw, the way to change it, and the few doors to the outside."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

# The first page needs no case, no catalogue, no plan and no audit, so it does not wait for their code.
if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from selfhelp.case.model import Case
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


def _now() -> dt.datetime:
    import datetime as dt

    return dt.datetime.now(tz=dt.UTC).astimezone()


class Desk:
    """Everything a page may use. Built by the composition root, handed to each page."""

    def __init__(  # noqa: PLR0913  what pages may use is many things
        self,
        *,
        read_catalogue: Callable[[], Catalogue],
        shell: Shell,
        background: Background,
        folder: Path,
        protections: Protections,
        session: Session | None = None,
        no_trace: bool = False,
        region: str = "",
    ) -> None:
        """Put it together.

        Args:
            read_catalogue: reads what we know about the world.
            shell: what the window does for a page.
            background: long work off the window's thread.
            folder: where notes are kept, if they are.
            protections: which walls stand against the network.
            session: the case that is open; an empty one, made when it is first asked for, if None.
            no_trace: keep nothing, and don't offer to.
            region: the country the computer is set to, as an ISO code; the catalogue may not know it.
        """
        self.read_catalogue, self.shell, self.background = read_catalogue, shell, background
        self.folder, self.protections = folder, protections
        self.no_trace, self.region = no_trace, region
        #: The device whose steps were asked for last; for this session, kept nowhere.
        self.device = ""
        self.now: Callable[[], dt.datetime] = _now
        self.today: Callable[[], dt.date] = lambda: _now().date()
        #: Told of the empty session that is made when it is first asked for.
        self.follow: Callable[[Session], None] = lambda _session: None
        self._session = session
        if session is not None and no_trace:
            session.keep_nothing()
        self._lane: Lane | None = None
        self._catalogue: Catalogue | None = None
        self._audit: AuditWork | None = None
        self._maker: PlanMaker | None = None
        self._planned: tuple[Case, dt.date, Plan] | None = None

    @property
    def begun(self) -> bool:
        """Whether there is a session; until something asks for one, everything is as nobody chose it."""
        return self._session is not None

    @property
    def session(self) -> Session:
        """The session in use."""
        if self._session is None:
            from selfhelp.session import Session

            self._session = Session()
            if self.no_trace:
                self._session.keep_nothing()
            self.follow(self._session)
        return self._session

    @session.setter
    def session(self, session: Session) -> None:
        self._session = session

    def asks_before_leaving(self) -> bool:
        """Tell whether a plan would be lost that was never saved."""
        if self._session is None:
            return False
        from selfhelp.views.plan import asks_before_leaving

        open_now = self._session
        return asks_before_leaving(open_now.case, kept=open_now.kept, chosen=open_now.keeping_chosen)

    def remember_window(self, width: int, height: int) -> None:
        """Keep the size of the window, in pixels; it is not worth a message while leaving."""
        from selfhelp.case.change import prefer
        from selfhelp.case.keeping import KeepingError

        with suppress(KeepingError):
            self.session.do(prefer(window=(width, height)), undoable=False)

    @property
    def lane(self) -> Lane:
        """The one lane on which the safe works."""
        if self._lane is None:
            from selfhelp.life import Lane

            self._lane = Lane(self.background.post)
        return self._lane

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
