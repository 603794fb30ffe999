"""A source at an ``https`` address: ten MiB in twenty seconds at most, and never from this machine or its network."""

from __future__ import annotations

import re
from collections.abc import Callable

from study.core.values import dataclass
from study.errors import InvalidFile, Problem, StudyError, WrongUsage

LARGEST = 10 * 1024 * 1024  # bytes
PATIENCE = 20.0  # seconds for all of it
MOST_REDIRECTS = 5
WAY_OUT = "Save the file yourself and name it: study import FILE."
READMES = ("README.md", "readme.md", "Readme.md")

_GITHUB = re.compile(r"https://(?:www\.)?github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?(?:[?#].*)?")
_GITHUB_FILE = re.compile(r"https://(?:www\.)?github\.com/([\w.-]+)/([\w.-]+)/(?:blob|raw)/(.+?)(?:[?#].*)?")
_GITHUB_FOLDER = re.compile(r"https://(?:www\.)?github\.com/([\w.-]+)/([\w.-]+)/tree/([^?#]+?)/?(?:[?#].*)?")
_GIST = re.compile(r"https://gist\.github\.com/([\w-]+/[0-9a-f]+)/?(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: ``url`` is the one that was named."""

    url: str
    name: str
    stem: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Response:
    """One answer of a server: its status, where it sends on to, and as much of its content as is allowed."""

    status: int
    location: str
    content: bytes


Transport = Callable[[str, float], Response]
"""Asks one https address, with seconds it may take. Raises OSError or StudyError."""


def fetch(url: str, transport: Transport | None = None) -> Page:
    """The content behind an address. Raises WrongUsage, InvalidFile or StudyError, each with a way out."""
    import time

    ask, end = transport or _https(), time.monotonic() + PATIENCE
    for candidate in raw(url):
        address, response = _followed(ask, candidate, end, url)
        if response.status not in (404, 410):
            return _page(url, address, response)
    raise InvalidFile([Problem(url, 1, 1, "there is nothing at this address", "check the spelling")])


def _followed(ask: Transport, address: str, end: float, url: str) -> tuple[str, Response]:
    """The answer at the end of all redirects, and the address that gave it."""
    import time
    from urllib.parse import urljoin

    for _ in range(MOST_REDIRECTS):
        _refuse_other(address)
        response = _answer(ask, address, end - time.monotonic(), url)
        if response.status not in (301, 302, 303, 307, 308):
            return address, response
        address = raw(urljoin(address, response.location))[0]
    raise StudyError(f"{_shown(url)} redirects in circles. {WAY_OUT}")


def _https() -> Transport:
    """The net itself. It is asked for here, so that tests can put a server of their own in its place."""
    from study.importing.https import ask

    return ask


def raw(url: str) -> list[str]:
    """Where the file behind a page of GitHub may be, the likeliest first; any other address as it is."""
    host = "https://raw.githubusercontent.com"
    if found := _GITHUB.fullmatch(url):
        return [f"{host}/{found[1]}/{found[2]}/HEAD/{readme}" for readme in READMES]
    if found := _GITHUB_FILE.fullmatch(url):
        return [f"{host}/{found[1]}/{found[2]}/{found[3]}"]
    if found := _GITHUB_FOLDER.fullmatch(url):
        return [f"{host}/{found[1]}/{found[2]}/{found[3]}/{readme}" for readme in READMES]
    if found := _GIST.fullmatch(url):
        return [f"https://gist.githubusercontent.com/{found[1]}/raw"]
    return [url]


def page_of(url: str) -> str:
    """The page that links in a text are relative to: on GitHub that of the file, not its raw text."""
    if found := _GITHUB.fullmatch(url):
        return f"https://github.com/{found[1]}/{found[2]}/blob/HEAD/README.md"
    if found := _GITHUB_FOLDER.fullmatch(url):
        return f"https://github.com/{found[1]}/{found[2]}/blob/{found[3]}/README.md"
    if found := re.fullmatch(r"https://raw\.githubusercontent\.com/([\w.-]+)/([\w.-]+)/(.+)", url):
        return f"https://github.com/{found[1]}/{found[2]}/blob/{found[3]}"
    return url


def _refuse_other(address: str) -> None:
    """Raise WrongUsage for anything but a plain https address."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if address.lower().startswith("http://"):
        raise WrongUsage(f"{_shown(address)} isn't encrypted, and only https is fetched. {WAY_OUT}")
    if not address.lower().startswith("https://") or not host or port == 0:
        raise WrongUsage(f"{_shown(address)} isn't an https address. {WAY_OUT}")
    if parts.username or parts.password:
        raise WrongUsage(f"An address with a password in it isn't fetched. {WAY_OUT}")


def _answer(ask: Transport, address: str, seconds: float, url: str) -> Response:
    """The answer of one server, or why there is none, in a sentence."""
    from ssl import SSLCertVerificationError, SSLError

    try:
        return _in_time(ask, address, seconds)
    except SSLCertVerificationError:
        raise StudyError(f"The certificate of {_shown(url)} isn't valid. {WAY_OUT}") from None
    except SSLError:
        raise StudyError(f"There is no secure connection to {_shown(url)}. {WAY_OUT}") from None
    except TimeoutError:
        raise StudyError(f"{_shown(url)} did not answer within {PATIENCE:.0f} s. {WAY_OUT}") from None
    except OSError as fault:
        reason = fault.strerror or str(fault) or "no connection"
        raise StudyError(f"{_shown(url)} can't be reached: {reason}. {WAY_OUT}") from None


def _in_time(ask: Transport, address: str, seconds: float) -> Response:
    """Ask in a thread that is left behind when time is up: looking up a name, shaking hands and answering in single
    bytes can each take for ever, and no timeout of a socket covers them all. Raises TimeoutError."""
    from threading import Thread

    outcome: list[Response | BaseException] = []

    def run() -> None:
        try:
            outcome.append(ask(address, max(seconds, 0.1)))
        except BaseException as fault:
            outcome.append(fault)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(seconds, 0.1))
    if not outcome:
        raise TimeoutError
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


def _page(url: str, address: str, response: Response) -> Page:
    if response.status != 200:
        raise InvalidFile([Problem(url, 1, 1, f"the server answered {response.status}", "try again later")])
    if len(response.content) > LARGEST:
        raise InvalidFile([Problem(url, 1, 1, "this is over 10 MiB", "import part of it from a file")])
    if not response.content.strip():
        raise InvalidFile([Problem(url, 1, 1, "there is nothing in this file", "check the address")])
    return Page(url, _name(address), _stem(address), response.content)


def _name(address: str) -> str:
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(address)
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or "address"


def _stem(address: str) -> str:
    """What a curriculum without a title is called: the file, or of a README the repository."""
    stem = _name(address).rpartition(".")[0] or _name(address)
    if stem.casefold() not in ("readme", "index", "raw"):
        return stem
    from urllib.parse import urlsplit

    parts = [part for part in urlsplit(address).path.split("/") if part]
    return parts[1] if len(parts) > 2 else stem


def _shown(address: str) -> str:
    return address if len(address) <= 200 else address[:199] + "…"
