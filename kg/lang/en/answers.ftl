question-length = A question has 1 to { $limit } characters. Rephrase it.
