"""The tour: a sample case, every page of it, one picture each. This is how anyone looks at the program."""

import datetime as dt
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from selfhelp.app import Options, application, build
from selfhelp.case import subjects
from selfhelp.case.change import keep_account, keep_incident, mark, prefer, request
from selfhelp.case.model import Account, Answers, Case, Incident
from selfhelp.catalogue.load import load
from selfhelp.guard.offline import protect
from selfhelp.guard.opener import Outcome
from selfhelp.plan.order import make_plan
from selfhelp.plan.triage import every_question
from selfhelp.session import Session
from selfhelp.ui.appearance import dress
from selfhelp.ui.desk import Desk
from selfhelp.ui.rooms.passwords.passwords import PasswordsPage
from selfhelp.ui.theme.motion import MOTION
from selfhelp.ui.window import Window

SAMPLE_DAY = dt.date(2026, 11, 22)
#: Size of the window in pictures, unless another width is asked for.
SIZE = QSize(1280, 800)
#: Pages taller than this, in pixels, are cut at it: enough to judge a long list.
TALLEST = 2600

#: An invented export: the same shape as a browser's, with names from RFC 2606.
SAMPLE_EXPORT = """name,url,username,password,note
Old mail,https://mail.example,marta.k@mail.example,Bruno2019!,
Phone company,https://carrier.example,marta.k,Bruno2020!,
Photo club,https://photos.example,marta.k,sunshine,
Instagram,https://www.instagram.com,marta.k,sunshine,
PayPal,https://www.paypal.com,marta.k@mail.example,qwerty12,
Library,https://library.example,marta,correct-gravel-tunnel-orbit-lamp,
Forum,https://forum.example,marta_k,Bruno2019!,
Shop,https://shop.example,marta.k@mail.example,vX7$kq!Zw2@pLm9,
Newspaper,https://news.example,marta.k@mail.example,Bruno!news19,
"""


class ClosedOpener:
    """Opens nothing: a tour visits no site."""

    def allow(self, urls: Iterable[str]) -> tuple[str, ...]:
        """Take no links."""
        return tuple(urls)

    def open(self, url: str) -> Outcome:  # noqa: ARG002  the tour shows what happens without a browser
        """Say that nothing opens links here."""
        return Outcome("no-program")


def sample_case() -> Case:
    """Return an invented case that is some days old."""
    answers = Answers(
        danger=False,
        watched="no",
        what=("doxxing", "calls-to-me"),
        who="group",
        where=("google", "instagram", "x", "wikimedia", "whatsapp"),
        exposed=("home-address", "phone", "workplace"),
        country="US",
        minutes=30,
    )
    case = Case(answers=answers, triage_done=True)
    day = SAMPLE_DAY
    moment = dt.datetime(2026, 11, 20, 21, 40, tzinfo=dt.UTC)
    changes = [
        mark(subjects.task("tell-one-person"), "done", day - dt.timedelta(days=1)),
        mark(subjects.setting("instagram", "private-account"), "done", day - dt.timedelta(days=1)),
        mark(subjects.two_factor("google"), "done", day - dt.timedelta(days=2)),
        request(
            subjects.broker("whitepages"), "sent", day - dt.timedelta(days=14), day - dt.timedelta(days=1)
        ),
        request(subjects.broker("spokeo"), "sent", day - dt.timedelta(days=2), day + dt.timedelta(days=12)),
        request(subjects.broker("radaris"), "refused", day - dt.timedelta(days=5), None),
        request(
            subjects.broker("beenverified"), "gone", day - dt.timedelta(days=20), day + dt.timedelta(days=70)
        ),
        request(
            subjects.report("x", "doxxing"), "sent", day - dt.timedelta(days=1), day + dt.timedelta(days=6)
        ),
        keep_incident(
            Incident(
                id="one",
                when=moment,
                where="X",
                what="A new account posted my street and a picture of the house.",
                who="@example_account",
                link="https://x.com/example/status/1",
                kept="Screenshot on the stick",
            )
        ),
        keep_incident(
            Incident(
                id="two",
                when=moment - dt.timedelta(days=1, hours=3),
                where="Phone",
                what="Eleven calls between 22:00 and midnight. Nobody spoke.",
                who="Number withheld",
                kept="Photo of the call list",
            )
        ),
        keep_account(
            Account(
                id="mail",
                name="Old mail",
                username="marta.k@mail.example",
                change_because=("reused", "personal"),
            )
        ),
        keep_account(
            Account(id="ig", name="Instagram", service="instagram", reset_by="marta.k@mail.example")
        ),
        keep_account(Account(id="bank", name="Bank", reset_by="my phone number", taken_over=False)),
    ]
    for change in changes:
        case = change(case)
    return case


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
    yield "people", "people", ""
    yield f"letter-{desk.catalogue.letters[0].id}", "letter", desk.catalogue.letters[0].id
    yield "help", "help", ""
    for guide in desk.catalogue.guides:
        yield f"guide-{guide.id}", "guide", guide.id
    yield "promise", "promise", ""
    yield "settings", "settings", ""
    yield "leaving", "leaving", ""
    yield "ways", "ways", ""


