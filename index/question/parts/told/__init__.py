"""What a question tells of whom it asks: whose they are, and what stands between their name and what is asked."""
