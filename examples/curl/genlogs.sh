#!/bin/sh
# GenLogs: a partner logs in with its key and a password, then sends a plate read with the address of the picture.
set -eu
url=$(jq -r .base_url "$1")
key=$(jq -r .genlogs.api_key "$1")
login=$(jq '{email: .admin.email, password: .admin.password}' "$1")

token=$(curl -sS --fail-with-body -X POST "$url/auth/token" -H "x-api-key: $key" -H 'Content-Type: application/json' -d "$login" |
  jq -r .access_token_data.token)

curl -sS --fail-with-body -X POST "$url/image" -H "x-api-key: $key" -H "Authorization: Bearer $token" \
  -H 'accept: application/json' -H 'Content-Type: application/json' -d @- <<BODY
{"source": "us101-cam-3", "image_url": "$url/sample.jpg", "time_captured": "2026-02-11T22:50:25.459Z",
 "detection_bounding_box": {"xmin": 200, "ymin": 200, "xmax": 400, "ymax": 400},
 "source_location_info": {"latitude": 34.2, "longitude": -118.5, "city": "Los Angeles", "state": "CA", "route": "US-101", "traffic_direction": "north"},
 "detection_metadata": {"alpr_confidence": 0.9, "alpr_state": "CA", "plate_number": "8XYZ012"}}
BODY
echo
