"""Papers that a person takes along: what the graph knows, in Word, with the source of each figure."""
