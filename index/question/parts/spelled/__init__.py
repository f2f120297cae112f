"""Spelled: what a question shortens or types wrongly, as the words it means: a body, an office, a state, a slip."""
