# Rows and cells of the kinds of tables
kinds-no-patent-number = Neither a publication nor an application number is filled in. Give one of them.
kinds-two-units = The figure has the unit "{ $one }" and the column of units says "{ $other }". Keep one of them.
kinds-no-hedge = Write about, nearly, over or at least; leave it empty for an exact value.
kinds-no-fund-kind = Say whether it is a fund, a subsidy, compensation, insurance, procurement or securitisation.
kinds-ends-before-start = The end is before the start, { $start }.
kinds-no-county = No county of { $recipient } has this name; it is kept as a name alone.
kinds-two-operators = The words of the figure say "{ $one }" and the column of operators says "{ $other }".
kinds-range-reversed = The first figure of the range is above the second.
kinds-no-operator = Write at least, at most, equal or about.
kinds-no-weight = A weight is above 0 and at most 1.
kinds-no-number = This is no number.
kinds-no-single-number = This is no single number.
kinds-number-too-large = The number is too large.
kinds-neither-product-nor-industry = The kind is neither industry nor product.
kinds-neither-actual-nor-planned = The status is neither actual nor planned.
kinds-adds-nothing = { $row } has it already, and this row adds no class.
kinds-wide = A wide table: each of the { $n } columns from { $from } to { $to } is one { $what }; every cell became a row.
