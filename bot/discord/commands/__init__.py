"""The commands people use in Discord, a module for each group of them."""
