"""What the binding's library calls in place of its own loader: each call fetches that first.

The names are the library's. Nothing is fetched in a run in which no call is wrong and no ``help()`` is asked.
"""

import sys
from importlib import import_module
from types import ModuleType

_PACKAGE = "shibokensupport"
_own = []


def _loader():
    """Return the binding's own loader, unpacked the first time."""
    if not _own:
        import base64
        import traceback
        import zipfile

        # What the package brings itself, its version among it, was left out as well.
        package = sys.modules["shiboken6"]
        package.__spec__.loader.exec_module(package)
        bootstrap = sys.modules["signature_bootstrap"]
        # It was loaded with empty modules of these names.
        bootstrap.base64, bootstrap.traceback, bootstrap.zipfile = base64, traceback, zipfile
        _target, unpacked = bootstrap.prepare_zipfile()
        for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
            del sys.modules[name]
        sys.meta_path.insert(0, unpacked)
        try:
            _own.append(import_module(f"{_PACKAGE}.signature.loader"))
        finally:
            sys.meta_path.remove(unpacked)
    return _own[0]


def _update_mapping():
    """Fill the module in whose names the library looks up what was called."""
    _loader()
    own = sys.modules[f"{_PACKAGE}.signature.mapping"]
    own.update_mapping()
    # The library asks for this function each time.
    vars(_mapping).update(vars(own), update_mapping=_update_mapping)


#: The library borrows the names of this module for good, so it is held here.
_mapping = ModuleType(f"{_PACKAGE}.signature.mapping")
_mapping.update_mapping = _update_mapping
sys.modules[_mapping.__name__] = _mapping


def pyside_type_init(type_key, sig_strings):
    """Read the signatures of a type."""
    return _loader().pyside_type_init(type_key, sig_strings)


def create_signature(props, key):
    """Make a signature to look at."""
    return _loader().create_signature(props, key)


def seterror_argument(args, func_name, info):
    """Return the kind and the words of the error of a wrong call."""
    return _loader().seterror_argument(args, func_name, info)


def make_helptext(func):
    """Return the text of ``help()``."""
    return _loader().make_helptext(func)


def finish_import(_module):
    """Leave a module of Qt as it is: PySide6 6.11 has no deprecated names to add."""


def feature_import(*_args, **_kwds):
    """Leave an import to Python: no other spelling of Qt's names was ever asked for."""


def feature_imported(_module):
    """Leave a module alone, for the same reason."""


def post_init():
    """Leave Python's ``import`` as it is."""
