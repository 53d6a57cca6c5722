#!/bin/sh
# Lets schemathesis ask a sandbox whatever its own OpenAPI document allows, and some things it does not.
#
# Usage: Tests/tools/schemathesis.sh [folder of the built oz-sandbox] [seconds] [examples of each operation]
#
# Needs python3 and, once, PyPI; SCHEMATHESIS names a program that is already there, ROLE a role other than admin. What it
# found stands on the screen; the code is 0 where it found nothing. Everything is in a temporary folder and ends with the
# script.
set -eu

programs=${1:-.build/debug}
seconds=${2:-120}
examples=${3:-20}
folder=$(mktemp -d)
sandbox=

finish() {
    if [ -n "$sandbox" ]; then kill "$sandbox" 2>/dev/null || true; fi
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

tool=${SCHEMATHESIS:-$folder/venv/bin/schemathesis}
if [ ! -x "$tool" ]; then
    python3 -m venv "$folder/venv"
    timeout 300 "$folder/venv/bin/pip" --quiet --disable-pip-version-check install schemathesis==4.32.5
fi

"$programs/oz-sandbox" --openapi >"$folder/openapi.json"
"$programs/oz-sandbox" --port 0 --orders 30 --analysis-time 50ms >"$folder/said" &
sandbox=$!
for _ in $(seq 100); do
    if grep -q '^ready$' "$folder/said"; then break; fi
    sleep 0.1
done
cd "$folder"
python3 - <<'END' || { echo "no sandbox, or no log-in" >&2; exit 2; }
import json, os, re, urllib.request

said = open("said").read()
url = re.search("^listening (.*)$", said, re.M).group(1)
email, password = re.search(f"^log-in {os.environ.get('ROLE', 'admin')} (.*) (.*)$", said, re.M).groups()
token = ""

def ask(path, body=None):
    data = body and json.dumps(body).encode()
    request = urllib.request.Request(url + path, data, {"X-Forensic-Access-Token": token})
    return json.load(urllib.request.urlopen(request, timeout=10))

token = ask("/api/authorize/auth", {"credentials": {"email": email, "password": password}})["access_token"]
open("url", "w").write(url)
open("token", "w").write(token)
with open("known.toml", "w") as known:
    known.write("[parameters]\n")
    for path, name in [("folders", "folder_id"), ("analyses", "analyse_id"), ("companies", "company_id"),
                       ("users", "user_id"), ("collections", "collection_id")]:
        answer = ask("/api/" + path)
        rows = answer if isinstance(answer, list) else answer["items"]
        known.write(f'"path.{name}" = "{rows[0][name]}"\n')
        if name == "folder_id":
            media = ask("/api/folders/" + rows[0][name])["media"]
            known.write(f'"path.media_id" = "{media[0]["media_id"]}"\n')
END

# The time is watched twice: by the tool, and from outside.
run() {
    timeout $((seconds + 60)) "$tool" --no-color "$@" --url "$(cat url)" --max-examples "$examples" \
        --header "X-Forensic-Access-Token: $(cat token)" --request-timeout 10 --continue-on-failure \
        --generation-database none \
        --checks not_a_server_error,status_code_conformance,response_schema_conformance,content_type_conformance
}
code=0
# First what is there is read, then everything is tried; logging out would end the token that all requests carry.
run --config-file known.toml run openapi.json --include-method GET --phases coverage,fuzzing \
    --max-time $((seconds / 4)) || code=$?
run run openapi.json --exclude-path /api/authorize/logout --max-time $((seconds * 3 / 4)) || code=$?
exit "$code"
