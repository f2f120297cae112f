"""What everything in the bot needs: the engine, the settings, the texts, the cool-downs, the counts."""
