"""Which column of a table has the titles of its rows."""

from __future__ import annotations

from study.importing.text import samples

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.text.columns import Columns, Row


def of_links(table: Columns, rows: list[Row]) -> None:
    """ "Resource | URL", "Platform | Address": the first column has words, another the addresses of what they name."""
    half = len(rows[: samples.ROWS])
    led = [n for n in table.links if n and samples.addressed(rows, n) * 2 > half]
    named = not samples.addressed(rows, 0) and samples.filled(rows, 0) * 2 > half
    if led and named and (0 in table.links or table.roles.get("author") == 0):
        table.roles = {role: n for role, n in table.roles.items() if n != 0}
        table.links = [n for n in table.links if n != 0]
        table.named.insert(0, 0)


def choose(table: Columns, rows: list[Row]) -> None:
    """The title stands under a word for it, else in the first column left with text, else in one of work or groups."""
    if table.named and not any(samples.filled(rows, n) for n in table.named):
        table.notes += table.named  # "Skills" over numbers says how many there are
        table.notes.sort()
        table.named = []
    if table.named:
        at = next((n for n in table.named if samples.filled(rows, n) * 2 > len(rows[: samples.ROWS])), table.named[0])
        at = _told_apart(table, rows, _of_list(table, rows, at))
        table.roles["title"] = at
        others = [n for n in table.named if n != at and samples.filled(rows, n)]
        table.links += [n for n in others if samples.only_links(rows, n)]
        table.notes += [n for n in others if n not in table.links]
        return
    left = [
        n
        for n in table.notes
        if table.header[n] not in samples.NOTHING and samples.filled(rows, n) * 2 > len(rows[: samples.ROWS])
    ]
    unnamed = [n for n in left if n not in table.links]
    candidates = [*unnamed[:1]] if unnamed and (not table.works or unnamed[0] < table.works[0]) else []
    # "Type of session | Time" says how long sessions are, and lists none.
    naming = ("group", "type") if len(table.header) > 2 or table.position else ("group",)
    candidates += (
        table.works[:1] + [table.roles[role] for role in naming if role in table.roles] + table.links[:1] + left
    )
    if candidates:
        at = candidates[0]
        table.roles = {role: n for role, n in table.roles.items() if n != at}
        for several in (table.works, table.notes, table.links):
            if at in several:
                several.remove(at)
        table.roles["title"] = at


def _of_list(table: Columns, rows: list[Row], at: int) -> int:
    """Where the cells of the title column are lists of tasks, what they are about stands in a column before it."""
    if samples.listed(rows, at) * 2 <= len(rows[: samples.ROWS]):
        return at
    whole = [
        n
        for n in table.notes
        if n < at and not samples.listed(rows, n) and samples.filled(rows, n) == len(rows[: samples.ROWS])
    ]
    if not whole:
        return at
    table.notes = [n for n in table.notes if n != whole[0]]
    return whole[0]


def _told_apart(table: Columns, rows: list[Row], at: int) -> int:
    """ "Storage" for six rows with a paper each: what tells rows apart is their title, the other their group."""
    if not samples.repeated(rows, at):
        return at
    others = [n for n in (*table.works, *table.links, *table.notes) if n > at and not samples.repeated(rows, n)]
    linked = [n for n in others if samples.addressed(rows, n) * 2 > len(rows[: samples.ROWS])]
    if not linked or not samples.filled(rows, linked[0]):
        return at
    for several in (table.works, table.links, table.notes):
        several[:] = [n for n in several if n != linked[0]]
    table.named = [n for n in table.named if n != at]
    table.roles.setdefault("group", at)
    return linked[0]


def by_group(table: Columns, rows: list[Row]) -> None:
    """Where each row has a group of its own, that is what it is called: "Module | Topics", lists of links beside it."""
    group, title = table.roles.get("group"), table.roles.get("title")
    if group is None or title is None:
        return
    names = [row.cells[group] for row in rows if group < len(row.cells)]
    several = sum(title < len(row.cells) and row.cells[title].count("](") > 1 for row in rows)
    if len(set(names)) < len(names) or len(names) < len(rows) or group > title:
        return
    if several * 2 > len(rows) or sum(map(samples.is_named, names)) * 2 > len(names):
        table.roles["title"] = group
        del table.roles["group"]
        (table.links if several else table.notes).append(title)
