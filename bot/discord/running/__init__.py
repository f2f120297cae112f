"""Settings, logs, health and the keeping alive of the bot's process."""
