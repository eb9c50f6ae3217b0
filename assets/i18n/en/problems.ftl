# What is said of the content: findings of the check, and typed text that does not fit.

problem-duplicate-id = another record or part already has the ID { $detail }; this one was given a new one
problem-missing-id = the ID was missing; a new one was given
problem-wrong-value = the value does not fit the field and is kept as it was: { $detail }
problem-dangling-link = the link leads nowhere: { $detail }
problem-wrong-kind = the link leads to a record of the wrong kind: { $detail }
problem-unknown-code = this version does not know the code “{ $detail }”
problem-missing = a value is missing
problem-deadline-passed = the call is marked as open, but its last deadline has passed
problem-wrong-order = the dates are in the wrong order: opening after the deadline, or end before start
problem-budget-sum = the partners’ budgets add up to { $detail }, which is not the application’s budget
problem-several-coordinators = the consortium has more than one coordinator
problem-too-large = the picture is larger than 200{ "\u00A0" }kB
problem-field-twice = two fields have the key “{ $detail }”

input-bounds = the number is outside { $low } to { $high }
input-choice = that is none of the choices: { $words }
input-bool = that is neither yes nor no
input-country = no country has that name or code
input-currency = that is not a currency code of three letters, such as EUR
input-zone = no time zone has that name
input-link-nothing = nothing is called “{ $name }”
input-link-several = several are called “{ $name }”; use an ID: { $ids }
input-read-only = the field cannot be typed into
input-wrong = the value does not fit the field: { $found }
