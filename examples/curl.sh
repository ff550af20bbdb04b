#!/bin/sh
# Fetches the figures of all provinces, checks the hash that came with them, sums the votes of each option, and
# asks for what changed since. Needs curl, awk and openssl. Usage: sh examples/curl.sh https://terang.example PPWP
set -eu
site="${1%/}"
contest="${2:-PPWP}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

curl -sSf -D "$work/headers" -o "$work/province.csv" "$site/data/$contest/ID/province.csv"
header() { tr -d '\r' < "$work/headers" | awk -v name="$1" -F': ' 'tolower($1) == name { print $2 }'; }

said="$(header terang-sha256)"
found="$(openssl dgst -sha256 -r "$work/province.csv" | cut -d " " -f 1)"
[ "$said" = "$found" ] || { echo "the file is not what its header says" >&2; exit 1; }

size="$(header terang-tree-size)"
echo "size $size"
# The columns of figures hold no commas; names may, in quotes, so columns are counted from the end of the line.
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i ~ /^votes_/) back[$i] = NF - i; next }
  { for (name in back) sum[name] += $(NF - back[name]) }
  END { for (name in sum) print name, sum[name] }' "$work/province.csv" | sort

# Who asks again with the size she has gets only what changed since, here nothing.
curl -sSfL "$site/data/$contest/ID/delta/$size.ndjson" | awk 'END { print "changed", NR }'
