"""What can exist in the graph: Turtle files and the reader that makes typed records of them."""
