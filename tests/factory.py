"""Small valid things for tests: a catalogue of one of each, answers, cases, and strategies for them."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import get_args

from hypothesis import strategies as st

from selfhelp.answers import Community, Danger, Exposed, Watched, Who
from selfhelp.case import change
from selfhelp.case.change import Change
from selfhelp.case.model import Account, Answers, Case, Incident
from selfhelp.catalogue.load import default_folder, load
from selfhelp.catalogue.model import Catalogue, Evidence, Task

TODAY = dt.date(2026, 11, 20)
DANGER = get_args(Danger)
EXPOSED = get_args(Exposed)
WHO = get_args(Who)
COMMUNITY = get_args(Community)
YES_NO = (None, True, False)
WATCHED = get_args(Watched)

_CLAIM = 'status = "sourced"\nevidence = [{ source = "guide", quote = "Words of the guide" }]\n'

#: The smallest catalogue that keeps every rule: file to text.
TINY: dict[str, str] = {
    "sources/guide.toml": (
        'id = "guide"\ntitle = "A guide"\nkind = "official"\nurl = "https://guide.example/a"\n'
        "date = 2026-01-01\ncollected = 2026-11-01\n"
    ),
    "scenarios/doxxing.toml": (
        'id = "doxxing"\ntitle = "My details were published"\nsummary = "Someone posted my address"\n'
        f'field_name = "Doxxing"\norder = 1\n{_CLAIM}'
    ),
    "services/alpha.toml": (
        'id = "alpha"\nname = "Alpha"\nkind = "social"\ndomains = ["alpha.example"]\n'
        f"{_CLAIM}\n"
        '[[settings]]\nid = "profile"\ntitle = "Who sees your profile"\nrecommended = "“Friends”"\n'
        f'why = "Strangers see less."\nguards = ["audience"]\nlink = "https://alpha.example/profile"\n{_CLAIM}'
        '[[settings.paths]]\ndevice = "web"\nsteps = ["Open “Settings”."]\n\n'
        '[[settings]]\nid = "search"\ntitle = "Who finds you"\nrecommended = "“No one”"\n'
        f'why = "Fewer people find you."\nguards = ["findability"]\n{_CLAIM}'
        '[[settings.paths]]\ndevice = "ios"\nsteps = ["Open “Search”."]\n\n'
        '[[reports]]\nid = "post"\ntitle = "Report a post"\ncovers = ["doxxing"]\n'
        f'steps = ["Open the post."]\nlink = "https://alpha.example/report"\n{_CLAIM}'
        f'\n[recovery]\nsteps = ["Open the form."]\n{_CLAIM}'
        f'\n[two_factor]\nmethods = ["authenticator"]\nsteps = ["Open “Security”."]\n{_CLAIM}'
        f'\n[sessions]\nsteps = ["Open “Devices”."]\n{_CLAIM}'
    ),
    "brokers/finder.toml": (
        'id = "finder"\nname = "Finder"\ndomains = ["finder.example"]\ncountries = ["US"]\n'
        'opt_out = "https://finder.example/remove"\nmethod = "form"\nsteps = ["Open the form."]\n'
        f"{_CLAIM}"
    ),
    "brokers/finder-child.toml": (
        'id = "finder-child"\nname = "Finder Child"\ndomains = ["child.example"]\ncountries = ["US"]\n'
        'parent = "finder"\nmethod = "none"\nsteps = ["Ask the parent site."]\n'
        f"{_CLAIM}"
    ),
    "tasks/save.toml": (
        'id = "save"\ntitle = "Save what you see"\nwhy = "Pages go away."\nwhen = "now"\nroom = "task"\n'
        'weight = 90\nminutes = 15\nsaves_evidence = true\nsteps = ["Save the page."]\n'
        f"{_CLAIM}"
    ),
    "tasks/delete.toml": (
        'id = "delete"\ntitle = "Delete old posts"\nwhy = "Less is left to find."\nwhen = "today"\n'
        'room = "task"\nweight = 95\nminutes = 5\neffects = ["destroys-evidence", "irreversible"]\n'
        'steps = ["Delete the post."]\nafter = ["save"]\n'
        f'any = [{{ what = ["doxxing"] }}]\n{_CLAIM}'
    ),
    "countries/xx.toml": (
        f'id = "XX"\nname = "Exland"\n\n[emergency]\ngeneral = "112"\n{_CLAIM}'
        '\n[[help_lines]]\nid = "line"\nname = "The Line"\naudience = ["anyone"]\nwhat = "They listen."\n'
        f'phone = "116 000"\nurl = "https://line.example/help"\n{_CLAIM}'
    ),
    "letters/note.toml": (
        'id = "note"\ntitle = "A note"\naudience = "school"\nwhen_to_use = "Before it starts."\n'
        'body = "Dear {name}, my child is {child}."\nscenarios = ["doxxing"]\n'
        f'{_CLAIM}\n[gaps]\nname = "The name"\nchild = "Your child"\n'
    ),
    "guides/device.toml": (
        'id = "device"\ntitle = "A safe device"\nsummary = "Which device to use."\n'
        f'{_CLAIM}\n[[sections]]\ntitle = "Choosing"\nparagraphs = ["Use another device."]\n'
    ),
}


def write_catalogue(place: Path, **changed: str) -> Path:
    """Write the tiny catalogue into a new folder at this place and return the folder."""
    folder = place / "catalogue"
    for name, text in {**TINY, **changed}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@cache
def shipped() -> Catalogue:
    """Return the catalogue that comes with the program, with its evidence, read once."""
    return load(default_folder())


def task(task_id: str = "save", **fields: object) -> Task:
    """Make a task from what is given and harmless defaults."""
    given: dict[str, object] = {
        "id": task_id,
        "title": f"Title of {task_id}",
        "why": "There is a reason.",
        "when": "today",
        "room": "task",
        "weight": 50,
        "minutes": 10,
        "steps": ("Do it.",),
        "status": "sourced",
        "evidence": (Evidence(source="guide", date=dt.date(2026, 1, 1)),),
    }
    return Task(**{**given, **fields})  # type: ignore[arg-type]  # the fields are given by name


def case(**answers: object) -> Case:
    """Make a case from answers given by name."""
    return Case(answers=Answers(**answers), triage_done=True)  # type: ignore[arg-type]  # given by name


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ids = st.sampled_from(
    ["task:save", "task:delete", "setting:alpha/profile", "broker:finder", "report:alpha/post"]
)
dates = st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1))


def answers() -> st.SearchStrategy[Answers]:
    """Any answers a person can give over the shipped catalogue, skipped questions included."""
    catalogue = shipped()

    def some(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(st.sampled_from(names), unique=True).map(tuple)

    return st.builds(
        Answers,
        danger=st.sampled_from([None, True, False, *DANGER]),
        for_whom=st.sampled_from([None, "me", "someone-else"]),
        watched=st.sampled_from([None, *WATCHED]),
        what=some(tuple(s.id for s in catalogue.scenarios)),
        who=st.sampled_from([None, *WHO]),
        where=some((*(s.id for s in catalogue.services), "other", "none")),
        exposed=some(EXPOSED),
        country=st.sampled_from([None, "FJ", *(c.id for c in catalogue.countries)]),
        minutes=st.sampled_from([None, 5, 15, 30, 60]),
        under_18=st.sampled_from(YES_NO),
        adult_now=st.sampled_from(YES_NO),
        posted=st.sampled_from([None, "no", "yes", "unsure"]),
        same_home=st.sampled_from(YES_NO),
        children=st.sampled_from(YES_NO),
        police=st.sampled_from([None, "yes", "unsure", "no"]),
        hacked=some((*(s.id for s in catalogue.services), "other")),
        community=some(COMMUNITY),
        too_much=st.sampled_from(YES_NO),
    )


def changes() -> st.SearchStrategy[Change]:
    """Any one change of a case."""
    moments = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001  Hypothesis adds the zone
    keys = st.sampled_from(["one", "two", "three"])
    return st.one_of(
        st.builds(change.answered, st.sampled_from(["danger", "watched", "what"]), answers()),
        st.just(change.finish_triage),
        st.just(change.reopen_triage),
        st.builds(
            change.mark,
            ids,
            st.sampled_from(["done", "not-now", "does-not-apply"]),
            dates,
            st.integers(1, 9),
        ),
        st.builds(change.unmark, ids),
        st.builds(
            change.request,
            ids,
            st.sampled_from(["sent", "confirmed", "gone", "refused", "still-there", "reappeared"]),
            dates,
            st.none() | dates,
            st.none() | words,
            st.none() | words,
        ),
        st.builds(change.withdraw_request, ids),
        st.builds(change.keep_incident, st.builds(Incident, id=keys, when=moments, what=words, link=words)),
        st.builds(change.drop_incident, keys),
        st.builds(
            change.keep_account,
            st.builds(
                Account, id=keys, name=words, username=words, change_because=st.lists(words).map(tuple)
            ),
        ),
        st.builds(change.drop_account, keys),
        st.builds(
            lambda size, theme: change.prefer(text_size=size, theme=theme),
            st.sampled_from([100, 150, 200]),
            st.sampled_from(["system", "light", "dark"]),
        ),
    )


def cases() -> st.SearchStrategy[Case]:
    """Any case that a person can come to."""

    def after(done: list[Change]) -> Case:
        made = Case()
        for step in done:
            made = step(made)
        return made

    return st.lists(changes(), max_size=12).map(after)
