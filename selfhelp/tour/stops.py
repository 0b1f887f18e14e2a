"""Every page of the sample case, with the name of its picture."""

from collections.abc import Iterator

from selfhelp.case import subjects
from selfhelp.plan.triage import every_question
from selfhelp.session import why_no_store
from selfhelp.ui.desk import Desk


def stops(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield every page to visit: name of the picture, page id and argument."""
    for number, step in enumerate(every_question(desk.catalogue), start=1):
        yield f"triage-{number:02}-{step.id}", "triage", step.id
    yield "threshold", "threshold", ""
    yield "danger", "danger", ""
    yield "answers", "answers", ""
    yield "answer-who", "answer", "who"
    yield "after", "after", subjects.task("tell-one-person")
    yield "rest", "rest", ""
    yield "keep", "keep", ""
    yield "unlock", "unlock", ""
    yield "plan", "plan", ""
    yield "plan-all", "plan", "all"
    for task in ("save-evidence", "lock-phone-number"):
        yield f"task-{task}", "task", task
    yield "accounts", "accounts", ""
    yield "account", "account", "mail"
    yield "account-form", "account-form", ""
    yield "account-form-edit", "account-form", "mail"
    yield "privacy", "privacy", ""
    for service in ("instagram", "wikimedia"):
        yield f"service-{service}", "service", service
    yield "people-search", "people-search", ""
    for broker in ("peopleconnect", "spokeo", "radaris"):
        yield f"broker-{broker}", "broker", broker
    yield "passwords", "passwords", ""
    yield "passwords-report", "passwords", "report"
    yield "password-change", "password-change", "1-1"
    yield "password-facts", "password-facts", ""
    yield "password-entry", "password-entry", ""
    yield "two-factor", "two-factor", ""
    for site in ("google", "adobe"):
        yield f"second-step-{site}", "second-step", site
    yield "practice", "practice", ""
    yield "report", "report", ""
    for service in ("x", "google"):
        yield f"report-{service}", "report-service", service
    yield "records", "records", ""
    yield "records-new", "records", "new"
    yield "records-change", "records", "one"
    yield "people", "people", ""
    yield f"letter-{desk.catalogue.letters[0].id}", "letter", desk.catalogue.letters[0].id
    yield "help", "help", ""
    for guide in desk.catalogue.guides:
        yield f"guide-{guide.id}", "guide", guide.id
    yield "promise", "promise", ""
    yield "settings", "settings", ""
    yield "about", "settings", "about"
    yield "leaving", "leaving", ""
    yield "ways", "ways", ""
    for way in ("passphrase", "recovery", "store", "second"):
        if way == "store" and why_no_store() is not None:
            continue
        yield f"ways-{way}", "ways", way
