"""The names under which the service may be called; a page elsewhere cannot reach it by a name of its own. And whose process
calls from this machine."""

import os
import re
import socket
from collections.abc import Iterable
from pathlib import Path

import psutil

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?")
HOME = frozenset({"127.0.0.1", "localhost", "::1"})


def own_names(given: Iterable[str] = ()) -> frozenset[str]:
    """The names and addresses of this machine, and those that were given."""
    found = {*HOME, socket.gethostname().lower(), socket.getfqdn().lower(), *(name.lower() for name in given)}
    for addresses in psutil.net_if_addrs().values():
        families = (socket.AF_INET, socket.AF_INET6)
        found |= {each.address.split("%")[0] for each in addresses if each.family in families}
    return frozenset(found)


def named(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """The name of the Host header without its port; None where there is none, or more than one, or none that can be read
    (RFC 9110, 7.2)."""
    given = [value for name, value in headers if name == b"host"]
    match = _HOST.fullmatch(given[0].decode("latin-1")) if len(given) == 1 else None
    return match[1].strip("[]").lower() if match is not None else None


def ours(host: str, port: int) -> bool:
    """Whether the caller at this end of a connection from this machine is a process of the user who runs the service. True
    where the system does not tell."""
    table = Path("/proc/net/tcp6" if ":" in host else "/proc/net/tcp")
    try:
        lines = table.read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return True
    ending = f":{port:04X}"
    for fields in map(str.split, lines):
        if fields[1].endswith(ending) and not fields[2].endswith(":0000"):
            return int(fields[7]) == os.getuid()
    return True
