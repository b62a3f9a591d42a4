body-stopped = The body of the request stopped coming, and the service waits no longer. Send the request again.
proxy-names-nobody = The proxy does not say who asks: give a name in { $user } and a role in { $role } ({ $roles }).
proxy-secret-wrong = The secret of the proxy is wrong. Check KG_PROXY_SECRET of the service and the settings of the proxy.
turn-all = The service has { $most } requests of this kind going on. Try again in { $seconds } s.
turn-held = Your last query had to be ended with force, which others pay for. Try again in { $seconds } s.
turn-yours = You have { $most } requests of this kind going on. Try again in { $seconds } s.
engine-port-taken = another process listens on its port { $port }
title-408 = Request timeout
