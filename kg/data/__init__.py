"""Facts that come with the program; README.md tells their sources."""
