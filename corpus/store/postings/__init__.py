"""Postings: the packed lists of whose statements are which, and what filters ask of them."""
