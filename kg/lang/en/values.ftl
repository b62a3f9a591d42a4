prefecture-not-found = No prefecture is called { $name }. Did you mean one of these? { $near }.
prefecture-elsewhere = { $region } ({ $code }) is not a prefecture of Xinjiang. Did you mean one of these? { $near }.
publication-unreadable = { $text } is no Chinese publication number. Write it like CN104545892A.
number-rounded = { $text } was rounded by Excel. Export the column as text.
application-unreadable = { $text } is no Chinese application number. Write it like 201510012345.6.
application-wrong-digits = { $text } has no year or type of a Chinese application. Check the original.
application-check-digit = { $text } has a wrong check digit, expected { $expected }. Check the original.
foreign-number-unreadable = { $text } is no number of a patent with its country. Write it like US9876543B2.
