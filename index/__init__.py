"""Finding it again: questions, vectors, ranking and the library on disk."""
