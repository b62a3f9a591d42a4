"""What lies in KG_HOME: one register that backup, doctor and the sweep walk."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.lang.text import Text
from kg.state.files import UNFINISHED

# Nothing that goes on writes a file or keeps an upload for a day.
LEFT_SECONDS = 24 * 3600.0
# Who has not looked at what a dry run would change within a month will run it again.
DRY_RUN_SECONDS = 30 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder of KG_HOME. `kept` goes into backups: people's decisions and what cannot be made again. Files of
    a folder with `seconds` are removed when they are older."""

    name: str
    what: Text
    kept: bool = False
    seconds: float | None = None


ENTRIES = (
    Entry("identity.jsonl", Text("机构识别的判断", "judgements on organisations"), kept=True),
    Entry("plan-corrections.jsonl", Text("对规划中数字的更正", "corrections of numbers in plans"), kept=True),
    Entry("feedback.jsonl", Text("对匹配结果的反馈", "feedback on matches"), kept=True),
    Entry("tokens.json", Text("访问令牌（仅存散列值）", "access tokens, hashed"), kept=True),
    Entry("audit.jsonl", Text("操作记录", "audit log"), kept=True),
    Entry("watch", Text("已关注需求的上次答案", "last answers of watched needs"), kept=True),
    Entry("rejects", Text("各次装载的拒收清单", "what each load left out"), kept=True),
    Entry("differences", Text("试装载的变化清单", "what dry runs would change"), seconds=DRY_RUN_SECONDS),
    Entry("uploads", Text("网页上传后待装载的文件", "files uploaded on the page"), seconds=LEFT_SECONDS),
    Entry("server", Text("内嵌数据库", "the embedded database")),
    Entry("restoring", Text("未完成的恢复", "a restore that has not ended")),
    Entry("map.geojson", Text("用户自备地图", "a map of the user's own"), kept=True),
)  # fmt: skip


def kept_files(home: Path) -> Iterator[Path]:
    """The files that a backup holds, in a fixed order."""
    for entry in ENTRIES:
        place = home / entry.name
        if entry.kept:
            yield from [place] if place.is_file() else sorted(p for p in place.rglob("*") if _whole(p))


def is_kept(name: str) -> bool:
    """Whether a backup may hold a file of that name, relative to the home; one that leads elsewhere is none."""
    parts = Path(name).parts
    first = parts[0] if parts else ""
    return ".." not in parts and any(entry.kept and entry.name == first for entry in ENTRIES)


def sizes(home: Path) -> Iterator[tuple[Entry, int, int]]:
    """Each entry that is there, with its number of files and of bytes."""
    for entry in ENTRIES:
        place = home / entry.name
        files = [place] if place.is_file() else [p for p in place.rglob("*") if p.is_file()]
        if files:
            yield entry, len(files), sum(_size(file) for file in files)


def sweep(home: Path) -> int:
    """Remove what killed runs left behind (files half written, uploads nobody waits for) and lists that are out of date;
    how many."""
    now, gone = time.time(), 0
    for entry in ENTRIES:
        if entry.seconds is not None:
            gone += sum(_remove(each) for each in _older(home / entry.name, now - entry.seconds))
    folders = [home, *(home / entry.name for entry in ENTRIES if entry.kept)]
    for folder in folders:
        unfinished = (
            each for each in _older(folder, now - LEFT_SECONDS) if each.name.endswith((UNFINISHED, ".new"))
        )
        gone += sum(_remove(each) for each in unfinished)
    return gone


def _older(folder: Path, moment: float) -> list[Path]:
    if not folder.is_dir():
        return []
    return [each for each in folder.iterdir() if _changed(each) < moment]


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _remove(path: Path) -> bool:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    elif os.access(path.parent, os.W_OK):
        path.unlink(missing_ok=True)
    return not path.exists()


def _whole(path: Path) -> bool:
    return path.is_file() and not path.name.endswith((UNFINISHED, ".lock", ".new"))
