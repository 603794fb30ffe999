"""Where a source comes from: a file, a folder with a roadmap, stdin or an address; its text, and what it is called."""

from __future__ import annotations

import codecs

from study.core.values import dataclass, field
from study.errors import InvalidFile, Problem, WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 10 * 1024 * 1024  # bytes
MOST_PAGES = 2000
WANTED = "name a README or another text: Markdown, CSV, OPML, a roadmap or a playlist in JSON"


@dataclass(frozen=True, slots=True)
class Origin:
    """A source in memory. ``name`` is what it is called on screens, ``stem`` what its curriculum is called where it
    gives no title; ``pages`` are the texts of a roadmap's ``content`` folder by the id of their node."""

    name: str
    stem: str
    text: str
    digest: str
    url: str = ""
    pages: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The last part of the name, which a curriculum gives as its source."""
        return self.name.replace("\\", "/").rstrip("/").rpartition("/")[2] or self.name


def opened(source: str) -> Origin:
    """Read a source. Raises InvalidFile for what is no text, WrongUsage for an address that is no https one."""
    if source == "-":
        return _origin("stdin", "imported", _stdin())
    if "://" in source:
        from study.importing.fetch import fetch

        page = fetch(source)
        return _origin(page.name, page.stem, page.content, page.url)
    from pathlib import Path

    path = Path(source)
    return _folder(path) if path.is_dir() else _origin(source, _stem(path), _file(path))


def refused(name: str, message: str, hint: str = "", line: int = 1, text: str = "") -> InvalidFile:
    """Why a source cannot be used."""
    return InvalidFile([Problem(name, line, min(line, 1), message, hint)], text)


def _origin(name: str, stem: str, content: bytes, url: str = "", pages: dict[str, str] | None = None) -> Origin:
    from hashlib import sha256

    return Origin(name, stem, _decoded(content, name), sha256(content).hexdigest(), url, pages or {})


def _decoded(content: bytes, name: str) -> str:
    """Text of UTF-8, or of UTF-16 that says so by its first bytes."""
    if len(content) > LARGEST:
        raise refused(name, "this file is over 10 MiB", "split it into several files")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise refused(name, "this is not UTF-16 text", "save the file as UTF-8") from None
    if b"\0" in content:
        raise refused(name, "this is a binary file", WANTED)
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise refused(name, "this is not UTF-8 text", "save the file as UTF-8", line) from None


def _file(path: Path) -> bytes:
    """The bytes of a file that nobody else writes to meanwhile."""
    try:
        with path.open("rb") as file:
            before = path.stat()
            content = file.read(LARGEST + 1)
            after = path.stat()
    except FileNotFoundError:
        raise refused(str(path), "there is no such file", "check the spelling", line=0) from None
    except PermissionError:
        raise refused(str(path), "you may not read this file", "change its permissions") from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise refused(str(path), f"this file cannot be read: {reason}", "try a copy of it") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise refused(str(path), "this file was changed while it was read", "run this again")
    return content


def _stdin() -> bytes:
    import sys

    if sys.stdin is None or sys.stdin.isatty():
        raise WrongUsage("Nothing comes through a pipe here. Name a file instead of -.")
    return sys.stdin.buffer.read(LARGEST + 1)


def _stem(path: Path) -> str:
    """The name without its ending; of a README the folder's."""
    if path.stem.casefold() in ("readme", "index"):
        return path.resolve().parent.name or "imported"
    return path.stem or "imported"


def _folder(path: Path) -> Origin:
    """A roadmap with its ``content`` folder, as roadmap.sh keeps them; of any other folder its README."""
    drawings = sorted(path.glob("*.json"))
    pages = {}
    for page in sorted((path / "content").glob("*@*.md"))[:MOST_PAGES]:
        pages[page.stem.rpartition("@")[2]] = _decoded(_file(page), str(page))
    if pages and drawings:
        drawing = next((file for file in drawings if file.stem == path.name), drawings[0])
        return _origin(str(drawing), drawing.stem, _file(drawing), pages=pages)
    readme = next((path / name for name in ("README.md", "readme.md", "Readme.md") if (path / name).is_file()), None)
    if readme is None:
        raise refused(str(path), "this is a directory", "name a file in it")
    return _origin(str(readme), _stem(readme), _file(readme))
