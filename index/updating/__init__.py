"""What is new at the followed sources comes into the library."""
