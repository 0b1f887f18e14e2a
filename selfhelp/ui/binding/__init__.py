"""Loads Qt's binding without the parts that only explain wrong calls; those come when one is explained.

By itself PySide6 unpacks fifteen modules of Python source out of its library at every start, and compiles
them: they write the message of a call with wrong arguments, the texts of ``help()``, and stubs. It also
replaces Python's ``import`` by one that reads the source of each further module, in search of the word
PySide6, for ``from __feature__ import …``, which nothing here uses. Together that takes longer than Qt does.

PySide6 looks for a folder ``files.dir`` beside the package ``shiboken6`` before it unpacks anything. It is
shown the one here, whose loader fetches the binding's own when it is asked something.
Source: ``signature_bootstrap.py`` and ``shibokensupport/signature/loader.py`` of shiboken6 6.11.
"""

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Final

#: What the binding loads to unpack its modules, and only then uses.
_FOR_UNPACKING: Final = ("base64", "traceback", "zipfile")
_PACKAGE: Final = "shiboken6"


def load_lean(here: Path | None = None) -> bool:
    """Load the core of the binding so that it leaves out what explains wrong calls.

    Call it before the first import of PySide6; afterwards it does nothing. Where it can't be done, PySide6
    loads everything by itself, a little later.

    Args:
        here: the folder that holds ``files.dir``; this package's own if None.

    Returns:
        Whether the binding is lean now.
    """
    here = here or Path(__file__).resolve().parent
    loader = here / "files.dir" / "shibokensupport" / "signature"
    spec = None if _PACKAGE in sys.modules or not loader.is_dir() else find_spec(_PACKAGE)
    if spec is None:
        return False
    package = module_from_spec(spec)
    own = package.__file__
    # Beside this file the binding looks for the folder.
    package.__file__ = str(here / "__init__.py")
    before = frozenset(sys.modules)
    lent = [name for name in _FOR_UNPACKING if name not in sys.modules]
    sys.modules.update({_PACKAGE: package}, **{name: ModuleType(name) for name in lent})
    try:
        core = import_module(f"{_PACKAGE}.Shiboken")
    except Exception:  # noqa: BLE001  whatever it is, PySide6 meets it again and says it in its own way
        for name in set(sys.modules) - before:
            del sys.modules[name]
        return False
    for name in lent:
        del sys.modules[name]
    package.__file__ = own
    # As the package itself does.
    vars(package).update({name: value for name, value in vars(core).items() if not name.startswith("_")})
    return True
