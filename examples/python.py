"""Fetches the figures of all provinces, checks the hash that came with them, sums the votes of each option, and
asks for what changed since. Python 3.9 or later, nothing else. Usage: python3 python.py <site> [contest]"""

import csv
import hashlib
import io
import sys
import urllib.request

site = sys.argv[1].rstrip("/")
contest = sys.argv[2] if len(sys.argv) > 2 else "PPWP"


def fetch(path):
    with urllib.request.urlopen(site + path) as answer:
        return answer.headers, answer.read()


headers, body = fetch(f"/data/{contest}/ID/province.csv")
if headers["terang-sha256"] != hashlib.sha256(body).hexdigest():
    sys.exit("the file is not what its header says")

size = headers["terang-tree-size"]
print("size", size)
provinces = list(csv.DictReader(io.StringIO(body.decode())))
for option in sorted(name for name in provinces[0] if name.startswith("votes_")):
    print(option, sum(int(province[option]) for province in provinces))

# Who asks again with the size she has gets only what changed since, here nothing.
_, changed = fetch(f"/data/{contest}/ID/delta/{size}.ndjson")
print("changed", len(changed.splitlines()))
