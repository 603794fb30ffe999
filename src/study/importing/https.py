"""One question to one https server. The address that was looked up and found public is the one that is connected to,
so that no name can turn into another address in between."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urlsplit

from study.errors import WrongUsage
from study.importing.fetch import LARGEST, WAY_OUT, Response

_NAMES = ("localhost", "local", "internal", "localdomain", "home.arpa", "lan", "intranet")


def ask(address: str, seconds: float) -> Response:
    """The answer to a GET. Raises OSError, TimeoutError among them; WrongUsage for an address that is not public."""
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or 443
    refuse_local(host)
    connection = _connection(host, port, seconds)
    try:
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("GET", _quoted(path), headers={"User-Agent": "study", "Accept": "text/*, */*;q=0.5"})
        response = connection.getresponse()
        content = response.read(LARGEST + 1)
        if response.length and len(content) <= LARGEST:
            raise OSError("the connection broke off")
        return Response(response.status, response.headers.get("Location", ""), content)
    except http.client.HTTPException as fault:
        raise OSError(f"its answer can't be read ({type(fault).__name__})") from None
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
        raise WrongUsage(f"{host} is this machine or its network, and nothing is fetched from there. {WAY_OUT}")


def _connection(host: str, port: int, seconds: float) -> http.client.HTTPSConnection:
    """Through the proxy that is set for https, else straight to a public address."""
    context = ssl.create_default_context()
    proxy = _proxy(host)
    if not proxy:
        connection = http.client.HTTPSConnection(host, port, context=context)
        connection.sock = _secured(host, port, seconds, context)
        return connection
    via = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    if via.scheme != "http" or not via.hostname:
        raise OSError(f"the proxy that is set for https is a {via.scheme} one, and only http ones are used")
    connection = http.client.HTTPSConnection(via.hostname, via.port or 3128, timeout=seconds, context=context)
    connection.set_tunnel(host, port, _credentials(via.username, via.password))
    return connection


def _secured(host: str, port: int, seconds: float, context: ssl.SSLContext) -> ssl.SSLSocket:
    """A socket to the very address that was looked up and found public."""
    places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, place in places:
        refuse_local(str(place[0]))
    last: OSError | None = None
    for family, kind, protocol, _, place in places:
        plain = socket.socket(family, kind, protocol)
        plain.settimeout(seconds)
        try:
            plain.connect(place)
            return context.wrap_socket(plain, server_hostname=host)
        except ssl.SSLError:
            plain.close()
            raise
        except OSError as fault:
            plain.close()
            last = fault
    raise last or OSError("the name has no address")


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
