"""Pages as only some people see them: in danger, in another country, with nothing written yet, at the end."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from selfhelp.case import subjects
from selfhelp.case.change import mark
from selfhelp.case.model import Answers, Case
from selfhelp.plan.order import make_plan
from selfhelp.tour.sample import SAMPLE_DAY
from selfhelp.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class State:
    """A page as only some people see it: in another country, in danger, at the end of a plan.

    ``presses`` names the buttons that are pressed when the page is there.
    """

    name: str
    page: str
    argument: str
    case: Case
    region: str = "US"
    width: int = 0
    chosen: bool = True
    presses: tuple[str, ...] = ()


def states(desk: Desk) -> Iterator[State]:
    """Yield pages in states that the sample case never reaches."""
    sample = desk.case
    danger = msgspec.structs.replace(
        sample, answers=Answers(danger="from-others", who="ex"), triage_done=False
    )
    myself = msgspec.structs.replace(danger, answers=Answers(danger="from-myself"))
    yield State("state-danger-no-country", "triage", "danger-help", danger, "")
    yield State("state-danger-uk", "triage", "danger-help", danger, "GB")
    yield State("state-danger-myself-uk", "triage", "danger-myself", myself, "GB")
    in_danger = msgspec.structs.replace(danger, triage_done=True)
    yield State("state-danger-task-uk", "task", "get-to-safety", in_danger, "GB")
    fresh = msgspec.structs.replace(sample, marks=(), requests=(), incidents=(), accounts=())
    yield State("state-plan-not-saved", "plan", "", fresh, chosen=False)
    yield State("state-rest-not-saved", "rest", "", fresh, chosen=False)
    everything = sample
    for item in make_plan(desk.catalogue, sample, SAMPLE_DAY).items:
        everything = mark(item.id, "done", SAMPLE_DAY - dt.timedelta(days=1), item.revision)(everything)
    yield State("state-plan-finished", "plan", "", everything)
    used = sample
    for task in ("tonight-elsewhere", "save-evidence", "save-calls"):
        used = mark(subjects.task(task), "done", SAMPLE_DAY)(used)
    yield State("state-plan-enough", "plan", "", used)
    yield State("state-after-step", "after", subjects.task("save-evidence"), used)
    for width in (1920, 700):
        yield State(f"state-plan-{width}", "plan", "", sample, width=width)
        yield State(
            f"state-threshold-{width}", "threshold", "", Case(preferences=sample.preferences), width=width
        )
        yield State(f"state-question-{width}", "triage", "what", sample, width=width)
        yield State(f"state-danger-{width}", "triage", "danger-help", danger, "GB", width=width)
        yield State(f"state-task-{width}", "task", "save-evidence", sample, width=width)
        yield State(f"state-after-{width}", "after", subjects.task("save-evidence"), used, width=width)
    empty = Case(
        answers=Answers(danger=False, country="GB"), triage_done=True, preferences=sample.preferences
    )
    for page in ("plan", "accounts", "privacy", "people-search", "two-factor", "report", "records", "people"):
        yield State(f"empty-{page}", page, "", empty, "GB")
    nowhere = msgspec.structs.replace(empty, answers=Answers(danger=False))
    yield State("empty-help-no-country", "help", "", nowhere, "")
    yield State("state-forgot", "unlock", "", sample, presses=("unlock-forgot",))
    yield State("state-keep-passphrase", "keep", "", fresh, chosen=False, presses=("keep-continue",))
    yield State("state-keep-suggested", "keep", "", fresh, chosen=False, presses=("keep-continue", "suggest"))
    yield State("state-leave-unsaved", "plan", "", fresh, chosen=False, presses=("leave",))
    yield State(
        "state-copy-with-gaps", "letter", desk.catalogue.letters[0].id, sample, presses=("letter-copy",)
    )
    yield State("state-practice-by-hand", "practice", "", sample, presses=("by-hand",))
    yield State("state-more-services", "triage", "where", sample, presses=("more-answers",))
