file-nested-too-deep = 文件 { $file } 内部嵌套过深，无法读取。请用原程序打开并重新保存。
file-reader-ended = 读取文件 { $file } 的进程异常退出。文件可能已损坏，或含有恶意内容。请用原程序打开并重新保存后再试。
file-reader-failed = 文件 { $file } 无法读取，程序出现意外错误，详情见日志。请用原程序重新保存；仍不行时请换一种格式。
file-takes-too-long = 读取文件 { $file } 连续 { $seconds } 秒没有任何结果，已停止。文件可能已损坏，或含有恶意内容。请用原程序重新保存，或另存为纯文本或 .csv。
file-takes-too-much-memory = 读取文件 { $file } 需要的内存超过 { $megabytes } MB，已停止。文件可能已损坏，或含有恶意内容。请用原程序重新保存，或另存为纯文本或 .csv。
mapping-separator-pattern = 对照文件 { $file }：separator = { $separator } 是正则表达式，不再支持。请逐个照字面写出分隔符：separator = { $instead }
mapping-separator-wrong = 对照文件 { $file }：separator = { $separator } 须为一个文字或文字列表，例如 separator = [";", "；"]。
path-is-folder = { $file } 是文件夹，请指定其中的一个文件。
path-is-no-file = { $file } 是管道或设备，不是普通文件。请先把内容保存为文件。
path-unreadable = 文件 { $file } 无法读取：{ $reason }。请检查文件名和读取权限。
