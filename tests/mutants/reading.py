"""Which modules read a module, directly or through others: those must be read again when it is wrong."""

import ast
from collections.abc import Iterator
from pathlib import Path


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def module_of(file: str) -> str:
    """Return the name of a module from its file, which is relative to the top of the project."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(root: Path, tops: tuple[str, ...]) -> dict[str, set[str]]:
    """Return each module below some folders with the names it imports; a package runs before its modules."""
    found: dict[str, set[str]] = {}
    for top in tops:
        for path in sorted((root / top).rglob("*.py")):
            name = module_of(path.relative_to(root).as_posix())
            asked = set(_named(ast.parse(path.read_text(encoding="utf-8"))))
            parents = {one.rsplit(".", depth)[0] for one in asked for depth in range(1, one.count(".") + 1)}
            found[name] = asked | parents
    return found


def readers(of: str, graph: dict[str, set[str]]) -> set[str]:
    """Return the module itself and every module that comes to it through imports, late ones included."""
    found = {of}
    new = found
    while new:
        new = {name for name, asked in graph.items() if name not in found and asked & new}
        found |= new
    return found
