"""Finds every English text in the program's source by reading its syntax tree.

A text is found in three forms:

* a call of ``pgettext``, ``npgettext``, ``message`` or ``messages`` from ``selfhelp.language``;
* a call of a module's own private function that hands one of its parameters on to those, such as
  ``_option(value, title, detail)`` in ``selfhelp/plan/triage.py``;
* a module-level table ``SENTENCES`` of code to text, whose context is the name of the module.

Context and text must be written out, so that nothing can be shown that no translator has seen.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from maintainer.translations.texts import Place, Text

#: Parameters of each function that make a text: context, singular and plural.
ASKS = {
    "pgettext": ("context", "text"),
    "npgettext": ("context", "one", "many"),
    "message": ("context", "text"),
    "messages": ("context", "one", "many"),
    "Message": ("context", "text", "many"),
}
TABLE = "SENTENCES"
#: Files that pass on what others ask for.
PASSES_ON = ("language/", "ui/sentences.py")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class _Relay:
    """A private function that hands parameters on: for each text a context and the parameters' names."""

    parameters: tuple[str, ...]
    asked: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class _Module:
    """One source file: its name, its tree, and what its names stand for."""

    file: str
    name: str
    tree: ast.Module
    asks: dict[str, str] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    constants: dict[str, ast.expr] = field(default_factory=dict)
    relays: dict[str, _Relay] = field(default_factory=dict)


@dataclass(slots=True)
class Found:
    """The texts of the program in reading order, and what could not be read."""

    texts: list[Text] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def _read(path: Path, package: Path) -> _Module:
    file = path.relative_to(package.parent).as_posix()
    parts = path.relative_to(package).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    module = _Module(file, name, ast.parse(path.read_text(encoding="utf-8"), file))
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                local = alias.asname or alias.name
                module.imported[local] = (node.module, alias.name)
                if alias.name in ASKS and node.module.split(".")[:2] == [package.name, "language"]:
                    module.asks[local] = alias.name
    for statement in module.tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target: ast.expr = statement.targets[0]
        elif isinstance(statement, ast.AnnAssign):
            target = statement.target
        else:
            continue
        if isinstance(target, ast.Name) and statement.value is not None:
            module.constants[target.id] = statement.value
    return module


def _arguments(call: ast.Call, names: tuple[str, ...]) -> dict[str, ast.expr] | None:
    """Match the arguments of a call to parameter names; None where a star hides which is which."""
    positional = call.args[: len(names)]
    if any(isinstance(value, ast.Starred) for value in positional):
        return None
    given = dict(zip(names, positional, strict=False))
    given.update({word.arg: word.value for word in call.keywords if word.arg in names})
    return given


