"""Questions in words, search, and the overview: the questions and the match together."""
