"""`study import`: a source becomes a curriculum file, a kept log is taken in, a draft is judged."""

from __future__ import annotations

from study.errors import WrongUsage
from study.parameters import DRY_RUN, JSON, argument, flag, option, year_of
from study.screen.console import answer, put, show, working
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.options import Options
    from study.importing.result import Import
    from study.importing.target import Target

LANGUAGES = ("en", "es", "pt", "fr", "de", "zh")

FRESH = flag("--fresh", help="Leave out all progress: it is somebody else's.")
YEAR = option(
    "--year", help="The year of dates without one; in a log, of all it doesn't date.", metavar="YEAR", read=year_of
)
DATES_ON = option(
    "--on", help="The day that counts as today for dates in the file; in a log, of all it doesn't date.", metavar="DATE"
)
TITLE = option("--title", help="A title of your own; the id is made from it.", metavar="TITLE", default="")
SECTION = option("--section", help="Only what is under this heading.", metavar="NAME", default="")
LANGUAGE = option("--language", help="The language, if it was guessed wrong.", choices=LANGUAGES)
SPLIT_COLUMNS = flag("--split-columns", help="Make every work column of a table an item of its own.")
FORCE = flag("--force", help="Write it anyway, even over an existing file.")


def import_source(
    source: str | None = argument("SOURCE", "A file, an https:// address, or - for standard input.", default=None),
    form: str | None = option(
        "--as",
        help="What it is: a curriculum to study, or a log you kept.",
        choices=("curriculum", "log"),
    ),
    output: str | None = option("--output", "-o", help="The YAML file to write.", metavar="FILE", file=True),
    edit: bool = flag("--edit", "-e", help="Open what was written in your editor."),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
    strict: bool = flag("--strict", help="Exit with 3 for any guess or line left out."),
    force: bool = FORCE,
    fresh: bool = FRESH,
    year: int | None = YEAR,
    on: str | None = DATES_ON,
    title: str = TITLE,
    section: str = SECTION,
    language: str | None = LANGUAGE,
    split_columns: bool = SPLIT_COLUMNS,
    prompt: bool = flag("--prompt", help="Print a prompt for a language model to draft it."),
    draft: str | None = option(
        "--draft", help="Check a drafted YAML file, --against its source.", metavar="FILE", file=True
    ),
    against: str | None = option("--against", help="The source of a --draft.", metavar="SOURCE"),
    to: str | None = option("--to", help="Where a log goes; your own log if not given.", metavar="CURRICULUM[/MODULE]"),
) -> int:
    """Turn a README, a roadmap, a spreadsheet, an outline or a playlist into a curriculum.

    It writes the YAML that a person would have written, and says what was understood, left out and guessed. A learning
    log that was kept in a README is taken in with --as log: nothing is there twice. Of a whole dump (study export all)
    the database is made again.

    \b
    study import README.md
    study import https://github.com/ossu/computer-science --dry-run
    study import plan.csv -o plan.yaml --edit
    study import README.md --as log
    """
    from pathlib import Path

    from study.export.dump import is_dump, take_in
    from study.importing.options import Options
    from study.importing.target import Target

    if draft is not None or against is not None:
        return _judge(draft, against or source, json)
    if source is None:
        raise WrongUsage("Name what to import: a file, an https:// address, or - for standard input.")
    if form == "log":
        from study.importing.log.command import Request, import_log

        return import_log(Path(source), Request(to, year, on, dry_run), json)
    if to is not None:
        raise WrongUsage("--to is for a log: `study import FILE --as log --to CURRICULUM`.")
    if form is None and is_dump(Path(source)):
        take_in(Path(source), dry_run, json)
        return 0
    workspace = Workspace()
    day = workspace.date(on) or workspace.day
    if prompt:
        return _prompt(source)
    options = Options("", day, fresh, year, title, section, language or "", split_columns)
    return _import(source, options, Target(Path(output) if output else None, force, dry_run, strict), json, edit)


def _import(source: str, options: Options, target: Target, json: bool, edit: bool) -> int:
    from study.importing.target import code
    from study.importing.target import import_source as imported

    if edit:
        _refuse_to_edit(target)
    with working("Reading"):
        result = imported(source, options, target)
    if edit and result.written:
        return _edited(result, source, json)
    _answer(result, source, json)
    return code(result, target)


def _answer(result: Import, source: str, json: bool) -> None:
    """What came of it; and on a page what its own check finds, with the lines of the file."""
    from study.importing import document, screen
    from study.screen import pager

    answer(
        json,
        "study.curriculum-import/1",
        lambda: document.document(result),
        lambda: screen.page(result, source),
        shown=pager.show,
    )
    if result.checked.problems and not json:
        from study.screen.problems import screen as problems

        show(problems([(result.text, result.checked.problems, ())]))


def _refuse_to_edit(target: Target) -> None:
    from study import editor

    if target.dry_run:
        raise WrongUsage("--edit opens what was written, and --dry-run writes nothing. Leave one of them out.")
    if not editor.is_there():
        raise WrongUsage("There is no terminal to edit in. Leave out --edit, and edit the file afterwards.")


def _edited(result: Import, source: str, json: bool) -> int:
    """Let the learner change the file in an editor; then it is checked, and the screen shown again."""
    from pathlib import Path

    from study import editor
    from study.format.file import check

    editor.run(Path(result.written))
    result.checked = check(Path(result.written))
    result.text = result.checked.text
    _answer(result, source, json)
    return 3 if result.checked.problems else 0


def _prompt(source: str) -> int:
    from study.importing.draft.prompt import prompt
    from study.importing.origin import opened

    put(prompt(opened(source)))
    return 0


def _judge(draft: str | None, source: str | None, json: bool) -> int:
    """Judge what a language model drafted against the source it was given."""
    from pathlib import Path

    from study.importing.draft import screen
    from study.importing.draft.judgement import judge

    if draft is None or source is None:
        raise WrongUsage("A draft is checked against its source: `study import --draft FILE.yaml --against SOURCE`.")
    with working("Reading"):
        judgement = judge(Path(draft), source)
    answer(json, "study.draft/1", screen.document, screen.page, judgement)
    return 0 if judgement.is_faithful else 3
