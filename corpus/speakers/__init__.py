"""From a mention to a person, within one article."""
