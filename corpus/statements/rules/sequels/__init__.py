"""Sequels: quotations and sentences that go on with what the sentence before reports."""
