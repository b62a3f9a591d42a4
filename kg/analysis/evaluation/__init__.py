"""How well the past tells which technologies a region takes up next, measured by time split.

- matrix: counts of (region, technology, period) read from a table or a graph, laid out as one matrix per period
- protocol: what is predicted: base window, outcome window, candidates, entries
- features, predictors: the ways to predict, from the base window alone
- scores: AUC-PR, precision@k, NDCG@k, ROC-AUC, and their intervals by bootstrap over regions
- report: `evaluate`, which runs all of it and says plainly who wins
"""
