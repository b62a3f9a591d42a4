prefecture-not-found = No prefecture is called { $name }. Did you mean one of these? { $near }.
prefecture-elsewhere = { $region } ({ $code }) is not a prefecture of Xinjiang. Did you mean one of these? { $near }.
