"""A kit holds what the organisation wrote, has a sum of its own, and its list of sums is signed."""

import base64
import datetime as dt
import hashlib
import json
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import msgspec
import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from maintainer.release import edition, kit, leaflet, organisation, signature, sums
from maintainer.release.failure import BuildError
from selfhelp import handover
from selfhelp.catalogue.model import Catalogue
from selfhelp.catalogue.newer import trusted_keys
from selfhelp.catalogue.pack import compile_pack, read_own
from selfhelp.documents.leaflet_sheet import Leaflet
from selfhelp.edition import PARTS, missing_part
from tests.packaging.test_organisation import LEAST, LINE, png

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 27)
SIGNER = SigningKey(bytes(range(32)))
WORDS = [
    "gravel",
    "tunnel",
    "orbit",
    "lampshade",
    "seventeen",
    "abdominal",
    "crumpled",
    "reflected",
    "unwashed",
    "zestfully",
]


def pack(serial: int, signer: SigningKey | None = SIGNER) -> bytes:
    """Return a catalogue, signed unless nobody signs it."""
    sign = (lambda content: signer.sign(content).signature) if signer else None
    return compile_pack(Catalogue(), serial, dt.date(2026, 11, 1), sign)


@pytest.fixture
def built(tmp_path: Path) -> dict[str, Path]:
    """Return built folders, with as little in them as a kit touches."""
    made = {}
    for system, (inside, ending) in kit.SYSTEMS.items():
        folder = tmp_path / "built" / system / "notes"
        (folder / inside / "resources").mkdir(parents=True)
        (folder / f"notes{ending}").write_bytes(b"program")
        (folder / f"notes{ending}").chmod(0o755)
        (folder / inside / "resources" / "catalogue.pack").write_bytes(pack(7, None))
        (folder / inside / "resources" / "catalogue-keys.txt").write_text("# keys\n", encoding="ascii")
        edition.write(folder / inside, ROOT, dt.date(2026, 11, 1))
        made[system] = folder
    return made


def order(folder: Path, built: dict[str, Path], text: str) -> kit.Order:
    """Return the order that a file makes."""
    (folder / "org.toml").write_text(text, encoding="utf-8")
    read = organisation.read(folder / "org.toml", {"en": "English", "ar": "العربية"}, Catalogue(), TODAY)
    return kit.Order(ROOT, read, built, "1.0", TODAY)


def test_what_they_wrote_is_in_both(tmp_path: Path, built: dict[str, Path]) -> None:
    """Name, lines, pictures and the window's name are where the program looks; the built folders stay."""
    (tmp_path / "logo.png").write_bytes(png())
    text = 'window = "Household"\nprogram = "household"\nlogo = "logo.png"\nicon = "logo.png"\n'
    made = list(kit.build(order(tmp_path, built, LEAST + text + LINE), tmp_path / "kit"))
    assert [p.name for p in made] == [
        "leaflet.pdf", "household-1.0-windows.zip", "household-1.0-linux-x86_64.tar.xz",
    ]  # fmt: skip
    for system, (inside, ending) in kit.SYSTEMS.items():
        copy = tmp_path / "kit" / system / "household"
        assert (copy / f"household{ending}").read_bytes() == b"program"
        assert (copy / "name.txt").read_text(encoding="utf-8") == "Household\n"
        assert (copy / "icon.png").read_bytes() == (copy / inside / handover.LOGO).read_bytes() == png()
        told = msgspec.json.decode((copy / inside / handover.NAME).read_bytes(), type=handover.Handover)
        assert told.help_lines[0].phone == "+49 30 1234"
        assert not (built[system] / inside / handover.NAME).exists()
    with zipfile.ZipFile(made[1]) as zipped:
        assert "household/files/handover.json" in zipped.namelist()
    with tarfile.open(made[2]) as tar:
        assert tar.getmember("household/household").mode == 0o755


