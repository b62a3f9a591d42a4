"""HEAD (RFC 9110, 9.3.2): what answers GET answers HEAD with the same status and headers, and without a body."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Passes a HEAD request on as GET and keeps the body of its answer back."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, without_body)
