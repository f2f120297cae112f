"""Statements, speakers and silences in words, once, for the terminal and for Discord."""
