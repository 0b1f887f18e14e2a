"""A kit made of what was really built: everything an organisation gives, down to the archive that starts.

These need ``./dev build`` or ``./dev build --windows`` before; the rules of a kit are in ``test_kit.py``.
"""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from maintainer.release import kit, organisation, signature, sums, wine
from maintainer.release.wine import Wine, windows_path
from selfhelp.catalogue import own
from selfhelp.catalogue.authored import read_folder
from selfhelp.catalogue.load import load
from selfhelp.catalogue.pack import compile_pack, read_own
from selfhelp.edition import missing_part
from selfhelp.language.available import available
from tests.packaging.conftest import ROOT, bare
from tests.packaging.test_organisation import png

TODAY = dt.date(2026, 11, 27)
WRITTEN = """
name = "Example Safety Desk"
checked = 2026-11-20
note = "We are a small team. Call when you want somebody beside you."
language = "ar"
leaflet = "named"
window = "Household"
program = "household"
icon = "icon.png"
logo = "logo.png"
pack = "ours.pack"
pack_key = "{key}"

[[help_lines]]
name = "Example Safety Desk"
what = "Anyone who is harassed online."
audience = ["online-abuse", "stalking"]
phone = "+49 30 123456"
hours = "Monday to Friday, 09:00-18:00"
free = true
"""
ANSWERS = 'what = ["doxxing"]\ncountry = "DE"\n'


@pytest.fixture(scope="module")
def folders() -> dict[str, Path]:
    """Return the folders that were built, by system; skip where there are none."""
    named = {
        "linux": os.environ.get("SELFHELP_BUILT", ROOT / "dist" / "notes"),
        "windows": os.environ.get("SELFHELP_BUILT_WINDOWS", ROOT / "dist" / "windows" / "notes"),
    }
    found = {system: Path(folder).resolve() for system, folder in named.items() if Path(folder).is_dir()}
    if not found:
        pytest.skip("nothing was built: ./dev build, ./dev build --windows")
    return found


@pytest.fixture(scope="module")
def given(folders: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a kit in it, signed with a key of this moment."""
    place = tmp_path_factory.mktemp("kit")
    signer = SigningKey.generate()
    inside = next(folder / kit.SYSTEMS[system][0] for system, folder in folders.items())
    serial = read_own((inside / "resources" / own.NAME).read_bytes()).manifest.serial
    catalogue = read_folder(ROOT / "resources" / "catalogue")
    (place / "ours.pack").write_bytes(
        compile_pack(catalogue, serial + 1, TODAY, lambda content: signer.sign(content).signature)
    )
    for name in ("icon.png", "logo.png"):
        (place / name).write_bytes(png())
    (place / "ORG.toml").write_text(WRITTEN.format(key=signer.verify_key.encode().hex()), encoding="utf-8")
    (place / "key").write_text(bytes(signer).hex() + "\n", encoding="ascii")
    read = organisation.read(place / "ORG.toml", available(), load(), TODAY)
    made = list(kit.build(kit.Order(ROOT, read, folders, "1.0", TODAY), place / "out"))
    signature.sign(sums.write_list(place / "out", made), place / "key")
    return place / "out"


def unpacked(given: Path, system: str, place: Path) -> Path:
    """Unpack the archive of a system, as a person does; return its folder, or skip where there is none."""
    if system == "linux":
        found = next(given.glob("household-*-linux-x86_64.tar.xz"), None)
        if found is not None:
            with tarfile.open(found) as tar:
                tar.extractall(place, filter="data")
    else:
        found = next(given.glob("household-*-windows.zip"), None)
        if found is not None:
            with zipfile.ZipFile(found) as zipped:
                zipped.extractall(place)  # noqa: S202  made a moment ago
    if found is None:
        pytest.skip(f"nothing was built for {system}")
    return place / "household"


def words_of(files: Path) -> str:
    """Return the sum of a copy in words, as its page about the program shows it."""
    return " ".join(json.loads((files / "edition.json").read_text(encoding="utf-8"))["words"])


@pytest.mark.skipif(sys.platform != "linux", reason="made and started on Linux")
def test_the_archive_for_linux_starts(given: Path, tmp_path: Path) -> None:
    """Unpacked, it passes its self-test, shows the organisation's line first, and is called as they wish."""
    copy = unpacked(given, "linux", tmp_path)
    assert missing_part(copy / "_internal") is None
    assert os.access(copy / "household", os.X_OK)
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [str(copy / "household"), *arguments],
            env=bare(tmp_path),
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    assert all(line.startswith("ok: ") for line in run("self-test").splitlines())
    lines = json.loads(run("plan", "answers.toml", "--format", "json"))["help_lines"]
    assert (lines[0]["name"], lines[0]["number"]) == ("Example Safety Desk", "+49 30 123456")
    assert (copy / "name.txt").read_text(encoding="utf-8") == "Household\n"


def test_the_zip_for_windows_is_whole(given: Path, tmp_path: Path) -> None:
    """What the launcher looks for is there; under Wine it passes its self-test and shows the line first."""
    copy = unpacked(given, "windows", tmp_path)
    assert missing_part(copy / "files") is None
    assert {p.name for p in copy.iterdir()} == {"files", "household.exe", "icon.png", "name.txt"}
    if wine.missing():
        return
    windows = Wine(tmp_path / "wine" / "prefix")
    try:
        place = windows.drive
        windows.ready()
        shutil.copytree(copy, place / "household")
        (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
        program = windows_path(place / "household" / "household.exe")
        tried = windows.run(program, "self-test").stdout.decode("utf-8").splitlines()
        assert tried
        assert all(line.startswith("ok: ") for line in tried)
        told = windows.run(program, "plan", windows_path(tmp_path / "answers.toml"), "--format", "json")
        assert json.loads(told.stdout.decode("utf-8"))["help_lines"][0]["number"] == "+49 30 123456"
    finally:
        windows.stop()


def test_the_leaflet_shows_the_words_of_each_copy(given: Path, folders: dict[str, Path]) -> None:
    """What stands on the paper is what the program itself will show; it is one page."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    read = subprocess.run(
        ["pdftotext", "-raw", str(given / "leaflet.pdf"), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert read.count("\f") == 1
    together = " ".join(read.split())
    for system in folders:
        words = words_of(given / system / "household" / kit.SYSTEMS[system][0])
        assert len(words.split()) == sums.WORDS
        assert all(word in together for word in words.split()), system


def test_the_sums_hold_and_are_signed(given: Path) -> None:
    """Each file that is handed over is on the list with its sum, and the list carries a signature."""
    lines = (given / sums.LIST).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {p.name for p in given.iterdir() if p.is_file()} - {sums.LIST, sums.LIST + signature.ENDING}
    assert set(listed) == files
    assert {name: sums.sum_of(given / name) for name in files} == listed
    assert (given / (sums.LIST + signature.ENDING)).is_file()
