"""What technologies a text speaks of, told from its words alone: no model is downloaded and nothing is guessed by a service.

- grams: the characters, pairs of characters and Latin words of a text
- titles: scores of IPC subclasses by titles of the classification and by titles of labelled patents
- shipped: the tables in `kg/data/` that the scores rest on, and how they are made
- technologies: `technologies_in`, five subclasses with the words that matched
"""
