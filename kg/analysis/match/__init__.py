"""Which technologies of which aid provinces suit an industry of southern Xinjiang, and why.

A need (a prefecture and an industry, a saved Need, or free text) leads to the technologies that the industry
uses; each pair of technology and donor that has patents or counts becomes a case; factors of 0…1 are weighed,
and the score is the sum of their contributions. No factor is scaled by other cases, so that a change of one
donor's patents changes what rests on them and nothing else.

- need: who asks for what · weights: what counts how much
- memory: what was read once of a graph in its present state
- profile: what regions are strong in · holdings: the patents of a technology · closeness: their titles
- context: industry, pairings, plan, funds and firms around a need
- offered: open offers beside the results · feedback: what became of results
- factors: each factor's value and sentence · explain: evidence, counter-evidence, warnings
- match: the ranking · reverse: the questions asked the other way round
"""
