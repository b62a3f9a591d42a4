prefecture-not-found = 没有名为“{ $name }”的地州市。相近的有：{ $near }。
prefecture-elsewhere = { $region }（{ $code }）不是新疆的受援地州市。相近的有：{ $near }。
