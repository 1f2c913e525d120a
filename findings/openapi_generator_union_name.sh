#!/usr/bin/env bash
# openapi-generator 7.26.0: a union inside a property gets the name of the model and the property, even if another schema has that name.
# The other schema is lost without a message, and in Python the class that replaces it refers to itself: reading any reply raises
# `RecursionError`.
#
# `anyOf` of an enum and a string is how an API says that an enum may get new values. An enum that is called `PromotionScope` because it
# is the `scope` of a `Promotion` is a common name, so this affects anybody who writes OpenAPI from an API with such names. The generator
# exits with 0. Give the union a name of its own in `components` and refer to it, as the document of `make openapi` does.
#
# Needs Java. Writes Python clients from two documents, which differ only in whether the union has a name, and reads the same reply with
# both. Prints what each returned or raised, and how many values of the enum are left; exits with 1 if the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    openapi-generator-cli==7.26.0 pydantic==2.14.4 python-dateutil==4.0.0 urllib3==2.8.0 typing_extensions==4.16.0
cat > "$folder/document.py" <<'PROGRAM'
import json
import sys

union = {"anyOf": [{"$ref": "#/components/schemas/PromotionScope"}, {"type": "string"}]}
schemas = {
    "PromotionScope": {"type": "string", "enum": ["GLOBAL", "SINGLE"]},
    "Promotion": {"type": "object", "properties": {"scope": union}},
}
if sys.argv[1] == "named":
    schemas["PromotionScopeOrOther"] = union
    schemas["Promotion"]["properties"]["scope"] = {"$ref": "#/components/schemas/PromotionScopeOrOther"}
content = {"application/json": {"schema": {"$ref": "#/components/schemas/Promotion"}}}
operation = {"operationId": "query", "responses": {"200": {"description": "Success.", "content": content}}}
info = {"title": "Promotions", "version": "1"}
print(json.dumps({"openapi": "3.1.0", "info": info, "paths": {"/p": {"get": operation}}, "components": {"schemas": schemas}}))
PROGRAM
cat > "$folder/read.py" <<'PROGRAM'
import sys
from enum import EnumMeta
from importlib import import_module

kind = sys.argv[1]
written = import_module(kind)
try:
    read = written.Promotion.from_dict({"scope": "GLOBAL"}).scope.actual_instance
    outcome = getattr(read, "value", read)
except RecursionError:
    outcome = "RecursionError"
values = len(list(written.PromotionScope)) if isinstance(written.PromotionScope, EnumMeta) else 0
print(f"{kind} union: {outcome}, {values} values in the enum")
PROGRAM
for kind in inline named; do
    "$folder/venv/bin/python" "$folder/document.py" "$kind" > "$folder/$kind.json"
    "$folder/venv/bin/openapi-generator-cli" generate -g python -i "$folder/$kind.json" -o "$folder/written" \
        --additional-properties "packageName=$kind" --global-property apiDocs=false,apiTests=false,modelDocs=false,modelTests=false \
        > "$folder/$kind.log" 2>&1
done
for kind in inline named; do
    PYTHONPATH="$folder/written" "$folder/venv/bin/python" "$folder/read.py" "$kind"
done | tee "$folder/printed"
diff - "$folder/printed" <<'EXPECTED'
inline union: RecursionError, 0 values in the enum
named union: GLOBAL, 2 values in the enum
EXPECTED
