"""The vault: what is saved is there, nothing of it can be read, and damage is never shown as content."""

import contextlib
import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selfhelp.case import change, keeping
from selfhelp.case.keeping import KeepingError, KeepNothing
from selfhelp.case.keys import new_key
from selfhelp.case.model import Account, Answers, Case, Incident
from selfhelp.case.vault import Vault
from tests.factory import cases

FILE = "notes-1.vault"
KEY = bytes(range(32))
CANARY = "Kanarienvogel-7319-Straße"
FULL = Case(
    answers=Answers(what=("doxxing",), country="DE"),
    incidents=(Incident(id="1", when=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), what=CANARY),),
    accounts=(Account(id="1", name=CANARY, username=CANARY),),
)


@contextlib.contextmanager
def opened(folder: Path, key: bytes = KEY) -> Iterator[tuple[Vault, Case]]:
    """Open a vault for a while."""
    vault, case = Vault.open(folder / FILE, key)
    try:
        yield vault, case
    finally:
        vault.close()


def made(folder: Path, case: Case = FULL) -> Path:
    """Make a vault with a case in it, close it, and return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    Vault.create(folder / FILE, KEY, case, {}).close()
    return folder / FILE


def test_create_and_open(tmp_path: Path) -> None:
    """A case comes back as it was, from a folder that did not exist before."""
    made(tmp_path / "a" / "b")
    with opened(tmp_path / "a" / "b") as (_, case):
        assert case == FULL


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(cases(), min_size=1, max_size=4))
def test_each_save_replaces_the_last(tmp_path: Path, steps: list[Case]) -> None:
    """After any number of saves the last one is there, and nothing of those before."""
    folder = tmp_path / "vault"
    (folder / FILE).unlink(missing_ok=True)
    folder.mkdir(exist_ok=True)
    vault = Vault.create(folder / FILE, KEY, FULL, {})
    for step in steps:
        vault.save(step)
    vault.close()
    with opened(folder) as (_, case):
        assert case == steps[-1]


def test_a_save_survives_the_end_of_the_program(tmp_path: Path) -> None:
    """What save() returned from is there after the process was ended at once, without closing."""
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom selfhelp.case.model import Case\n"
        "from selfhelp.case.vault import Vault\n"
        "Path(sys.argv[1]).mkdir()\n"
        "vault = Vault.create(Path(sys.argv[1]) / 'notes-1.vault', bytes(range(32)), Case(), {})\n"
        "vault.save(Case(asked=('danger', 'watched')))\nos._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "v")], check=False, timeout=60)
    assert done.returncode == 9
    with opened(tmp_path / "v") as (_, case):
        assert case.asked == ("danger", "watched")


def test_nothing_can_be_read_in_the_files(tmp_path: Path) -> None:
    """No text of the person stands in any file of the folder, open or closed; nor does SQLite's name."""
    folder = tmp_path / "vault"
    folder.mkdir()
    vault = Vault.create(folder / FILE, KEY, FULL, {})
    vault.save(change.mark("task:save-evidence", "done", dt.date(2026, 11, 20))(FULL))
    written = [f.read_bytes() for f in folder.iterdir()]
    vault.close()
    written += [f.read_bytes() for f in folder.iterdir()]
    assert len(written) >= 2
    for body in written:
        for words in (CANARY, "Kanarienvogel", "doxxing", "save-evidence", "SQLite format", "incident"):
            assert words.encode() not in body
            assert words.encode("utf-16-le") not in body


def test_what_was_dropped_is_gone(tmp_path: Path) -> None:
    """A record that was removed is not left in the pages even for someone who has the key."""
    long = change.keep_incident(
        Incident(id="2", when=dt.datetime(2026, 11, 2, tzinfo=dt.UTC), what=CANARY * 2_000)
    )(FULL)
    vault = Vault.create(tmp_path / FILE, KEY, long, {})
    before = vault._database.serialize("main")
    vault.save(Case())
    after = vault._database.serialize("main")
    vault.close()
    assert before.count(CANARY.encode()) > 1_000
    assert CANARY.encode() not in after


def test_another_key(tmp_path: Path) -> None:
    """With another key nothing opens, and the file stays as it was."""
    file = made(tmp_path)
    before = file.read_bytes()
    with pytest.raises(KeepingError) as raised:
        Vault.open(tmp_path / FILE, new_key())
    assert raised.value.sentence == keeping.DAMAGED
    assert file.read_bytes() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 255))
def test_a_flipped_byte(tmp_path: Path, place: int, flip: int) -> None:
    """A changed byte anywhere is said, or lies where nothing is kept; a wrong case is never shown."""
    folder = tmp_path / "vault"
    file = folder / FILE
    if not (tmp_path / "good").exists():
        (tmp_path / "good").write_bytes(made(folder).read_bytes())
    body = bytearray((tmp_path / "good").read_bytes())
    body[place % len(body)] ^= flip
    file.write_bytes(body)
    outcome: object
    try:
        with opened(folder) as (_, case):
            outcome = case
    except KeepingError as error:
        outcome = error.sentence
    assert outcome in (FULL, keeping.DAMAGED)
    assert file.read_bytes() == body


@pytest.mark.parametrize("place", [0, 16, 100, 500, 2000, 4090, 4097, 5000, 8191])
def test_damage_in_a_page_is_noticed(tmp_path: Path, place: int) -> None:
    """One bit of a page that holds something is enough."""
    file = made(tmp_path)
    body = bytearray(file.read_bytes())
    assert len(body) == 256 * 4096
    body[place] ^= 1
    file.write_bytes(body)
    with pytest.raises(KeepingError) as raised:
        Vault.open(tmp_path / FILE, KEY)
    assert raised.value.sentence == keeping.DAMAGED


