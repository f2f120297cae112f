"""Child processes: this project's own code run beside, where something may hang, die or take all the memory."""
