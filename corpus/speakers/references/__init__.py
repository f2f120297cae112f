"""References: whom each source means, from the names and pronouns around it and from who has spoken before."""
