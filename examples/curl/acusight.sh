#!/bin/sh
# Acusight: a device uploads a picture with what its model saw. Sent again, it gets the ids of the first time.
set -eu
here=$(dirname "$0")
url=$(jq -r .base_url "$1")
key=$(jq -r .acusight.device_key "$1")

upload() {
  curl -sS --fail-with-body -X POST "$url/api/device/images/upload" -H "X-Device-Key: $key" \
    -F "image=@$here/../pictures/sample.jpg" \
    -F 'metadata={"model_id":"mdl_123","model_version":"1.0.0","annotations":[{"class_value":"truck","type":"bbox","geometry":[0.52,0.48,0.2,0.1]}]}'
}

first=$(upload | jq -r .data.image_id)
again=$(upload | jq -r .data.image_id)
echo "stored $first, sent again $again"
[ "$first" = "$again" ]
