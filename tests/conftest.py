"""Fixtures that every test may use. `shared` is the folder of real plans and samples beside the
project; where it is absent the tests that need it say so and are skipped."""

from pathlib import Path

import pytest

pytest_plugins = ["tests.browser", "tests.engines"]

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared` with the plan, its checklist and real sample files."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder.name}/ is not beside the project: no real samples to read")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests on one running engine stay on one worker, and else those of one file, which share what they set up."""
    for item in items:
        callspec = getattr(item, "callspec", None)
        engine = callspec.params.get("settings") if callspec is not None else None
        item.add_marker(pytest.mark.xdist_group(engine or item.path.stem))
