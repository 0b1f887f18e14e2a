"""The licences that come with the program: its own, and those of what is shipped with it."""

from pathlib import Path

from selfhelp import places

#: What is shipped beside the program's own code, and under which licence (SPDX).
SHIPPED = (
    ("Qt, PySide6", "LGPL-3.0-only"),
    ("Python", "PSF-2.0"),
    ("PyNaCl", "Apache-2.0"),
    ("libsodium", "ISC"),
    ("msgspec", "BSD-3-Clause"),
    ("keyring", "MIT"),
    ("platformdirs", "MIT"),
    ("PyOTP", "MIT"),
    ("pyseccomp", "MIT"),
    ("libseccomp", "LGPL-2.1-only"),
    ("zxcvbn, zxcvbn-rs-py", "MIT"),
    ("zxing-cpp", "Apache-2.0"),
)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def licences() -> tuple[tuple[str, str], ...]:
    """Return name and text of each licence; of what is shipped by others, the licence's own short name."""
    own = _read(places.own_files() / "LICENSE") or "Apache-2.0"
    icons = _read(places.resources() / "icons" / "LICENSE")
    return (*SHIPPED, ("Lucide", icons or "ISC"), ("selfhelp", own))
