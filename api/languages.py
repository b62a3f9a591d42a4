"""The language of an answer: of a page the one that was chosen last, of the API what Accept-Language prefers."""

from fastapi import Request

from kg.lang.language import accepted


def language_of(request: Request) -> str:
    """`zh` or `en`, Chinese where nothing says otherwise."""
    if request.scope["path"].startswith("/api/"):
        return accepted(request.headers.get("accept-language", ""))
    return "en" if request.query_params.get("lang", request.cookies.get("lang")) == "en" else "zh"
