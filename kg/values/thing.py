"""A thing of the graph as answers name it."""

from pydantic import BaseModel, ConfigDict


class Thing(BaseModel):
    """Something of the graph by its id and name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
