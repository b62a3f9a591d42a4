"""Fixtures that every test may use. `shared` is the folder of real plans and samples beside the
project; where it is absent the tests that need it say so and are skipped."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

# Messages in English, whatever the machine speaks: tests of Chinese ones ask for it.
os.environ["KG_LANG"] = "en"

pytest_plugins = ["tests.browser", "tests.engines"]

# No test is timed: a busy machine is no fault of the code. The rest as hypothesis has it, in CI or at home.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared` with the plan, its checklist and real sample files."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder.name}/ is not beside the project: no real samples to read")
    return folder


class ByEngine(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Tests on one running engine stay on one worker, and else those of one file, which share what they set up."""

    def _split_scope(self, nodeid: str) -> str:
        engine = re.search(r"on:(embedded|neo4j)\b", nodeid)
        return engine[0] if engine is not None else nodeid.split("::", maxsplit=1)[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByEngine:
    """How `-n 2` shares the tests out."""
    return ByEngine(config, log)
