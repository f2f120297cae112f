"""What everything in the bot needs, and Services, the one object that holds it."""
