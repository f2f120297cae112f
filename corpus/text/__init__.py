"""A text as tokens, paragraphs and quotations, in its language."""
