file-nested-too-deep = { $file } is nested too deep to be read. Save it again in its program.
file-reader-ended = The process that read { $file } ended unexpectedly. The file is damaged, or made to do harm. Open it in its program, save it again, and load that.
file-reader-failed = { $file } cannot be read: its reader failed unexpectedly; the log has the details. Save the file again in its program, or in another format if that does not help.
file-takes-too-long = Reading { $file } gave nothing for { $seconds } s and was ended. The file is damaged, or made to do harm. Save it again in its program, or as plain text or .csv.
file-takes-too-much-memory = Reading { $file } needs more than { $megabytes } MB of memory and was ended. The file is damaged, or made to do harm. Save it again in its program, or as plain text or .csv.
mapping-separator-pattern = Mapping { $file }: separator = { $separator } is a regular expression, which is not supported. Write each separator as it is: separator = { $instead }
mapping-separator-wrong = Mapping { $file }: separator = { $separator } must be a text or a list of texts, for example separator = [";", "；"].
path-is-folder = { $file } is a folder. Name one file in it.
path-is-no-file = { $file } is a pipe or a device. Save what comes out of it as a file.
path-unreadable = { $file } cannot be read: { $reason }. Check the name and the right to read it.
file-empty = { $file } is empty. Save it again in its program and load it then.
file-changed = { $file } was changed while it was read. Wait until it is saved, then load it again.
file-damaged-utf8 = { $file }, line { $line }: it is UTF-8 up to here and then not. It was cut off or damaged; export it again.
file-wrong-encoding = { $file }, line { $line }: neither UTF-8 nor GB18030. Open it in its program and save it as UTF-8 text.
file-damaged-encoding = { $file }, line { $line }: no { $encoding }, which the rest of it is. It was cut off or damaged; save it as UTF-8 text.
file-no-text = { $file } is no text file (it holds zero bytes). Open it in its program and save it as UTF-8 text.
file-no-office = { $file } is no { $kind } file that can be opened ({ $why }). Save it again in its program.
file-unpacks-too-large = { $file } unpacks to { $megabytes } MB in { $parts } parts; it is no ordinary { $kind } file and was not opened. If you trust it, save it as text or .csv.
template-wrong-ending = { $path }: a template is an .xlsx or a .csv file. Name it so.
template-exists = { $path } is there already. Name a new file.
template-not-written = { $path } cannot be written ({ $why }). Name another place.
load-reference-missing = The reference facts are not in the graph, so a dry run could not tell what would be linked. Run `kg load reference` once.
