"""How long every command takes with two curricula enrolled: ``python benchmarks/startup.py``."""

from __future__ import annotations

from measure import Case, Installation, arguments, installed, peak, rounds, table, timed, verdict

MEMORY = 24  # MiB
OTHER = 20
"""Limit of the commands that are not for every day."""

BEHIND = "behind.db"
TODAY, DONE = Case("today", 4, database=BEHIND), Case("done {n}", 6)
CASES = (
    TODAY,
    Case("today", 8, terminal=True, database=BEHIND),
    DONE,
    Case("report", 15),
    Case("report", 15, terminal=True),
    Case("--help", 14),
    *(
        Case(words, OTHER)
        for words in (
            "", "plan", "list", "show 9", "progress 40 {n}", "log 41 5m", "skip 42", "reopen 42",
            "replan --hours 10 --dry-run", "replan --hours 10", "curricula", "check gpt-transformer", "schema",
            "config", "doctor", "hours", "deadlines", "why 9", "baseline", "entries", "history", "backlog", "kaggle",
            "goal", "journal", "status", "export csv items", "undo", "redo",
        )
    ),
    Case("enroll gpt-transformer", OTHER, database="other-{n}.db"),
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
