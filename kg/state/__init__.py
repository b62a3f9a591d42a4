"""Who may do what: tokens with roles, and the record of what was done."""
