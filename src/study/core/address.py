"""Addresses on the web: when two are the same, and which may be opened."""

from __future__ import annotations

OPENED = ("http", "https")
"""What a browser is asked to open; anything else may run or read something on the learner's machine."""


def is_web(url: str) -> bool:
    """Whether an address is one on the web; none of any other kind is led to."""
    return url.lower().startswith(("https://", "http://"))


def is_address(text: str) -> bool:
    """Whether a text can be an address at all: one word, with a host or a scheme."""
    return len(text.split()) == 1 and ("." in text or ":" in text)


def scheme_of(address: str) -> str:
    """The scheme in small letters, ``https`` for an address without one, such as ``course.fast.ai``."""
    before, colon, after = address.strip().partition(":")
    is_named = bool(colon) and before.replace("+", "").replace("-", "").isalnum() and not after[:1].isdecimal()
    return before.lower() if is_named else "https"


def whole(address: str) -> str:
    """The address as a browser takes it: with its scheme, and without what could be read as two words."""
    text = "".join(address.split())
    return text if "://" in text or scheme_of(text) not in OPENED else f"https://{text}"


def key(address: str) -> str:
    """Equal for the same address: without scheme, letter case of the host and a slash at the end. Empty for none."""
    host, slash, path = whole(address).partition("://")[2].partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")
