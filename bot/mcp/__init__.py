"""Tools for assistants: what they may ask, and what they are told with every answer."""
