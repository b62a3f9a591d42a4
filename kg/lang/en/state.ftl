journal-line-unreadable = { $file }, line { $line }, cannot be read ({ $why }). Restore the file from a backup, or move the line away.
token-name-empty = A token needs a name: who or what will use it.
token-name-taken = There is a token called { $name } already. Revoke it first, or choose another name.
token-not-found = There is no token { $token } to revoke. `kg token list` shows all of them.
tokens-damaged = The file of tokens { $file } is damaged and cannot be read. Restore it from a backup, or move it away and make new tokens with kg token create.
