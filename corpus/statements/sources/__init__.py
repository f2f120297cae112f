"""Sources as printed: who does what a cue says, by each way the parser and the paper show it."""
