"""GenLogs: a partner logs in with its key and a password, then sends a plate read with the address of the picture."""

import json
import pathlib
import sys
import urllib.request

credentials = json.loads(pathlib.Path(sys.argv[1]).read_text())
base = credentials["base_url"]


def post(path, body, **headers):
    request = urllib.request.Request(
        base + path,
        data=json.dumps(body).encode(),
        headers={"x-api-key": credentials["genlogs"]["api_key"], "Content-Type": "application/json", **headers},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


admin = credentials["admin"]
tokens = post("/auth/token", {"email": admin["email"], "password": admin["password"]})
receipt = post(
    "/image",
    {
        "source": "us101-cam-3",
        "image_url": base + "/sample.jpg",
        "time_captured": "2026-02-11T22:50:26.100Z",
        "detection_bounding_box": {"xmin": 200, "ymin": 200, "xmax": 400, "ymax": 400},
        "source_location_info": {
            "latitude": 34.2, "longitude": -118.5, "city": "Los Angeles", "state": "CA",
            "route": "US-101", "traffic_direction": "north",
        },
        "detection_metadata": {"alpr_confidence": 0.9, "alpr_state": "CA", "plate_number": "8XYZ012"},
    },
    Authorization="Bearer " + tokens["access_token_data"]["token"],
)
print(receipt)
