"""Files that people handed in on the page, kept on the machine between the dry run and the load."""

import logging
import secrets
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, Literal

from api.loading import Given, Loads, State, carry_out
from kg.graph.graph import Graph
from kg.lang.errors import KgError, LoadCancelled, NotFound, UsageError
from kg.lang.language import speaking
from kg.lang.messages import Message
from kg.state.listings import Difference, counted, read_differences

log = logging.getLogger(__name__)

# Twenty of the largest take four gigabytes of disk; who comes back later uploads once more.
KEPT = 20
# What a person looks through on a page; the file has them all.
SHOWN = 200

Step = Literal["trying", "tried", "loading", "loaded", "failed", "cancelled"]


@dataclass(slots=True)
class Upload:
    """A file and how far it has come. `trial` and `done` are the reports of the dry run and of the load, `differences` the
    first of what the dry run would change, `changes` how much of each kind."""

    id: str
    given: Given
    who: str
    folder: TemporaryDirectory[str]
    step: Step = "trying"
    state: State | None = None
    trial: dict[str, Any] | None = None
    done: dict[str, Any] | None = None
    failed: Message | None = None
    differences: list[Difference] = field(default_factory=list)
    changes: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def runs(self) -> bool:
        """Whether something goes on."""
        return self.step in ("trying", "loading")


@dataclass(slots=True)
class Uploads:
    """The uploads of one service."""

    kept: dict[str, Upload] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def add(self, given: Given, who: str, folder: TemporaryDirectory[str]) -> Upload:
        """Keep a file that was received into `folder`; the oldest that wait are dropped."""
        upload = Upload(secrets.token_urlsafe(9), given, who, folder)
        with self.lock:
            self.kept[upload.id] = upload
            waiting = [id_ for id_, old in self.kept.items() if not old.runs]
            for id_ in waiting[: max(0, len(self.kept) - KEPT)]:
                self.kept.pop(id_).folder.cleanup()
        return upload

    def find(self, id_: str) -> Upload:
        """The upload of that id.

        Raises:
            NotFound: it was dropped, or never was.
        """
        if id_ not in self.kept:
            raise NotFound("upload-gone")
        return self.kept[id_]

    def take(self, id_: str) -> Upload:
        """The upload of that id, now to be loaded; whoever comes second is refused.

        Raises:
            NotFound, UsageError: it is not there, or its dry run is not over or found nothing usable.
        """
        upload = self.find(id_)
        with self.lock:
            if upload.step != "tried":
                raise UsageError("upload-taken")
            upload.step = "loading"
        return upload

    def again(self, id_: str) -> Upload:
        """The upload of that id, now to be tried once more, since what is read of it was corrected.

        Raises:
            NotFound, UsageError: it is not there, or something goes on with it.
        """
        upload = self.find(id_)
        with self.lock:
            if upload.step not in ("tried", "loaded"):
                raise UsageError("upload-taken")
            upload.step, upload.trial, upload.done = "trying", None, None
        return upload

    def drop(self, id_: str) -> None:
        """Forget an upload and its file, unless something goes on with it."""
        upload = self.find(id_)
        with self.lock:
            if not upload.runs:
                self.kept.pop(id_, None)
                upload.folder.cleanup()

    def clear(self) -> None:
        """Forget all of them, when the service stops."""
        for upload in self.kept.values():
            upload.folder.cleanup()
        self.kept.clear()


def upload_folder(home: Path) -> TemporaryDirectory[str]:
    """A folder for a file that is being handed in; what a killed service leaves in it is swept later."""
    place = home / "uploads"
    place.mkdir(parents=True, exist_ok=True)
    return TemporaryDirectory(prefix="kg-upload-", dir=place, ignore_cleanup_errors=True)


def go_on(graph: Graph, loads: Loads, upload: Upload, language: str) -> None:
    """Do what the upload's step says: the dry run, or the load. A failure is told by the upload; the lists of what was
    left out and of what changes are in `language`, that of whoever handed the file in."""
    trying = upload.step == "trying"
    upload.state = loads.begin(upload.given, upload.who)
    try:
        with speaking(language):
            report = carry_out(graph, upload.state, upload.given, dry_run=trying)
        if trying:
            upload.trial = report
            _look(graph.settings.home, upload)
        else:
            upload.done = report
        upload.step = "tried" if trying else "loaded"
    except LoadCancelled as error:
        upload.failed, upload.step = error.message, "cancelled"
    except KgError as error:
        upload.failed, upload.step = error.message, "failed"
    except Exception:
        log.exception("unforeseen failure of upload %s", upload.id)
        upload.failed = Message("upload-failed", id=upload.id)
        upload.step = "failed"


def listing(home: Path, what: Literal["rejects", "differences"], run: str) -> Path | None:
    """The list that a load left, by the id of its run."""
    return next((home / what).glob(f"*-{run}.csv"), None)


def _look(home: Path, upload: Upload) -> None:
    """Count what the dry run found by kind, and keep the first lines."""
    if upload.trial is not None:
        found = read_differences(home, upload.trial["run"])
        upload.changes, upload.differences = counted(found, SHOWN)
