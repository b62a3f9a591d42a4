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
