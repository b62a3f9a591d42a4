disk-full = 磁盘已满，或已达到配额。正在写入的内容没有完成。请清理磁盘，或将 KG_HOME（服务的上传和导出用 TMPDIR）设到更大的磁盘后重试。
name-with-id = { $name }（{ $id }）
