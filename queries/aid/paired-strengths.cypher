// title = { zh = "结对方强还是别家强", en = "Is a paired donor strong, or another one" }
// description = { zh = "产业所用的每项技术：与该地区结对的援助方中显性优势最大的，和没有结对的援助方中最大的，均据最近一期。", en = "For each technology that the industry uses: the strongest of the donors paired with the region, and the strongest of the others, by their latest period." }
// limit = 500
// [phrases]
// zh = ["{region}{industry}结对方强还是别家强", "{region}的结对方在{industry}上强不强", "{region}{industry}要不要找结对以外的援助方"]
// en = ["is a paired donor of {region} strong in {industry}", "should {region} ask beyond its pairings for {industry}"]
// [parameters]
// region = { type = "node", nodes = ["Region"], label = { zh = "地区", en = "region" } }
// industry = { type = "node", nodes = ["Industry"], label = { zh = "产业", en = "industry" } }
// basis = { type = "string", values_from = "relation:SPECIALISES_IN.basis", label = { zh = "依据：已公布件数或图中专利", en = "what it rests on: published counts or patents in the graph" }, default = "counts" }
// [columns]
// technology = { label = { zh = "技术分类", en = "technology" }, links = "IpcClass" }
// technology_name = { label = { zh = "技术名称", en = "name of the technology" } }
// weight = { label = { zh = "权重", en = "weight" }, unit = "0–1" }
// paired = { label = { zh = "结对方", en = "paired donor" }, links = "Region" }
// paired_name = { label = { zh = "结对方名称", en = "name of the paired donor" } }
// paired_rta = { label = { zh = "结对方显性技术优势", en = "its advantage" } }
// other = { label = { zh = "未结对的援助方", en = "other donor" }, links = "Region" }
// other_name = { label = { zh = "未结对的援助方名称", en = "name of the other donor" } }
// other_rta = { label = { zh = "其显性技术优势", en = "its advantage" } }
MATCH (:Region {id: $region})<-[:PART_OF*0..1]-(:Region)<-[:RECIPIENT]-(:AidPairing)-[:DONOR]->(own:Region)
WITH collect(DISTINCT own.id) AS owns
MATCH (:Industry {id: $industry})-[u:USES]->(c:IpcClass)<-[s:SPECIALISES_IN]-(d:Region)
WHERE s.basis = $basis AND s.period <> 'unknown' AND s.rta IS NOT NULL AND EXISTS { MATCH (d)<-[:DONOR]-(:AidPairing) }
WITH owns, u, c, d, s ORDER BY s.period DESC
WITH owns, u, c, d, collect(s.rta)[0] AS rta
ORDER BY rta DESC, d.id
WITH u, c, collect(CASE WHEN d.id IN owns THEN d.id END)[0] AS paired, collect(CASE WHEN d.id IN owns THEN d.name END)[0] AS paired_name,
     collect(CASE WHEN d.id IN owns THEN rta END)[0] AS paired_rta, collect(CASE WHEN NOT d.id IN owns THEN d.id END)[0] AS other,
     collect(CASE WHEN NOT d.id IN owns THEN d.name END)[0] AS other_name, collect(CASE WHEN NOT d.id IN owns THEN rta END)[0] AS other_rta
RETURN c.id AS technology, c.name AS technology_name, u.weight AS weight, paired AS paired, paired_name AS paired_name,
       paired_rta AS paired_rta, other AS other, other_name AS other_name, other_rta AS other_rta
ORDER BY weight DESC, technology
