"""Figures that follow from ledgers and registers: how many firms are listed, how much was pledged, what share was closed.

`formulas` are pure functions of what was read; `derive` writes their results as Observations of the dataset `figures`.
"""
