"""What the password audit has found, while the program runs. It holds no password and is never kept."""

from dataclasses import dataclass, field
from pathlib import Path

from selfhelp.case.model import Case
from selfhelp.catalogue.model import Catalogue
from selfhelp.passwords.facts import Facts
from selfhelp.passwords.importers.mapping import Mapping
from selfhelp.passwords.known import Known, known_sites
from selfhelp.passwords.model import Finding, Place, Report
from selfhelp.passwords.sites import forget
from selfhelp.views.passwords import Left, left, place_name


@dataclass(slots=True)
class AuditWork:
    """The report, the files it came from, and what the person did with it.

    A ``mapping`` says how to read the one file that the program does not know, when it is to be read next.
    The facts are what the person typed so that passwords made of them are found. They live only here.
    """

    report: Report | None = None
    files: tuple[Path, ...] = ()
    deleted: set[Path] = field(default_factory=set)
    facts: Facts = field(default_factory=Facts, repr=False)
    breaches: Path | None = None
    mapping: Mapping | None = None
    aside: set[Place] = field(default_factory=set)
    changed: set[Place] = field(default_factory=set)
    names_hidden: bool = False

    def findings(self) -> list[Finding]:
        """Return what is left to change, in order; without what was set aside or changed already."""
        return list(self.left().findings) if self.report else []

    def left(self) -> Left:
        """Return what is left of the report, numbered and counted anew.

        Raises:
            ValueError: there is no report.
        """
        if self.report is None:
            raise ValueError("no report")
        return left(self.report, self.changed, self.aside)

    def finding(self, place: str) -> Finding | None:
        """Return the finding at a place, written as ``file-row``; None when it is not there any more."""
        return next((f for f in self.findings() if place_name(f) == place), None)

    def start_over(self) -> None:
        """Forget the report; what the person typed about themselves stays until the program ends."""
        forget()
        self.report = None
        self.files = ()
        self.mapping = None
        self.deleted, self.aside, self.changed = set(), set(), set()

    def forget(self) -> None:
        """Forget everything."""
        self.start_over()
        self.facts = Facts()
        self.breaches = None
        self.names_hidden = False


def known(catalogue: Catalogue, case: Case) -> Known:
    """Return what the catalogue and the case say of sites and accounts, in the audit's words."""
    services = {s.id: s for s in catalogue.services}
    taken: set[str] = set()
    resets: dict[str, list[str]] = {}
    for account in case.accounts:
        if account.taken_over:
            taken.add(account.name)
            taken.update(services[account.service].domains if account.service in services else ())
        if account.reset_by:
            resets.setdefault(account.reset_by, []).append(account.name)
    return Known(frozenset(taken), dict(resets), known_sites(catalogue))
