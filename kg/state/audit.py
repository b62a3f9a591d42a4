"""The record of who loaded, exported, judged or changed access: JSON lines that are only ever added to."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.state import files


def record(home: Path, who: str, did: str, **what: Any) -> None:
    """Add a line to KG_HOME/audit.jsonl."""
    line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "who": who, "did": did, **what}
    files.append(home / "audit.jsonl", (json.dumps(line, ensure_ascii=False, default=str) + "\n").encode())
