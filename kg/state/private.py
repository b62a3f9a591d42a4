"""KG_HOME belongs to its user alone: needs, judgements and the graph lie in it."""

from pathlib import Path
from stat import S_IMODE, S_ISVTX


def private(home: Path) -> None:
    """Make the folder where it is missing, and take it from all others who may read it. A group keeps what it was given."""
    if not home.exists():
        home.mkdir(mode=0o700, parents=True)
        return
    mode = S_IMODE(home.stat().st_mode)
    # A folder for everybody (/tmp, with its sticky bit) or a user's whole home is not ours to close.
    if mode & 0o007 and not mode & S_ISVTX and home.resolve() != Path.home().resolve():
        try:
            home.chmod(mode & ~0o007)
        except PermissionError:
            return  # somebody else's folder, who decides
