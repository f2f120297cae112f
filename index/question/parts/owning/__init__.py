"""Owning: whose somebody is, or something, that a question calls "its", "their" or "my", in words that say so."""
