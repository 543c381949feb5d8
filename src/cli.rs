//! Floor 3, commands: one question, one answer on standard output, one exit status.
