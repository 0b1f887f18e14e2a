"""Every page of the sample case, with the name of its picture."""

from collections.abc import Iterable, Iterator

from selfhelp.case import subjects
from selfhelp.plan.triage import every_question
from selfhelp.session import why_no_store
from selfhelp.ui.desk import Desk

#: Name of the picture, page id, argument. None for the page id: it is called like its picture.
_BEFORE_THE_PLAN = (
    ("threshold", None, ""),
    ("danger", None, ""),
    ("answers", None, ""),
    ("answer-who", "answer", "who"),
    ("after", None, subjects.task("tell-one-person")),
    ("rest", None, ""),
    ("keep", None, ""),
    ("unlock", None, ""),
)
_ROOMS = (
    ("plan", None, ""),
    ("plan-all", "plan", "all"),
    ("task-save-evidence", "task", "save-evidence"),
    ("task-lock-phone-number", "task", "lock-phone-number"),
    ("accounts", None, ""),
    ("account", None, "mail"),
    ("account-form", None, ""),
    ("account-form-edit", "account-form", "mail"),
    ("privacy", None, ""),
    ("service-instagram", "service", "instagram"),
    ("service-wikimedia", "service", "wikimedia"),
    ("people-search", None, ""),
    ("broker-peopleconnect", "broker", "peopleconnect"),
    ("broker-spokeo", "broker", "spokeo"),
    ("broker-radaris", "broker", "radaris"),
    ("passwords", None, ""),
    ("passwords-report", "passwords", "report"),
    ("password-change", None, "1-1"),
    ("password-facts", None, ""),
    ("password-entry", None, ""),
    ("two-factor", None, ""),
    ("second-step-google", "second-step", "google"),
    ("second-step-adobe", "second-step", "adobe"),
    ("practice", None, ""),
    ("report", None, ""),
    ("report-x", "report-service", "x"),
    ("report-google", "report-service", "google"),
    ("records", None, ""),
    ("records-new", "records", "new"),
    ("records-change", "records", "one"),
    ("people", None, ""),
)
_OF_THE_PROGRAM = (
    ("promise", None, ""),
    ("settings", None, ""),
    ("about", "settings", "about"),
    ("leaving", None, ""),
    ("ways", None, ""),
    ("ways-passphrase", "ways", "passphrase"),
    ("ways-recovery", "ways", "recovery"),
    ("ways-store", "ways", "store"),
    ("ways-second", "ways", "second"),
)


def stops(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield every page to visit: name of the picture, page id and argument."""
    for number, step in enumerate(every_question(desk.catalogue), start=1):
        yield f"triage-{number:02}-{step.id}", "triage", step.id
    yield from _called(_BEFORE_THE_PLAN)
    yield from _called(_ROOMS)
    letter = desk.catalogue.letters[0].id
    yield f"letter-{letter}", "letter", letter
    yield "help", "help", ""
    for guide in desk.catalogue.guides:
        yield f"guide-{guide.id}", "guide", guide.id
    # A page that can only say no has no picture.
    shown = (row for row in _OF_THE_PROGRAM if row[0] != "ways-store" or why_no_store() is None)
    yield from _called(shown)


def _called(rows: Iterable[tuple[str, str | None, str]]) -> Iterator[tuple[str, str, str]]:
    for picture, page, argument in rows:
        yield picture, page or picture, argument
