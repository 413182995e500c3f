# SPDX-License-Identifier: MIT
# Prints a page with the rows of kept accuracy tables between its markers.
# usage: awk -v folder=tests/goldens -f golden_rows.awk PAGE
#
# <!-- golden TABLE [REGULAR EXPRESSION] --> ... <!-- end of golden --> becomes the table's head (its lines up to the first
# with a number in it) and the rows that match.

function is_head(line) { return line !~ /[0-9]\.[0-9]|  [0-9]/ }

function print_rows(table, pattern,    line, in_head, path, known) {
    path = folder "/" table ".txt"
    in_head = 1
    print "```text"
    while ((known = (getline line < path)) > 0) {
        if (line ~ /^# tolerance/) continue
        if (in_head && !is_head(line)) in_head = 0
        if (in_head || pattern == "" || line ~ pattern) print line
    }
    close(path)
    if (known < 0) { print "golden_rows: no table " path > "/dev/stderr"; exit 2 }
    print "```"
}

/^<!-- golden / {
    print
    pattern = $0
    sub(/^<!-- golden [^ ]+ ?/, "", pattern)
    sub(/ ?-->$/, "", pattern)
    print_rows($3, pattern)
    skipping = 1
    next
}
/^<!-- end of golden -->/ { skipping = 0 }
!skipping { print }
