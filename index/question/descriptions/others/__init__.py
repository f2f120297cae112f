"""Others: who is not meant by a description, for what they lead or are is another thing."""
