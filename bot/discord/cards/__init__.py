"""Matches and silences as Discord messages made of components."""
