organisation-name-empty = “{ $name }”不是机构名称：其中没有文字或数字。
judgement-not-found = { $one } 和 { $other } 之间没有判断记录。可用 kg identity list 查看已有的判断。
judgement-of-one = 两边都是同一机构 { $id }，判断需要两个不同的机构。
judgement-without-person = 请写明作出判断的人。
organisation-not-found = 没有编号为“{ $id }”的机构。请按名称搜索。
