"""The record of who loaded, exported, judged or changed access: JSON lines that are only ever added to."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def record(home: Path, who: str, did: str, **what: Any) -> None:
    """Add a line to KG_HOME/audit.jsonl. One write of one line, so that processes do not mix theirs."""
    home.mkdir(parents=True, exist_ok=True)
    line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "who": who, "did": did, **what}
    text = json.dumps(line, ensure_ascii=False, default=str) + "\n"
    file = os.open(home / "audit.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(file, text.encode())
    finally:
        os.close(file)
