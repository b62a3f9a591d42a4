"""A digest of the program itself: what its code, texts, templates and shipped facts are, whatever its version says."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

# What the interpreter and editors leave beside the code.
_SKIPPED = ("__pycache__", ".pyc", "~")


@cache
def digest(*packages: str) -> str:
    """SHA-256 over the names and bytes of all files of these packages, in hexadecimal."""
    found = sha256()
    for package in packages:
        for name, content in _files(files(package), package):
            found.update(f"{name} {len(content)}\n".encode())
            found.update(content)
    return found.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        inside = f"{name}/{entry.name}"
        if entry.name.endswith(_SKIPPED):
            continue
        if entry.is_dir():
            yield from _files(entry, inside)
        else:
            yield inside, entry.read_bytes()
