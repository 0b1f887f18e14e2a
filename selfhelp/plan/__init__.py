"""Pure rules: which questions to ask, what to do, in which order. No files, no clock, no window."""
