"""``./dev kit ORG.toml``: a copy of the built program for one organisation, and a leaflet."""

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from maintainer.release import archive, edition, leaflet, wholeness
from maintainer.release.failure import BuildError
from maintainer.release.organisation import Organisation
from selfhelp import handover
from selfhelp.catalogue import own
from selfhelp.catalogue.newer import KEYS
from selfhelp.catalogue.pack import PackRefusedError, open_pack, read_own
from selfhelp.documents.leaflet_sheet import Leaflet
from selfhelp.edition import NAME as EDITION

#: By system: the folder inside the program's folder that holds its own files, and how what starts it ends.
SYSTEMS = {"linux": ("_internal", ""), "windows": ("files", ".exe")}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made.

    Args:
        root: the project.
        organisation: what was written and checked.
        built: the folders that ``./dev build`` made, by system.
        version: of the program.
        today: the day on the leaflet.
    """

    root: Path
    organisation: Organisation
    built: dict[str, Path]
    version: str
    today: dt.date


def _starter(folder: Path, ending: str) -> Path:
    """Return the file that starts a built program: it has the name of its folder, or the first one's."""
    for name in (folder.name, "notes"):
        if (folder / f"{name}{ending}").is_file():
            return folder / f"{name}{ending}"
    raise BuildError(
        f"{folder}: there is no program in it. Make it first: ./dev build, ./dev build --windows"
    )


def _put_pack(files: Path, organisation: Organisation) -> None:
    """Put a signed catalogue in the place of the program's own, and trust its key from then on."""
    written = organisation.written
    if organisation.pack is None or written.pack_key is None:
        return
    current = files / "resources" / own.NAME
    try:
        serial = read_own(current.read_bytes()).manifest.serial
        # One of the same day as the program's own is as new: on the day of a release both have one number.
        open_pack(organisation.pack, [bytes.fromhex(written.pack_key)], serial - 1)
    except PackRefusedError as error:
        raise BuildError(
            f"pack: {written.pack}: {error} Make it anew: python -m maintainer pack release --key FILE "
            f"-o {written.pack}"
        ) from None
    except OSError as error:
        raise BuildError(f"{current}: can't be read ({error.strerror}). Build the program again.") from None
    current.write_bytes(organisation.pack)
    keys = files / "resources" / KEYS
    keys.write_text(
        keys.read_text(encoding="ascii") + f"{written.pack_key}  # of the organisation\n", encoding="ascii"
    )


def place(order: Order, system: str, target: Path) -> tuple[Path, tuple[str, ...]]:
    """Make the copy for one system; return its folder and its sum in words.

    Args:
        order: what is to be made.
        system: ``linux`` or ``windows``.
        target: the folder in which the copy is made; an older one is replaced.
    """
    inside, ending = SYSTEMS[system]
    source, written = order.built[system], order.organisation.written
    starter = _starter(source, ending)
    name = written.program or starter.name.removesuffix(ending)
    copy = target / system / name
    shutil.rmtree(target / system, ignore_errors=True)
    shutil.copytree(source, copy)
    if written.program:
        (copy / starter.name).rename(copy / f"{name}{ending}")
    files = copy / inside
    (files / handover.NAME).write_bytes(
        msgspec.json.encode(order.organisation.handover, order="sorted") + b"\n"
    )
    if order.organisation.logo is not None:
        (files / handover.LOGO).write_bytes(order.organisation.logo)
    if order.organisation.icon is not None:
        (copy / "icon.png").write_bytes(order.organisation.icon)
    if written.window:
        (copy / "name.txt").write_text(written.window + "\n", encoding="utf-8", newline="\n")
    _put_pack(files, order.organisation)
    wholeness.write(files)
    built = dt.date.fromisoformat(json.loads((files / EDITION).read_text(encoding="utf-8"))["built"])
    return copy, edition.write(files, order.root, built)


def build(order: Order, target: Path) -> Iterator[Path]:
    """Make the copies, an archive of each and the leaflet; yield what is handed over.

    Raises:
        BuildError: a part is missing, or the organisation's catalogue is refused.
    """
    target.mkdir(parents=True, exist_ok=True)
    written = order.organisation.written
    placed = {s: place(order, s, target) for s in ("windows", "linux") if s in order.built}
    copies = {system: copy for system, (copy, _words) in placed.items()}
    name = next(iter(copies.values())).name
    paper = target / "leaflet.pdf"
    title = written.window or name.capitalize()
    named = order.organisation.handover if written.leaflet == "named" else None
    told = Leaflet(title, name, {system: words for system, (_copy, words) in placed.items()}, named)
    leaflet.write(told, written.language or "en", order.today, paper)
    yield paper
    if "windows" in copies:
        packed = target / f"{name}-{order.version}-windows.zip"
        archive.zip_folder(copies["windows"], packed)
        yield packed
    if "linux" in copies:
        packed = target / f"{name}-{order.version}-linux-x86_64.tar.xz"
        packed.write_bytes(archive.tar_xz(archive.folder_entries(copies["linux"], name), preset=6))
        yield packed
