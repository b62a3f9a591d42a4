"""A grammar of Cypher for Hypothesis: reading clauses, patterns and expressions nested at will, with words of other
clauses, doubling and odd values among them. Most of it is well formed; what is not tries the reader."""

from hypothesis import strategies as st

_NAMES = st.sampled_from(["a", "b", "n", "s", "x", "`set`", "名"])
_LABELS = st.sampled_from(["Patent", "Region", "Fund", "Enterprise", "`Fund`"])
_TYPES = st.sampled_from(["LOCATED_IN", "PART_OF", "USES"])
_LITERALS = st.one_of(
    st.integers(-5, 10_000).map(str),
    st.sampled_from(
        ["'棉花'", '"x"', "''", "null", "true", "1.5", "1e9", "0x1F", "$p", "'it\\'s'", "[]", "{}"]
    ),
)
_RANGES = st.tuples(st.integers(0, 5), st.integers(0, 20_000)).map(
    lambda ends: f"range({ends[0]}, {ends[1]})"
)
_FUNCTIONS = st.sampled_from(
    ["size", "toString", "collect", "count", "toUpper", "coalesce", "reverse", "apoc.load.json", "nodes"]
)
_OPERATORS = st.sampled_from(
    ["+", "-", "*", "/", "%", "=", "<", "AND", "OR", "IN", "CONTAINS", "STARTS WITH", "=~"]
)
_WRITES = st.sampled_from(
    ["CREATE (z:Fund)", "SET n.x = 1", "DELETE n", "MERGE (z)", "REMOVE n.x", "LOAD CSV FROM 'file:///etc/passwd' AS r", "CALL dbms.listConfig()", "FOREACH (i IN [1] | CREATE ())"]
)  # fmt: skip


def _extended(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, _OPERATORS, inner).map(" ".join),
        st.tuples(_FUNCTIONS, inner).map(lambda f: f"{f[0]}({f[1]})"),
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.tuples(_NAMES, inner, inner).map(lambda c: f"[{c[0]} IN {c[1]} | {c[2]}]"),
        st.tuples(_NAMES, inner, inner).map(lambda c: f"any({c[0]} IN {c[1]} WHERE {c[2]})"),
        st.tuples(inner, inner, inner).map(lambda c: f"CASE WHEN {c[0]} THEN {c[1]} ELSE {c[2]} END"),
        st.tuples(inner, inner, inner).map(lambda c: f"replace({c[0]}, {c[1]}, {c[2]})"),
        st.tuples(_NAMES, inner).map(lambda c: f"{{{c[0]}: {c[1]}, delete: 1}}"),
        st.tuples(_NAMES, _TYPES).map(lambda c: f"COUNT {{ ({c[0]})-[:{c[1]}]-() }}"),
        inner.map(lambda one: f"({one})"),
    )


EXPRESSIONS = st.recursive(
    st.one_of(_LITERALS, _RANGES, _NAMES, _NAMES.map("{}.name".format)), _extended, max_leaves=8
)
_HOPS = st.one_of(
    st.just("--"), _TYPES.map("-[:{}]->".format), st.integers(1, 12).map("-[*1..{}]-".format), st.just("-[*]-"), st.just("<-[r]-")
)  # fmt: skip
PATTERNS = st.tuples(_NAMES, _LABELS, st.lists(st.tuples(_HOPS, _NAMES), max_size=4)).map(
    lambda p: f"({p[0]}:{p[1]})" + "".join(f"{hop}({name})" for hop, name in p[2])
)
_CLAUSES = st.one_of(
    PATTERNS.map("MATCH {}".format),
    PATTERNS.map("OPTIONAL MATCH {}".format),
    st.tuples(EXPRESSIONS, _NAMES).map(lambda c: f"WITH {c[0]} AS {c[1]}"),
    st.integers(1, 30).map(lambda n: "WITH s + s AS s " * n),
    st.tuples(EXPRESSIONS, _NAMES).map(lambda c: f"UNWIND {c[0]} AS {c[1]}"),
    EXPRESSIONS.map("WHERE {}".format),
    _WRITES,
    st.just("/* ; */ //x\n"),
    st.just("RETURN 1 AS x UNION"),
)
QUERIES = st.tuples(
    st.lists(_CLAUSES, max_size=5),
    EXPRESSIONS,
    st.sampled_from(["", " ORDER BY x", " LIMIT 5", ";", "; MATCH (n) DELETE n"]),
).map(lambda q: " ".join([*q[0], f"RETURN {q[1]} AS x"]) + q[2])
