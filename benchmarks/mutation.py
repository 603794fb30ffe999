"""What the tests notice: ``python benchmarks/mutation.py``, from the top of a checkout, by an interpreter that has all.

Changes one thing at a time at random places of ``src``, in a copy of the tree, and runs the tests that enter the
changed function, the quickest first: a run of all tests says beforehand which those are. What survives is printed with
its place and how many tests it met; whether it matters is for the reader to say.
"""

from __future__ import annotations

import ast
import json
import os
import random
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from copy import copy, deepcopy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or,
    ast.Or: ast.And, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """A place in a file, as bytes from and to, and what is to stand there instead; the first line of its function."""

    path: Path
    line: int
    function: int | None
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
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in statements(tree):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        before = source[begin:end].decode()
        around = [one for one in functions if one.lineno <= node.lineno <= (one.end_lineno or 0)]
        function = max(
            (min([one.lineno, *(part.lineno for part in one.decorator_list)]) for one in around), default=None
        )
        for place, inner in enumerate(ast.walk(node)):
            for new in changed(inner):
                after = ast.unparse(ast.fix_missing_locations(Exchange(place, new).of(node)))
                yield Mutant(path, getattr(inner, "lineno", node.lineno), function, begin, end, before, after)


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


@dataclass(frozen=True)
class Test:
    """One test, how long it takes, and the functions it enters, as ``path:line``."""

    name: str
    seconds: float
    functions: frozenset[str]


def pytest(root: Path, words: Iterable[str], seconds: float | None = None, **surroundings: str) -> str | None:
    """Run tests to the first that fails: its name, or that it took too long; None if all pass."""
    paths = os.pathsep.join((str(root / "src"), str(root / "benchmarks")))
    environment = os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"} | surroundings
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *words]
    try:
        run = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return "time"
    if not run.returncode:
        return None
    failed = (line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR")))
    return next(failed, "").partition(" - ")[0] or "pytest itself"


def entered(root: Path, path: Path, words: list[str]) -> list[Test]:
    """Which functions every test enters, the quickest first; kept in a file, made by running all if there is none."""
    if not path.exists():
        making = path.with_suffix(".part")
        making.unlink(missing_ok=True)
        if why := pytest(root, ["-p", "calls", *words], STUDY_CALLS=str(making)):
            sys.exit(f"The tests fail as it is: {why}")
        making.rename(path)
    known = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    tests = (Test(one["test"], one["seconds"], frozenset(one["functions"])) for one in known)
    return sorted(tests, key=lambda test: test.seconds)


def seeing(mutant: Mutant, tests: list[Test], root: Path) -> list[Test]:
    """The tests that enter its function; where there are none, those that enter its file or one that imports it.

    No test enters what runs while a module is imported.
    """
    entering = [test for test in tests if f"{mutant.path}:{mutant.function}" in test.functions]
    if entering:
        return entering
    module = ".".join(mutant.path.with_suffix("").parts[1:])
    package, _, name = module.rpartition(".")
    imports = (f"from {module} import", f"from {package} import {name}")
    files = {
        str(path.relative_to(root))
        for path in root.glob("src/**/*.py")
        if any(line in path.read_text(encoding="utf-8") for line in imports)
    }
    files.add(str(mutant.path))
    return [test for test in tests if any(function.rpartition(":")[0] in files for function in test.functions)]


def within(tests: list[Test], seconds: float) -> list[Test]:
    """As many of the quickest as fit into a time."""
    spent = 0.0
    return [test for test in tests if (spent := spent + test.seconds) <= seconds]


def main() -> None:
    """Change, run, tell."""
    parser = ArgumentParser(
        description=__doc__, epilog="What comes after -- is for pytest, such as --ignore=tests/docs."
    )
    parser.add_argument("--mutants", type=int, default=40, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other mutants (%(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="of the tests that each meets (%(default)s)")
    parser.add_argument("--without", metavar="FOLDER", help="of src/study, where nothing is changed")
    parser.add_argument("--calls", type=Path, default=Path("calls.jsonl"), help="what tests enter (%(default)s)")
    parser.add_argument("pytest", nargs="*")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        root = Path(folder) / "study"
        shutil.copytree(".", root, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        files = (path.relative_to(root) for path in sorted(root.glob("src/**/*.py")))
        places = [one for path in files if path.parts[2] != options.without for one in mutants(path, root)]
        tests = entered(root, options.calls.absolute(), options.pytest)
        chosen = random.Random(options.seed).sample(places, options.mutants)
        survived = sum(not tried(mutant, tests, root, options.seconds) for mutant in chosen)
        print(f"{len(chosen) - survived} of {len(chosen)} killed, {1 - survived / len(chosen):.1%}")


def tried(mutant: Mutant, tests: list[Test], root: Path, seconds: float) -> bool:
    """Change one thing, run what can see it, and put it back; whether it was noticed."""
    known = seeing(mutant, tests, root)
    met = within(known, seconds)
    source = (root / mutant.path).read_bytes()
    (root / mutant.path).write_bytes(mutant.applied(source))
    limit = 30 + 3 * sum(test.seconds for test in met)
    why = pytest(root, (test.name for test in met), limit) if met else None
    (root / mutant.path).write_bytes(source)
    print(f"{f'killed by {why}' if why else f'SURVIVED {len(met)} of {len(known)} tests'}: {mutant}", flush=True)
    return why is not None


if __name__ == "__main__":
    main()
