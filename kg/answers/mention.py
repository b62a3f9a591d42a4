"""What a text names: a thing of the graph, a value, or a name that the graph does not know."""

from dataclasses import dataclass

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that the folded text names at [start, end).

    `kind` is its label, the vocabulary or closed list of a value, `year`, `period`, `day`, `days`, `number`, `quoted`,
    or UNKNOWN for a proper name, a number or a code that the graph does not hold. `proper` mentions must be used by
    an answer; the others are readings that a question may leave.
    """

    kind: str
    id: str
    name: str
    start: int
    end: int
    proper: bool = True

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end

    def overlaps(self, other: "Mention") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
