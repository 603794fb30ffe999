"""A playlist as yt-dlp prints it: one document with its entries, flat or not, or one object a line."""

from __future__ import annotations

from study.importing.findings import HIGH, Entry, Findings, Link, Omission, Span
from study.importing.formats.json_values import mapping, number, objects, words
from study.importing.formats.wording import item

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMAT = "playlist"
UNAVAILABLE = ("[private video]", "[deleted video]", "[unavailable video]", "private video", "deleted video")


def is_playlist(document: Any) -> bool:
    if isinstance(document, dict):
        return document.get("_type") == "playlist" and isinstance(document.get("entries"), list)
    entries = objects(document)
    return bool(entries) and len(entries) == len(document) and all(_is_video(entry) for entry in entries[:20])


def read(document: Any) -> Findings:
    """The videos of a playlist with their lengths. What cannot be watched, and what comes twice, is left out."""
    if isinstance(document, dict):
        entries = objects(document.get("entries"))
        found = Findings(FORMAT, title=words(document.get("title")), by=_teacher(document))
        found.url = words(document.get("webpage_url"))
        found.summary = _paragraph(document.get("description"))
    else:
        entries = objects(document)
        first = mapping(entries[0])
        found = Findings(FORMAT, title=words(first.get("playlist_title") or first.get("playlist")), by=_teacher(first))
        found.url = words(first.get("playlist_webpage_url"))
    found.lines = len(entries)
    seen: dict[str, int] = {}
    for position, entry in enumerate(entries, 1):
        reason = _refusal(entry, seen, position)
        if reason:
            found.omissions.append(Omission(0, 0, reason, words(entry.get("title")) or f"entry {position}"))
        else:
            found.items.append(_video(entry, found.by))
            found.understood += 1
            if (odd := _odd_address(entry)) and not _address(entry):
                message = f'entry {position}: "{odd[:60]}" isn\'t a web address: left out'
                found.problems.append((0, message))
    return found


def _is_video(entry: dict[str, Any]) -> bool:
    return "title" in entry and ("duration" in entry or "webpage_url" in entry) and ("id" in entry or "url" in entry)


def _refusal(entry: dict[str, Any], seen: dict[str, int], position: int) -> str:
    """Why an entry is left out; nothing if it is not."""
    title, key = words(entry.get("title")), words(entry.get("id")) or _address(entry)
    if not title or title.lower() in UNAVAILABLE:
        return f"entry {position} is private or deleted"
    if first := seen.get(key):
        return f"entry {position} repeats entry {first}"
    seen[key] = position
    return ""


def _video(entry: dict[str, Any], teacher: str) -> Entry:
    said, _ = item(words(entry.get("title")), "en")
    video = Entry(None, "video", said.text, key=words(entry.get("id")), confidence=HIGH)
    if (seconds := number(entry.get("duration"))) and seconds > 0:
        minutes = max(round(seconds / 60), 1)
        video.minutes = Span(minutes, minutes)
    if url := _address(entry):
        video.links.append(Link(said.text, url))
    by = _teacher(entry)
    video.by = by if by != teacher else ""
    return video


def _address(entry: dict[str, Any]) -> str:
    """The address of an entry; a flat list of YouTube's has no more than its id."""
    address = words(entry.get("webpage_url") or entry.get("original_url") or entry.get("url"))
    if address.startswith(("http://", "https://")):
        return address
    key, is_youtube = words(entry.get("id")), words(entry.get("ie_key")) == "Youtube"
    return f"https://www.youtube.com/watch?v={key}" if key and (is_youtube or address == key) else ""


def _odd_address(entry: dict[str, Any]) -> str:
    """What stands in the place of an address and is none."""
    address = words(entry.get("webpage_url") or entry.get("original_url") or entry.get("url"))
    return address if ":" in address and not address.startswith(("http://", "https://")) else ""


def _teacher(entry: dict[str, Any]) -> str:
    return words(entry.get("uploader") or entry.get("channel") or entry.get("playlist_uploader"))


def _paragraph(value: Any) -> str:
    return words(value.strip().split("\n\n")[0]) if isinstance(value, str) else ""
