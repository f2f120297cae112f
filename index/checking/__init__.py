"""Checking a quotation: whether it stands in an article as it is given, and whose words it is there."""
