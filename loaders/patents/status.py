"""Legal status in the words of offices and services, as `live`, `pending`, `lapsed` or `unknown`."""

from functools import lru_cache

# Looked for in this order: 部分无效 leaves the rest alive, 授权后终止 has ended, INACTIVE is not ACTIVE.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("unknown", ("未授权",)),
    # The right was given up, or the time to enter the country ran out, though 授权 or a word of grant stands in it.
    ("lapsed", ("避免重复授权", "避重授权", "期满", "权利终止", "포기", "소멸", "거절", "취하", "무효")),
    ("live", ("部分无效", "权利恢复", "无效宣告请求")),
    (
        "lapsed",
        (
            *(
                "失效",
                "无效",
                "无权",
                "终止",
                "撤回",
                "视撤",
                "驳回",
                "放弃",
                "届满",
                "撤销",
                "未缴",
                "视为未",
            ),
            *("inactive", "expired", "lapsed", "discontinued", "withdrawn", "revoked", "abandoned", "ceased"),
            *("dead", "rejected", "refused", "not in force", "terminated", "invalid"),
        ),
    ),
    (
        "pending",
        ("审中", "在审", "实质审查", "实审", "审查中", "待审", "初审", "受理", "pending", "examin", "filed"),
    ),
    (
        "live",
        ("有效", "有权", "등록", "授权", "维持", "active", "grant", "alive", "live", "in force", "patented"),
    ),
)
# That something was filed or published is told of what was granted or refused later too.
_WEAK = ("pending", ("公开", "公布", "공개", "심사", "출원", "application", "published"))


@lru_cache(maxsize=4096)
def status(*texts: str) -> str:
    """The status that the first of `texts` tells that tells any; `unknown` when none does."""
    plain = [text.strip().lower() for text in texts]
    for text in plain:
        for found, words in _WORDS:
            if any(word in text for word in words):
                return found
    return _WEAK[0] if any(word in text for text in plain for word in _WEAK[1]) else "unknown"
