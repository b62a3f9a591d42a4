MATCH (t:Task) RETURN t.id AS id, t.name AS name ORDER BY id LIMIT 10
MATCH (t:Task) WHERE NOT (t)-[:SETS]->(:Target) RETURN t.id AS id ORDER BY id
MATCH (t:Task) WHERE NOT EXISTS { MATCH (t)-[:SETS]->(:Target) } RETURN t.id AS id ORDER BY id
MATCH (n) RETURN labels(n)[0] AS label, count(*) AS n ORDER BY n DESC, label
MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS n ORDER BY n DESC, type
MATCH (s:Section)-[m:MENTIONS]->(x) WHERE x.name CONTAINS '援疆' RETURN s.id AS s, m.line AS line, x.name AS x ORDER BY s, line, x
MATCH (s:Section) WHERE s.title STARTS WITH '加' OR s.title ENDS WITH '程' RETURN s.title AS t ORDER BY t
MATCH (i:Indicator)<-[:OF_INDICATOR]-(t:Target) RETURN i.name AS name, t.low AS low, t.unit AS unit ORDER BY name, low LIMIT 20
MATCH (t:Target) WHERE t.low >= 2 AND t.low <= 50 RETURN t.id AS id, t.low AS low ORDER BY low, id
MATCH (t:Target) RETURN t.operator AS op, avg(t.low) AS mean, min(t.low) AS least, max(t.low) AS most, sum(t.low) AS total ORDER BY op
MATCH (t:Target) WHERE t.high IS NOT NULL RETURN t.id AS id, t.high - t.low AS width ORDER BY id
MATCH (t:Target) RETURN count(DISTINCT t.unit) AS units
OPTIONAL MATCH (f:Fund {id: 'nobody'}) RETURN coalesce(f.name, 'none') AS name
MATCH (f:Fund) OPTIONAL MATCH (f)-[:SUPPORTS]->(x) RETURN f.id AS f, count(x) AS n ORDER BY f
MATCH (s:Section)-[:PART_OF*1..3]->(p:Policy) RETURN count(DISTINCT s) AS n
MATCH (s:Section)-[:PART_OF*..2]->(up) RETURN count(*) AS n
MATCH (s:Section)-[:PART_OF*2]->(up) RETURN count(*) AS n
MATCH p = (s:Section)-[:PART_OF]->(:Policy) RETURN length(p) AS n, count(*) AS times
MATCH (s:Section) RETURN s.title AS t, size([(s)<-[:PART_OF]-(b:Section) | b.id]) AS below ORDER BY below DESC, t LIMIT 5
MATCH (s:Section) RETURN s.id AS id, COUNT { (s)<-[:PART_OF]-() } AS below ORDER BY below DESC, id LIMIT 5
MATCH (n) WHERE any(s IN n.sources WHERE s CONTAINS '#L8') RETURN n.id AS id ORDER BY id
MATCH (t:Task) WITH t ORDER BY t.id LIMIT 3 RETURN collect(t.id) AS ids
MATCH (t:Task) RETURN [x IN collect(t.id) WHERE x CONTAINS '三' | toUpper(x)][0] IS NULL AS none
UNWIND [2015, 2020] AS year MATCH (t:Target {deadline: year}) RETURN year, count(t) AS n ORDER BY year
UNWIND range(2016, 2020) AS year RETURN year ORDER BY year
MATCH (t:Target) RETURN CASE WHEN t.low > 10 THEN 'many' ELSE 'few' END AS size, count(*) AS n ORDER BY size
MATCH (f:Fund) RETURN f.name AS name UNION MATCH (p:Programme) RETURN p.name AS name
CALL { MATCH (t:Task) RETURN count(*) AS n } RETURN n
MATCH (p:Policy) CALL (p) { MATCH (s:Section)-[:PART_OF]->(p) RETURN count(s) AS n } RETURN p.id AS id, n
MATCH (a:Task {id: 'xinjiang-ip-13fyp/三(八)3'}), (b:Policy {id: 'xinjiang-ip-13fyp'}) MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p) AS n
MATCH (t:Task) RETURN t {.id, .name} AS t ORDER BY t.id LIMIT 2
MATCH (t:Task) WHERE t.id IN ['xinjiang-ip-13fyp/三(八)3', 'x'] RETURN t.name AS name
MATCH (t:Task) RETURN substring(t.id, 0, 9) AS start, size(t.name) AS n, split(t.id, '/')[1] AS number ORDER BY number LIMIT 3
MATCH (t:Task) RETURN replace(trim(t.name), ' ', '') AS name ORDER BY name LIMIT 3 // a comment
/* how many */ MATCH (n:Indicator) RETURN count(n) AS n
MATCH (n:Indicator) WHERE n.number > 0 RETURN n.number AS `序号`, n.name AS `名称` ORDER BY n.number
MATCH (n:`Indicator`) RETURN n.`name` AS `set` ORDER BY n.id LIMIT 1
RETURN date('2020-12-31').year AS y, toInteger('5') + 1 AS n, toString(1) AS s
RETURN round(2.5 * 3) AS a, abs(-1) AS b, 7 % 3 AS c, 2 ^ 3 AS d
RETURN 'it is // no comment' AS a, "nor /* this */" AS b, 'DELETE' AS c
MATCH (n) WHERE n.name = 'CREATE (n)' OR n.name = 'LOAD CSV' RETURN n
MATCH (n:Fund) RETURN keys(n) AS keys, properties(n).name AS name, labels(n) AS labels ORDER BY n.id
MATCH (a:Task)-->(x)<--(b:Task) WHERE a.id < b.id RETURN a.id AS a, b.id AS b, count(x) AS shared ORDER BY shared DESC, a, b LIMIT 5
MATCH (n:Task) RETURN n.name AS name ORDER BY n.id SKIP 2 LIMIT 2
MATCH (n:Task|Project) RETURN count(n) AS n
MATCH (x) WHERE x:Fund OR x:Programme RETURN count(x) AS n
MATCH p = (s:Section)-[:PART_OF*1..2]->(:Policy) RETURN reduce(n = 0, x IN nodes(p) | n + size(x.id)) > 0 AS some, count(*) AS times
MATCH (s:Section)-[:PART_OF]->{1,2}(up) RETURN count(*) AS n
MATCH (t:Target) WHERE t.low IS NOT NULL WITH t.unit AS unit, collect(t.low) AS lows RETURN unit, head(lows) IS NOT NULL AS some ORDER BY unit
MATCH (n:Task) RETURN min(n.id) < max(n.id) AS ok, (1 + 2) * (3) AS nine
CALL db.labels() YIELD label RETURN count(label) > 5 AS many
MATCH (n:Fund) WHERE n.name = $name RETURN n.id AS id;
