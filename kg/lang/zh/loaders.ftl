xml-broken = 文件 { $file } 第 { $line } 行：XML 不完整或有错（{ $why }）。请重新获取该文件。
xml-entities = 文件 { $file } 的 XML 声明了实体，专利局的文件不需要实体，因此没有读取。请重新从原处获取。
xml-for-table-format = 文件 { $file } 是 XML，而 { $format } 是表格格式。XML 可用的格式：{ $known }。
xml-root-unknown = 文件 { $file } 的 XML 根元素 <{ $root }> 无法识别。可识别的格式：{ $known }（可用 --format 指定）。如果是表格，请另存为 .xlsx 或 .csv。
xml-no-patents = 文件 { $file } 的 XML 中没有专利。请核对是否选对了文件。
