"""Why a thing is on the plan, why at its place, and why not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfhelp.case import change
from selfhelp.case.model import Answers, Case
from selfhelp.catalogue.model import Catalogue, Condition
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
