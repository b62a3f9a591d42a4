"""The plan loader: reads a plan as text and states what it says, each fact with its line."""
