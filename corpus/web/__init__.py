"""The web, asked safely: addresses, one exchange with a server, and what robots.txt wants."""
