"""From tokens to who reported what, before anybody knows whom a source means."""
