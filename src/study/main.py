"""Where ``study`` begins, and the one place where errors become words and exit codes."""

from __future__ import annotations

import gc
import os
import sys

from study.errors import InvalidFile, NoSuchItem, StoreError, StudyError, WrongUsage


def run() -> None:
    """The console script."""
    gc.disable()  # a command is over before there is anything to collect
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and stream.encoding.lower() != "utf-8":
            from study.screen.encoding import spell_out

            spell_out(stream)
    code = main(sys.argv[1:])
    if "duckdb" not in sys.modules:  # which complains at the end of what nobody collected
        gc.freeze()
    sys.exit(code)


def main(argv: list[str]) -> int:
    """Run one command line; its exit code."""
    try:
        code = _served(argv)
    finally:
        _forget_key()
    _look_after_the_data()
    return code


def _forget_key() -> None:
    if workspace := sys.modules.get("study.store.workspace"):
        workspace.Workspace.key = None


def _look_after_the_data() -> None:
    """Once the answer is shown, and only where files were touched: what can wait until then."""
    parts, workspace = sys.modules.get("study.parts"), sys.modules.get("study.store.workspace")
    try:
        for sentence in [*(parts.notices if parts else ()), *(workspace.look_after() if workspace else ())]:
            from study.screen.console import tell

            tell(sentence)
    except (KeyboardInterrupt, OSError):
        pass  # the command was done, and that is all who typed it wants to know
    finally:
        if parts:
            parts.notices.clear()


def _served(argv: list[str]) -> int:
    """Serve a command line; what goes wrong becomes a message."""
    try:
        code = _command(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except InvalidFile as fault:
        return _invalid(fault)
    except (WrongUsage, NoSuchItem) as fault:
        return _failed(_corrected(str(fault), argv), fault.code)
    except StudyError as fault:
        if not fault.code:
            return _already(fault, argv)
        return _failed(str(fault), fault.code)
    except BrokenPipeError:
        return _pipe_closed()
    except KeyboardInterrupt as fault:
        return _failed(_noted("Interrupted.", fault), 130)
    except OSError as fault:
        where = fault.filename or "The answer couldn't be written"
        return _failed(_noted(f"{where}: {fault.strerror or fault}.", fault), 1)
    except MemoryError as fault:
        return _failed(_noted("There isn't enough memory for this.", fault), 1)
    except Exception as fault:
        if os.environ.get("STUDY_DEBUG"):
            raise
        if refusal := _astray():
            return _failed(refusal, StoreError.code)
        happened = _noted(f"Something unexpected went wrong ({type(fault).__name__}: {fault}).", fault)
        return _failed(f"{happened} Set STUDY_DEBUG=1 to see the details.", 1)


def _command(argv: list[str]) -> int:
    """A line of plain words goes straight to the function that serves it, everything else through Typer; in between
    stands what a line means that is neither."""
    from study.commands import COMPLETION, plain

    if any("\ud800" <= character <= "\udfff" for word in argv for character in word):
        raise WrongUsage("The command line isn't UTF-8 text. Check the encoding of your terminal.")

    if any(word.startswith("--key") for word in argv):
        argv = _with_key(argv)
    if COMPLETION not in os.environ:
        serve = plain(argv)
        if serve is None:
            from study.help.lines import meant

            argv = meant(argv)
            serve = plain(argv)
        if serve is not None:
            return serve() or 0
    from study.app import serve_through_typer

    return serve_through_typer(argv)


def _with_key(argv: list[str]) -> list[str]:
    """A line without its key, under which it is recorded once. Raises AlreadyRecorded, and WrongUsage where nothing
    would be."""
    from study.commands import KEYLESS, command_of
    from study.store.workspace import Workspace, without_key

    words, key = without_key(argv)
    name = command_of(words)[0]
    if key is None:
        return argv
    if name in KEYLESS:
        raise WrongUsage(f"`study {name}` records no step, so --key has nothing to name. Leave it out.")
    Workspace.key = key
    with Workspace().looking() as connection:
        Workspace().refuse_again(connection)
    return words


def _already(fault: StudyError, argv: list[str]) -> int:
    """What was done before is as good as done."""
    from study.screen.console import answer
    from study.screen.document import fields
    from study.screen.page import Page, Span

    page = Page()
    page.line("Already recorded as step ", str(vars(fault)["step"]), ": ", Span(vars(fault)["command"], "command"))
    page.line("Nothing was changed.")
    answer("--json" in argv, "study.already/1", lambda: fields(fault, "step command"), lambda: page)
    return 0


def _corrected(message: str, argv: list[str]) -> str:
    """What went wrong, with the line that was probably meant in place of where to read on."""
    from study.help.corrections import corrected

    line = None if "Did you mean `" in message else corrected(argv, message)
    if not line:
        return message
    happened = message.partition(" See `study help")[0].partition(' Did you mean "')[0]
    return f"{happened}\nDid you mean `{line}`?"


def _astray() -> str:
    """What in the database could have led a command astray; nothing if that is sound."""
    from study.store.location import default_path
    from study.store.refusals import doubt

    return str(doubt(default_path()) or "")


def _noted(sentence: str, fault: BaseException) -> str:
    """A sentence with what is noted of the fault: that nothing was changed, where that is known."""
    return " ".join([sentence, *getattr(fault, "__notes__", ())])


def _failed(message: str, code: int) -> int:
    from study.screen.console import tell

    _keep_quiet_stdout()
    tell(message)
    return code


def _invalid(fault: InvalidFile) -> int:
    from study.enroll.catalogue import show_problems

    if sys.stderr is not None:
        show_problems(fault.text, fault.problems, sys.stderr)
    return fault.code


def _pipe_closed() -> int:
    """The reader has had enough: end quietly."""
    _redirect_stdout()
    return 0


def _keep_quiet_stdout() -> None:
    """What cannot be written any more must not fail once again at exit."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _redirect_stdout()


def _redirect_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


if __name__ == "__main__":
    run()
