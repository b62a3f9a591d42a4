"""Ledgers and registers: what became of the plan's tasks, projects and lists, row by row."""
