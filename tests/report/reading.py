"""What a page of HTML says and holds, told by the parser of the standard library."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "input", "base", "rect", "line", "polyline", "polygon"}


@dataclass
class Element:
    """A tag with its attributes, and the elements it stands in, the nearest last."""

    tag: str
    attributes: dict[str, str]
    within: list[str]


@dataclass
class Read:
    """The elements of a page in order, and its texts by the tag they stand in."""

    elements: list[Element] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def tags(self) -> set[str]:
        return {one.tag for one in self.elements}

    def of(self, tag: str) -> list[Element]:
        return [one for one in self.elements if one.tag == tag]

    def within(self, tag: str) -> list[str]:
        """The texts that stand directly in a tag."""
        return [text for inside, text in self.texts if inside == tag]

    @property
    def text(self) -> str:
        """Everything that is told, in one line."""
        told = (text for inside, text in self.texts if inside not in ("style", "script"))
        return " ".join(" ".join(told).split())


def read(page: str) -> Read:
    """Read a page; a tag that is closed where it is not open is a fault."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.found.faults += [f"<{tag}> stays open" for tag in reader.open]
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Read()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.elements.append(Element(tag, {name: value or "" for name, value in attrs}, list(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.elements.append(Element(tag, {name: value or "" for name, value in attrs}, list(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return  # a browser closes them where we do not
        if not self.open or self.open.pop() != tag:
            self.found.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.found.texts.append((self.open[-1] if self.open else "", data))
