// description = "How many tasks of plans there are."
// [returns]
// tasks = "integer"
MATCH (t:Task {level: 'subtask'})
RETURN count(t) AS tasks
ORDER BY tasks
