"""The doctor and the remedies."""
