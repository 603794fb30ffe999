"""Where a source comes from: a file, a folder with a roadmap, stdin or an address; its text, and what it is called."""

from __future__ import annotations

import codecs
import re

from study.core.values import dataclass, field
from study.errors import InvalidFile, Problem, WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 10 * 1024 * 1024  # bytes
MOST_PAGES = 2000
WANTED = "name a README or another text: Markdown, CSV, OPML, a roadmap or a playlist in JSON"
PICTURE = ("this is a picture", "name the text it was made from")
OFFICE = ("this is an Office file or an archive", "export a table as CSV, a text as Markdown, or unpack it")
FOREIGN = {
    b"%PDF": ("this is a PDF", "save its text as Markdown"),
    b"PK\x03\x04": OFFICE,
    b"\xd0\xcf\x11\xe0": OFFICE,
    b"\x1f\x8b": ("this is compressed", "unpack it first"),
    b"SQLite format 3\0": ("this is a database", "export what is in it as CSV"),
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
}
"""What people name by mistake, by its first bytes: what it is, and the way out."""

_HTML = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.I | re.DOTALL)
_OWN = re.compile(r'\{\s*"schema"\s*:\s*"(study\.([a-z-]+)/\d+)"')
_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}/\S*|www\.\S+")


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
    if not source.strip():
        raise WrongUsage("Name what to import: a file, an https:// address, or - for standard input.")
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

    _refuse_foreign(content, name)
    text = _decoded(content, name)
    _refuse_page(text, name, url)
    return Origin(name, stem, text, sha256(content).hexdigest(), url, pages or {})


def _refuse_foreign(content: bytes, name: str) -> None:
    """Raise InvalidFile for what begins like something that nobody plans from."""
    for beginning, (what, hint) in FOREIGN.items():
        if content.startswith(beginning):
            raise refused(name, what, hint)
    schema = _OWN.match(content[:200].decode("ascii", "replace").lstrip("\ufeff"))
    if schema and schema[2] == "records":
        what = "this is a dump of a whole study database, and reading dumps back is not possible yet"
        raise refused(name, what, "keep it: a later version will; meanwhile copy the database file itself")
    if schema:
        raise refused(name, f"this is an answer of study itself ({schema[1]})", "name what that was made from")


def _refuse_page(text: str, name: str, url: str) -> None:
    if _HTML.match(text[:3000]):
        by_file = "name the text it was made from"
        by_address = "name the address of its source, such as a README.md, or of its page on GitHub"
        raise refused(name, "this is a web page, not a text", by_address if url else by_file)


def _decoded(content: bytes, name: str) -> str:
    """Text of UTF-8, or of UTF-16 that says so by its first bytes."""
    if len(content) > LARGEST:
        raise refused(name, "this file is over 10 MiB", "split it into several files", line=0)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise refused(name, "this isn't UTF-16 text", "save the file as UTF-8") from None
    if b"\0" in content:
        raise refused(name, "this is a binary file", WANTED, content.count(b"\n", 0, content.index(b"\0")) + 1)
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise refused(name, "this isn't UTF-8 text", "save the file as UTF-8", line) from None


def _file(path: Path) -> bytes:
    """The bytes of a file that nobody else writes to meanwhile."""
    import os

    _refuse_device(path)
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            content = file.read(LARGEST + 1)
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise _missing(path) from None
    except PermissionError:
        raise refused(
            str(path), "you don't have permission to read this file", "change its permissions", line=0
        ) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise refused(str(path), f"this file can't be read: {reason}", "try a copy of it", line=0) from None
    if path.is_file() and (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise refused(str(path), "this file was changed while it was read", "run this again", line=0)
    return content


def _refuse_device(path: Path) -> None:
    """Raise InvalidFile for a device or a named pipe, which may never end or never begin. What a shell puts in place
    of a command (`<(curl …)`) is a pipe without a name, and read."""
    import os
    import stat

    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return  # opening it says why
    is_named = not os.path.realpath(path).startswith(("/proc/", "/dev/fd/"))
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode) and is_named:
        hint = f"pipe it in: cat {path} | study import -"
        raise refused(str(path), "this is a device or a pipe, not a file", hint, line=0)


def _missing(path: Path) -> InvalidFile:
    name = path.as_posix()
    hint = f"for an address: study import https://{name}" if _ADDRESS.fullmatch(name) else "check the spelling"
    return refused(str(path), "there is no such file", hint, line=0)


def _stdin() -> bytes:
    import sys

    if sys.stdin is None or sys.stdin.isatty():
        raise WrongUsage("There is no input to read. Name a file instead of -.")
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
        raise refused(str(path), "this is a directory", "name a file in it", line=0)
    return _origin(str(readme), _stem(readme), _file(readme))
