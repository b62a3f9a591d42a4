organisation-name-empty = { $name } is not a name: it holds neither letter nor digit.
judgement-not-found = There is no judgement on { $one } and { $other }. `kg identity list` shows those that exist.
judgement-of-one = { $id } is one organisation; a judgement needs two.
judgement-without-person = A judgement needs the name of the person who made it.
organisation-not-found = There is no organisation { $id }. Search for it by name.
