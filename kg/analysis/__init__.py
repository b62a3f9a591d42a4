"""What the graph is good for: the match and its factors, metrics, profiles, evaluation."""
