"""What is compiled into the files of a package and is somebody else's again.

The wheels do not list it themselves; where one does, its own list counts. Names and licences are those that
the makers publish:

* Qt: https://doc.qt.io/qt-6.11/licenses-used-in-qt.html, and ``qt_attribution.json`` beside each part
* PyNaCl: its ``LICENSE.libsodium.txt``; argon2-cffi-bindings: the submodule ``extras/libargon2``
* apsw-sqlite3mc: https://utelle.github.io/SQLite3MultipleCiphers/, https://www.sqlite.org/copyright.html
"""

from collections.abc import Mapping
from typing import Final

#: By package: name and licence of each part, for every system.
WITHIN: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "pyside6-essentials": (
        ("Qt", "LGPL-3.0-only"),
        ("PCRE2", "BSD-3-Clause, with an exception for binary packages"),
        ("double-conversion", "BSD-3-Clause"),
        ("TinyCBOR", "MIT"),
        ("HarfBuzz", "MIT"),
        ("libpng", "libpng-2.0"),
        ("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib"),
        ("libwebp", "BSD-3-Clause"),
        ("MD4C", "MIT"),
        ("BLAKE2", "CC0-1.0 OR Apache-2.0"),
        ("Unicode Character Database and CLDR", "Unicode-3.0"),
    ),
    "pynacl": (("libsodium", "ISC"),),
    "argon2-cffi-bindings": (("Argon2 reference implementation", "CC0-1.0 OR Apache-2.0"),),
    "apsw-sqlite3mc": (("SQLite", "blessing"), ("SQLite3 Multiple Ciphers", "MIT")),
}
#: What is so in the wheels for one system only; on the other it is a file of its own, or not there.
ONLY: Final[Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]]] = {
    "linux": {"pyside6-essentials": (("ICU", "Unicode-3.0"),)},
    "windows": {
        "pyside6-essentials": (("FreeType", "FTL OR GPL-2.0-only"), ("zlib", "Zlib")),
        "cpython": (
            ("libffi", "MIT"),
            ("bzip2", "bzip2-1.0.6"),
            ("XZ Utils", "public domain"),
            ("zlib", "Zlib"),
        ),
    },
}


def inside(package: str, system: str) -> tuple[tuple[str, str], ...]:
    """Return name and licence of what is compiled into a package.

    Args:
        package: its name, as the lock writes it.
        system: ``linux`` or ``windows``.
    """
    return WITHIN.get(package, ()) + ONLY[system].get(package, ())
