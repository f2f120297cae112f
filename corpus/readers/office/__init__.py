"""Documents of word processors: the words a reader of the page would see, paragraph by paragraph."""
