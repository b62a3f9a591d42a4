prefecture-not-found = 没有名为“{ $name }”的地州市。相近的有：{ $near }。
prefecture-elsewhere = { $region }（{ $code }）不是新疆的受援地州市。相近的有：{ $near }。
publication-unreadable = “{ $text }”不是公开（公告）号。请写成 CN104545892A 这样的号码。
number-rounded = “{ $text }”被 Excel 改成了数字，末尾几位已丢失。请将该列按文本重新导出。
application-unreadable = “{ $text }”不是申请号。请写成 201510012345.6 这样的号码。
application-wrong-digits = “{ $text }”不是申请号：年份或专利类型位不对。请核对原件。
application-check-digit = “{ $text }”的校验位不对，应为 { $expected }。请核对原件。
foreign-number-unreadable = “{ $text }”不是带国别的专利号。请写成 US9876543B2 这样的号码。
