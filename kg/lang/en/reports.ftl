report-unknown = There is no report { $name }. Near ones: { $near }.
report-parameter-unknown = The report has no parameter { $unknown }. Its parameters: { $known }.
report-form-unknown = A report cannot be a { $ending } file. Forms: { $forms }.
report-not-written = { $file } cannot be written: { $reason }. Choose another place.
