"""The walls between the parts: each is broken on purpose, and the check must say so."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {c["id"]: c["name"] for c in SETTINGS["tool"]["importlinter"]["contracts"]}
HOUSE, QT, OFFLINE = CONTRACTS["house"], CONTRACTS["qt"], CONTRACTS["offline"]
PLAINTEXT, VAULT, KEPT, PAGES, TOOL = (
    CONTRACTS[i] for i in ("plaintext", "vault", "kept", "pages", "maintainer")
)
BIN = Path(sys.executable).parent

#: What breaks a wall: the file, the import put into it, the wall, and the two ends that the check names.
BREAKS: tuple[tuple[str, str, str, str], ...] = (
    ("selfhelp/plan/order.py", "import selfhelp.session", HOUSE, "selfhelp.plan -> selfhelp.session"),
    (
        "selfhelp/catalogue/text.py",
        "import selfhelp.plan.order",
        HOUSE,
        "selfhelp.catalogue -> selfhelp.plan",
    ),
    (
        "selfhelp/case/change.py",
        "import selfhelp.catalogue.model",
        HOUSE,
        "selfhelp.case -> selfhelp.catalogue",
    ),
    (
        "selfhelp/language/message.py",
        "import selfhelp.case.model",
        HOUSE,
        "selfhelp.language -> selfhelp.case",
    ),
    (
        "selfhelp/guard/leave.py",
        "import selfhelp.passwords.reuse",
        HOUSE,
        "selfhelp.guard -> selfhelp.passwords",
    ),
    ("selfhelp/documents/letter.py", "import selfhelp.ui.desk", HOUSE, "selfhelp.documents -> selfhelp.ui"),
    ("selfhelp/places.py", "import selfhelp.language", HOUSE, "selfhelp.places -> selfhelp.language"),
    ("selfhelp/ui/desk.py", "import selfhelp.app", HOUSE, "selfhelp.ui -> selfhelp.app"),
    ("selfhelp/plan/wording.py", "import PySide6.QtCore", QT, "selfhelp.plan -> PySide6"),
    ("selfhelp/session.py", "import PySide6.QtCore", QT, "selfhelp.session -> PySide6"),
    ("selfhelp/passwords/reuse.py", "import shiboken6", QT, "selfhelp.passwords -> shiboken6"),
    ("selfhelp/catalogue/stats.py", "import requests", OFFLINE, "selfhelp -> requests"),
    ("selfhelp/case/rows.py", "import urllib3", OFFLINE, "selfhelp -> urllib3"),
    ("selfhelp/views/rail.py", "import http.client", OFFLINE, "selfhelp -> http"),
    ("selfhelp/documents/calendar.py", "import ssl", OFFLINE, "selfhelp -> ssl"),
    ("selfhelp/guard/erase.py", "import asyncio", OFFLINE, "selfhelp -> asyncio"),
    ("selfhelp/ui/navigation.py", "import maintainer", OFFLINE, "selfhelp -> maintainer"),
    (
        "selfhelp/case/model.py",
        "import selfhelp.passwords.model",
        PLAINTEXT,
        "selfhelp.case -> selfhelp.passwords",
    ),
    (
        "selfhelp/plan/model.py",
        "import selfhelp.passwords.audit",
        PLAINTEXT,
        "selfhelp.plan -> selfhelp.passwords",
    ),
    (
        "selfhelp/catalogue/links.py",
        "import selfhelp.passwords.sites",
        PLAINTEXT,
        "selfhelp.catalogue -> selfhelp.passwords",
    ),
    (
        "selfhelp/ui/page.py",
        "import selfhelp.case.kept.vault",
        VAULT,
        "selfhelp.ui -> selfhelp.case.kept.vault",
    ),
    (
        "selfhelp/ui/desk.py",
        "import selfhelp.case.kept.safe",
        VAULT,
        "selfhelp.ui -> selfhelp.case.kept.safe",
    ),
    (
        "selfhelp/plan/triage.py",
        "import selfhelp.case.kept.keys",
        VAULT,
        "selfhelp.plan -> selfhelp.case.kept.keys",
    ),
    (
        "selfhelp/guard/memory.py",
        "import selfhelp.case.kept.chunks",
        VAULT,
        "selfhelp.guard -> selfhelp.case.kept.chunks",
    ),
    ("selfhelp/session.py", "import selfhelp.life", HOUSE, "selfhelp.session -> selfhelp.life"),
    ("selfhelp/life.py", "import PySide6.QtCore", QT, "selfhelp.life -> PySide6"),
    (
        "selfhelp/case/rows.py",
        "import selfhelp.case.kept.disk",
        KEPT,
        "selfhelp.case.rows -> selfhelp.case.kept",
    ),
    (
        "selfhelp/ui/rooms/records/list.py",
        "import selfhelp.ui.rooms.settings.settings",
        PAGES,
        "selfhelp.ui.rooms.records -> selfhelp.ui.rooms.settings",
    ),
    (
        "selfhelp/ui/rooms/plan/plan.py",
        "import selfhelp.ui.rooms.questions.question",
        PAGES,
        "selfhelp.ui.rooms.plan -> selfhelp.ui.rooms.questions",
    ),
    ("maintainer/__init__.py", "import selfhelp.case.model", TOOL, "maintainer -> selfhelp.case"),
)


def copied(folder: Path) -> Path:
    """Copy the code and its settings into a folder."""
    for package in ("selfhelp", "maintainer"):
        for file in (ROOT / package).rglob("*.py"):
            target = folder / file.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    shutil.copyfile(ROOT / "pyproject.toml", folder / "pyproject.toml")
    return folder


def linted(folder: Path) -> tuple[int, str]:
    """Check the walls in a folder; return the exit status and what was said, without colours."""
    done = subprocess.run(
        [BIN / "lint-imports", "--config", "pyproject.toml", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    """Check the code as it is."""
    return linted(copied(tmp_path_factory.mktemp("clean")))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    """Check a copy with every break in it at once."""
    folder = copied(tmp_path_factory.mktemp("broken"))
    for file, line, _, _ in BREAKS:
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    return linted(folder)


def test_the_code_keeps_every_wall(clean: tuple[int, str]) -> None:
    """As it is, the code breaks nothing, and every wall was looked at."""
    status, said = clean
    assert status == 0, said
    for name in CONTRACTS.values():
        assert f"{name} KEPT" in said


@pytest.mark.parametrize("name", CONTRACTS.values(), ids=list(CONTRACTS))
def test_every_wall_can_be_broken(broken: tuple[int, str], name: str) -> None:
    """With forbidden imports in the code the check fails, and names each wall."""
    status, said = broken
    assert status == 1
    assert f"{name} BROKEN" in said


@pytest.mark.parametrize(("file", "line", "name", "ends"), BREAKS, ids=[b[0] + " " + b[1] for b in BREAKS])
def test_each_break_is_found(broken: tuple[int, str], file: str, line: str, name: str, ends: str) -> None:
    """Every single forbidden import is found under the name of its wall."""
    _, said = broken
    below = said.split("Broken contracts", 1)[1]
    others = [n for n in CONTRACTS.values() if n != name]
    section = re.split("|".join(re.escape(f"\n{n}\n") for n in others), below.split(f"\n{name}\n", 1)[1])[0]
    module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    above, below_it = ends.split(" -> ")
    assert module.startswith(above)
    target = line.removeprefix("import ")
    imported = target if target.startswith("selfhelp") else below_it
    arrow = rf"{re.escape(module)} -> {re.escape(imported)}\b"
    assert re.search(arrow, section), section


def test_every_wall_has_a_break() -> None:
    """A wall that is added to the settings needs a test that breaks it."""
    assert {name for _, _, name, _ in BREAKS} == set(CONTRACTS.values())


def test_a_package_that_no_layer_names(tmp_path: Path) -> None:
    """A new package must be given its place in the house."""
    folder = copied(tmp_path / "copy")
    (folder / "selfhelp" / "attic").mkdir()
    (folder / "selfhelp" / "attic" / "__init__.py").write_text('"""New."""\n')
    status, said = linted(folder)
    assert status == 1
    assert f"{HOUSE} BROKEN" in said
    assert "attic" in said


BANNED = (
    "import socket",
    "from socket import create_connection",
    "import ssl",
    "import http.client",
    "import urllib.request",
    "from urllib.request import urlopen",
    "from urllib import request",
    "import urllib3",
    "import requests",
    "import ftplib",
    "import smtplib",
    "import PySide6.QtNetwork",
    "from PySide6.QtNetwork import QNetworkAccessManager",
    "from PySide6 import QtNetwork",
    "import maintainer",
    "from maintainer import links",
)


def test_ruff_refuses_the_network(tmp_path: Path) -> None:
    """Every way to write an import of the network is refused in the program, and named."""
    folder = tmp_path / "selfhelp" / "ui"
    folder.mkdir(parents=True)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    for number, line in enumerate(BANNED):
        (folder / f"module_{number}.py").write_text(f"{line}\n")
    (folder / "harmless.py").write_text("import urllib.parse\nimport PySide6.QtCore\n")
    done = subprocess.run(
        [BIN / "ruff", "check", "--no-cache", "--select", "TID251", "--output-format", "concise", "selfhelp"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    found = {int(n) for n in re.findall(r"module_(\d+)\.py:\d+:\d+: TID251", done.stdout)}
    assert [BANNED[n] for n in range(len(BANNED)) if n not in found] == []
    assert "harmless" not in done.stdout


def test_ruff_finds_none_in_the_code() -> None:
    """The program itself passes that check with no exception but those that prove that it is offline."""
    done = subprocess.run(
        [BIN / "ruff", "check", "--no-cache", "--select", "TID251", "--output-format", "concise", "selfhelp"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
    excused = {
        str(f.relative_to(ROOT))
        for f in (ROOT / "selfhelp").rglob("*.py")
        if re.search(r"noqa:[^\n]*TID251", f.read_text(encoding="utf-8"))
    }
    assert excused <= {"selfhelp/guard/offline.py"}
