"""`python -m cli` is `kg`."""

from kg.cli.main import main

main()
