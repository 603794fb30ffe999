"""What the help says of a command, read from its function: the summary, the prose, the examples, and what is typed."""

from __future__ import annotations

from study.core.values import dataclass
from study.parameters import REQUIRED, Parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


@dataclass(frozen=True, slots=True)
class About:
    """A docstring in parts: its first line, the prose below it, and the lines after each ``\\b``."""

    summary: str
    prose: list[str]
    examples: list[str]


def about(serve: Callable[..., Any]) -> About:
    """What the docstring of a command says."""
    summary, *parts = "\n".join(line.strip() for line in (serve.__doc__ or "").strip().splitlines()).split("\n\n")
    prose = [" ".join(part.split()) for part in parts if not part.startswith("\b")]
    examples = [line for part in parts if part.startswith("\b") for line in part.splitlines()[1:]]
    return About(summary, prose, examples)


def usage(name: str, parameters: dict[str, tuple[Parameter, str]]) -> str:
    """``study log ITEM TIME [OPTIONS]``: the line to type."""
    words = [typed(key, *parameter) for key, parameter in parameters.items() if not parameter[0].flags]
    options = ["[OPTIONS]"] if any(parameter.flags for parameter, _ in parameters.values()) else []
    return " ".join(["study", name, *words, *options])


def typed(key: str, parameter: Parameter, kind: str) -> str:
    """What a person types for a parameter: ``ITEM...``, ``[DATE]``, ``-o, --output FILE``."""
    if not parameter.flags:
        word = (parameter.metavar or key.upper()) + ("..." if kind.startswith("list") else "")
        return word if parameter.default is REQUIRED else f"[{word}]"
    value = "" if kind.startswith("bool") else f" {parameter.metavar or '|'.join(parameter.choices)}"
    return ", ".join(sorted(parameter.flags, key=len)) + value


def told(parameter: Parameter) -> str:
    """The help of a parameter, with what holds without it."""
    if not parameter.flags or parameter.default in (None, False, ""):
        return parameter.help
    if parameter.default is REQUIRED:
        return f"{parameter.help} Required."
    return f"{parameter.help} Without it: {parameter.default}."
