"""Which reader a source is for, told by what is in it and never by its name."""

from __future__ import annotations

import re

from study.importing.findings import Findings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options
    from study.importing.origin import Origin

_JSON = re.compile(r"\s*[\[{]")
_JSON_OBJECT = re.compile(r"\s*(?:\[\s*)?\{\s*\"")
_XML = re.compile(r"\s*<(?:\?xml|opml)\b", re.IGNORECASE)
LONGEST_LINE = 1024 * 1024
MOST_LINES = 200_000
MOST_LINKS = 20_000
_LINK = re.compile(r"\]\(|://")


def read(origin: Origin, options: Options) -> Findings:
    """What a source holds. Raises InvalidFile for what no reader takes."""
    from study.importing.origin import refused

    text = origin.text
    if not text.strip():
        raise refused(origin.name, "there is nothing in this file", "name a file with something in it")
    _refuse_too_much(origin)
    findings = _structured(origin, options)
    if findings is None:
        from study.importing.markdown import reader

        return reader.read(text, options)
    if options.section:
        from study.importing.section import section

        return section(findings, options.section)
    return findings


def _structured(origin: Origin, options: Options) -> Findings | None:
    """What a source holds that is no Markdown."""
    text = origin.text
    if _JSON.match(text) and (findings := _json(origin)) is not None:
        return findings
    from study.importing.formats import bullets, grid, opml, spreadsheet

    if _XML.match(text) or opml.is_opml(text):
        return _outline(origin, options)

    if grid.is_grid(text):
        return spreadsheet.read(text, options)
    if bullets.is_outline(text):
        return bullets.read(text, options)
    return None


def _refuse_too_much(origin: Origin) -> None:
    from study.importing.origin import refused

    text = origin.text
    if text.rstrip("\n").count("\n") >= MOST_LINES:
        message = f"this file has over {MOST_LINES} lines"
        raise refused(origin.name, message, "split it into several files", MOST_LINES + 1)
    if len(text) > LONGEST_LINE and max(map(len, text.split("\n"))) > LONGEST_LINE and not _JSON.match(text):
        line = next(n for n, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST_LINE)
        raise refused(origin.name, "this line is over 1 MiB", "break it, or take it out", line)
    if len(text) > MOST_LINKS and sum(1 for _ in _LINK.finditer(text)) > 2 * MOST_LINKS:
        raise refused(origin.name, f"this file has over {MOST_LINKS} links", "split it into several files")


def _json(origin: Origin) -> Findings | None:
    """What a JSON document holds; None for a text that only looks like one."""
    from study.importing.formats import ossu, playlist, roadmap
    from study.importing.formats.json_values import fault_line, parsed
    from study.importing.origin import refused

    document = parsed(origin.text)
    if document is None:  # a link or a box of Markdown begins with a bracket too
        if _JSON_OBJECT.match(origin.text):
            raise refused(origin.name, "this isn't valid JSON from here on", "export it again", fault_line(origin.text))
        return None
    if roadmap.is_roadmap(document):
        if len(document["nodes"]) > roadmap.MOST:
            raise refused(origin.name, f"this drawing has over {roadmap.MOST} nodes", "take a part of it")
        return roadmap.read(document, origin.pages)
    if ossu.is_ossu(document):
        return ossu.read(document)
    if playlist.is_playlist(document):
        return playlist.read(document)
    hint = "roadmaps of roadmap.sh, OSSU's curriculum.json and playlists that yt-dlp -J prints can be imported"
    raise refused(origin.name, "this JSON isn't a curriculum in a format that study knows", hint)


def _outline(origin: Origin, options: Options) -> Findings:
    from study.importing.formats import opml
    from study.importing.origin import refused

    if not opml.is_opml(origin.text):
        raise refused(origin.name, "this XML isn't an outline", "export it as OPML")
    try:
        return opml.read(origin.text, options)
    except opml.OutlineFault as fault:
        raise refused(origin.name, str(fault), fault.hint, fault.line) from None
