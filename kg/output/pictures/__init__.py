"""Pictures made on the server, without a browser."""
