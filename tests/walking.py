"""What the walks share: the `kg` command asked in this process as a person asks it, on the engine under test."""

import json
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner, Result

from kg.cli.main import app
from kg.lang.errors import KgError
from kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Kg:
    """The command line with these settings in its environment."""

    settings: Settings

    def __call__(self, *arguments: object, code: int = 0) -> str:
        """What a command prints, messages too; it must end with `code`."""
        done = self._run(arguments)
        if isinstance(done.exception, KgError):
            assert done.exception.exit_code == code, done.exception
            return f"{done.output}{done.exception}"
        assert done.exit_code == code, done.output
        return done.output

    def told(self, *arguments: object) -> Any:
        """What a command answers as JSON, for which its arguments ask."""
        done = self._run(arguments)
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    def _run(self, arguments: tuple[object, ...]) -> Result:
        of = self.settings
        env = {
            "KG_URI": of.uri, "KG_HOME": str(of.home), "KG_USER": of.user, "KG_QUERY_SECONDS": "60",
            "KG_PASSWORD": of.password.get_secret_value(), "COLUMNS": "80",
        }  # fmt: skip
        done = CliRunner().invoke(app, [str(a) for a in arguments], env=env)
        if not isinstance(done.exception, KgError | SystemExit | None):
            raise done.exception
        return done
