# What is done: names of changes in the undo list and the log, and of the stages of a long job.

edit-add = Add { $name }
edit-set = Change { $field } of { $name }
edit-delete = Delete { $name }
edit-import =
    Import { $name } ({ $count ->
        [one] { $count } record
       *[other] { $count } records
    })
edit-bulk = { $count ->
    [one] Change { $count } record
   *[other] Change { $count } records
}

job-reading = Reading
job-comparing = Comparing
job-laying_out = Laying out the pages
job-writing = Writing
