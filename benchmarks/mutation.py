"""What the tests notice: ``python benchmarks/mutation.py``, from the top of a checkout, by an interpreter that has all.

Changes one thing at a time at random places of ``src``, in a copy of the tree, and runs the tests: first those over a
whole life, which see most, then all of them. What survives is printed with its place; whether it matters is for the
reader to say.
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from copy import copy, deepcopy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

FIRST = ["tests/program/test_rich_life.py", "tests/program/test_same_plan.py", "tests/core"]
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or,
    ast.Or: ast.And, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """A place in a file, as bytes from and to, and what is to stand there instead."""

    path: Path
    line: int
    begin: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {' '.join(self.before.split())}  →  {' '.join(self.after.split())}"

    def applied(self, source: bytes) -> bytes:
        return source[: self.begin] + self.after.encode() + source[self.end :]


def changed(node: ast.AST) -> Iterator[ast.AST]:
    """A node with one thing in it another: an operator, a constant, a condition, the order of arguments."""
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op) if type(op) in SWAPS:
            yield replaced(node, op=SWAPS[type(op)]())
        case ast.Compare(ops=[relation, *further]) if type(relation) in SWAPS:
            yield replaced(node, ops=[SWAPS[type(relation)](), *further])
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield replaced(node, value=not value)
        case ast.Constant(value=int(value)):
            yield from (replaced(node, value=other) for other in (value + 1, value - 1))
        case ast.Break() | ast.Continue():
            yield SWAPS[type(node)]()
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield replaced(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.Call(func=ast.Name(id=name)) if name in NAMES:
            yield replaced(node, func=ast.Name(NAMES[name]))
    match node:
        case ast.Call(args=[first, second, *others]) if not any(isinstance(one, ast.Starred) for one in node.args):
            yield replaced(node, args=[second, first, *others])
        case ast.comprehension(ifs=[_, *_]):
            yield replaced(node, ifs=[])


def replaced(node: ast.AST, **fields: object) -> ast.AST:
    """A copy of a node with other fields."""
    other = copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def mutants(path: Path, root: Path) -> Iterator[Mutant]:
    """Everything that can be changed in one file, whatever is said to the type checker apart."""
    source = (root / path).read_bytes()
    starts = [0]
    for row in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(row))
    for node in statements(ast.parse(source)):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        before = source[begin:end].decode()
        for place, inner in enumerate(ast.walk(node)):
            for new in changed(inner):
                after = ast.unparse(ast.fix_missing_locations(Exchange(place, new).of(node)))
                yield Mutant(path, getattr(inner, "lineno", node.lineno), begin, end, before, after)


def statements(tree: ast.AST) -> Iterator[ast.stmt | ast.expr]:
    """The smallest pieces that can be written anew on one line: simple statements, and the heads of others."""
    for node in ast.walk(tree):
        match node:
            case ast.If(test=test) | ast.While(test=test) if ast.unparse(test) != "TYPE_CHECKING":
                yield test
            case ast.For(iter=head):
                yield head
            case ast.Assign(targets=[ast.Name("TYPE_CHECKING")]):
                continue
            case ast.Return() | ast.Assign() | ast.AugAssign() | ast.Assert() | ast.Break() | ast.Continue():
                yield node
            case ast.Expr(value=value) if not isinstance(value, ast.Constant):
                yield node


class Exchange(ast.NodeTransformer):
    """Puts another node in the place of the one that comes so many steps into a walk."""

    def __init__(self, place: int, new: ast.AST) -> None:
        self.place, self.new = place, new

    def of(self, node: ast.AST) -> ast.AST:
        whole = deepcopy(node)
        self.old = next(inner for place, inner in enumerate(ast.walk(whole)) if place == self.place)
        return self.visit(whole)

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def killed(root: Path, options: list[str], seconds: float) -> str | None:
    """By what the tests notice what was changed: the first that fails, or the time; None if by nothing."""
    surroundings = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    for tests in (FIRST, ["tests", *(f"--ignore={path}" for path in FIRST)]):
        command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests, *options]
        try:
            run = subprocess.run(
                command, cwd=root, env=surroundings, capture_output=True, text=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return "time"
        if run.returncode:
            failed = (line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR")))
            return next(failed, "").partition(" - ")[0] or "pytest itself"
    return None


def main() -> None:
    """Change, run, tell."""
    parser = ArgumentParser(description=__doc__, epilog="What comes after -- is for pytest, such as -n 2.")
    parser.add_argument("--mutants", type=int, default=40, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other mutants (%(default)s)")
    parser.add_argument("--timeout", type=float, default=900, help="seconds for the tests of each (%(default)s)")
    parser.add_argument("pytest", nargs="*")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder) / "study"
        shutil.copytree(".", root, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        files = sorted(path.relative_to(root) for path in root.glob("src/**/*.py"))
        chosen = random.Random(options.seed).sample(
            [one for path in files for one in mutants(path, root)], options.mutants
        )
        if why := killed(root, options.pytest, options.timeout):
            sys.exit(f"The tests fail as it is: {why}")
        survived = 0
        for mutant in chosen:
            source = (root / mutant.path).read_bytes()
            (root / mutant.path).write_bytes(mutant.applied(source))
            why = killed(root, options.pytest, options.timeout)
            (root / mutant.path).write_bytes(source)
            survived += why is None
            print(f"{f'killed by {why}' if why else 'SURVIVED'}: {mutant}", flush=True)
        print(f"{len(chosen) - survived} of {len(chosen)} killed, {1 - survived / len(chosen):.1%}")


if __name__ == "__main__":
    main()
