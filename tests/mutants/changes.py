"""Finds where a file can be made wrong in one small way, and makes it so.

A change is one that a person could make by mistake and a reviewer could miss: the wrong comparison, a bound
off by one, a condition turned round, a call left out. Words on screen are left alone.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMED = {"any": "all", "all": "any", "min": "max", "max": "min"}
#: Calls whose arguments are words on screen or in a log.
WORDS = {"message", "messages", "pgettext", "npgettext", "catalogue_text"}


@dataclass(frozen=True, slots=True)
class Change:
    """One way to make a file wrong.

    Args:
        line: where, counted from 1.
        what: what becomes of what, in Python's words; with the line's text it names the change for good.
        text: the line as it stands, without the space around it.
        right: the whole file as it stands.
        number: counts the changes of the file.
    """

    line: int
    what: str
    text: str
    right: str
    number: int

    @property
    def source(self) -> str:
        """The whole file, made wrong. Made when asked for: of thousands a run tries some hundred."""
        tree = ast.parse(self.right)
        node, _what, new = _found(tree)[self.number]
        _put(tree, node, new)
        return ast.unparse(ast.fix_missing_locations(tree))


def _skipped(node: ast.AST) -> bool:
    """Tell whether to stay out of a part of the tree: words, and what only type checkers read."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in WORDS
    if isinstance(node, ast.Raise | ast.JoinedStr | ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return False


def _is_zip(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "zip"


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes whose change would be a change of what the program does."""
    yield tree
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        if name == "keywords" and _is_zip(tree):
            # ``strict`` raises only where the program is wrong already.
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _skipped(child):
                yield from _nodes(child)


def _ways(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield each way to change one node: its words, and what stands there instead."""
    if isinstance(node, ast.stmt):
        yield from _ways_of_statement(node)
    else:
        yield from _ways_of_expression(node)


def _ways_of_expression(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in COMPARED:
        other = COMPARED[type(node.ops[0])]
        yield (
            f"{type(node.ops[0]).__name__} to {other.__name__}",
            ast.Compare(node.left, [other()], node.comparators),
        )
    elif isinstance(node, ast.BoolOp):
        other_op: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{type(node.op).__name__} to {type(other_op).__name__}", ast.BoolOp(other_op, node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not left out", node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in CALCULATED:
        operator = CALCULATED[type(node.op)]
        yield f"{type(node.op).__name__} to {operator.__name__}", ast.BinOp(node.left, operator(), node.right)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} to {not node.value}", ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value} to {node.value + 1}", ast.Constant(node.value + 1)
    elif isinstance(node, ast.IfExp):
        yield "the two sides swapped", ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMED:
        name = NAMED[node.func.id]
        yield f"{node.func.id} to {name}", ast.Call(ast.Name(name, ast.Load()), node.args, node.keywords)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sorted":
        yield "not sorted", ast.Call(ast.Name("list", ast.Load()), node.args[:1], [])


def _ways_of_statement(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "the call left out", ast.Pass()
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield "nothing returned", ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield "continue to break", ast.Break()
    elif isinstance(node, ast.If):
        turned = ast.UnaryOp(ast.Not(), node.test)
        yield "the condition turned round", ast.If(turned, node.body, node.orelse)


def _found(tree: ast.AST) -> list[tuple[ast.AST, str, ast.AST]]:
    """Return what can be changed, in what words, and what stands there instead, in the order of the lines."""
    found = [(node, what, new) for node in _nodes(tree) for what, new in _ways(node)]
    return sorted(found, key=lambda one: (getattr(one[0], "lineno", 0), one[1]))


def _put(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """Put a node in the place of another."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
                return
            if isinstance(value, list):
                for index, item in enumerate(value):
                    if item is old:
                        value[index] = new
                        return
    raise ValueError("the node is not in the tree")


def changes(source: str) -> Iterator[Change]:
    """Yield every small wrong change of a file, in the order of its lines."""
    lines = source.splitlines()
    for number, (node, what, _new) in enumerate(_found(ast.parse(source))):
        line = getattr(node, "lineno", 0)
        yield Change(line, what, lines[line - 1].strip(), source, number)