def test_its_sum_is_another(tmp_path: Path, built: dict[str, Path]) -> None:
    """The words of a kit differ from those of the program without it, and from another organisation's."""
    found = set()
    for number, name in enumerate(("Example Desk", "Another Desk")):
        text = LEAST.replace("Example Desk", name)
        _copy, words = kit.place(order(tmp_path, built, text), "linux", tmp_path / str(number))
        found.add(words)
    plain = json.loads((built["linux"] / "_internal" / "edition.json").read_text(encoding="utf-8"))
    assert len({*found, tuple(plain["words"])}) == 3
    assert plain["built"] == "2026-11-01"


def test_the_same_order_gives_the_same_archives(tmp_path: Path, built: dict[str, Path]) -> None:
    """Whoever has the same program and the same file can make the archives again."""
    made = [list(kit.build(order(tmp_path, built, LEAST + LINE), tmp_path / name)) for name in ("a", "b")]
    first, second = ([sums.sum_of(p) for p in group if p.suffix != ".pdf"] for group in made)
    assert len(first) == 2
    assert first == second


@pytest.mark.parametrize("system", kit.SYSTEMS)
def test_a_copy_finds_every_part(tmp_path: Path, built: dict[str, Path], system: str) -> None:
    """The list of parts fits what is in the copy, another catalogue included, so that it starts."""
    (tmp_path / "own.pack").write_bytes(pack(8))
    text = LEAST + f'pack = "own.pack"\npack_key = "{SIGNER.verify_key.encode().hex()}"\n'
    copy, _words = kit.place(order(tmp_path, built, text + LINE), system, tmp_path / "kit")
    files = copy / kit.SYSTEMS[system][0]
    *lines, end, nothing = (files / PARTS).read_text(encoding="utf-8").split("\n")
    assert (end, nothing) == (".", "")
    listed = {name: int(size) for size, name in (line.split("\t") for line in lines)}
    there = {p.relative_to(files).as_posix(): p.stat().st_size for p in files.rglob("*") if p.is_file()}
    assert {name: there[name] for name in listed} == listed
    assert set(there) - set(listed) == {PARTS, "edition.json"}
    assert missing_part(files) is None
    (files / handover.NAME).unlink()
    assert missing_part(files) == handover.NAME


@pytest.mark.parametrize("serial", [7, 8])
def test_a_signed_catalogue_goes_in(tmp_path: Path, built: dict[str, Path], serial: int) -> None:
    """As new as the program's own or newer, it takes its place, and its key is trusted from then on."""
    (tmp_path / "own.pack").write_bytes(pack(serial))
    key = bytes(SIGNER.verify_key)
    text = LEAST + f'pack = "own.pack"\npack_key = "{key.hex()}"\n'
    copy, _words = kit.place(order(tmp_path, built, text), "linux", tmp_path / "kit")
    resources = copy / "_internal" / "resources"
    assert read_own((resources / "catalogue.pack").read_bytes()).manifest.serial == serial
    assert trusted_keys(resources / "catalogue-keys.txt") == (key,)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pack(8, None), "Nobody signed this catalogue"),
        (pack(8, SigningKey(bytes(32))), "is not signed by"),
        (pack(6), "is not newer"),
        (pack(8)[:-9], "part of this file is missing"),
        (b"x", "is not a catalogue"),
    ],
)
def test_another_catalogue_is_refused(
    tmp_path: Path, built: dict[str, Path], content: bytes, why: str
) -> None:
    """Unsigned, of another key, older, cut off or foreign: one sentence, and no archive."""
    (tmp_path / "own.pack").write_bytes(content)
    text = LEAST + f'pack = "own.pack"\npack_key = "{bytes(SIGNER.verify_key).hex()}"\n'
    with pytest.raises(BuildError, match=rf"^pack: own\.pack: .*{why}"):
        list(kit.build(order(tmp_path, built, text), tmp_path / "kit"))
    assert not list((tmp_path / "kit").glob("notes-*"))


def test_a_folder_without_a_program(tmp_path: Path, built: dict[str, Path]) -> None:
    """One sentence says what to do first."""
    (built["linux"] / "notes").unlink()
    with pytest.raises(BuildError, match="there is no program in it"):
        kit.place(order(tmp_path, built, LEAST), "linux", tmp_path / "kit")


