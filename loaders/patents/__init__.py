"""Patents from the files that people have: exports of search services, office XML, plain tables.

`loader.read` opens a file, `suggest.suggest` writes a first mapping for a table that no format fits.
"""
