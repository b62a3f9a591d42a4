"""Measurements, each a script that prints ratios against something named in the same run."""
