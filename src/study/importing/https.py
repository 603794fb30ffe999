"""One question to one https server. The address that was looked up and found public is the one that is connected to,
so that no name can turn into another address in between."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import urlsplit

from study.errors import WrongUsage
from study.importing.fetch import LARGEST, Response

CHUNK = 64 * 1024
_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa", "lan", "intranet")


def ask(address: str, seconds: float) -> Response:
    """The answer to a GET. Raises OSError, TimeoutError among them; WrongUsage for an address that is not public."""
    end = time.monotonic() + seconds
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or 443
    refuse_local(host)
    connection = _connection(host, port, seconds)
    try:
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("GET", _quoted(path), headers={"User-Agent": "study", "Accept": "text/*, */*;q=0.5"})
        response = connection.getresponse()
        return Response(response.status, response.headers.get("Location", ""), _content(connection, response, end))
    except http.client.HTTPException as fault:
        raise OSError(f"its answer cannot be read ({type(fault).__name__})") from None
    finally:
        connection.close()


def refuse_local(host: str) -> None:
    """Raise WrongUsage for a name or number of this machine or its network."""
    name = host.rstrip(".").lower()
    try:
        is_local = not ipaddress.ip_address(name.partition("%")[0]).is_global
    except ValueError:
        is_local = "." not in name or name.rpartition(".")[2] in _NAMES or name.endswith(_NAMES[-3:])
    if is_local:
        raise WrongUsage(f"{host} is an address of this machine or its network, and is not fetched from.")


def _connection(host: str, port: int, seconds: float) -> http.client.HTTPSConnection:
    """Through the proxy that is set for https, else straight to a public address."""
    context = ssl.create_default_context()
    proxy = _proxy(host)
    if proxy:
        via = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        connection = http.client.HTTPSConnection(via.hostname or "", via.port or 3128, timeout=seconds, context=context)
        connection.set_tunnel(host, port, _credentials(via.username, via.password))
        return connection
    return _Pinned(host, port, timeout=seconds, context=context)


class _Pinned(http.client.HTTPSConnection):
    """A connection to the address that was checked."""

    def connect(self) -> None:
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        for *_, place in found:
            refuse_local(str(place[0]))
        last: OSError | None = None
        for family, kind, protocol, _, place in found:
            plain = socket.socket(family, kind, protocol)
            plain.settimeout(self.timeout)
            try:
                plain.connect(place)
                context: ssl.SSLContext = ssl.create_default_context()
                self.sock = context.wrap_socket(plain, server_hostname=self.host)
                return
            except ssl.SSLError:
                plain.close()
                raise
            except OSError as fault:
                plain.close()
                last = fault
        raise last or OSError("the name has no address")


def _content(connection: http.client.HTTPSConnection, response: http.client.HTTPResponse, end: float) -> bytes:
    """As much as is allowed and one byte more, within the time there is."""
    parts: list[bytes] = []
    size = 0
    while size <= LARGEST:
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if connection.sock is not None:
            connection.sock.settimeout(left)
        part = response.read1(CHUNK)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)[: LARGEST + 1]


def _proxy(host: str) -> str:
    from urllib.request import getproxies, proxy_bypass

    proxies = {} if proxy_bypass(host) else getproxies()
    return proxies.get("https", "") or proxies.get("all", "")


def _credentials(user: str | None, password: str | None) -> dict[str, str]:
    if not user:
        return {}
    from base64 import b64encode
    from urllib.parse import unquote

    both = f"{unquote(user)}:{unquote(password or '')}".encode()
    return {"Proxy-Authorization": f"Basic {b64encode(both).decode()}"}


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/?&=%:@!$'()*+,;~-._")
