"""One import: a source, what was found in it, and the curriculum that came of it."""

from __future__ import annotations

import gc
import re
from contextlib import suppress

from study.core.values import dataclass, replace
from study.format import source_lines
from study.importing.curriculum.build import CurriculumDocument, build
from study.importing.curriculum.ids import is_latin
from study.importing.findings import Findings
from study.importing.verdict import Verdict, judged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.format.file import CheckResult
    from study.importing.options import Options
    from study.importing.origin import Origin

LARGE = 1024 * 1024  # characters
PART_OF_IT = "import a part of it: --section NAME, or split it into several files"
UNITS = {"table": "rows", "roadmap": "entries", "ossu": "entries", "playlist": "entries", "opml": "entries"}
"""What there is to count where it is no lines."""


@dataclass(slots=True)
class Import:
    """An import. ``written`` is the file that holds it, ``unchanged`` whether it held the same before."""

    origin: Origin
    findings: Findings
    curriculum: CurriculumDocument
    text: str
    checked: CheckResult
    verdict: Verdict
    written: str = ""
    unchanged: bool = False

    @property
    def unit(self) -> str:
        """What was counted."""
        return unit_of(self.findings)

    @property
    def is_sure(self) -> bool:
        """Whether nothing was guessed and nothing left out."""
        return not self.findings.guesses and not self.left_out

    @property
    def left_out(self) -> int:
        """Lines that became no part of the curriculum, for another reason than being about the file itself."""
        return sum(omission.lines for omission in self.findings.omissions if not omission.matter)


def unit_of(findings: Findings) -> str:
    """What the figures of some findings count: a cell of a table may have several lines, an entry of JSON has none."""
    return UNITS.get(findings.format, "lines")


def import_origin(origin: Origin, options: Options) -> Import:
    """Read, build and check a source. Raises InvalidFile for what cannot be read."""
    from study.format.file import check_text
    from study.importing.curriculum.room import MOST_PARTS
    from study.importing.formats.detection import read
    from study.importing.origin import refused

    found = read(origin, replace(options, file=origin.file))
    if len(origin.text) > LARGE:
        gc.collect()  # what the reader leaves behind has rings, and takes more memory than all that follows
    if origin.url:
        _complete_links(found, origin.url)
    verdict = judged(found, origin.text)
    title = options.title or found.title or _title_of(origin.stem)
    name = "" if options.title or is_latin(title) else origin.stem  # a title of other letters makes no id to type
    if len(found.headings) + len(found.items) + len(found.resources) > MOST_PARTS:
        raise refused(origin.name, f"there are over {MOST_PARTS} things in this source", PART_OF_IT)
    built = build(found, _source(origin, found), options.today, title, name)
    text = _fitting(origin, found, built)
    checked = check_text(text, f"{built.id}.yaml")
    text += source_lines.comment(_lines(found, built, checked))
    return Import(origin, found, built, text, replace(checked, text=text), verdict)


def _fitting(origin: Origin, findings: Findings, built: CurriculumDocument) -> str:
    """The YAML, with notes cut where it would be larger than a curriculum file may be. Raises InvalidFile where that
    does not help."""
    from study.importing.curriculum.room import NUMBER, cut_notes
    from study.importing.curriculum.yaml_text import written
    from study.importing.origin import LARGEST, refused

    most = LARGEST - NUMBER * (len(findings.items) + len(findings.resources))
    comments = [_made(origin, findings), *built.comments]
    text = written(built.document, comments)
    excess = len(text.encode()) - most
    if excess <= 0:
        return text
    told = cut_notes(built.document, excess)
    text = written(built.document, comments) if told else text
    if len(text.encode()) > most:
        raise refused(origin.name, "this becomes a curriculum of over 10 MiB", PART_OF_IT)
    findings.problems.append((0, told))
    return text


def _lines(findings: Findings, built: CurriculumDocument, checked: CheckResult) -> list[int | None]:
    """The line of each item in the source, in the order of the outline."""
    names = [*built.names.items, *built.names.resources, *built.names.backlog]
    entries = [*findings.items, *findings.resources, *findings.backlog]
    line_of = {name: entry.line for name, entry in zip(names, entries, strict=True)}
    return [line_of.get(line.id) for line in checked.outline.lines] if checked.outline else []


def _complete_links(findings: Findings, url: str) -> None:
    """Links that are relative to the page they stand on, as whole addresses."""
    from urllib.parse import urljoin

    from study.importing.fetch import page_of

    base = page_of(url)
    for entry in [*findings.items, *findings.resources, *findings.backlog]:
        for link in entry.links:
            with suppress(ValueError):  # what is no address stays as it is
                link.url = urljoin(base, link.url)


def _made(origin: Origin, findings: Findings) -> str:
    """How the file came about; it holds nothing that another import of the same bytes would not say."""
    share = f"{findings.understood} of {findings.lines} {unit_of(findings)} understood"
    return f"Made by study import from {origin.file} (sha256 {origin.digest[:12]}…). {share}."


def _source(origin: Origin, findings: Findings) -> str | dict[str, object]:
    """The file by its name, with the address it came from or names as its own, and the author where it names one."""
    name = f"{origin.file}, by {' '.join(findings.by.split())}" if findings.by else origin.file
    own = findings.url if findings.url.startswith(("https://", "http://")) else ""
    url = origin.url or own
    return {"title": name, "url": url} if url else name


def _title_of(stem: str) -> str:
    """A title out of a file's name: ossu__computer-science__README is "Ossu computer science"."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    words = re.sub(r"(?<=\w) readme$", "", words, flags=re.IGNORECASE)
    return words[:1].upper() + words[1:] if words else "Imported curriculum"
