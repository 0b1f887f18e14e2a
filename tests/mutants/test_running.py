"""A wrong line is judged by the right tests, and what was found stays found."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.mutants.__main__ import ROOT, Results, mutants
from tests.mutants.reading import module_of, readers
from tests.mutants.touched import Touched, part_of, read
from tests.mutants.trying import Told

SEEN = Touched(
    {"slow": 5.0, "quick": 0.1, "middle": 2.0, "other": 0.2},
    {"a.py": {1: (), 3: ("slow", "quick", "middle")}},
)


def test_a_line_is_judged_by_its_tests_the_quickest_first() -> None:
    """Until they take too long together; one at least."""
    assert SEEN.of("a.py", 3, 60) == ["quick", "middle", "slow"]
    assert SEEN.of("a.py", 3, 3) == ["quick", "middle"]
    assert SEEN.of("a.py", 3, 0.01) == ["quick"]


def test_a_line_of_a_table_is_judged_by_all_tests() -> None:
    """It runs while the file is read, so any test may rest on it."""
    assert SEEN.of("a.py", 1, 60) == ["quick", "other", "middle", "slow"]


def test_a_line_that_no_test_goes_through_is_judged_by_none() -> None:
    """Unless it may run where the measurement does not look."""
    assert SEEN.of("a.py", 9, 60) == []
    assert SEEN.of("b.py", 9, 60) == []
    assert SEEN.of("b.py", 9, 1, elsewhere=True) == ["quick", "other"]


def test_what_was_measured_of_each_file_comes_together_again(tmp_path: Path) -> None:
    """Apart and together, no test and no line is lost, and no other file's tests slip in."""
    made = {
        "seconds": {"t/one.py::a": 1.0, "t/two.py::b": 2.0},
        "lines": {"a.py": {"1": [], "2": ["t/one.py::a", "t/two.py::b"]}},
    }
    for name in ("one", "two"):
        part = part_of(made, f"t/{name}.py")
        assert len(part["seconds"]) == 1
        (tmp_path / name).write_text(json.dumps(part), encoding="utf-8")
    whole = read([tmp_path / "one", tmp_path / "two"])
    assert whole.seconds == made["seconds"]
    assert whole.lines == {"a.py": {1: (), 2: ("t/one.py::a", "t/two.py::b")}}


def test_who_reads_a_module_is_found_through_others() -> None:
    """Round a circle too; who does not read it keeps what is in memory."""
    graph = {"a": {"os"}, "b": {"a"}, "c": {"b", "d"}, "d": {"c"}, "e": {"os"}}
    assert readers("a", graph) == {"a", "b", "c", "d"}
    assert module_of("selfhelp/plan/__init__.py") == "selfhelp.plan"


def test_what_was_noticed_is_not_tried_again(tmp_path: Path) -> None:
    """What was not is: a test may have come since."""
    one, two = mutants(["selfhelp/plan/asked.py"], set(), 2)
    Results(tmp_path / "tried").add(Told(one, "t/one.py::a"))
    Results(tmp_path / "tried").add(Told(two, ""))
    results = Results(tmp_path / "tried")
    assert (results.by(one), results.by(two)) == ("t/one.py::a", "")


def test_another_seed_chooses_other_lines() -> None:
    """So many of each part are chosen, the same for the same seed."""
    some = [[m.name for m in mutants(["selfhelp/plan"], set(), 20, seed)] for seed in (1, 1, 2)]
    assert len(some[0]) == 20
    assert some[0] == some[1] != some[2]


def test_a_run(tmp_path: Path) -> None:
    """Wrong programs are tried and told, and the project itself stays as it is."""
    file = ROOT / "selfhelp" / "language" / "message.py"
    before = file.read_bytes()
    command = ["-m", "tests.mutants", str(file), "--each", "2", "--workers", "1", "--keep", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    tried = [json.loads(line) for line in (tmp_path / "tried.jsonl").read_text("utf-8").splitlines()]
    assert f"tried {len(tried)} of {len(tried)}" in done.stdout
    assert tried
    assert file.read_bytes() == before


def tried(place: Path, file: str, change: tuple[str, str], tests: list[str]) -> str:
    """Return what comes of the one change of a file that is so called and stands in such a line."""
    script = (
        "import sys; from pathlib import Path; from tests.mutants.__main__ import mutants; "
        "from tests.mutants.trying import Workshop; "
        "place, file, what, text, *tests = sys.argv[1:]; "
        "(one,) = [m for m in mutants([file], set()) if m.change.what == what and text in m.change.text]; "
        "print(Workshop(Path(place)).first_to_fail(one, tests))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(place), file, *change, *tests],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return done.stdout.strip()


def test_what_is_wrong_with_the_catalogue_itself_is_seen_by_who_reads_it(tmp_path: Path) -> None:
    """The catalogue that was read by the right program does not stand in for one of the wrong."""
    finding = "tests/catalogue/test_finding.py"
    found = tried(tmp_path, "selfhelp/catalogue/model/whole.py", ("nothing returned", '"letters"'), [finding])
    assert found == f"{finding}::test_found_by_its_id[letter-letters]"


def test_a_test_of_another_name_does_not_keep_the_others_from_judging(tmp_path: Path) -> None:
    """A case may be called otherwise in a wrong program, or be missing there."""
    tests = [
        "tests/plan/test_asked.py::test_that_is_not_there",
        "tests/language/test_active.py::test_arabic_digits[of no such name]",
        "tests/language/test_direction.py::test_one_letter_is_enough",
    ]
    found = tried(
        tmp_path, "selfhelp/language/active.py", ("nothing returned", "return any(unicodedata"), tests
    )
    assert found.startswith("tests/language/test_direction.py::test_one_letter_is_enough")
