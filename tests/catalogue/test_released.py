"""Ids that were released lie in people's notes, so they stay or have a new name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maintainer import ids
from maintainer.__main__ import main
from selfhelp.case import subjects
from selfhelp.case.subjects import RENAMED, Subject
from selfhelp.catalogue.ids import kept_ids
from selfhelp.tour import sample_case
from tests.factory import shipped

ROOT = Path(__file__).resolve().parents[2]
RELEASED = (ROOT / ids.LIST).read_text(encoding="utf-8").split()


def subject_of(released: str) -> Subject | None:
    """Return what a mark about a released id is kept under; None for what only an answer names."""
    kind, _, rest = released.partition("/")
    id_, _, part = rest.partition(":")
    if kind == "tasks":
        return subjects.task(id_)
    if kind == "brokers":
        return subjects.broker(id_)
    makers: dict[str, Callable[[str, str], Subject]] = {
        "settings": subjects.setting,
        "reports": subjects.report,
        "recovery": lambda service, _part: subjects.recovery(service),
        "two_factor": lambda service, _part: subjects.two_factor(service),
        "sessions": lambda service, _part: subjects.sessions(service),
    }
    name, _, inner = part.partition(".")
    return makers[name](id_, inner) if name else None


def known_subjects() -> set[str]:
    """Return every subject that the catalogue of today makes possible."""
    return {str(s) for s in map(subject_of, kept_ids(shipped())) if s is not None}


def vanished(released: list[str], today: tuple[str, ...], names: dict[str, str]) -> list[str]:
    """Return the released ids that are neither there today nor have a new name that is."""
    there = {str(s) for s in map(subject_of, today) if s is not None}
    lost = []
    for one in sorted(set(released) - set(today)):
        subject = subject_of(one)
        if subject is None or names.get(subject) not in there:
            lost.append(one)
    return lost


def test_no_released_id_vanishes() -> None:
    """Whatever was ever released is there, or RENAMED says what it is called now."""
    assert vanished(RELEASED, kept_ids(shipped()), dict(RENAMED)) == []


def test_a_vanished_id_is_noticed() -> None:
    """Taken away it is named; with a new name that exists it is fine; with one that doesn't it is not."""
    today = ("tasks/b", "services/x")
    released = ["tasks/a", "tasks/b", "services/x", "services/y"]
    assert vanished(released, today, {}) == ["services/y", "tasks/a"]
    assert vanished(released, today, {"task:a": "task:b"}) == ["services/y"]
    assert vanished(released, today, {"task:a": "task:c"}) == ["services/y", "tasks/a"]


def test_new_names_lead_to_what_exists() -> None:
    """A new name names something of today, never something that was renamed again."""
    assert set(RENAMED.values()) <= known_subjects()
    assert not set(RENAMED) & known_subjects()


def test_the_tour_marks_only_what_exists() -> None:
    """The sample case is about things that the catalogue has, so that the pictures show them."""
    case = sample_case()
    used = {m.subject for m in case.marks} | {r.subject for r in case.requests}
    assert used - known_subjects() == set()
    named = {f"services/{s}" for s in case.answers.where} | {f"scenarios/{s}" for s in case.answers.what}
    named |= {f"services/{a.service}" for a in case.accounts if a.service}
    assert named - set(kept_ids(shipped())) == set()


def test_the_list_only_grows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command adds what is new and keeps what is gone; the check names what is missing."""
    (tmp_path / "resources").symlink_to(ROOT / "resources")
    path = tmp_path / ids.LIST
    path.parent.mkdir(parents=True)
    path.write_text("tasks/long-gone\n", encoding="utf-8")
    assert main(["ids", "--check"], tmp_path) == 1
    assert "tasks/warn-family is missing" in capsys.readouterr().out
    assert main(["ids"], tmp_path) == 0
    written = path.read_text(encoding="utf-8").split()
    assert written == sorted({"tasks/long-gone", *kept_ids(shipped())})
    assert main(["ids", "--check"], tmp_path) == 0
