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

from maintainer.release import archive, within

_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors|attribution)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inner:
    """What is compiled into a part and is somebody else's again.

    Args:
        name: its name.
        licence: what its makers say of its licence.
        version: its version; empty where nothing that we have says it.
    """

    name: str
    licence: str
    version: str = ""


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
        inner: what is compiled into it.
    """

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...] = ()
    origin: str = "pypi"
    files: tuple[str, ...] = ()
    inner: tuple[Inner, ...] = ()

    @property
    def address(self) -> str:
        """Return its package URL."""
        version = quote(self.version, safe="")
        return f"pkg:{self.origin}/{quote(key(self.name))}@{version}"


def key(name: str) -> str:
    """Return a package's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def components(packages: Path, system: str) -> tuple[Component, ...]:
    """Return what is installed in a folder of packages, with its licences.

    Args:
        packages: a folder with ``*.dist-info`` folders in it.
        system: for which these packages are, ``linux`` or ``windows``.
    """
    found = [_component(info, system) for info in sorted(packages.glob("*.dist-info"))]
    return tuple(sorted(found, key=lambda c: c.name.lower()))


def _component(info: Path, system: str) -> Component:
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
    return Component(
        told["Name"],
        told["Version"],
        licence or "see its licence text",
        tuple(texts),
        inner=(*_own_list(info), *(Inner(*each) for each in within.inside(key(told["Name"]), system))),
    )


def _own_list(info: Path) -> Iterator[Inner]:
    """Yield what a package itself lists as compiled into it (PEP 770, CycloneDX)."""
    for path in sorted(info.glob("sboms/*.json")):
        for part in json.loads(path.read_text(encoding="utf-8")).get("components", ()):
            told = [lic.get("expression") or lic.get("license", {}) for lic in part.get("licenses", ())]
            names = [one if isinstance(one, str) else one.get("id") or one.get("name", "") for one in told]
            yield Inner(part["name"], ", ".join(n for n in names if n), str(part.get("version", "")))


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
            **({"components": [_told(part, inner) for inner in part.inner]} if part.inner else {}),
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


def _told(part: Component, inner: Inner) -> dict[str, object]:
    """Return what the list says of something compiled into a part."""
    return {
        "type": "library",
        "name": inner.name,
        "bom-ref": f"{part.address}#{quote(inner.name)}",
        **({"version": inner.version} if inner.version else {}),
        **({"licenses": [{"license": {"name": inner.licence}}]} if inner.licence else {}),
    }


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
        if part.inner:
            yield "Compiled into it:\n" + "".join(f"* {_line(each)}\n" for each in part.inner)
        yield from (f"{name}\n\n{text}" for name, text in part.texts)
    for name, text in others:
        yield f"{rule}\n{name}\n{rule}\n{text}"


def _line(inner: Inner) -> str:
    return " ".join(filter(None, (inner.name, inner.version))) + (
        f": {inner.licence}" if inner.licence else ""
    )


#: What LGPL-3.0, section 4, asks to be told: that it is used, how it is exchanged, and where its source is.
_QT = (
    "Qt, Qt for Python (PySide6) and Shiboken",
    """They are used as their makers published them, under LGPL-3.0, whose text stands below. They lie in
folders of their own, "PySide6" and "shiboken6", so that anyone can put other versions of them there. On
Linux one file that came with them, libicudata, is another: it holds no data. Their sources, by version:
https://download.qt.io/official_releases/qt/
https://download.qt.io/official_releases/QtForPython/
""",
)


def other_texts(root: Path) -> tuple[tuple[str, str], ...]:
    """Return what has to be told of Qt, and the licences of what is no package: icons and word lists.

    Args:
        root: the project.
    """
    found = [p for p in archive.files_of(root / "resources") if _LICENCE_FILE.fullmatch(p.stem)]
    return (*((p.parent.name, p.read_text(encoding="utf-8")) for p in found), _QT)


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
