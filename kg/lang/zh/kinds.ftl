# 各类表格的行与单元格
kinds-no-patent-number = 公开号、申请号都没有填写。请至少填写其中一个。
kinds-two-units = 数值带单位“{ $one }”，而单位栏是“{ $other }”。请只保留一个单位。
kinds-no-hedge = 应为约、近、超过、不低于之一；准确值不填。
kinds-no-fund-kind = 应写明是基金、补助、风险补偿、保险、政府采购还是证券化。
kinds-ends-before-start = 截止年份早于起始年份 { $start }。
kinds-no-county = { $recipient }没有这个县市，只保留名称。
kinds-two-operators = 数值的用词是“{ $one }”，要求栏是“{ $other }”，两者不一致。
kinds-range-reversed = 区间的前一个数大于后一个数。
kinds-no-operator = 应为不低于、不超过、等于、约之一。
kinds-no-weight = 权重应大于 0、不超过 1。
kinds-no-number = 不是数字。
kinds-no-single-number = 不是一个单独的数。
kinds-number-too-large = 数字太大。
kinds-neither-product-nor-industry = 类别应为产业或产品。
kinds-neither-actual-nor-planned = 性质应为实际或规划。
kinds-adds-nothing = { $row } 已有此项，本行没有新的分类。
kinds-wide = 宽表：{ $from } 至 { $to } 共 { $n } 列各是一个{ $what }，已逐格转为行。
