backup-part-damaged = 备份 { $file } 已损坏（{ $part }：{ $why }），没有写入任何内容。请改用另一份备份。
