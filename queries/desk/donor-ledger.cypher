// title = { zh = "援助台账", en = "Ledger of aid" }
// description = { zh = "援助省市对受援地的活动，按年度和类别合计：次数、金额、人数和人次。", en = "What donors do for recipients by year and kind of activity: how often, how much, how many people and attendances." }
// limit = 2000
// [phrases]
// zh = ["援助台账", "{donor}做了哪些援助活动", "{donor}对{region}的援助活动", "{region}收到哪些援助", "{year}年援助台账"]
// en = ["ledger of aid", "what did {donor} do for {region}", "aid activities of {donor}"]
// [parameters]
// donor = { type = "node", nodes = ["Region"], optional = true, label = { zh = "援助省市", en = "donor" } }
// region = { type = "node", nodes = ["Region"], optional = true, label = { zh = "地区", en = "region" } }
// year = { type = "integer", optional = true, label = { zh = "年度", en = "year" } }
// [columns]
// donor = { label = { zh = "援助省市", en = "donor" }, links = "Region" }
// donor_name = { label = { zh = "援助省市名称", en = "name of the donor" } }
// recipient = { label = { zh = "受援地", en = "recipient" }, links = "Region" }
// recipient_name = { label = { zh = "受援地名称", en = "name of the recipient" } }
// year = { label = { zh = "年度", en = "year" } }
// activity = { label = { zh = "活动类别", en = "activity" } }
// dossiers = { label = { zh = "事项数", en = "dossiers" } }
// amount = { label = { zh = "金额或数量合计", en = "sum of amounts" } }
// unit = { label = { zh = "单位", en = "unit" } }
// participants = { label = { zh = "人数", en = "people" } }
// attendances = { label = { zh = "人次", en = "attendances" } }
// synthetic = { label = { zh = "虚构数据", en = "made up for the demo" } }
MATCH (donor:Region)<-[:ABOUT]-(d:Dossier)-[:IN_REGION]->(r:Region)
WHERE d.process IN ['donor-activity', 'aid-project'] AND ($donor IS NULL OR donor.id = $donor)
  AND ($region IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..3]->(:Region {id: $region}) })
WITH donor, r, d, coalesce(d.year, toInteger(left(d.opened, 4))) AS year
WHERE $year IS NULL OR year = $year
RETURN donor.id AS donor, donor.name AS donor_name, r.id AS recipient, r.name AS recipient_name, year AS year, coalesce(d.activity, '项目') AS activity,
       count(d) AS dossiers, sum(d.amount) AS amount, d.unit AS unit, sum(d.participants) AS participants, sum(d.attendances) AS attendances, d.synthetic AS synthetic
ORDER BY donor, recipient, year, activity, unit
