"""An installer for one person: it needs no administrator, and the zip stays the first choice."""

import shutil
import subprocess
from pathlib import Path

from maintainer.release import archive
from maintainer.release.failure import BuildError
from maintainer.release.windows.folder import Order

_SCRIPT = Path(__file__).with_name("installer.nsi")


def build(folder: Path, order: Order, target: Path, work: Path) -> Path:
    """Make the installer and return it. The same folder gives the same bytes.

    Args:
        folder: the program's folder.
        order: its name, version and picture.
        target: where the installer goes.
        work: a folder for what is needed on the way.

    Raises:
        BuildError: NSIS is missing or refuses.
    """
    if shutil.which("makensis") is None:
        raise BuildError("An installer can't be made here: apt-get install nsis")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    shutil.copyfile(_SCRIPT, work / _SCRIPT.name)
    shutil.copyfile(order.icon, work / "program.ico")
    made = target / f"{order.name}-{order.version}-windows-setup.exe"
    title = order.name.capitalize()
    settings = {
        "NAME": order.name,
        "TITLE": title,
        "VERSION": order.version,
        "FOLDER": folder,
        "MADE": made.resolve(),
    }
    done = subprocess.run(  # noqa: S603  makensis on a script of our own
        ["makensis", "-V2", *(f"-D{key}={value}" for key, value in settings.items()), _SCRIPT.name],
        cwd=work,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": str(archive.MOMENT)},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=1800,  # a minute of work, on a computer that does nothing else
        check=False,
    )
    if done.returncode != 0:
        raise BuildError(f"makensis: {(done.stdout + done.stderr).strip()[-600:]}")
    return made
