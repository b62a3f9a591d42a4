"""Words and messages in two languages."""
