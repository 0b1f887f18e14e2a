"""A small project for the tests of the maintainer's tool."""

from pathlib import Path

import pytest

from tests.maintainer.small_project import SmallProject, small_project


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    """Return a project of one page and the tiny catalogue."""
    return small_project(tmp_path / "project")
