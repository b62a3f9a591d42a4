xml-broken = { $file }, line { $line }: the XML is broken or cut off ({ $why }). Fetch the file again.
xml-entities = { $file } declares XML entities, which no office's file needs; it was not read. Fetch it again from its source.
xml-for-table-format = { $file } is XML, { $format } is a table; formats for XML: { $known }.
xml-root-unknown = { $file }: unknown root element <{ $root }>; known formats: { $known } (choose one with --format). If it is a table, save it as .xlsx or .csv.
xml-no-patents = { $file } holds no patents. Check that it is the right file.
