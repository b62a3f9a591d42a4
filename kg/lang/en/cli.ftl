cli-query-unnamed = Name a question, or use --list to see them all.
cli-parameter-unreadable = { $text } is no parameter. Write name=value.
cli-format-needs-file = { $format } needs a file: add --output FILE.{ $format }.
cli-brief-of-all = A brief is about one need: leave --all out, or choose --format xlsx.
cli-all-and-more = --all asks for every prefecture and industry; leave the others out.
cli-table-in-file = A table is for the screen; with --output choose --format csv, xlsx, docx or json.
evaluate-no-counts = The graph holds no patents with place and year, and no published counts. Load some, or give --matrix.
serve-no-token = { $host } can be reached from other machines, and there is no token yet. Create one first: kg token create NAME
serve-port-taken = Port { $port } on { $host } is taken. Choose another: --port { $next }
feedback-decision-unknown = There is no decision { $decision }. Choose one of: { $known }.
load-kind-unknown = { $kind } cannot be loaded. Kinds: { $known }.
load-folder-empty = There is no file in the folder { $folder }.
load-reference-no-file = The reference facts come with the program: `kg load reference` takes no file.
load-no-file = Name the files: kg load { $kind } FILE…
load-dataset-of-several = --dataset names one dataset, and several files were given. Load them one by one.
load-names-equal = Two files are called { $file }, and a dataset has the name of its file. Load them one by one, each with --dataset.
load-no-template = There is no template for { $kind }. Kinds with one: { $known }.
load-option-one-file = { $option } takes one file.
cli-error = kg: { $error }
cli-stopped = kg: stopped; the graph is as it was after the last finished step
cli-cut = cut after { $rows } rows; ask for less to see all
cli-wrote = wrote { $path }
cli-match-heading = { $prefecture } · { $industries }: { $total } candidates
cli-of = { $name }: { $text }
cli-needs-checked = 
    { $needs ->
        [one] { $needs } need
       *[other] { $needs } needs
    }, { $changes } changes
cli-sign-in-once = sign in as editor (the link works once): { $link }
cli-building-graph = building the graph from the data that come with the program …
cli-serving = { $address }  (Ctrl-C stops it)
cli-pairs-open = { $count } pairs are open; judge one with: kg identity judge ONE OTHER same|different --why …
cli-judged-same = kept; { $nodes } nodes were brought together
cli-judged = kept
cli-merged = { $nodes } nodes were brought together
cli-feedback-kept = kept: { $technology } ← { $donor }, { $decision }
cli-no-feedback = nothing was said yet: kg feedback add
cli-problems = { $count } problems
cli-no-problem = no problem found
cli-values-left-out = { $count } values of undeclared properties have no column; `kg check` names them
cli-backup-made = { $path }: { $nodes } nodes, { $edges } edges
cli-restored = { $nodes } nodes and { $edges } edges are back as they were at { $made }
cli-differences-in = { $dataset }: what would change is in { $file }
cli-files-failed = { $failed } of { $total } files were not loaded
cli-rejects-in = { $dataset }: what was left out is in { $file }
cli-names-to-review = { $count } names to review: kg query to-review
cli-token-made = { $role } until { $expires }. It is shown this once; send it as: Authorization: Bearer …
cli-token-revoked = revoked { $id } ({ $name })
cli-ask-also =   You can also ask: { $title } ({ $question }, { $score })
cli-note = Note: { $text }
cli-more-notes = { $count } more
cli-reversed = reversed: { $one } and { $other } are two again. Load the files that name them again.
cli-decision-unknown = { $decision } is none of { $known }.
cli-acceptance = { $share } ({ $taken }/{ $judged })
cli-as-of-no-day = --as-of { $text } is not a day. Write it as 2016-05-31.
cli-migrated = Ranked { $datasets } datasets; weighed the sources of { $nodes } nodes and { $edges } edges anew.
