"""Gives the catalogue: the program's own compiled pack where it is up to date, else the authored files."""

from pathlib import Path

from selfhelp.catalogue import own
from selfhelp.catalogue.authored import CatalogueError, default_folder, read_folder
from selfhelp.catalogue.model import Catalogue

__all__ = ["CatalogueError", "default_folder", "load"]


def load(folder: Path | None = None) -> Catalogue:
    """Return the catalogue.

    Args:
        folder: the folder of an authored catalogue, whose every file is read; None for the program's own,
            which is read from its compiled pack when that is as new as the files, without its evidence.

    Raises:
        CatalogueError: with every problem found, each naming file and field.
    """
    if folder is not None:
        return read_folder(folder)
    return own.read() or read_folder(default_folder())
