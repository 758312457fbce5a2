#!/bin/sh
# Hub: register a recording, post what a model saw on it, read it back.
set -eu
url=$(jq -r .base_url "$1")
auth="Authorization: Bearer $(jq -r .hub.access_token "$1")"
json='Content-Type: application/json'

curl -sS --fail-with-body "$url/recordings" -H "$auth" -H "$json" \
  -d '{"mediaKey":"curl_1700000000_gate","width":1920,"height":1080,"fps":25,"frameCount":100}' >/dev/null
curl -sS --fail-with-body "$url/detections" -H "$auth" -H "$json" -d '{
  "mediaKey": "curl_1700000000_gate", "schemaVersion": "1.0",
  "source": {"kind": "model", "name": "acme-face-v2", "version": "2.3.1", "runId": "curl-run-1"},
  "coordinateSpace": "normalized",
  "tracks": [{"id": "trk_001", "boxes": [{"frame": 0, "x": 0.1, "y": 0.2, "w": 0.08, "h": 0.14}]}]}'
echo
curl -sS --fail-with-body "$url/detections?mediaKey=curl_1700000000_gate" -H "$auth" |
  jq -e '.runs | map(select(.source.runId == "curl-run-1")) | length == 1'
