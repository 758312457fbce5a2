"""ImgGo: a pattern says what to read, a receipt goes in, its job is polled, the fields come out."""

import json
import pathlib
import sys
import time
import urllib.request

credentials = json.loads(pathlib.Path(sys.argv[1]).read_text())
picture = pathlib.Path(__file__).parent.parent / "pictures" / "receipt.jpg"


def call(path, body=None, content_type="application/json", **headers):
    request = urllib.request.Request(
        credentials["base_url"] + "/api" + path,
        data=body,
        headers={
            "Authorization": "Bearer " + credentials["imggo"]["api_key"],
            "Content-Type": content_type,
            **headers,
        },
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["data"]


pattern = call("/patterns", json.dumps({
    "name": "Receipts (Python)",
    "instructions": "Read the shop, the date and the total",
    "schema": {"company": "string", "date": "date", "total": "number"},
}).encode())["pattern_id"]

# The key makes the call repeatable: sent again, it answers the same job.
job = call(f"/patterns/{pattern}/ingest?wait=0", picture.read_bytes(), "image/jpeg", **{"Idempotency-Key": pattern})
while job["status"] in ("queued", "processing"):
    time.sleep(0.5)
    job = call("/jobs/" + job["job_id"])

print(job["status"], job.get("result"), "confidence", job.get("confidence"))
assert job["status"] == "completed"
