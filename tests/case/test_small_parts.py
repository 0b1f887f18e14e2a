"""The small parts that keeping is made of: codes, memory, sentences, rows, the length of a vault."""

import base64
import datetime as dt
import errno
import re
import secrets
import sys
from pathlib import Path

import msgspec
import pytest

from selfhelp.case import change, keeping, model, rows
from selfhelp.case.keeping import DamagedError, KeepingError
from selfhelp.case.kept import boxes, copies, making, recovery, safe, store, vault, wipe
from selfhelp.case.kept.vault import Content, View
from selfhelp.case.model import Account, Case, Draft, Incident
from tests.case.stores import MemoryStore

DAY = dt.date(2026, 11, 20)
KEY = bytes(range(32))


# Recovery codes -------------------------------------------------------------------------------------


def test_the_shape_of_a_code() -> None:
    """Five groups of five, which people copy by hand."""
    for _ in range(20):
        assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){4}", recovery.new_code())


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("7K2QX 7K2QX 7K2QX 7K2QX 7K2QX", "7K2QX-7K2QX-7K2QX-7K2QX-7K2QX"),
        ("7k2qx7k2qx7k2qx7k2qx7k2qx", "7K2QX-7K2QX-7K2QX-7K2QX-7K2QX"),
        ("oil00–oil00—oil00-oil00\noil00", "01100-01100-01100-01100-01100"),
        ("7K2QX-7K2QX-7K2QX-7K2QX-7K2Q", None),
        ("7K2QX-7K2QX-7K2QX-7K2QX-7K2QXX", None),
        ("7K2QX-7K2QX-7K2QX-7K2QX-7K2QU", None),
        ("UUUUU-UUUUU-UUUUU-UUUUU-UUUUU", None),
        ("U", None),
        ("", None),
    ],
)
def test_what_is_typed_is_a_code_or_none(typed: str, plain: str | None) -> None:
    """One letter too few, too many or not of the alphabet, and it is a passphrase."""
    assert recovery.plain_code(typed) == plain


# Memory ---------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="only CPython's memory is known")
def test_keys_become_zeros_and_short_texts_stay() -> None:
    """Every byte of a key goes, and not one beside it; what the interpreter may share is left."""
    keys = [bytes([7]) * length for length in (16, 17, 32, 64)]
    short = bytes([7]) * 15
    wipe.wipe(*keys, short)
    assert keys == [bytes(length) for length in (16, 17, 32, 64)]
    assert [len(key) for key in keys] == [16, 17, 32, 64]
    assert short == b"\7" * 15
    assert bytes([7] * 16) == b"\7" * 16


# The store ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("added", ["\n", " ", "!", "ä"])
def test_what_is_not_exactly_what_was_put_is_no_key(added: str) -> None:
    """A store that changed the text is not trusted with what is left of it."""
    backend = MemoryStore()
    store.put(backend, b"n" * 16, KEY)
    ((place, text),) = backend.kept.items()
    assert base64.b64decode(text) == KEY
    assert place == ("notes", (b"n" * 16).hex())
    backend.kept[place] = text[:10] + added + text[10:]
    with pytest.raises(KeepingError) as raised:
        store.get(backend, b"n" * 16)
    assert raised.value.sentence == store.STORE_LOCKED


# A vault --------------------------------------------------------------------------------------------


def _content(length: int) -> Content:
    """Return a content whose packed form has exactly this length."""
    empty = len(msgspec.msgpack.encode(Content((View(records=(("k", "k", b"x" * 70_000),)),))))
    made = Content((View(records=(("k", "k", b"x" * (70_000 + length - empty)),)),))
    assert len(msgspec.msgpack.encode(made)) == length
    return made


@pytest.mark.parametrize("index", [0, 1])
@pytest.mark.parametrize(("beyond", "steps"), [(-1, 1), (0, 1), (1, 2)])
def test_a_vault_is_filled_to_the_last_byte(index: int, beyond: int, steps: int) -> None:
    """Frame, nonce and tag are counted: what just fits takes one step, one byte more takes two."""
    content = _content(copies.SMALLEST - 46 + beyond)
    sealed = vault.sealed(content, index, KEY, 0)
    assert len(sealed) == steps * copies.SMALLEST
    assert vault.opened(sealed, index, KEY) == content


@pytest.mark.parametrize("times", [1, 2, 4, 8])
def test_a_vault_that_was_made_longer_from_outside_opens(times: int) -> None:
    """As often as the other one grew; with another key, or in the other place, it does not."""
    content = Content((View(),), b"other" * 4)
    sealed = vault.lengthened(vault.sealed(content, 0, KEY, 0), times * copies.SMALLEST)
    assert len(sealed) == times * copies.SMALLEST
    assert vault.opened(sealed, 0, KEY) == content
    assert vault.opened(sealed, 1, KEY) is None
    assert vault.opened(sealed, 0, bytes(32)) is None
    assert len(vault.sealed(content, 0, KEY, times * copies.SMALLEST)) == times * copies.SMALLEST


