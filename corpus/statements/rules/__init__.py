"""The rules that find statements, one construction a file."""