def sample_window(language: str, theme: str, text_size: int) -> tuple[Window, Desk]:
    """Return a started window with the sample case, kept nowhere."""
    app = application()
    catalogue = load()
    protections = protect()
    case = prefer(language=language, theme=theme, text_size=text_size)(sample_case())
    session = Session(case)
    dress(app, case.preferences)
    # The folder does not exist, so that no page finds notes of the person who looks at the tour.
    options = Options(data=Path("nowhere") / "notes")
    window, desk = build(
        catalogue, ClosedOpener(), protections, options, session=session, monotonic=time.monotonic
    )
    desk.today = lambda: SAMPLE_DAY
    desk.now = lambda: dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
    desk.region = "US"
    session.keep_nothing()
    window.start(desk, "plan")
    return window, desk


def visit(window: Window, page: str, argument: str, export: Path | None = None) -> None:
    """Show one page, as a person would reach it, and let it settle."""
    if page == "unlock":
        with TemporaryDirectory() as place:
            kept = Session()
            kept.keep_with_passphrase(Path(place), "a passphrase for the tour", memory_kib=64 * 1024)
            kept.close()
            before, window.desk.folder = window.desk.folder, Path(place)
            window.go(page, argument)
            window.desk.folder = before
    elif page == "ways":
        with TemporaryDirectory() as place:
            before_session = window.desk.session
            window.desk.session = Session(before_session.case)
            window.desk.session.keep_with_passphrase(
                Path(place) / "notes", "for the tour", memory_kib=64 * 1024
            )
            window.go(page, argument)
            window.desk.session.close()
            window.desk.session = before_session
    elif (page, argument) == ("passwords", "report") and export is not None:
        window.go("passwords", "")
        shown = window.page
        if isinstance(shown, PasswordsPage):
            shown.open_files([export])
            deadline = QDeadlineTimer(20_000)
            while shown.busy and not deadline.hasExpired():
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    else:
        window.go(page, argument)
    QApplication.processEvents()


@dataclass(frozen=True, slots=True)
class State:
    """A page as only some people see it: in another country, in danger, at the end of a plan."""

    name: str
    page: str
    argument: str
    case: Case
    region: str = "US"
    width: int = 0
    chosen: bool = True


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
    for task in ("save-evidence", "save-calls"):
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


@dataclass(frozen=True, slots=True)
class Looks:
    """How the pictures look: a language tag, ``light`` or ``dark``, text size in percent, width in pixels."""

    language: str = "en"
    theme: str = "light"
    text_size: int = 100
    width: int = 0


def _picture(window: Window, folder: Path, name: str, width: int) -> None:
    """Write one picture: as high as the window, or as the page where that needs more."""
    shown = window.page
    if shown is not None:
        around = window.height() - shown.height()
        height = min(TALLEST, max(SIZE.height(), shown.content_height() + around))
        window.resize(QSize(width, height))
        QApplication.processEvents()
    window.grab().save(str(folder / f"{name}.png"))


def _in_state(window: Window, desk: Desk, state: State) -> None:
    session = Session(state.case)
    if state.chosen:
        session.keep_nothing()
    window.take_session(session)
    desk.region = state.region
    visit(window, state.page, state.argument)


def take(folder: Path, looks: Looks, only: tuple[str, ...] = ()) -> int:
    """Write a picture of every page into a folder; returns how many.

    Args:
        folder: exists and can be written.
        looks: how they look.
        only: beginnings of the names of pictures; all where empty.
    """
    # A picture shows the end of a movement, not its middle.
    MOTION.use(reduced=True)
    window, desk = sample_window(looks.language, looks.theme, looks.text_size)
    window.show()
    export = folder / "sample-export.csv"
    export.write_text(SAMPLE_EXPORT, encoding="utf-8")
    written = 0

    def wanted(name: str) -> bool:
        return not only or name.startswith(only)

    try:
        width = looks.width or SIZE.width()
        for name, page, argument in stops(desk):
            if wanted(name):
                window.resize(QSize(width, SIZE.height()))
                visit(window, page, argument, export)
                _picture(window, folder, name, width)
                written += 1
        for state in states(desk):
            if wanted(state.name):
                window.resize(QSize(state.width or width, SIZE.height()))
                _in_state(window, desk, state)
                _picture(window, folder, state.name, state.width or width)
                written += 1
    finally:
        export.unlink(missing_ok=True)
        window.hide()
        desk.background.stop()
        MOTION.use(reduced=None)
    return written


def visit_every_page() -> int:
    """Draw every page once; returns how many. Raises whatever a page raises."""
    window, desk = sample_window("en", "light", 100)
    count = 0
    for _name, page, argument in stops(desk):
        if argument != "report" or page != "passwords":
            visit(window, page, argument)
            count += 1
    desk.background.stop()
    return count
