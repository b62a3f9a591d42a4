journal-line-unreadable = 文件 { $file } 第 { $line } 行无法读取（{ $why }）。请从备份恢复该文件，或移走这一行。
token-name-empty = 请为令牌取名，写明由谁或什么程序使用。
token-name-taken = 已有名为“{ $name }”的令牌。请先撤销它，或换一个名称。
token-not-found = 没有可撤销的令牌“{ $token }”。可用 kg token list 查看全部令牌。
tokens-damaged = 令牌文件 { $file } 已损坏，无法读取。请从备份恢复该文件，或将它移走后用 kg token create 重新创建令牌。
