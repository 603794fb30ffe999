"""`study help` and `study version`."""

from __future__ import annotations

from study.help import screen
from study.parameters import argument
from study.screen.console import show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.screen.page import Page


def show_help(
    words: list[str] | None = argument(
        "COMMAND", "A command, `all` of them, or a topic.", default=None, complete="topics"
    ),
) -> None:
    """Explain a command or a topic.

    The topics are exit-codes, json, files, dates and accessibility. `study done --help` says the same as
    `study help done`.

    \b
    study help
    study help all
    study help done
    study help kaggle result
    study help exit-codes
    """
    show(_page(words or []))


def version() -> None:
    """Show the version.

    \b
    study version
    """
    from study import __version__
    from study.screen.console import put

    put(f"study {__version__}\n")


def _page(words: list[str]) -> Page:
    """The page that is asked for. Raises WrongUsage where there is none."""
    from study.commands import COMMANDS, SECTIONS
    from study.help.topics import TOPICS

    name = " ".join(words).lower()
    if not name:
        return screen.front_page(SECTIONS, TOPICS)
    if name == "all":
        return screen.all_page(SECTIONS)
    if name in COMMANDS:
        return screen.command_page(name)
    if name in TOPICS:
        from study.store.location import default_path

        summary, parts = TOPICS[name]
        told = [part.replace("{database}", default_path()) if isinstance(part, str) else part for part in parts]
        return screen.topic_page(name, summary, told)
    raise _unknown(words)


def _unknown(words: list[str]) -> Exception:
    """Who asks for help on something else gets the nearest there is."""
    from study.errors import WrongUsage
    from study.help.guesses import nearest
    from study.help.topics import TOPICS

    near = nearest(words, more=TOPICS)
    hint = f" Did you mean `study help {near}`?" if near else ""
    return WrongUsage(f'There is no help on "{" ".join(words)}".{hint} See `study help` for all commands and topics.')
