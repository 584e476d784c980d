"""Many pages: what becomes of which input, running them, and what is written down about it."""
