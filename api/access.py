"""What a request works with: the open graph."""

from typing import Annotated, cast

from fastapi import Depends, Request

from kg.store.graph import Graph


def _graph(request: Request) -> Graph:
    return cast(Graph, request.app.state.graph)


OpenGraph = Annotated[Graph, Depends(_graph)]
