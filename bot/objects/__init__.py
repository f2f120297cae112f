"""Answers, statements, speakers and checks as JSON objects, the same for every door."""
