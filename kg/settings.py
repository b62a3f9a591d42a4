"""Settings, from the environment alone. Each has a default that works with nothing installed."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def default_home() -> Path:
    """The folder of the embedded graph when KG_HOME is not set."""
    return Path.home() / ".kg"


class Settings(BaseSettings):
    """What the environment says. Names are upper-case with the prefix KG_ (KG_URI, KG_HOME, …)."""

    model_config = SettingsConfigDict(env_prefix="KG_")

    uri: Annotated[str, Field(description="embedded, bolt://host:port or neo4j://host:port")] = "embedded"
    home: Annotated[Path, Field(description="folder of the embedded engine, rejects and logs")] = Field(
        default_factory=default_home
    )
    user: Annotated[str, Field(description="user name on a Neo4j server")] = "neo4j"
    password: Annotated[SecretStr, Field(description="password on a Neo4j server")] = SecretStr("")
    proxy_secret: Annotated[
        SecretStr,
        Field(description="secret shared with a proxy that signs people in and hands on name and role"),
    ] = SecretStr("")
    database: Annotated[str, Field(description="database name on a Neo4j server")] = "neo4j"
    heap: Annotated[
        str, Field(description="memory of the embedded engine, as Java writes it", pattern=r"^\d+[mg]$")
    ] = "1g"
    # Long enough for any named question on 1M patents, short enough that a person notices a mistake.
    query_seconds: Annotated[float, Field(description="time limit of one question", gt=0)] = 15.0
    # A table that a person can still look through; the answer says when it was cut.
    max_rows: Annotated[int, Field(description="rows of one answer at the most", gt=0)] = 5000
    geojson: Annotated[
        Path | None,
        Field(description="a map of your own (GeoJSON) beside the tiles; else map.geojson in KG_HOME"),
    ] = None
