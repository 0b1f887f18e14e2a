"""The plan as it leaves the program: the shape other programs rely on, text, a page, a calendar."""

import datetime as dt
import json
import re
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from selfhelp.case import change
from selfhelp.case.model import Answers, Case, Incident
from selfhelp.catalogue.model import Catalogue
from selfhelp.documents.calendar import Reminder, calendar
from selfhelp.documents.plan_document import plan_calendar, plan_html, plan_json, plan_text
from selfhelp.documents.records_document import records_sheet
from selfhelp.documents.sheet import Item, not_locked
from selfhelp.language import Language, activate, available, open_language, render
from selfhelp.plan.model import HORIZONS, Plan
from selfhelp.plan.order import make_plan
from selfhelp.plan.wording import EFFECTS, minutes_text
from tests.factory import TODAY, answers, case, shipped, task

BUSY = case(what=("doxxing", "stalking"), where=("instagram", "google"), country="DE", exposed=("phone",))
TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "div", "p", "b", "ol", "li"}
NASTY = '<script>alert("&")</script>'


def plan_for(made: Case, catalogue: Catalogue | None = None) -> Plan:
    """Make the plan of a case."""
    return make_plan(catalogue or shipped(), made, TODAY)


class Page(HTMLParser):
    """Reads a page as a browser does: which tags, which attributes, which words."""

    def __init__(self, page: str) -> None:
        """Read it."""
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)
        self.attributes.update({f"{tag}.{name}": value for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """Check that it closes what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Gather the words outside of the style sheet."""
        if self.open and self.open[-1] != "style":
            self.words += data + "\n"


@settings(max_examples=40, deadline=None)
@given(answers())
def test_the_shape_of_the_plan(said: Answers) -> None:
    """Every key that other programs rely on is there with its type, next names an item, and it is JSON."""
    made = json.loads(json.dumps(plan_json(plan_for(Case(answers=said)))))
    items = made["items"]
    assert made["next"] in [i["id"] for i in items]
    for item in items:
        assert {"id", "room", "title", "when", "why", "effects", "minutes"} <= set(item)
        assert item["when"] in HORIZONS
        assert set(item["effects"]) <= set(EFFECTS)
        assert isinstance(item["minutes"], int)
        for words in (item["id"], item["room"], item["title"], item["why"]):
            assert isinstance(words, str)
            assert words
    assert len({i["id"] for i in items}) == len(items)


def test_what_is_done_is_not_in_the_plan() -> None:
    """A thing done leaves the plan that is given on, and the next one follows."""
    before = plan_json(plan_for(BUSY))
    done = change.mark(str(before["next"]), "done", TODAY)(BUSY)
    after = plan_json(plan_for(done))
    assert after["next"] != before["next"]
    assert isinstance(after["items"], list)
    assert before["next"] not in [i["id"] for i in after["items"]]


def test_an_empty_plan() -> None:
    """A plan with nothing in it has no next step and says so in every form."""
    empty = plan_for(Case(), Catalogue())
    assert plan_json(empty) == {"next": None, "items": [], "emergency": [], "help_lines": []}
    assert plan_text(empty) == "There is nothing left to do here\n"
    assert "There is nothing left to do here" in Page(plan_html(empty, TODAY)).words
    assert "VEVENT" not in plan_calendar(empty, Case(), TODAY)


def test_text_says_everything() -> None:
    """In the text the next step stands first, and each item has a box, its reason and what it costs."""
    plan = plan_for(BUSY)
    text = plan_text(plan, everything=True)
    lines = text.splitlines()
    shape = plan_json(plan)
    assert isinstance(shape["items"], list)
    by_id = {i["id"]: i for i in shape["items"]}
    assert lines[0] == "Your next step"
    assert lines[1] == f"  {by_id[shape['next']]['title']}"
    for item in shape["items"]:
        assert all(link["url"] in text for link in item["links"])
        assert all(step in text for step in item["steps"])
        at = lines.index(f"  [ ] {item['title']}")
        assert lines[at + 1].strip() == item["why"]
        assert render(minutes_text(item["minutes"])) in lines[at + 2]
    heads = [line for line in lines if line in ("Now", "Today", "This week", "Later")]
    assert heads == sorted(set(heads), key=["Now", "Today", "This week", "Later"].index)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_what_is_for_now_shows_its_first_line() -> None:
    """A thing for now whose steps are folded at first still says the first of them, on text and page."""
    long = tuple(f"Step {n} of much." for n in range(1, 22))
    tasks = (
        task("first", when="now", weight=90, steps=long),
        task("second", when="now", weight=80, steps=("Keep away from the kitchen.", "Then rest.")),
        task("third", when="today", weight=70, steps=("Write a list.",)),
    )
    plan = make_plan(Catalogue(tasks=tasks), Case(), TODAY)
    for words in (plan_text(plan), plan_html(plan, TODAY)):
        assert "Step 1: Keep away from the kitchen." in words
        assert "Then rest." not in words
        assert "Write a list." not in words
        assert "Step 1: Step 1" not in words


def test_html_is_a_whole_page_that_asks_for_nothing() -> None:
    """The page stands alone: it asks for no image, style sheet or script, and addresses are only words."""
    page = plan_html(plan_for(BUSY), TODAY)
    read = Page(page)
    assert read.open == []
    assert set(read.tags) <= TAGS
    assert "url(" not in page
    assert not {"a.href", "img.src", "link.href", "script.src"} & set(read.attributes)
    assert read.attributes["html.lang"] == "en"
    assert read.attributes["html.dir"] == "ltr"
    shape = plan_json(plan_for(BUSY))
    assert isinstance(shape["items"], list)
    shown = [i for i in shape["items"] if i["shown"]]
    assert shown
    for item in shape["items"]:
        assert (f"☐ <b>{escape(item['title'])}" in page) is item["shown"]
    whole = Page(plan_html(plan_for(BUSY), TODAY, everything=True))
    for item in shown:
        written = item["when"] == "now" or item["id"] == shape["next"]
        assert all(words in read.words for words in item["cautions"])
        assert all((words in read.words) is written for words in item["steps"])
        assert not written or all(link["url"] in read.words for link in item["links"])
    for item in shape["items"]:
        assert all(words in whole.words for words in (*item["steps"], *item["cautions"], *item["notes"]))
        assert all(link["url"] in whole.words for link in item["links"])
    for line in (*shape["help_lines"], *shape["emergency"]):  # type: ignore[misc]  # lists
        assert line["name"] in read.words
        assert line["number"] in read.words


def test_html_holds_words_as_words() -> None:
    """Signs that mean something in HTML come out as the signs they are."""
    catalogue = Catalogue(tasks=(task("a", title=NASTY, why=NASTY, steps=(NASTY,)), task("b", title=NASTY)))
    made = change.mark("task:b", "done", TODAY)(Case())
    read = Page(plan_html(plan_for(made, catalogue), TODAY))
    assert "script" not in read.tags
    assert read.words.count(NASTY) == 4


def test_html_from_right_to_left() -> None:
    """In Arabic the page itself says which way it is read."""
    activate(Language("ar", "العربية", right_to_left=True))
    read = Page(plan_html(plan_for(BUSY), TODAY))
    assert read.attributes["html.lang"] == "ar"
    assert read.attributes["html.dir"] == "rtl"


def test_done_is_shown_on_paper() -> None:
    """The printed plan shows what was done with a tick, so that it is not lost from sight."""
    first = plan_for(BUSY).items[0]
    title = escape(render(first.title))
    assert f"☐ <b>{title}" in plan_html(plan_for(BUSY), TODAY)
    page = plan_html(plan_for(change.mark(first.id, "done", TODAY)(BUSY)), TODAY)
    assert f"☑ {title}" in page
    assert f"☐ <b>{title}" not in page


def test_records_on_paper() -> None:
    """Incidents are printed oldest first, each with what was filled in, and signs stay signs."""
    made = Case()
    for day, what in ((3, "third"), (1, NASTY), (2, "second")):
        moment = dt.datetime(2026, 11, day, 8, 5, tzinfo=dt.UTC)
        made = change.keep_incident(Incident(id=str(day), when=moment, what=what, link="https://x.example"))(
            made
        )
    paper = records_sheet(made, TODAY, lambda when: when.strftime("%Y-%m-%d %H:%M"))
    items = [piece for piece in paper.pieces if isinstance(piece, Item)]
    assert [item.lines for item in items] == [(NASTY,), ("second",), ("third",)]
    assert [item.small for item in items] == [("Link: https://x.example",)] * 3
    assert items[0].title == made.incidents[-1].when.astimezone().strftime("%Y-%m-%d %H:%M")
    assert not_locked() in paper.pieces


# The calendar.


def unfolded(text: str) -> list[str]:
    """Read the lines of a calendar file as RFC 5545 says, checking their ends and their length."""
    assert text.endswith("\r\n")
    raw = text.split("\r\n")[:-1]
    for line in raw:
        assert "\n" not in line
        assert "\r" not in line
        assert len(line.encode()) <= 75
        assert line
    return text[:-2].replace("\r\n ", "").split("\r\n")


SUMMARY = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200)


@settings(deadline=None)
@example("x" * 200, TODAY)
@example("é" * 100, TODAY)
@example("a;b,c\\d\ne", TODAY)
@given(SUMMARY, st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)))
def test_any_words_fit_a_calendar(words: str, day: dt.date) -> None:
    """Any words are folded within 75 octets, no letter cut, and read back as they were."""
    lines = unfolded(calendar([Reminder("one", day, words)], TODAY))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    (summary,) = [line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:")]
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", summary)
    back = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], summary, flags=re.DOTALL)
    assert back == words
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in lines
    assert f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}" in lines


