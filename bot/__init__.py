"""Answering people: the command line and the Discord bot."""
