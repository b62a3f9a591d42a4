"""What a kind of file is: its names, the forms it comes in, its columns, how it is read, what it needs and what follows it.

Every module of this package that sets `KIND` adds a kind (`loaders.kinds` finds them); another distribution adds its own by
an entry point of the group `xinjiang_ip_kg.kinds` that names such an object.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.lang.text import Text
from loaders.apart import Stop, read_apart
from loaders.columns import Column
from loaders.reading import NOTHING_SAID, Loader, Options, Reading

# What is brought up to date after a load: one node for one organisation; the profiles of regions; derived figures.
After = Literal["identity", "profiles", "figures"]
TABLES = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that `kg load` takes.

    `label` is what lists call it, `help` one sentence on what a row or file holds. `forms` are the endings of its files;
    `template` the columns of its table, none where it comes in the forms of its sources;
    `template_of` gives them where they depend on the options. `reader`
    runs in the process that reads a file and nowhere else. `reference`: the shipped facts that its rows point at are loaded first. Lists show kinds by `place`, then by name.
    """

    name: str
    label: Text
    help: Text
    reader: Loader
    template: tuple[Column, ...] = ()
    forms: tuple[str, ...] = TABLES
    reference: bool = True
    after: tuple[After, ...] = ("identity", "profiles")
    place: int = 100
    template_of: Callable[[Options], tuple[Column, ...]] | None = None

    def columns(self, options: Options) -> tuple[Column, ...]:
        """The columns of its template under these options; none where it has no template.

        Raises:
            UsageError: the options do not say which template.
        """
        return self.template if self.template_of is None else self.template_of(options)

    def read(self, path: Path, options: Options = NOTHING_SAID, stop: Stop | None = None) -> Reading:
        """The file at `path` opened for loading, in a process of its own with limits of time and memory; `stop` is
        called now and then, and ends the reading by raising.

        Raises:
            InputError: it cannot be used; the rows raise it too.
        """
        return read_apart(self.name, path, options, stop)
