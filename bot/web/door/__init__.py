"""Before every request: who may ask, how much and how often; what a response forbids, and what need not be sent."""
