disk-full = The disk is full, or its quota is used up. What was being written is incomplete. Free some space, or set KG_HOME (TMPDIR for uploads and exports of the service) to a larger disk, and try again.
name-with-id = { $name } ({ $id })
