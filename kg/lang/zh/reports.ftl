report-unknown = 没有名为“{ $name }”的报告。可用的有：{ $near }。
report-parameter-unknown = 报告没有参数 { $unknown }。可用的参数：{ $known }。
report-form-unknown = 不支持生成“{ $ending }”文件。可用的格式：{ $forms }。
report-not-written = 文件 { $file } 无法写入：{ $reason }。请换一个位置。
