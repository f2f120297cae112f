"""Commands that answer others until they are stopped: a browser and its kind, and assistants."""
