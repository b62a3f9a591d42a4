// description = "The rank of each dataset: what it counts where sources differ. One that version 0.1 loaded has none."
// [returns]
// id = "string"
// rank = "integer?"
MATCH (s:Source)
RETURN s.id AS id, s.rank AS rank
ORDER BY id
