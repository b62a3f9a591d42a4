"""Value types: regions, patent numbers, days, credit codes, cells."""
