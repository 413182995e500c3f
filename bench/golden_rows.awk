# SPDX-License-Identifier: MIT
# Prints a page with the rows of kept accuracy tables between its markers.
# usage: awk -v folder=tests/goldens -f golden_rows.awk PAGE
#
# <!-- golden TABLE LINES [REGULAR EXPRESSION] --> ... <!-- end of golden --> becomes the first lines of the table, which
# name its columns, and of the others those that match.

function print_rows(table, lines, pattern,    line, row, path, known) {
    path = folder "/" table ".txt"
    print "```text"
    while ((known = (getline line < path)) > 0) {
        if (line ~ /^# tolerance/) continue
        if (++row <= lines || line ~ pattern) print line
    }
    close(path)
    if (known < 0) { print "golden_rows: no table " path > "/dev/stderr"; exit 2 }
    print "```"
}

/^<!-- golden / {
    print
    pattern = $0
    sub(/^<!-- golden [^ ]+ [0-9]+ ?/, "", pattern)
    sub(/ ?-->$/, "", pattern)
    print_rows($3, $4, pattern)
    skipping = 1
    next
}
/^<!-- end of golden -->/ { skipping = 0 }
!skipping { print }
