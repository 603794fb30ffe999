"""A source at an ``https`` address: ten MiB in twenty seconds at most, and never from this machine or its network."""

from __future__ import annotations

import re
from collections.abc import Callable

from study.core.values import dataclass
from study.errors import InvalidFile, Problem, StudyError, WrongUsage

LARGEST = 10 * 1024 * 1024  # bytes
PATIENCE = 20.0  # seconds for all of it
MOST_REDIRECTS = 5
WAY_OUT = "save the file yourself and name it: study import FILE"

_GITHUB = re.compile(r"https://(?:www\.)?github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?(?:#.*)?")
_GITHUB_FILE = re.compile(r"https://(?:www\.)?github\.com/([\w.-]+)/([\w.-]+)/(?:blob|raw)/(.+?)(?:[?#].*)?")
_GITHUB_FOLDER = re.compile(r"https://(?:www\.)?github\.com/([\w.-]+)/([\w.-]+)/tree/([^?#]+?)/?(?:[?#].*)?")
_GIST = re.compile(r"https://gist\.github\.com/([\w-]+/[0-9a-f]+)/?(?:#.*)?")
_HTML = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


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

    ask = transport or _https()
    address, end = raw(url), time.monotonic() + PATIENCE
    for _ in range(MOST_REDIRECTS):
        _refuse_other(address)
        response = _answer(ask, address, end - time.monotonic(), url)
        if response.status not in (301, 302, 303, 307, 308):
            return _page(url, address, response)
        from urllib.parse import urljoin

        address = raw(urljoin(address, response.location))
    raise StudyError(f"{url} sends from one address to the next without an end. {_sentence(WAY_OUT)}")


def _https() -> Transport:
    """The net itself. It is asked for here, so that tests can put a server of their own in its place."""
    from study.importing.https import ask

    return ask


def raw(url: str) -> str:
    """The file behind a page of GitHub; any other address as it is."""
    if found := _GITHUB.fullmatch(url):
        return f"https://raw.githubusercontent.com/{found[1]}/{found[2]}/HEAD/README.md"
    if found := _GITHUB_FILE.fullmatch(url):
        return f"https://raw.githubusercontent.com/{found[1]}/{found[2]}/{found[3]}"
    if found := _GITHUB_FOLDER.fullmatch(url):
        return f"https://raw.githubusercontent.com/{found[1]}/{found[2]}/{found[3]}/README.md"
    if found := _GIST.fullmatch(url):
        return f"https://gist.githubusercontent.com/{found[1]}/raw"
    return url


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
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not address.lower().startswith("https://") or not host or port == 0:
        raise WrongUsage(f"{_shown(address)} is no https address. {_sentence(WAY_OUT)}")
    if parts.username or parts.password:
        raise WrongUsage(f"An address with a password is not fetched. {_sentence(WAY_OUT)}")


def _answer(transport: Transport, address: str, seconds: float, url: str) -> Response:
    """The answer of one server, or why there is none, in a sentence."""
    from ssl import SSLCertVerificationError, SSLError

    try:
        return transport(address, max(seconds, 0.1))
    except SSLCertVerificationError:
        raise StudyError(f"The certificate of {_shown(url)} is not valid. {_sentence(WAY_OUT)}") from None
    except SSLError:
        raise StudyError(f"No safe connection to {_shown(url)} can be made. {_sentence(WAY_OUT)}") from None
    except TimeoutError:
        raise StudyError(f"{_shown(url)} did not answer within {PATIENCE:.0f} s. {_sentence(WAY_OUT)}") from None
    except OSError as fault:
        reason = fault.strerror or str(fault) or "no connection"
        raise StudyError(f"{_shown(url)} cannot be reached: {reason}. {_sentence(WAY_OUT)}") from None


def _page(url: str, address: str, response: Response) -> Page:
    name = _name(address)
    if response.status in (404, 410):
        raise InvalidFile([Problem(url, 1, 1, "there is nothing at this address", "check the spelling")])
    if response.status != 200:
        raise InvalidFile([Problem(url, 1, 1, f"the server answered {response.status}", WAY_OUT)])
    if len(response.content) > LARGEST:
        raise InvalidFile([Problem(url, 1, 1, "this is over 10 MiB", "import a part of it from a file")])
    if not response.content.strip():
        raise InvalidFile([Problem(url, 1, 1, "there is nothing in this file", "check the address")])
    if _HTML.match(response.content[:2000]):
        hint = "name the address of its source, such as a README.md, or of its page on GitHub"
        raise InvalidFile([Problem(url, 1, 1, "this is a web page, not a text", hint)])
    return Page(url, name, _stem(address), response.content)


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


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."
