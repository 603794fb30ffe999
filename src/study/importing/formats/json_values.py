"""JSON as it comes: a whole document or one object a line, and its values, which may be anything."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_LINES = 200_000


def parsed(text: str) -> Any:
    """The document in a text; objects one a line come as a list of them. None if it is no JSON."""
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or len(lines) > MOST_LINES or not all(line.lstrip().startswith("{") for line in lines):
        return None
    try:
        return [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return None


def fault_line(text: str) -> int:
    """The line on which a text stops being JSON."""
    import json

    try:
        json.loads(text)
    except json.JSONDecodeError as fault:
        return fault.lineno
    except (ValueError, RecursionError):
        pass
    return 1


def words(value: Any) -> str:
    """A text on one line; nothing where there is no text."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    return " ".join(value.split()) if isinstance(value, str) else ""


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects in a list."""
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def mapping(value: Any) -> dict[str, Any]:
    """An object; one without anything where there is none."""
    return value if isinstance(value, dict) else {}


def number(value: Any) -> float | None:
    """A finite number of a size that can be drawn or watched."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if -1e9 < value < 1e9 else None
