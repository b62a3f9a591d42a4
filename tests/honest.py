"""Two hundred queries that an analyst may well send: each shape put to several kinds of things of this graph. None is made
to test a rule of the guard; they are what people wrote in the help, in mails and on the page, in other words."""

from collections.abc import Iterator

# label, relation out of it, label at its end, a property of text, one of number or day
_KINDS = (
    ("Patent", "APPLIED_FOR", "Organization", "title", "filed"),
    ("Enterprise", "ACTIVE_IN", "Industry", "name", "id"),
    ("Task", "PART_OF", "Section", "title", "line"),
    ("Target", "TARGETS", "Indicator", "quote", "low"),
    ("Industry", "USES", "IpcClass", "name", "id"),
    ("Organization", "LOCATED_IN", "Region", "name", "id"),
    ("Need", "NEEDED_IN", "Region", "text", "valid_until"),
    ("Fund", "PART_OF", "Policy", "name", "amount"),
)
_SHAPES = (
    "MATCH (a:{a}) RETURN a.id AS id, a.{t} AS what ORDER BY id LIMIT 20",
    "MATCH (a:{a})-[:{r}]-(b:{b}) RETURN b.name AS name, count(DISTINCT a) AS n ORDER BY n DESC, name LIMIT 50",
    "MATCH (a:{a}) WHERE a.{t} CONTAINS '棉花' OR a.{t} CONTAINS '番茄' OR a.{t} STARTS WITH '新疆' RETURN a LIMIT 10",
    "MATCH (a:{a}) OPTIONAL MATCH (a)-[x:{r}]-(b:{b}) WITH a, collect(b.name) AS names, count(x) AS n "
    "RETURN a.id AS id, n, names[0..5] AS some ORDER BY n DESC LIMIT 25",
    "MATCH (a:{a}) RETURN CASE WHEN a.{n} IS NULL THEN '无' WHEN a.{n} = '' THEN '空' ELSE toString(a.{n}) END AS v, count(*) AS n",
    "MATCH p = (a:{a})-[:{r}*1..3]-(b:{b}) RETURN length(p) AS steps, count(p) AS n ORDER BY steps",
    "MATCH (a:{a}) WHERE NOT (a)-[:{r}]-(:{b}) RETURN a.id AS id, a.name AS name ORDER BY id LIMIT 100",
    "MATCH (a:{a}) WHERE EXISTS {{ MATCH (a)-[:{r}]-(b:{b}) WHERE b.name CONTAINS '喀什' }} RETURN count(a) AS n",
    "MATCH (b:{b}) RETURN b.name AS name, COUNT {{ (b)-[:{r}]-(:{a}) }} AS n ORDER BY n DESC LIMIT 10",
    "MATCH (b:{b})-[:{r}]-(a:{a}) WITH b, collect({{id: a.id, what: a.{t}, when: a.{n}}}) AS things "
    "RETURN b.id AS id, [x IN things WHERE x.when IS NOT NULL | x.what + '（' + toString(x.when) + '）'] AS told LIMIT 20",
    "UNWIND range(2010, 2025) AS year MATCH (a:{a}) WHERE toString(a.{n}) STARTS WITH toString(year) "
    "RETURN year, count(a) AS n ORDER BY year",
    "MATCH (a:{a}) WITH a.{n} AS v, count(*) AS n WITH collect({{v: v, n: n}}) AS all, sum(n) AS total "
    "UNWIND all AS one RETURN one.v AS v, one.n AS n, 100.0 * one.n / total AS share ORDER BY n DESC",
    "MATCH (a:{a})-[:{r}]-(b:{b})-[:{r}]-(c:{a}) WHERE a.id < c.id RETURN a.id AS one, c.id AS other, count(b) AS n ORDER BY n DESC LIMIT 10",
    "MATCH (a:{a}) RETURN 'a' AS what, count(a) AS n UNION ALL MATCH (b:{b}) RETURN 'b' AS what, count(b) AS n",
    "MATCH (a:{a}) WHERE any(s IN a.sources WHERE s STARTS WITH 'xinjiang') RETURN a.id AS id, size(a.sources) AS n LIMIT 30",
    "MATCH (a:{a}) RETURN split(a.{t}, '、') AS parts, replace(a.{t}, '，', ',') AS plain, substring(a.{t}, 0, 10) AS start LIMIT 40",
    "MATCH p = shortestPath((a:{a})-[*..6]-(b:{b})) WHERE a.id = $id AND b.id = $other RETURN [n IN nodes(p) | n.name] AS way",
    "MATCH (a:{a}) WITH a ORDER BY a.id LIMIT 200 MATCH (a)--(x) RETURN labels(x) AS kind, count(*) AS n ORDER BY n DESC",
    "CALL {{ MATCH (a:{a}) RETURN count(a) AS one }} CALL {{ MATCH (b:{b}) RETURN count(b) AS other }} RETURN one, other",
    "MATCH (b:{b}) WITH b, [(b)-[:{r}]-(a:{a}) | a.{t}] AS texts RETURN b.id AS id, size(texts) AS n, texts[..3] AS first LIMIT 30",
    "MATCH (a:{a}) WHERE a.id IN ['1', '2', '3'] OR a.name IN ['甲', '乙'] RETURN properties(a) AS all",
    "MATCH (a:{a})-[x]-(b) WHERE type(x) <> '{r}' RETURN type(x) AS kind, labels(b) AS other, count(*) AS n ORDER BY n DESC",
    "MATCH (a:{a}) WITH collect(a.id) AS ids RETURN size(ids) AS n, [i IN range(0, 9) | ids[i * 10]] AS tenth",
    "MATCH (a:{a}) RETURN date().year - 2020 AS years, avg(size(a.{t})) AS mean, max(size(a.{t})) AS most",
    "MATCH (a:{a}) WITH a, CASE WHEN a.{t} CONTAINS '机' THEN CASE WHEN a.{t} CONTAINS '采' THEN 2 ELSE 1 END ELSE 0 END AS rank "
    "RETURN rank, count(a) AS n, collect(a.name)[..5] AS some ORDER BY rank",
    "WITH ['棉', '果', '粮'] AS words UNWIND words AS word MATCH (a:{a}) WHERE a.{t} CONTAINS word RETURN word, count(DISTINCT a) AS n",
)


def queries() -> Iterator[str]:
    """All of them."""
    for a, r, b, t, n in _KINDS:
        yield from (shape.format(a=a, r=r, b=b, t=t, n=n) for shape in _SHAPES)