def test_what_is_sealed_and_not_of_this_format_is_damage() -> None:
    """A vault or a row that can't be taken apart is said, in whichever of the two it lies."""
    with pytest.raises(DamagedError):
        vault._unpacked(vault._FRAME.pack(model.FORMAT, 3) + b"\xc1\xc1\xc1")
    with pytest.raises(KeepingError) as raised:
        vault._unpacked(vault._FRAME.pack(model.FORMAT + 1, 3) + b"\xc1\xc1\xc1")
    assert raised.value.sentence == keeping.NEWER
    for body in (b"{", b"\xff\xfe", b'{"mood":1}'):
        with pytest.raises(DamagedError):
            View(records=(("answers", "", body),)).case()


def test_nothing_shows_of_what_is_held() -> None:
    """Not in a log, not in a traceback."""
    shown = [
        View(records=(("k", "secret", b"secret"),)),
        Content((View(),), b"secret"),
        boxes.Opened(0, 0, b"secret", None, "passphrase"),
        boxes.Way("passphrase", 0, b"secret"),
    ]
    assert [repr(one) for one in shown] == ["View()", "Content()", "Opened()", "Way(passphrase)"]


# Rows -----------------------------------------------------------------------------------------------


def test_every_kind_of_record_is_kept_under_its_key() -> None:
    """Two of a kind are two rows; drafts, accounts and records come back in the order of their kind."""
    case = Case(triage_done=True, asked=("danger",))
    moment = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    for step in (
        change.keep_draft("letter:b", {"to": "x", "from": "y"}),
        change.keep_draft("letter:a", {"to": "x"}),
        change.keep_account(Account(id="2", name="Bank")),
        change.keep_account(Account(id="1", name="bank")),
        change.keep_account(Account(id="3", name="Äpfel")),
        change.keep_incident(Incident(id="1", when=moment)),
        change.keep_incident(Incident(id="3", when=moment + dt.timedelta(days=1))),
        change.keep_incident(Incident(id="2", when=moment)),
        change.request("broker:b", "sent", DAY, None),
        change.request("broker:a", "sent", DAY, None),
        change.mark("task:b", "done", DAY),
        change.mark("task:a", "done", DAY),
    ):
        case = step(case)
    made = rows.to_rows(case)
    assert len(made) == 3 + 2 + 3 + 3 + 2 + 2
    assert rows.from_rows(dict(sorted(made.items(), reverse=True))) == case
    assert [d.place for d in case.drafts] == ["letter:a", "letter:b"]
    assert case.drafts[1] == Draft("letter:b", (("from", "y"), ("to", "x")))
    assert [a.id for a in case.accounts] == ["1", "2", "3"]
    assert [i.id for i in case.incidents] == ["3", "2", "1"]
    assert [r.subject for r in case.requests] == ["broker:a", "broker:b"]
    assert [m.subject for m in case.marks] == ["task:a", "task:b"]
    assert safe.count(case) == 2 + 2 + 3 + 3
    assert case.draft("letter:b") == {"from": "y", "to": "x"}
    assert case.draft("letter:c") == {}
    emptied = change.keep_draft("letter:b", {})(case)
    assert [d.place for d in emptied.drafts] == ["letter:a"]


# Sentences ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, ""), keeping.DISK_FULL),
        (OSError(errno.EDQUOT, ""), keeping.DISK_FULL),
        (BlockingIOError(errno.EAGAIN, ""), keeping.IN_USE),
        (FileNotFoundError(errno.ENOENT, ""), keeping.GONE),
        (OSError(errno.EIO, ""), keeping.DISK_FAILS),
        (OSError(errno.ENODEV, ""), keeping.DISK_FAILS),
        (OSError(errno.ENXIO, ""), keeping.DISK_FAILS),
        (OSError(errno.ESTALE, ""), keeping.DISK_FAILS),
        (PermissionError(errno.EACCES, ""), keeping.CANT_WRITE),
        (OSError(errno.EROFS, ""), keeping.CANT_WRITE),
        (NotADirectoryError(errno.ENOTDIR, ""), keeping.CANT_WRITE),
    ],
)
def test_what_the_system_says_becomes_a_sentence(error: OSError, sentence: object) -> None:
    """Each kind of trouble has one that says what to do; the error's own text is that sentence."""
    said = keeping.explained(error)
    assert said.sentence == sentence
    assert str(said) == said.args[0]


def test_a_keeper_that_keeps_nothing(tmp_path: Path) -> None:
    """It takes every case and leaves no trace."""
    keeper = keeping.KeepNothing()
    keeper.save(Case())
    keeper.close()
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


# A folder -------------------------------------------------------------------------------------------

KEY_NAMES = ["notes.keys", "notes.keys.last"]
OTHERS = ["notes-a.safe", "notes-b.safe", "notes-1.vault", "notes-2.vault"]


