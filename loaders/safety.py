"""What is checked of a file before it is read: that it is one, its encoding, what a zip would unpack to, and
afterwards that nobody changed it meanwhile."""

import codecs
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import IO

from kg.lang.errors import InputError

# Files are passed through in pieces of this size, so that one of any length takes no more memory.
BLOCK = 1 << 20
# An Office file packs some hundred parts to a tenth; what has more, or unpacks further, is made to hurt.
MAX_MEMBERS = 2000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 100
# A table says within some pages in what language it is.
SAMPLE = 1 << 16
# By chance the first two or three Chinese letters of a GB18030 text are valid UTF-8, never ten in a row.
SURELY_UTF8 = 10

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")

Blocks = Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file is still the one that was opened."""

    size: int
    modified: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text is written, and how many lines it has."""

    encoding: str
    lines: int


@dataclass(frozen=True, slots=True)
class _Trial:
    """A text read in one encoding: did it fit, the lines until it did not, the letters beyond ASCII (the first few)."""

    fits: bool
    lines: int
    letters: int


def regular_size(path: Path) -> int:
    """The bytes of a regular file. A pipe or a device has no end.

    Raises:
        InputError: it is none, or missing.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from None
    if S_ISDIR(state.st_mode):
        raise InputError("path-is-folder", file=path)
    if not S_ISREG(state.st_mode):
        raise InputError("path-is-no-file", file=path)
    return state.st_size


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError("path-unreadable", file=path, reason=error.strerror)


def stamp(path: Path) -> Stamp:
    """Size, time of change and SHA-256 of the file.

    Raises:
        InputError: it is a folder, missing, not readable or empty.
    """
    regular_size(path)
    try:
        state = path.stat()
        digest = sha256()
        for block in blocks_of(path):
            digest.update(block)
    except OSError as error:
        raise _unreadable(path, error) from None
    if state.st_size == 0:
        raise InputError("file-empty", file=path)
    return Stamp(state.st_size, state.st_mtime_ns, digest.hexdigest())


def refuse_changed(path: Path, before: Stamp) -> None:
    """Refuse a file that is no longer what it was when its reading began.

    Raises:
        InputError: size, time or content differ.
    """
    if stamp(path) != before:
        raise InputError("file-changed", file=path)


def blocks_of(path: Path) -> Iterator[bytes]:
    """The file's bytes, a block at a time."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def text_form(path: Path, blocks: Blocks) -> TextForm:
    """The encoding and length of a text, whose bytes `blocks` gives anew at each call.

    A BOM decides; then strict UTF-8, then strict GB18030 (never the reverse, since GB18030 takes most UTF-8), and
    cp1252 only where bytes beyond ASCII stand alone among ASCII, as accents do and Chinese never does.

    Raises:
        InputError: zero bytes (no text, or UTF-16 without a BOM), or none of these encodings fits.
    """
    start = next(iter(blocks()), b"")
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return _insist(path, blocks, encoding)
    utf8 = _try(path, blocks(), "utf-8")
    if utf8.fits:
        return TextForm("utf-8", utf8.lines)
    if utf8.letters >= SURELY_UTF8:
        raise InputError("file-damaged-utf8", file=path, line=utf8.lines)
    if _is_western(blocks()):
        return _insist(path, blocks, "cp1252")
    gb18030 = _try(path, blocks(), "gb18030")
    if gb18030.fits:
        return TextForm("gb18030", gb18030.lines)
    raise InputError("file-wrong-encoding", file=path, line=max(utf8.lines, gb18030.lines))


def _insist(path: Path, blocks: Blocks, encoding: str) -> TextForm:
    trial = _try(path, blocks(), encoding)
    if not trial.fits:
        raise InputError("file-damaged-encoding", file=path, line=trial.lines, encoding=encoding)
    return TextForm(encoding, trial.lines)


def _try(path: Path, blocks: Iterable[bytes], encoding: str) -> _Trial:
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    lines, letters = 1, 0
    for block, final in _with_end(blocks):
        if b"\x00" in block and encoding != "utf-16":
            raise _no_text(path)
        try:
            text = decoder.decode(block, final)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(encoding, "replace")
            return _Trial(False, lines + len(re.findall(r"\r\n?|\n", before)), letters + _letters(before))
        if "\x00" in text:
            raise _no_text(path)
        if letters < SURELY_UTF8:
            letters += _letters(text)
        lines += text.count("\n")
    return _Trial(True, lines, letters)


def _no_text(path: Path) -> InputError:
    return InputError("file-no-text", file=path)


def _with_end(blocks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    for block in blocks:
        yield block, False
    yield b"", True


def _letters(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _is_western(blocks: Iterable[bytes]) -> bool:
    """What stands around the first bytes beyond ASCII decides. Four-byte letters of GB18030 (Uyghur among them)
    are set aside, since they mix with digits."""
    for block in blocks:
        if first := _HIGH_BYTES.search(block):
            sample = _FOUR_BYTES.sub(b"", block[first.start() :][:SAMPLE])
            runs = _HIGH_BYTES.findall(sample)
            return 2 * sum(len(run) == 1 for run in runs) > len(runs)
    return False


def check_zip(path: Path, file: IO[bytes], kind: str) -> list[str]:
    """The names of the members of an Office file (`kind`: Word or Excel), which are not opened yet.

    Raises:
        InputError: no zip, or one that has too many members or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError("file-no-office", file=path, kind=kind, why=error) from None
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * packed:
        raise InputError(
            "file-unpacks-too-large",
            file=path,
            megabytes=f"{unpacked / 1e6:.0f}",
            parts=len(members),
            kind=kind,
        )
    return [member.filename for member in members]
