"""What is inside a package: a bill of materials (CycloneDX 1.6) and the texts of all licences."""

import datetime as dt
import json
import re
import tomllib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from urllib.parse import quote

from maintainer.release import archive

_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Component:
    """One part of somebody else's inside the package.

    Args:
        name: its name on the package index, or its own.
        version: its version.
        licence: what it says of its licence.
        texts: name and text of each licence file that comes with it.
        origin: where it is from, as a package URL names it: ``pypi``, ``deb/debian``, ``generic``.
        files: what of it lies in the folder by itself, where that says whose it is.
    """

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...] = ()
    origin: str = "pypi"
    files: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Return its package URL."""
        version = quote(self.version, safe="")
        return f"pkg:{self.origin}/{key(self.name)}@{version}"


def key(name: str) -> str:
    """Return a package's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def components(packages: Path) -> tuple[Component, ...]:
    """Return what is installed in a folder of packages, with its licences.

    Args:
        packages: a folder with ``*.dist-info`` folders in it.
    """
    found = [_component(info) for info in sorted(packages.glob("*.dist-info"))]
    return tuple(sorted(found, key=lambda c: c.name.lower()))


def _component(info: Path) -> Component:
    told = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
    licence = (
        told.get("License-Expression")
        or _short(told.get("License"))
        or _classified(told.get_all("Classifier", []))
    )
    texts = [
        (path.name, path.read_text(encoding="utf-8", errors="replace"))
        for path in archive.files_of(info)
        if _LICENCE_FILE.search(path.name)
    ]
    return Component(told["Name"], told["Version"], licence or "see its licence text", tuple(texts))


def _short(text: str | None) -> str | None:
    return text.strip() if text and len(text) < 60 and "\n" not in text.strip() else None


def _classified(classifiers: Iterable[str]) -> str | None:
    named = [c.rsplit(" :: ", 1)[1] for c in classifiers if c.startswith("License ::")]
    return ", ".join(named) or None


#: The list as it lies among the program's own files.
NAME = "CONTENTS.cdx.json"


def bill(name: str, version: str, parts: Iterable[Component], made: dt.date) -> bytes:
    """Return the bill of materials as CycloneDX JSON. The same parts give the same bytes.

    Args:
        name: what the program is called.
        version: its version.
        parts: what is inside.
        made: the day that is named as the day of the build.
    """
    listed = [
        {
            "type": "library",
            "name": part.name,
            "version": part.version,
            "purl": part.address,
            "bom-ref": part.address,
            "licenses": [{"license": {"name": part.licence}}],
            **({"properties": [{"name": "file", "value": f} for f in part.files]} if part.files else {}),
        }
        for part in parts
    ]
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(listed))}",
        "version": 1,
        "metadata": {
            "timestamp": f"{made.isoformat()}T00:00:00Z",
            "component": {"type": "application", "name": name, "version": version, "bom-ref": name},
        },
        "components": listed,
    }
    return (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()


def licences(own: str, parts: Iterable[Component], others: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return all licences as one text.

    Args:
        own: the program's own licence.
        parts: what is inside; a text that several parts share stands once for each.
        others: name and text of what is no package, such as icons and word lists.
    """
    return "\n".join(_licence_lines(own, parts, others)).encode()


def _licence_lines(own: str, parts: Iterable[Component], others: Iterable[tuple[str, str]]) -> Iterator[str]:
    rule = "=" * 72
    yield own
    for part in parts:
        yield f"{rule}\n{part.name} {part.version}: {part.licence}\n{rule}"
        yield from (f"{name}\n\n{text}" for name, text in part.texts)
    for name, text in others:
        yield f"{rule}\n{name}\n{rule}\n{text}"


def other_texts(root: Path) -> tuple[tuple[str, str], ...]:
    """Return the licences of what is inside and is no package: icons, word lists, Qt.

    Args:
        root: the project.
    """
    found = [p for p in archive.files_of(root / "resources") if _LICENCE_FILE.fullmatch(p.stem)]
    return tuple((p.parent.name, p.read_text(encoding="utf-8")) for p in found)


def runtime_packages(root: Path, platform: str) -> frozenset[str]:
    """Return the names of the packages that the program needs when it runs, from the lock.

    Args:
        root: the project.
        platform: ``linux`` or ``win32``, as markers name it.
    """
    locked = {p["name"]: p for p in tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))["package"]}
    found: set[str] = set()
    waiting = ["selfhelp"]
    while waiting:
        for need in locked[waiting.pop()].get("dependencies", ()):
            marker = need.get("marker", "")
            other = [
                s
                for s in ("linux", "win32", "darwin")
                if s != platform and f"sys_platform == '{s}'" in marker
            ]
            if not other and need["name"] not in found:
                found.add(need["name"])
                waiting.append(need["name"])
    return frozenset(found)