@pytest.mark.parametrize("name", [*KEY_NAMES, *OTHERS])
def test_one_file_of_a_safe_is_enough_to_say_that_notes_are_here(tmp_path: Path, name: str) -> None:
    """Nobody makes new ones over the rest of damaged ones, unless the making itself was interrupted."""
    assert not making.exists(tmp_path)
    (tmp_path / name).write_bytes(b"x")
    assert making.exists(tmp_path)
    (tmp_path / "notes.keys.new").write_bytes(b"x")
    assert making.exists(tmp_path) is (name in KEY_NAMES)


def test_what_is_named_for_erasing(tmp_path: Path) -> None:
    """Keys first and in order, then the rest; folders and files of the person's own are not."""
    names = [
        *("notes.keys", "notes.keys.1", "notes.keys.last", "notes.keys.last.new", "notes.keys.new"),
        *("notes-a.safe", "notes-a.safe.new", "notes-b.safe", "notes-b.safe.new"),
        *("notes-1.vault", "notes-1.vault-journal", "notes-2.vault"),
    ]
    for name in (*reversed(names), "notes.txt", "a.notes.keys"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "notes.keys.folder").mkdir()
    (tmp_path / "notes-a.safe.folder").mkdir()
    (tmp_path / "notes-1.vault.folder").mkdir()
    assert [path.name for path in making.files(tmp_path)] == names
    assert making.files(tmp_path / "nowhere") == ()
    assert making.files(tmp_path / "notes.txt") == ()


@pytest.mark.parametrize("left", [0, 1, 2, 3, 4])
def test_an_interrupted_making_is_cleared(tmp_path: Path, left: int) -> None:
    """However far it came: the names that wait go, and copies that got theirs before the keys did."""
    names = ("notes-a.safe", "notes-b.safe", "notes.keys.last", "notes.keys")
    for name in names[left:]:
        (tmp_path / f"{name}.new").write_bytes(b"x" * 100)
    for name in names[: min(left, 2)]:
        (tmp_path / name).write_bytes(b"x" * 100)
    if left > 2:
        # The keys have their name: this is a safe.
        (tmp_path / "notes.keys.last").write_bytes(b"x")
    making.clear_unfinished(tmp_path)
    there = {path.name for path in tmp_path.iterdir()} - {"home"}
    assert there == (set() if left < 3 else {"notes-a.safe", "notes-b.safe", "notes.keys.last"})


def test_the_first_number_of_a_safe_is_never_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is drawn, the first save counts as one."""
    monkeypatch.setattr(secrets, "randbelow", lambda _most: 0)
    made = safe.Safe.create(tmp_path / "a", Case(triage_done=True), passphrase="x" * 9, memory_kib=64)
    made.close()
    opened, case = safe.Safe.open_with_words(tmp_path / "a", "x" * 9)
    assert case.triage_done
    opened.close()


def test_a_failed_making_takes_back_every_folder_that_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that was there stays, with what is the person's own; files that wait go as well."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "holiday.jpg").write_bytes(b"theirs")
    renamed = Path.replace
    asked: list[Path] = []

    def replace(self: Path, target: Path) -> Path:
        asked.append(self)
        if len(asked) == 3:
            raise OSError(errno.EIO, "broken")
        return renamed(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    for folder in (tmp_path / "there", tmp_path / "there" / "a" / "b"):
        asked.clear()
        with pytest.raises(KeepingError) as raised:
            safe.Safe.create(folder, Case(), passphrase="x" * 9, memory_kib=64)
        assert raised.value.sentence == keeping.DISK_FAILS
        assert [path.name for path in (tmp_path / "there").rglob("*")] == ["holiday.jpg"]


def test_the_notes_behind_a_second_passphrase_ask_nothing(tmp_path: Path) -> None:
    """They are there from the first day, empty, and past the questions."""
    made = safe.Safe.create(tmp_path / "a", Case(asked=("danger",)), passphrase="x" * 9, memory_kib=64)
    other = made._inside.other()
    assert other is not None
    assert [view.case() for view in other.views] == [Case(triage_done=True)]
    made.close()


def test_a_change_of_ways_that_was_begun_is_finished_by_whatever_opens(tmp_path: Path) -> None:
    """The note in the vault that it is under way is gone, and the key files count a change."""
    made = safe.Safe.create(tmp_path / "a", Case(), passphrase="x" * 9, memory_kib=64)
    inside = made._inside
    inside.write(msgspec.structs.replace(inside.content, changing=True))
    number = inside.keys.number
    made.close()
    again, _case = safe.Safe.open_with_words(tmp_path / "a", "x" * 9)
    assert not again._inside.content.changing
    assert again._inside.keys.number > number
    again.close()


def test_opening_makes_the_second_key_file_anew(tmp_path: Path) -> None:
    """There are two again, and they are equal."""
    safe.Safe.create(tmp_path / "a", Case(), passphrase="x" * 9, memory_kib=64).close()
    first, second = tmp_path / "a" / "notes.keys", tmp_path / "a" / "notes.keys.last"
    second.unlink()
    safe.Safe.open_with_words(tmp_path / "a", "x" * 9)[0].close()
    assert first.read_bytes() == second.read_bytes()
