"""Whom a question asks for: what stands in the place of the speaker, as names and roles with those they can mean."""
