"""One import: a source, what was found in it, and the curriculum that came of it."""

from __future__ import annotations

from contextlib import suppress

from study.core.values import dataclass, replace
from study.format import source_lines
from study.importing.build import Built, build
from study.importing.findings import Findings
from study.importing.ids import is_latin
from study.importing.verdict import Verdict, judged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.format.file import CheckResult
    from study.importing.options import Options
    from study.importing.origin import Origin

ENTRIES = ("roadmap", "ossu", "playlist")
"""Formats that have entries rather than lines."""


@dataclass(slots=True)
class Imported:
    """An import. ``written`` is the file that holds it, ``unchanged`` whether it held the same before."""

    origin: Origin
    found: Findings
    built: Built
    text: str
    checked: CheckResult
    verdict: Verdict
    written: str = ""
    unchanged: bool = False

    @property
    def unit(self) -> str:
        """What was counted."""
        return "entries" if self.found.format in ENTRIES else "lines"

    @property
    def is_sure(self) -> bool:
        """Whether nothing was guessed and nothing left out."""
        return not self.found.guesses and not self.left_out

    @property
    def left_out(self) -> int:
        """Lines that became no part of the curriculum, for another reason than being about the file itself."""
        return sum(one.last - one.first + 1 for one in self.found.omissions if not one.matter)


def imported(origin: Origin, options: Options) -> Imported:
    """Read, build and check a source. Raises InvalidFile for what cannot be read."""
    from study.format.file import check_text
    from study.importing import formats
    from study.importing.origin import LARGEST, refused
    from study.importing.yaml_text import written

    found = formats.read(origin, replace(options, file=origin.file))
    if origin.url:
        _complete_links(found, origin.url)
    verdict = judged(found, origin.text)
    title = options.title or found.title or _title_of(origin.stem)
    name = "" if options.title or is_latin(title) else origin.stem  # a title of other letters makes no id to type
    built = build(found, _source(origin, found), options.today, title, name)
    text = written(built.document, [_made(origin, found), *built.comments])
    if len(text) > LARGEST or len(text.encode()) > LARGEST:
        raise refused(origin.name, "this becomes a curriculum of over 10 MiB", "import a part of it: --section NAME")
    checked = check_text(text, f"{built.id}.yaml")
    text += source_lines.comment(_lines(found, built, checked))
    return Imported(origin, found, built, text, replace(checked, text=text), verdict)


def _lines(found: Findings, built: Built, checked: CheckResult) -> list[int | None]:
    """The line of each item in the source, in the order of the outline."""
    names = [*built.names.items, *built.names.resources, *built.names.backlog]
    entries = [*found.items, *found.resources, *found.backlog]
    line_of = {name: entry.line for name, entry in zip(names, entries, strict=True)}
    return [line_of.get(line.id) for line in checked.outline.lines] if checked.outline else []


def _complete_links(found: Findings, url: str) -> None:
    """Links that are relative to the page they stand on, as whole addresses."""
    from urllib.parse import urljoin

    from study.importing.fetch import page_of

    base = page_of(url)
    for entry in [*found.items, *found.resources, *found.backlog]:
        for link in entry.links:
            with suppress(ValueError):  # what is no address stays as it is
                link.url = urljoin(base, link.url)


def _made(origin: Origin, found: Findings) -> str:
    """How the file came about; it holds nothing that another import of the same bytes would not say."""
    what = "entries" if found.format in ENTRIES else "lines"
    share = f"{found.understood} of {found.lines} {what} understood"
    return f"Made by study import from {origin.file} (sha256 {origin.digest[:12]}…). {share}."


def _source(origin: Origin, found: Findings) -> str | dict[str, object]:
    """The file by its name, with the address it came from or names as its own, and the author where it names one."""
    name = f"{origin.file}, by {' '.join(found.by.split())}" if found.by else origin.file
    url = origin.url or found.url
    return {"title": name, "url": url} if url else name


def _title_of(stem: str) -> str:
    """A title out of a file's name: ossu_computer-science is "Ossu computer science"."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] if words else "Imported curriculum"
