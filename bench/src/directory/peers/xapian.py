# Entries on lines of JSON until a null, then questions; each is answered on a line with what it took.
import json
import sys
import time

import xapian

EARTH_M, REACH_M = 6371008.8, 10000.5
INTRUSIVE, POINT = 0, 1

database = xapian.WritableDatabase(sys.argv[1], xapian.DB_CREATE_OR_OVERWRITE | xapian.DB_NO_SYNC)
for line in sys.stdin:
    entry = json.loads(line)
    if entry is None:
        break
    terms, lat, lon, intrusive = entry
    document = xapian.Document()
    for term in terms:
        document.add_boolean_term(term)
    document.add_value(INTRUSIVE, xapian.sortable_serialise(intrusive))
    document.add_value(POINT, xapian.LatLongCoord(lat, lon % 360).serialise())
    database.add_document(document)
database.commit()
database.close()
database = xapian.Database(sys.argv[1])
print("{}", flush=True)

metric = xapian.GreatCircleMetric(EARTH_M)


def build(ask):
    parts = [xapian.Query(term) for term in ask["facets"]]
    for terms in (ask["any"], ask["cells"]):
        if terms:
            parts.append(xapian.Query(xapian.Query.OP_OR, terms))
    if ask["near"]:
        lat, lon = ask["near"]
        centre = xapian.LatLongCoords(xapian.LatLongCoord(lat, lon % 360))
        source = xapian.LatLongDistancePostingSource(POINT, centre, metric, REACH_M)
        parts.append(xapian.Query(xapian.Query.OP_SCALE_WEIGHT, xapian.Query(source), 0.0))
    return xapian.Query(xapian.Query.OP_AND, parts) if parts else xapian.Query.MatchAll


for line in sys.stdin:
    ask = json.loads(line)
    wall, cpu = time.perf_counter(), time.process_time()
    enquire = xapian.Enquire(database)
    enquire.set_weighting_scheme(xapian.BoolWeight())
    enquire.set_query(build(ask))
    enquire.set_sort_by_value(INTRUSIVE, False)
    found = enquire.get_mset(0, ask["most"])
    hits = [match.docid - 1 for match in found]
    took = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "hits": hits}
    print(json.dumps(took), flush=True)
