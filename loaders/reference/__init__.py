"""Reference facts that come with the program: one function per dataset makes rows of a shipped table."""
