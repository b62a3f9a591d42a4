"""The names under which the service may be called; a page elsewhere cannot reach it by a name of its own."""

import socket
from collections.abc import Iterable

import psutil

HOME = frozenset({"127.0.0.1", "localhost", "::1"})


def own_names(given: Iterable[str] = ()) -> frozenset[str]:
    """The names and addresses of this machine, and those that were given."""
    found = {*HOME, socket.gethostname().lower(), socket.getfqdn().lower(), *(name.lower() for name in given)}
    for addresses in psutil.net_if_addrs().values():
        families = (socket.AF_INET, socket.AF_INET6)
        found |= {each.address.split("%")[0] for each in addresses if each.family in families}
    return frozenset(found)
