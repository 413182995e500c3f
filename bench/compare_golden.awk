# SPDX-License-Identifier: MIT
# Compares a printed table with the one that was kept, cell by cell; every row that differs is printed.
# usage: awk -f compare_golden.awk KEPT PRINTED       ends with 1 when they differ
#
# Words must be equal. Numbers may differ by 0.2, or by one part in a hundred where that is more; a line
# "# tolerance A R" in the kept file changes both (absolute, relative) for the rows below it.

BEGIN { absolute = 0.2; relative = 0.01 }

function is_number(cell) { return cell ~ /^[-+]?[0-9]+(\.[0-9]+)?%?$/ }

function agree(kept, printed,    difference, size) {
    if (kept == printed) return 1
    if (!is_number(kept) || !is_number(printed)) return 0
    difference = kept - printed
    if (difference < 0) difference = -difference
    size = kept < 0 ? -kept : kept
    return difference <= absolute || difference <= relative * size
}

FNR == NR {
    if ($1 == "#" && $2 == "tolerance") { absolute = $3; relative = $4; next }
    rows++
    kept[rows] = $0
    absolute_of[rows] = absolute
    relative_of[rows] = relative
    next
}

{
    row = FNR
    same = row <= rows
    if (same) {
        absolute = absolute_of[row]
        relative = relative_of[row]
        cells = split(kept[row], wanted)
        same = cells == NF
        for (i = 1; same && i <= NF; i++) same = agree(wanted[i], $i)
    }
    if (!same) {
        different = 1
        printf "- %s\n+ %s\n", row <= rows ? kept[row] : "(no such row)", $0
    }
    last = FNR
}

END {
    for (row = last + 1; row <= rows; row++) { different = 1; printf "- %s\n+ (no such row)\n", kept[row] }
    exit different
}
