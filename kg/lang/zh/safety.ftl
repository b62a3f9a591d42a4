body-stopped = 请求正文传输中断，服务已停止等待。请重新发送。
proxy-names-nobody = 代理没有说明用户：请在 { $user } 中给出姓名，在 { $role } 中给出角色（{ $roles }）。
proxy-secret-wrong = 代理的密钥不正确。请检查服务的 KG_PROXY_SECRET 与代理的设置。
turn-all = 服务正在处理的这类请求已达 { $most } 个。请 { $seconds } 秒后再试。
turn-held = 您上一条查询只能强制结束，影响了其他用户。请 { $seconds } 秒后再试。
turn-yours = 您已有 { $most } 个这类请求正在处理。请 { $seconds } 秒后再试。
engine-port-taken = 内置引擎的端口 { $port } 被另一个进程占用
title-408 = 请求超时
