"""Bodies that stop: a request of which nothing more comes keeps a connection and a file open for ever."""

import asyncio
import time

from starlette import types
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem
from kg.lang.messages import Message

# A phone in a tunnel is back by then.
SILENT_SECONDS = 30.0
# After that, a body that comes slower than any modem is meant to stay.
LEAST_PER_SECOND = 1_000


class Bodies:
    """Ends requests whose body stops or drips, with 408 (RFC 9110, 15.5.9)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its body watched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, size, over, late, answered = time.monotonic(), 0, False, False, False

        async def watched() -> types.Message:
            nonlocal size, over, late
            if over:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), SILENT_SECONDS)
            except TimeoutError:
                late = over = True
                return {"type": "http.disconnect"}
            size += len(message.get("body", b""))
            over = not message.get("more_body", False)
            seconds = time.monotonic() - begun
            if not over and seconds > SILENT_SECONDS and size < LEAST_PER_SECOND * seconds:
                late = over = True
                return {"type": "http.disconnect"}
            return message

        async def told(message: types.Message) -> None:
            nonlocal answered
            if late and not answered:
                return  # what the application makes of the lost body is no answer to its sender
            answered = True
            await send(message)

        try:
            await self.app(scope, watched, told)
        except Exception:
            if not late:
                raise
        if late and not answered:
            answer = problem(408, Message("body-stopped"))
            answer.headers["Connection"] = "close"
            await answer(scope, receive, send)
