"""How long every command takes with two curricula enrolled: ``python benchmarks/startup.py``."""

from __future__ import annotations

from measure import Case, Installation, arguments, installed, peak, rounds, table, timed, verdict

MEMORY = 24  # MiB
OTHER = 20
"""Limit of the commands that are not for every day."""

BEHIND = "behind.db"
TODAY, DONE = Case("today", 3.4, database=BEHIND), Case("done {n}", 4.2)


def limited(limit: float, *lines: str) -> tuple[Case, ...]:
    """Command lines with one limit."""
    return tuple(Case(words, limit) for words in lines)


CASES = (
    TODAY,
    Case("today", 5.2, terminal=True, database=BEHIND),
    DONE,
    *limited(5, "--help", "log 41 5m", "progress 40 {n}", "skip 42", "start 43", "status", "stop --time 5m"),
    *limited(7, "plan", "list", "show 9", "deadlines", "kaggle", "goal", "hours", "history", "entries"),
    Case("report", 6.5),
    Case("report", 8.5, terminal=True),
    Case("why 9", 9),
    Case("check gpt-transformer", 18),
    Case("enroll gpt-transformer", 18, database="other-{n}.db"),
    *limited(
        OTHER,
        "", "reopen 42", "note 9 hard", "amend 1 --note {n}", "replan --hours 10 --dry-run", "replan --hours 10",
        "curricula", "schema", "config", "doctor", "baseline", "forecast", "catchup", "backlog", "certificate",
        "journal", "lesson", "off", "export", "export csv items", "undo", "redo", "help all",
    ),
    Case("leave gpt-transformer", OTHER, database="other-{n}.db"),
)  # fmt: skip


def main() -> None:
    """Install, enrol, measure, tell."""
    options = arguments(__doc__, rounds=21).parse_args()
    with installed(options.folder, options.keep) as installation:
        prepare(installation)
        times = rounds(installation, CASES, options.rounds)
        print()
        rows = [["command", "median ms", "± %", "× pass", "limit", ""]]
        for case, found in times.items():
            figures = [f"{found.median:.1f}", f"{found.noise:.0f}", f"{found.multiple:.1f}"]
            rows.append([case.name, *figures, *verdict(found.multiple, case.limit)])
        table(rows)
        memory = [(case, peak(installation, case, options.rounds + 2)) for case in (TODAY, DONE)]
        table([["command", "peak MiB", "limit", ""], *([c.name, f"{m:.1f}", *verdict(m, MEMORY)] for c, m in memory)])


def prepare(installation: Installation) -> None:
    """Two curricula enrolled a week ago; in one of two databases nothing is ever done, so that `today` plans again."""
    for database in ("study.db", BEHIND):
        for words in ("enroll hf-four-week --hours 10", "enroll gpt-transformer"):
            timed([installation.study, *words.split()], installation.surroundings(database))


if __name__ == "__main__":
    main()
