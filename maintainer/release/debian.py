"""What Debian knows of the parts that come from the build computer: whose they are, version, licence."""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from maintainer.release.bill import Component
from maintainer.release.failure import BuildError

_DOCUMENTS = Path("/usr/share/doc")
#: Texts of licences that Debian keeps once for all packages, whose own texts only name them.
COMMON = Path("/usr/share/common-licenses")
_NAMED = re.compile(r"/usr/share/common-licenses/([A-Za-z]+[0-9]*(?:-[0-9]+(?:\.[0-9]+)*)?)")
#: What a package that brings no text says of its licence, and what Debian calls that text.
_BY_EXPRESSION: Mapping[str, str] = {
    "LGPL-3.0": "LGPL-3",
    "GPL-3.0": "GPL-3",
    "GPL-2.0": "GPL-2",
    "Apache-2.0": "Apache-2.0",
}


def component(package: str, files: tuple[str, ...]) -> Component:
    """Return what a list of contents says of an installed Debian package.

    Args:
        package: its name, with or without an architecture.
        files: what of it lies in the folder, or went into which file of it.

    Raises:
        BuildError: it is not installed.
    """
    told = _query("-W", "-f", "${Version}", package)
    if not told:
        raise BuildError(f"The version of {package} can't be told: apt-get install {package}")
    name = package.split(":", maxsplit=1)[0]
    text = _DOCUMENTS / name / "copyright"
    texts = ((text.name, text.read_text(encoding="utf-8", errors="replace")),) if text.is_file() else ()
    return Component(name, told, "see its licence text", texts, "deb/debian", files)


def owners(patterns: Iterable[str]) -> dict[str, set[str]]:
    """Return the packages that bring files, and the names of these files.

    Args:
        patterns: paths as ``dpkg-query -S`` takes them.
    """
    found: dict[str, set[str]] = {}
    for line in _query("-S", *patterns).splitlines():
        packages, _colon, path = line.rpartition(": ")
        found.setdefault(packages.split(",")[0], set()).add(Path(path).name)
    return found


def _query(*arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  a fixed program; the names are of our own files and packages
            ["dpkg-query", *arguments], capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        raise BuildError("The list of contents is made on Debian: dpkg-query is missing.") from None
    return done.stdout


def texts_referred_to(parts: Iterable[Component]) -> Iterator[tuple[str, str]]:
    """Yield name and text of each licence that a part names without bringing its text, once.

    Raises:
        BuildError: a text is missing.
    """
    names: set[str] = set()
    for part in parts:
        if not part.texts:
            names |= {ours for theirs, ours in _BY_EXPRESSION.items() if theirs in part.licence}
        for _name, text in part.texts:
            names |= set(_NAMED.findall(text))
    # "GPL" is a link to the newest one, which is not printed twice.
    for name in sorted({(COMMON / name).resolve().name for name in names}):
        try:
            yield f"The text of {name}", (COMMON / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            raise BuildError(
                f"The text of the licence {name} is missing: apt-get install base-files"
            ) from None
