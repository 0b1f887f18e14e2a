"""Why a thing is on the plan, why at its place, and why not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from selfhelp.case import change
from selfhelp.case.model import Answers, Case, Request
from selfhelp.catalogue.model import Catalogue, Condition, Variant
from selfhelp.commands import run
from selfhelp.plan.explain import UnknownItemError, explained
from selfhelp.plan.order import make_plan
from tests.factory import TODAY, answers, case, shipped, task


def why(name: str, made: Case, catalogue: Catalogue | None = None) -> str:
    """Return the explanation as one text."""
    return "\n".join(explained(name, catalogue or shipped(), made, TODAY))


def test_why_it_is_there() -> None:
    """The condition that matched is named, with the reason, the place and what it waits for."""
    said = why("warn-family", case(what=("doxxing",), who="stranger", watched="no"))
    assert "task:warn-family is on the plan." in said
    assert "any[1] matches: what = doxxing" in said
    assert "Because: You chose: “My private details were published”." in said
    assert "when = today, weight = 86" in said


def test_why_it_is_not_there() -> None:
    """What did not match is named with the answer that was given, or the task that takes its place."""
    said = why("stopncii-hash", case(what=("intimate-images-real",), under_18=True))
    assert "not on the plan" in said
    assert "none[1] matches, which takes it off: fact = child" in said
    assert "any[1] does not match" in why("stopncii-hash", case(what=("doxxing",)))
    quiet = Catalogue(tasks=(task("a"), task("b", replaces=("a",)), task("c", suppresses=("b",))))
    assert "tasks/b takes its place (replaces)" in why("a", case(), Catalogue(tasks=quiet.tasks[:2]))
    assert "tasks/c is on the plan (suppresses)" in why("b", case(), quiet)


def test_why_it_is_not_shown() -> None:
    """Left out of the short plan, the gate, the room or the mark is named."""
    near = case(what=("doxxing",), who="ex", watched="no", minutes=15)
    assert "task:safety-plan-with-advocate" in why("secure-mail-account", near)
    assert "at most 6 things with 15 minutes today" in why("protection-order", near)
    assert "help comes first" in why("save-evidence", case(danger="from-others", what=("doxxing",)))
    done = change.mark("task:save-evidence", "done", TODAY)(case(what=("doxxing",), watched="no"))
    assert "marked done" in why("save-evidence", done)


def test_made_items() -> None:
    """Items made from services name their rule, and parts the whole they belong to."""
    made = case(what=("hacked-account",), where=("instagram",), watched="no")
    assert "made by rules/privacy" in why("privacy:instagram", made)
    assert "not on the plan" in why("privacy:tiktok", made)
    whole = Catalogue(tasks=(task("a"), task("b", part_of="a")))
    assert "a part of task:a" in why("b", case(), whole)


def test_variants_are_named() -> None:
    """The variants whose words are used are named."""
    assert "apart" in why("safety-plan-with-advocate", case(who="ex"))


@settings(max_examples=30, deadline=None)
@given(answers(), st.data())
def test_everything_can_be_explained(said: Answers, data: st.DataObject) -> None:
    """Any item and any task has an explanation, on the plan or not."""
    made = Case(answers=said)
    plan = make_plan(shipped(), made, TODAY)
    names = [i.id for i in plan.items] + [t.id for t in shipped().tasks]
    lines = explained(data.draw(st.sampled_from(names)), shipped(), made, TODAY)
    assert len(lines) >= 2
    assert all(line and "{" not in line for line in lines)


def test_nothing_is_called_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown id is one line that names a near one; the command ends with status 1."""
    with pytest.raises(UnknownItemError):
        explained("weather", shipped(), Case(), TODAY)
    path = tmp_path / "a.toml"
    path.write_text('what = ["doxxing"]\n', encoding="utf-8")
    assert run(["plan", str(path), "--explain", "warn-famly"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "warn-family" in said.err
    assert run(["plan", str(path), "--explain", "warn-family"]) == 0
    assert "on the plan" in capsys.readouterr().out


def test_a_condition_is_explained_in_the_words_of_the_file() -> None:
    """The field that a file writes ``for`` is called so."""
    catalogue = Catalogue(tasks=(task("a", any=(Condition(for_whom=("me",)),)),))
    assert "for = me" in why("a", case(for_whom="me"), catalogue)
    assert "for is unanswered" in why("a", case(), catalogue)


SOON = {"watched": "no"}


def _lines(name: str, made: Case, *tasks: object) -> list[str]:
    return explained(name, Catalogue(tasks=tuple(tasks)), made, TODAY)  # type: ignore[arg-type]  # tasks


def test_an_explanation_word_for_word() -> None:
    """What is asked for, what was said, the place, and what stands before it: told exactly, in order."""
    first = task("a", when="now", weight=90)
    second = task(
        "b",
        weight=80,
        after=("a",),
        any=(Condition(who=("ex",)), Condition(what=("doxxing", "stalking"), minutes=(15,))),
        none=(Condition(country=("DE",)), Condition(who=("known",))),
    )
    made = case(who="known", what=("stalking", "doxxing"), minutes=15, **SOON)
    assert _lines("b", made, first, second) == [
        "task:b is not on the plan.",
        "any[1] does not match (who = ex): who is known",
        "any[2] matches: what = doxxing, stalking; minutes = 15",
        "none[2] matches, which takes it off: who = known",
    ]
    made = case(who="ex", what=("stalking", "doxxing"), **SOON)
    said = _lines("task:b", made, first, second)
    assert said[0] == "task:b is on the plan."
    assert "any[2] does not match (what = doxxing, stalking; minutes = 15): minutes is unanswered" in said
    assert "Place 2 of 2: when = today, weight = 80, 10 minutes." in said
    assert "It waits for task:a." in said
    assert "Before it: task:a." in said
    assert not [line for line in said if "stands behind" in line], "what it waits for is sooner anyway"
    first_said = _lines("a", made, first, second)
    assert first_said[:2] == ["task:a is on the plan.", "any: there is none, so it is for everyone"]
    assert "Place 1 of 2: when = now, weight = 90, 10 minutes." in first_said
    assert not [line for line in first_said if line.startswith(("Before it", "It waits", "It is"))]
    other = task("c", any=(Condition(what=("outing",)),))
    assert "any[1] does not match (what = outing): what is doxxing, stalking" in _lines(
        "c", case(what=("stalking", "doxxing"), **SOON), other
    )


def test_what_holds_a_thing_back_is_named() -> None:
    """The latest of what it waits for, a gate and what it is a gate for, and what is hidden before it."""
    tasks = (
        task("a", weight=90),
        task("b", weight=80),
        task("c", weight=95, after=("a", "b")),
        task("g", when="now", gate=True, gates=("may-alert", "needs-id"), weight=10),
        task("h", effects=("may-alert",), weight=99),
    )
    said = _lines("c", case(**SOON), *tasks)
    assert "It waits for task:a, task:b." in said
    assert "Nothing it waits for may come later, so it stands behind task:b (today)." in said
    assert "It is a gate for may-alert, needs-id." in _lines("g", case(**SOON), *tasks)
    assert "It waits for task:g." in _lines("h", case(**SOON), *tasks)
    long = (task("a", when="now", minutes=60, weight=99), task("b", when="now", minutes=1, after=("a",)))
    tired = case(minutes=5, **SOON)
    plan = make_plan(Catalogue(tasks=(*long, task("c", when="now", minutes=2))), tired, TODAY)
    assert [i.id for i in plan.short()] == ["task:c"]
    said = _lines("b", tired, *long, task("c", when="now", minutes=2))
    assert "It is not in the short plan: task:a must come before, and is not in it either." in said
    many = [task(f"t{n:02}", weight=90 - n) for n in range(14)]
    said = _lines("t13", case(**SOON), *many)
    assert said[-1] == (
        "It is not in the short plan: at most 12 things, parts counted, and nothing for later; others stand "
        "before it."
    )
    assert not [line for line in _lines("t11", case(**SOON), *many) if "short plan" in line]
    put_off = change.mark("task:t00", "not-now", TODAY)(case(**SOON))
    assert _lines("t00", put_off, *many)[-1] == "It is not in the short plan: it is marked not-now."


def test_a_part_is_explained_by_its_whole() -> None:
    """It has no place of its own, and nothing is said of the short plan."""
    tasks = (task("whole"), task("part", part_of="whole"))
    assert _lines("part", case(**SOON), *tasks)[-1] == "It is shown as a part of task:whole."
    made = task("v", variants=(Variant(id="one", title="One"), Variant(id="two", title="Two")))
    said = _lines("v", case(**SOON), made)
    assert "Words of these variants are used, the first that gives a field: one, two." in said


def test_what_can_be_asked_for() -> None:
    """What nobody made is refused with the ids there are; a rule can be asked for though it makes nothing."""
    made = case(where=("instagram",), **SOON)
    for name in ("privacy:nothing", "setting:instagram/x", "nothing", "task:nothing"):
        with pytest.raises(UnknownItemError) as raised:
            explained(name, shipped(), made, TODAY)
        assert "task:save-evidence" in raised.value.known or "save-evidence" in raised.value.known
    assert explained("people-search:first", shipped(), made, TODAY)[0].startswith("people-search:first is")
    assert "It is made by rules/people-search-first" in why("people-search:first", made)
    assert "It is made by rules/two-factor" in why("two-factor:instagram", made)
    assert "It is made by rules/password-change" in why("password:change", made)


def test_what_no_service_stands_behind_can_be_explained() -> None:
    """A request to look at again is on the plan, and no rule has to know its site."""
    sent = Request(subject="broker:nowhere", state="sent", sent=TODAY, look_again=TODAY)
    asked = replace(case(**SOON), requests=(sent,))
    said = explained("follow-up:broker:nowhere", shipped(), asked, TODAY)
    assert said[0] == "follow-up:broker:nowhere is on the plan."
    assert any(line.startswith("It is made by rules/follow-up: ") for line in said)
    assert any(line.startswith("Place ") for line in said)
    with pytest.raises(UnknownItemError):
        explained("follow-up:broker:elsewhere", shipped(), asked, TODAY)


def test_which_rule_makes_which_item() -> None:
    """Each kind by its own; what is not on the plan is said not to be."""
    made = case(where=("google",), **SOON)
    for name, rule in (
        ("privacy:google", "privacy"),
        ("sessions:google", "sessions"),
        ("report:google", "report"),
        ("recovery:google", "recovery"),
        ("people-search:first", "people-search-first"),
        ("people-search:rest", "people-search-rest"),
    ):
        found = explained(name, shipped(), made, TODAY)
        assert any(line.startswith(f"It is made by rules/{rule}: ") for line in found), name
        on = any(line.startswith("Place ") or "shown as a part" in line for line in found)
        assert found[0] == f"{name} is {'on' if on else 'not on'} the plan."


def test_a_task_that_others_leave_out_says_so_only_where_it_would_be_there() -> None:
    """What does not fit anyway is not said to be replaced; an image of a child is named."""
    quiet = (task("a", any=(Condition(what=("outing",)),)), task("b", replaces=("a",)))
    assert not [line for line in _lines("a", case(**SOON), *quiet) if "left out" in line]
    found = _lines("a", case(what=("outing",), **SOON), *quiet)
    assert found[-1] == "It is left out: tasks/b takes its place (replaces)."
    images = task("scan", image="search")
    assert not [line for line in _lines("scan", case(**SOON), images) if "left out" in line]
    child = case(exposed=("images",), under_18=True, **SOON)
    assert _lines("scan", child, images)[-1] == (
        "It is left out: it would search an image in which someone may be under 18."
    )
    assert not [line for line in _lines("plain", child, task("plain"), images) if "left out" in line]