def test_calendar_of_a_plan() -> None:
    """One neutral entry a day, on days from today on, with ids of their own and nothing about the person."""
    due = TODAY + dt.timedelta(days=9)
    made = change.request("broker:spokeo", "sent", TODAY, due, note="private")(BUSY)
    text = plan_calendar(plan_for(made), made, TODAY)
    lines = unfolded(text)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") >= 3
    assert {line for line in lines if line.startswith("SUMMARY")} == {"SUMMARY:Notes"}
    days = [line.split(":")[1] for line in lines if line.startswith("DTSTART")]
    assert days == sorted(set(days))
    assert days[0] >= f"{TODAY:%Y%m%d}"
    assert f"{due:%Y%m%d}" in days
    uids = [line for line in lines if line.startswith("UID")]
    assert len(set(uids)) == len(uids) == len(days)
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN"} <= set(lines)
    assert any(line.startswith("PRODID:") for line in lines)
    for word in ("spokeo", "private", "doxx", "stalk", "instagram", "selfhelp", "harass", "evidence"):
        assert word not in text.lower()


def test_calendar_twice_is_the_same() -> None:
    """Importing the calendar again replaces its entries, because their ids stay."""
    plan = plan_for(BUSY)
    assert plan_calendar(plan, BUSY, TODAY) == plan_calendar(plan, BUSY, TODAY)


def test_past_days_are_left_out() -> None:
    """A day to look again that has passed is no entry in the past: the plan has it for today."""
    made = change.request("broker:spokeo", "sent", TODAY, TODAY - dt.timedelta(days=3))(Case())
    lines = unfolded(plan_calendar(plan_for(made), made, TODAY))
    assert min(line for line in lines if line.startswith("DTSTART")).endswith(f"{TODAY:%Y%m%d}")


@pytest.mark.parametrize("language", [*available(), "qps"])
def test_every_form_in_every_language(language: str) -> None:
    """Each form of the plan can be made in each language, and ids stay as they are."""
    plan = plan_for(BUSY)
    english = plan_json(plan)
    activate(open_language(language))
    shape = plan_json(plan)
    assert shape["next"] == english["next"]
    assert isinstance(shape["items"], list)
    assert isinstance(english["items"], list)
    assert [i["id"] for i in shape["items"]] == [i["id"] for i in english["items"]]
    assert plan_text(plan)
    assert Page(plan_html(plan, TODAY)).open == []
    unfolded(plan_calendar(plan, BUSY, TODAY))
