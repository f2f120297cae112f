"""What was said: articles, their statements and the people who made them."""
