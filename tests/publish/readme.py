"""A README in the current folder."""

from pathlib import Path

from study.publish.blocks import BEGIN, END


def readme(text: str | bytes) -> Path:
    """Write it."""
    path = Path("README.md")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def block(name: str = "") -> str:
    """An empty block."""
    return f"<!-- study:begin {name} -->\n{END}\n" if name else f"{BEGIN}\n{END}\n"
