"""What is in the Windows folder, without running it: rules that are broken on purpose once each."""

import importlib.metadata
import json
import shutil
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from maintainer.release.windows import imports


def test_the_folder_keeps_its_promises(built: Path) -> None:
    """Every library that is asked for is there or in Windows 10, and nothing is a way to the network."""
    assert list(imports.problems(built)) == []


def test_what_stays_out(built: Path) -> None:
    """No TLS, no second Python, no sources, no file of an author."""
    names = {p.relative_to(built).as_posix().lower() for p in built.rglob("*") if p.is_file()}
    assert not [n for n in names if n.endswith((".py", ".po", ".toml", "python.exe", "_ssl.pyd"))]
    assert "files/resources/catalogue.pack" in names
    assert "files/licences.txt" in names


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("files/lib/PySide6/Qt6Widgets.dll", "asks for qt6widgets.dll, which is neither here"),
        ("files/lib/PySide6/Qt6Core.dll", "asks for qt6core.dll, which is neither here"),
    ],
)
def test_a_missing_library_is_named(built: Path, tmp_path: Path, name: str, words: str) -> None:
    """The check sees a library that was left out by mistake."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    (copy / name).unlink()
    assert any(words in problem for problem in imports.problems(copy))


def test_a_library_of_the_network_is_named(built: Path, tmp_path: Path) -> None:
    """The check sees a file that does not belong into the program."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    shutil.copyfile(copy / "files/lib/PySide6/Qt6Core.dll", copy / "files/lib/PySide6/Qt6Network.dll")
    assert any("Qt6Network.dll: does not belong" in problem for problem in imports.problems(copy))


def test_the_list_of_contents_is_complete(built: Path) -> None:
    """What is installed in the folder and what the list names are the same, each with its licence."""
    listed = json.loads((built / "files" / "CONTENTS.cdx.json").read_text(encoding="utf-8"))["components"]
    # What has an address of the package index; the others are looked at below.
    names = {part["name"].lower() for part in listed if part["purl"].startswith("pkg:pypi/")}
    with zipfile.ZipFile(built / "files" / "program.zip") as zipped:
        inside = [name for name in zipped.namelist() if name.endswith(".dist-info/METADATA")]
        told = [zipped.read(name).decode("utf-8") for name in inside]
        tops = {name.split("/")[0].split(".")[0] for name in zipped.namelist() if ".dist-info/" not in name}
    told += [p.read_text(encoding="utf-8") for p in (built / "files").glob("lib/*.dist-info/METADATA")]
    assert {HeaderParser().parsestr(text)["Name"].lower() for text in told} == names
    tops |= {p.name.split(".")[0] for p in (built / "files" / "lib").iterdir() if p.suffix != ".dist-info"}
    owners = importlib.metadata.packages_distributions()
    strangers = {t for t in tops if t in owners and t not in sys.stdlib_module_names} - {"selfhelp"}
    assert [t for t in strangers if not {o.lower() for o in owners[t]} & names] == []
    assert {"PySide6", "nacl", "msgspec"} <= strangers
    licences = (built / "files" / "LICENCES.txt").read_text(encoding="utf-8")
    assert [part["name"] for part in listed if f"\n{part['name']} {part['version']}: " not in licences] == []
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences, "what Qt's licence asks for"


def test_what_is_no_package_is_listed_too(built: Path) -> None:
    """The compiler's part of the launcher, the installer's first part, and each library of Microsoft's."""
    listed = json.loads((built / "files" / "CONTENTS.cdx.json").read_text(encoding="utf-8"))["components"]
    files = {f["value"]: part for part in listed for f in part.get("properties", ())}
    assert {"notes.exe", "remove.exe"} <= set(files)
    assert files["remove.exe"]["name"] == "nsis-common"
    assert any(name.endswith("-windows-setup.exe") for name in files)
    theirs = {p.relative_to(built / "files").as_posix() for p in built.rglob("*.dll") if "140" in p.name}
    assert theirs == {name for name in files if name.endswith(".dll")}
    launcher = [
        p["name"] for p in listed if {"name": "file", "value": "notes.exe"} in p.get("properties", ())
    ]
    assert {name.split("-")[0] for name in launcher} == {"mingw", "gcc"}


@pytest.mark.parametrize("library", ["wininet.dll", "nowhere.dll"])
def test_an_import_broken_on_purpose_is_named(built: Path, tmp_path: Path, library: str) -> None:
    """A library that asks for a way to the network, or for what is not there, stops the build."""
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    part = copy / "files" / "lib" / "PySide6" / "Qt6Core.dll"
    content = part.read_bytes()
    # Another name in the place of one that is asked for, of the same length or shorter.
    assert content.count(b"SHELL32.dll\0") == 1
    part.write_bytes(content.replace(b"SHELL32.dll\0", library.encode().ljust(12, b"\0")))
    name = library.removesuffix(".dll")
    words = "a way to the network" if name == "wininet" else "neither here nor part of Windows 10"
    assert any(f"asks for {name}.dll" in p and words in p for p in imports.problems(copy))
