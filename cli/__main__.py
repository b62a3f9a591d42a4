"""`python -m cli` is `kg`."""

from cli.main import main

main()
