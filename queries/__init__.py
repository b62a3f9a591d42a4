"""Named questions: `<topic>/*.cypher` files and the catalogue that reads them."""
