"""A limit on every answer: an engine that hangs must not keep people waiting for ever."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from fastapi import Request, Response

from api.problems import problem
from kg.lang.messages import Message
from kg.settings import Settings

# A page asks several questions, of which one may take as long as it is allowed to.
QUESTIONS = 4
# What lasts as long as its file is large, and tells how far it is.
LONG = ("/api/v1/loads/", "/api/v1/export/", "/data/upload")


def limit(request: Request, settings: Settings) -> float | None:
    """The seconds that an answer may take; None where there is no telling."""
    if request.url.path.startswith(LONG):
        return None
    return QUESTIONS * settings.query_seconds


async def within(seconds: float | None, answer: Coroutine[Any, Any, Response]) -> Response:
    """The answer, or a problem document when it does not come in time."""
    task = asyncio.ensure_future(answer)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if done:
        return task.result()
    # A thread that waits for the engine cannot be ended. It ends with the engine, and what it finds is for nobody.
    task.add_done_callback(lambda late: late.cancelled() or late.exception())
    return problem(504, Message("answer-late", seconds=f"{seconds:g}"))