@pytest.mark.parametrize("length", [0, 1, 16, 511, 512, 1024, 4095, 4096, 4097, 8191])
def test_a_file_cut_short(tmp_path: Path, length: int) -> None:
    """A vault that lost its end is damaged; it is never opened as if it were new and empty."""
    file = made(tmp_path)
    os.truncate(file, length)
    before = file.read_bytes()
    with pytest.raises(KeepingError) as raised:
        Vault.open(tmp_path / FILE, KEY)
    assert raised.value.sentence == keeping.DAMAGED
    assert file.read_bytes() == before


def test_a_newer_format(tmp_path: Path) -> None:
    """Notes of a newer program are left alone, and the sentence says which program opens them."""
    vault = Vault.create(tmp_path / FILE, KEY, FULL, {})
    vault._database.pragma("user_version", 99)
    vault.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(KeepingError) as raised:
        Vault.open(tmp_path / FILE, KEY)
    assert raised.value.sentence == keeping.NEWER
    assert (tmp_path / FILE).read_bytes() == before


def test_a_record_of_another_shape(tmp_path: Path) -> None:
    """A record that does not fit is damage; the vault is let go of, so that a right copy can be put there."""
    vault = Vault.create(tmp_path / FILE, KEY, FULL, {})
    vault._database.execute("insert into record values ('mark', 'x', '{\"subject\": 5}')")
    vault.close()
    for _ in range(2):
        with pytest.raises(KeepingError) as raised:
            Vault.open(tmp_path / FILE, KEY)
        assert raised.value.sentence == keeping.DAMAGED


def test_open_twice(tmp_path: Path) -> None:
    """A second window says that the first has it, and gets it when the first is closed."""
    made(tmp_path)
    with opened(tmp_path) as (vault, _):
        with pytest.raises(KeepingError) as raised:
            Vault.open(tmp_path / FILE, KEY)
        assert raised.value.sentence == keeping.IN_USE
        vault.save(Case(asked=("danger",)))
    with opened(tmp_path) as (_, case):
        assert case.asked == ("danger",)


def test_in_use_by_another_process(tmp_path: Path) -> None:
    """The lock also holds between programs."""
    made(tmp_path)
    code = (
        "import sys\nfrom pathlib import Path\nfrom selfhelp.case.vault import Vault\n"
        "try: Vault.open(Path(sys.argv[1]) / 'notes-1.vault', bytes(range(32)))\n"
        "except Exception as error: print(error)\n"
    )
    with opened(tmp_path):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    assert done.stdout.strip() == keeping.IN_USE.text


def test_a_full_disk(tmp_path: Path) -> None:
    """When there is no room, the save is refused in one sentence and what was there before stays."""
    vault = Vault.create(tmp_path / FILE, KEY, FULL, {})
    vault._database.pragma("max_page_count", vault.pages)
    huge = change.keep_incident(
        Incident(id="2", when=dt.datetime(2026, 11, 2, tzinfo=dt.UTC), what="word " * 80_000)
    )(FULL)
    with pytest.raises(KeepingError) as raised:
        vault.save(huge)
    assert raised.value.sentence == keeping.DISK_FULL
    vault.close()
    with opened(tmp_path) as (_, case):
        assert case == FULL


def test_after_a_failed_save_the_next_one_counts(tmp_path: Path) -> None:
    """When there is room again, everything is written, what failed before included."""
    vault = Vault.create(tmp_path / FILE, KEY, FULL, {})
    vault._database.pragma("max_page_count", vault.pages)
    huge = change.keep_account(Account(id="2", name="n" * 400_000))(FULL)
    with pytest.raises(KeepingError):
        vault.save(huge)
    vault._database.pragma("max_page_count", 100_000)
    vault.save(huge)
    vault.close()
    with opened(tmp_path) as (_, case):
        assert case == huge


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Opening where nothing is says so and makes nothing."""
    with pytest.raises(KeepingError) as raised:
        Vault.open(tmp_path / "gone" / FILE, KEY)
    assert raised.value.sentence == keeping.GONE
    assert not (tmp_path / "gone").exists()


def test_a_stick_pulled_out(tmp_path: Path) -> None:
    """When the folder is gone, a save is refused: it would write to a file that nobody can find."""
    folder = tmp_path / "stick"
    folder.mkdir()
    vault = Vault.create(folder / FILE, KEY, FULL, {})
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(KeepingError) as raised:
        vault.save(Case())
    assert raised.value.sentence == keeping.GONE
    vault.close()


def test_a_place_that_can_not_be_written(tmp_path: Path) -> None:
    """A folder under a file can't be made, and the sentence says to choose another."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(KeepingError) as raised:
        Vault.create(tmp_path / "file" / FILE, KEY, FULL, {})
    assert raised.value.sentence == keeping.CANT_WRITE


def test_nothing_is_said_about_the_content(tmp_path: Path) -> None:
    """The vault's own name in a log or a traceback holds nothing of what is inside."""
    vault = Vault.create(tmp_path / FILE, KEY, FULL, {})
    assert CANARY not in repr(vault)
    assert KEY.hex() not in repr(vault)
    vault.close()
    assert vault._rows == {}


def test_keep_nothing(own_folders: Path) -> None:
    """The keeper of nothing takes every case and writes none."""
    keeper = KeepNothing()
    keeper.save(FULL)
    keeper.close()
    assert list(own_folders.iterdir()) == []