class _Reader:
    """Reads one file after the other and collects texts."""

    def __init__(self, package: Path) -> None:
        self.package = package
        self.modules = {
            module.name: module for module in (_read(path, package) for path in sorted(package.rglob("*.py")))
        }
        self.found = Found()

    def constant(self, node: ast.expr, module: _Module, depth: int = 0) -> str | None:
        """Return the text an expression always has, following names to where they are written."""
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else None
        if depth > 8:
            return None
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left = self.constant(node.left, module, depth + 1)
            right = self.constant(node.right, module, depth + 1)
            return None if left is None or right is None else left + right
        if isinstance(node, ast.Name):
            if node.id in module.constants:
                return self.constant(module.constants[node.id], module, depth + 1)
            origin, name = module.imported.get(node.id, ("", ""))
            other = self.modules.get(origin.removeprefix(f"{self.package.name}."))
            if other is not None and name in other.constants:
                return self.constant(other.constants[name], other, depth + 1)
        return None

    def complain(self, module: _Module, node: ast.AST, what: str) -> None:
        """Note a problem at a line of a file."""
        self.found.problems.append(f"{module.file}:{getattr(node, 'lineno', 0)}: {what}")

    def add(self, module: _Module, node: ast.expr, context: str, forms: list[str]) -> None:
        """Note one text."""
        many = forms[1] if len(forms) > 1 else None
        self.found.texts.append(Text(context, forms[0], many, (Place(module.file, node.lineno),)))

    def read(self) -> Found:
        """Read every file in the order of their names."""
        for module in sorted(self.modules.values(), key=lambda m: m.file):
            calls = [(call, inside) for call, inside in _calls(module.tree)]
            for call, inside in calls:
                self._find_relay(module, call, inside)
            self._table(module)
            for call, inside in calls:
                self._call(module, call, inside)
        return self.found

    def _find_relay(self, module: _Module, call: ast.Call, inside: Function | None) -> None:
        """Remember the function around a call when the call's text is a parameter of that function."""
        asked = _asked(module, call)
        if asked is None or inside is None or not inside.name.startswith("_"):
            return
        given = _arguments(call, ASKS[asked]) or {}
        context = self.constant(given["context"], module) if "context" in given else None
        texts = [given[name] for name in ASKS[asked][1:] if name in given]
        parameters = tuple(
            a.arg for a in (*inside.args.posonlyargs, *inside.args.args, *inside.args.kwonlyargs)
        )
        names = tuple(node.id for node in texts if isinstance(node, ast.Name) and node.id in parameters)
        if context is None or not names or len(names) != len(texts):
            return
        before = module.relays.get(inside.name, _Relay(parameters, ()))
        module.relays[inside.name] = replace(before, asked=(*before.asked, (context, names)))

    def _table(self, module: _Module) -> None:
        table = module.constants.get(TABLE)
        if table is None:
            return
        if not isinstance(table, ast.Dict):
            self.complain(module, table, f"{TABLE} must be a table written out in braces")
            return
        for value in table.values:
            text = self.constant(value, module)
            if text is None:
                self.complain(module, value, f"{TABLE} needs every text written out")
            else:
                self.add(module, value, module.name, [text])

    def _call(self, module: _Module, call: ast.Call, inside: Function | None) -> None:
        asked = _asked(module, call)
        if asked is not None:
            self._asked_call(module, call, asked, inside)
        elif isinstance(call.func, ast.Name) and call.func.id in module.relays:
            relay = module.relays[call.func.id]
            given = _arguments(call, relay.parameters)
            for context, names in relay.asked:
                self._relayed(module, call, context, [None if given is None else given.get(n) for n in names])

    def _relayed(self, module: _Module, call: ast.Call, context: str, nodes: list[ast.expr | None]) -> None:
        left_out = [n is None or (isinstance(n, ast.Constant) and n.value is None) for n in nodes]
        if all(left_out) and not any(isinstance(value, ast.Starred) for value in call.args):
            return
        forms = [None if node is None else self.constant(node, module) for node in nodes]
        said = [form for form in forms if form is not None]
        if len(said) != len(forms):
            self.complain(module, call, f"{ast.unparse(call.func)} needs its texts written out")
        else:
            self.add(module, call, context, said)

    def _asked_call(self, module: _Module, call: ast.Call, asked: str, inside: Function | None) -> None:
        names = ASKS[asked]
        given = _arguments(call, names) or {}
        wanted = [name for name in names if name in given or (asked != "Message" and name in names)]
        values = [self.constant(given[name], module) if name in given else None for name in wanted]
        said = [value for value in values if value is not None]
        if len(said) == len(wanted) and len(said) >= 2:
            self.add(module, call, said[0], said[1:])
        elif asked == "Message" and any(word.arg == "domain" for word in call.keywords):
            return  # a text of the catalogue, which has its own list
        elif inside is not None and inside.name in module.relays:
            return
        elif not module.file.removeprefix(f"{self.package.name}/").startswith(PASSES_ON):
            self.complain(module, call, f"{asked} needs its context and text written out")
        elif "text" in given:
            self._from_table(module, call, given["text"], said[0] if said else None)

    def _from_table(self, module: _Module, call: ast.Call, text: ast.expr, context: str | None) -> None:
        """Check that a sentence of a table is asked for under the name of that table's module."""
        if isinstance(text, ast.Subscript) and isinstance(text.value, ast.Attribute):
            table = text.value
            if table.attr == TABLE and isinstance(table.value, ast.Name):
                origin = ".".join(module.imported.get(table.value.id, ("", ""))).strip(".")
                name = origin.removeprefix(f"{self.package.name}.")
                if name != context or TABLE not in getattr(self.modules.get(name), "constants", {}):
                    self.complain(module, call, f"the context of this table's sentences is '{name}'")


def _asked(module: _Module, call: ast.Call) -> str | None:
    """Return which function of :mod:`selfhelp.language` a call asks, under whatever name."""
    if isinstance(call.func, ast.Name):
        return module.asks.get(call.func.id)
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        origin = ".".join(module.imported.get(call.func.value.id, ("", "")))
        if origin.split(".")[1:2] == ["language"] and call.func.attr in ASKS:
            return call.func.attr
    return None


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, Function | None]]:
    """Yield every call in reading order, with the innermost function around it."""

    def walk(node: ast.AST, inside: Function | None) -> Iterator[tuple[ast.Call, Function | None]]:
        if isinstance(node, ast.Call):
            yield node, inside
        around = node if isinstance(node, Function) else inside
        for child in ast.iter_child_nodes(node):
            yield from walk(child, around)

    return walk(tree, None)


def merge(texts: list[Text], complain: Callable[[str], None]) -> list[Text]:
    """Make one entry of texts that stand in several places; the first place decides the order."""
    merged: dict[tuple[str, str], Text] = {}
    for text in texts:
        key = (text.context, text.one)
        before = merged.get(key)
        if before is None:
            merged[key] = text
            continue
        if before.many != text.many and None not in (before.many, text.many):
            there, here = before.places[0], text.places[0]
            complain(
                f"{here.file}:{here.line}: “{text.one}” has another plural than at {there.file}:{there.line}"
            )
        merged[key] = replace(before, many=before.many or text.many, places=before.places + text.places)
    return list(merged.values())


def read_source(package: Path) -> Found:
    """Return every text of the program's package, each once, and what could not be read.

    Args:
        package: the folder of the program's package, ``selfhelp``.
    """
    found = _Reader(package).read()
    for text in found.texts:
        if not text.context or not text.one.strip():
            place = text.places[0]
            found.problems.append(f"{place.file}:{place.line}: an empty text or context can't be translated")
    found.texts = [text for text in found.texts if text.context and text.one.strip()]
    found.texts = merge(found.texts, found.problems.append)
    return found
