"""疆知图谱: the graph itself, below its loaders, questions, API and command line."""

__version__ = "0.1.0"
