backup-part-damaged = The backup { $file } is damaged ({ $part }: { $why }); nothing of it was written. Use another backup.
