question-length = 问题须有 1 到 { $limit } 个字。请改写后再提问。
