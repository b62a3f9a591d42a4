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
file-empty = 文件 { $file } 是空的。请用原程序重新保存后再载入。
file-changed = 文件 { $file } 在读取过程中被改动。请等保存完成后重新载入。
file-damaged-utf8 = 文件 { $file } 第 { $line } 行：此前是 UTF-8 编码，从这里开始不是。文件可能被截断或损坏，请重新导出。
file-wrong-encoding = 文件 { $file } 第 { $line } 行：编码既不是 UTF-8，也不是 GB18030。请用原程序打开，另存为 UTF-8 编码的文本。
file-damaged-encoding = 文件 { $file } 第 { $line } 行：此处不是 { $encoding } 编码，而其余部分是。文件可能被截断或损坏，请另存为 UTF-8 编码的文本。
file-no-text = 文件 { $file } 不是文本文件（含有零字节）。请用原程序打开，另存为 UTF-8 编码的文本。
file-no-office = 文件 { $file } 不是能打开的 { $kind } 文件（{ $why }）。请用原程序重新保存。
file-unpacks-too-large = 文件 { $file } 解压后有 { $megabytes } MB、{ $parts } 个部分，不是普通的 { $kind } 文件，没有打开。如果来源可信，请另存为文本或 .csv。
template-wrong-ending = { $path }：模板是 .xlsx 或 .csv 文件。请用这样的扩展名。
template-exists = 文件 { $path } 已存在。请换一个文件名。
template-not-written = 文件 { $path } 无法写入（{ $why }）。请换一个位置。
load-reference-missing = 图谱中还没有基础数据，试算无法判断会关联到什么。请先运行一次 kg load reference。
