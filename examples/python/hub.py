"""Hub: register a recording, post what a model saw on it, read it back, remove it."""

import json
import pathlib
import sys
import urllib.request

credentials = json.loads(pathlib.Path(sys.argv[1]).read_text())


def call(method, path, body=None):
    request = urllib.request.Request(
        credentials["base_url"] + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={
            "Authorization": "Bearer " + credentials["hub"]["access_token"],
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


key = "python_1700000000_gate"
call("POST", "/recordings", {"mediaKey": key, "width": 1920, "height": 1080, "fps": 25, "frameCount": 100})
report = call("POST", "/detections", {
    "mediaKey": key,
    "schemaVersion": "1.0",
    "source": {"kind": "model", "name": "acme-face-v2", "version": "2.3.1", "runId": "python-run-1"},
    "coordinateSpace": "normalized",
    "tracks": [{"id": "trk_001", "boxes": [{"frame": 0, "x": 0.1, "y": 0.2, "w": 0.08, "h": 0.14}]}],
})
print("stored", report["boxesStored"], "boxes; rejected:", report["rejected"])

run = call("GET", "/detections/python-run-1?mediaKey=" + key)
assert run["tracks"][0]["id"] == "trk_001"
assert call("DELETE", "/detections/python-run-1?mediaKey=" + key)["deleted"]
