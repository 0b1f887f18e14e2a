"""The list of fully covered files only grows."""

from tests.ratchet import LIST, ROOT, fully_covered, judge


def covered(statements: int, lines: int = 0, branches: int = 0) -> dict[str, object]:
    """Return a file as coverage reports it."""
    return {"summary": {"num_statements": statements, "missing_lines": lines, "missing_branches": branches}}


def test_only_whole_files_count() -> None:
    """A line or a branch that no test goes through, or nothing to go through, is not full."""
    files = {
        "a.py": covered(3),
        "b.py": covered(3, lines=1),
        "c.py": covered(3, branches=1),
        "d.py": covered(0),
    }
    assert fully_covered(files) == {"a.py"}


def test_what_was_full_must_stay_so() -> None:
    """A listed file that lost a line is named; one that is gone is not; a new one is offered."""
    lost, new = judge({"a", "b", "gone"}, full={"a", "c"}, there={"a", "b"})
    assert (lost, new) == ({"b"}, {"c"})


def test_the_list_names_files_that_exist() -> None:
    """A file that was renamed is listed under its new name."""
    listed = LIST.read_text(encoding="utf-8").split()
    assert listed == sorted(listed)
    assert [name for name in listed if not (ROOT / name).is_file()] == []