def long_names(length: int, hours: str) -> handover.Handover:
    """Return an organisation with two lines whose names have a length."""
    name = "D " * (length // 2 - 1) + "DD"
    line = handover.Line(name=name, what="W" * 60, phone="+49 30 1234567", hours=hours)
    other = msgspec.structs.replace(line, name="E" * length)
    return handover.Handover(name="N" * length, checked=TODAY, help_lines=(line, other))


def test_a_leaflet_that_is_too_long_is_refused(tmp_path: Path) -> None:
    """Rather than a second page there is a sentence that says what to shorten."""
    words = {"windows": tuple(WORDS), "linux": tuple(WORDS)}
    told = Leaflet("H " * 40, "household", words, long_names(80, "H " * 59 + "H"))
    with pytest.raises(BuildError, match="does not fit on one page"):
        leaflet.write(told, "en", TODAY, tmp_path / "leaflet.pdf")
    assert not (tmp_path / "leaflet.pdf").exists()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("systems", [("windows", "linux"), ("windows",), ("linux",)])
def test_the_leaflet_is_one_page(tmp_path: Path, language: str, systems: tuple[str, ...]) -> None:
    """With long names it stays one page; the words are on it, and what the program is for is not."""
    given = long_names(40, "Monday to Friday 09:00–18:00, Saturday 10:00–14:00, not on holidays")
    told = Leaflet("Household", "household", {system: tuple(WORDS) for system in systems}, given)
    target = tmp_path / "leaflet.pdf"
    leaflet.write(told, language, TODAY, target)
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    assert all(word in text for word in (*WORDS, "household", "Household"))
    assert text.count("\f") == 1
    assert "harass" not in text.lower()


def test_a_neutral_leaflet_names_nobody(tmp_path: Path, built: dict[str, Path]) -> None:
    """Unless they want it, neither the organisation nor its number stands on the paper."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    texts = {}
    for kind in ("neutral", "named"):
        text = LEAST + f'leaflet = "{kind}"\n' + LINE
        paper = next(iter(kit.build(order(tmp_path, built, text), tmp_path / kind)))
        done = subprocess.run(
            ["pdftotext", str(paper), "-"], check=True, capture_output=True, encoding="utf-8"
        )
        texts[kind] = done.stdout
    assert "Example Desk" in texts["named"]
    assert "+49 30 1234" in texts["named"]
    assert "Desk" not in texts["neutral"]
    assert "+49" not in texts["neutral"]


def test_sums_are_signed_as_minisign_does(tmp_path: Path) -> None:
    """The signature holds by the format's own rules; a changed list or remark breaks it."""
    key = tmp_path / "key"
    key.write_text(bytes(SIGNER).hex(), encoding="ascii")
    listed = tmp_path / "SHA256SUMS"
    listed.write_text("0 x\n", encoding="utf-8")
    signed, public = signature.sign(listed, key)
    _comment, first, remark, second = signed.read_text(encoding="ascii").splitlines()
    raw, told = base64.b64decode(public), base64.b64decode(first)
    assert (raw[:2], told[:2]) == (b"Ed", b"ED")
    assert raw[2:10] == told[2:10]
    verify = VerifyKey(raw[10:])
    verify.verify(hashlib.blake2b(listed.read_bytes()).digest(), told[10:])
    trusted = remark.removeprefix("trusted comment: ").encode()
    verify.verify(told[10:] + trusted, base64.b64decode(second))
    with pytest.raises(BadSignatureError):
        verify.verify(hashlib.blake2b(b"1 x\n").digest(), told[10:])
    minisign = shutil.which("minisign")
    if minisign is not None:
        command = [minisign, "-Vm", str(listed), "-P", public]
        assert subprocess.run(command, check=False, capture_output=True).returncode == 0
        listed.write_text("1 x\n", encoding="utf-8")
        assert subprocess.run(command, check=False, capture_output=True).returncode != 0


def test_a_key_that_is_none(tmp_path: Path) -> None:
    """One sentence says how to make one."""
    (tmp_path / "SHA256SUMS").write_bytes(b"")
    with pytest.raises(BuildError, match="holds no key"):
        signature.sign(tmp_path / "SHA256SUMS", tmp_path / "none")
