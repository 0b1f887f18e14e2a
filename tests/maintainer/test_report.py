"""The report of what the catalogue rests on: the worst first, by how many people it touches."""

import datetime as dt
import json
from pathlib import Path

import pytest

from maintainer.__main__ import main
from maintainer.links.stored import Result
from maintainer.report import lines
from selfhelp.catalogue.authored import read_folder
from tests.factory import TINY, TODAY, write_catalogue

WEAK = 'status = "unverified"\nevidence = []\n'
CLAIM = 'status = "sourced"\nevidence = [{ source = "guide", quote = "Words of the guide" }]\n'


def order(folder: Path, results: dict[str, Result] | None = None) -> list[str]:
    """Return the entries, the worst first."""
    return [line.entry for line in lines(read_folder(folder), results or {}, TODAY)]


def test_all_well_is_nothing(tmp_path: Path) -> None:
    """Claims that are sourced, quoted, dated and official weigh nothing."""
    made = lines(read_folder(write_catalogue(tmp_path)), {}, TODAY)
    assert {line.score for line in made} == {0.0}
    assert sum(line.claims for line in made) == 16


def test_the_worst_first(tmp_path: Path) -> None:
    """What nothing confirms comes before what is well, a number before a menu, and many before few."""
    weak = {name: TINY[name].replace(CLAIM, WEAK) for name in ("countries/xx.toml", "guides/device.toml")}
    found = order(write_catalogue(tmp_path, **weak))
    assert found[:2] == ["countries/xx", "guides/device"]


def test_reach_counts(tmp_path: Path) -> None:
    """The same weakness weighs more in a service that more people use."""
    made = {}
    for importance in (10, 90):
        text = TINY["services/alpha.toml"].replace(CLAIM, WEAK)
        text = text.replace('kind = "social"', f'kind = "social"\nimportance = {importance}')
        folder = write_catalogue(tmp_path / str(importance), **{"services/alpha.toml": text})
        made[importance] = lines(read_folder(folder), {}, TODAY)[0].score
    assert made[90] == pytest.approx(made[10] * 9)


def test_a_dead_link_counts(tmp_path: Path) -> None:
    """A link that was gone when it was last asked for puts its entry first; one behind a log-in does not."""
    folder = write_catalogue(tmp_path)
    gone = {"https://finder.example/remove": Result(on=TODAY, state="gone")}
    assert order(folder, gone)[0] == "brokers/finder"
    behind = {"https://finder.example/remove": Result(on=TODAY, state="log-in")}
    assert {line.score for line in lines(read_folder(folder), behind, TODAY)} == {0.0}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both forms hold every entry, and what is due to be looked at again is named."""
    past = dt.date(2026, 1, 2).isoformat()
    guide = TINY["guides/device.toml"].replace(
        'status = "sourced"', f'status = "sourced"\nreview_by = {past}'
    )
    write_catalogue(tmp_path / "resources", **{"guides/device.toml": guide})
    assert main(["report", "--format", "json"], tmp_path) == 0
    body = json.loads(capsys.readouterr().out)
    assert len(body["entries"]) == 9
    assert body["to_look_at"] == [f"guides/device: to be looked at again since {past}"]
    assert main(["report", "--first", "2", "-o", str(tmp_path / "report.md")], tmp_path) == 0
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert text.count("| ") > 10
    assert "## To look at again" in text
