// description = "The periods of published counts."
// [returns]
// period = "string"
MATCH (:Region)-[s:SPECIALISES_IN]->(:IpcClass)
WHERE s.basis = 'counts'
RETURN DISTINCT s.period AS period
ORDER BY period
