# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what Placeweave writes as Open Referral UK against the schemas of the standard itself:
oruk_schemas_test.py PROGRAM. The schemas and the lists of one real place stand in the folder that
PLACEWEAVE_REAL_DATA names; without it there is nothing to hold it against."""
import json
import os
import re
import subprocess
import sys
import tempfile
import uuid

FORMATS = {
    "uuid": lambda text: str(uuid.UUID(text)) == text.lower(),
    "uri": lambda text: re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", text) is not None,
    "email": lambda text: re.fullmatch(r"[^@\s]+@[^@\s]+", text) is not None,
    "date-time": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", text) is not None,
}
LISTS = ["charities.csv", "food_banks.csv", "general_practices.csv", "libraries.csv",
         "mental_health_services.csv", "pharmacies.csv", "allotments.csv", "care_homes.csv",
         "places_of_worship.geojson"]


def main():
    program = sys.argv[1]
    data = os.environ.get("PLACEWEAVE_REAL_DATA")
    try:
        from jsonschema import Draft202012Validator, FormatChecker
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012
    except ImportError:
        data = None
    if not data or not os.path.isdir(os.path.join(data, "oruk", "schema")):
        print("no schemas, or no python3-jsonschema: all tests skipped")
        return 0
    checker = FormatChecker(formats=())
    for name, check in FORMATS.items():
        checker.checks(name, raises=ValueError)(
            lambda text, check=check: not isinstance(text, str) or check(text))

    schemas = os.path.join(data, "oruk", "schema")

    def schema(name):
        with open(os.path.join(schemas, name), encoding="utf-8") as file:
            return json.load(file)

    # They refer to each other by the names of their files.
    registry = Registry().with_resources(
        (name, Resource(contents=schema(name), specification=DRAFT202012))
        for name in os.listdir(schemas) if name.endswith(".json"))

    def validator(name):
        return Draft202012Validator(schema(name), registry=registry, format_checker=checker)

    def run(*words):
        done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"{words}: {done.stderr}")

    wrong = 0

    def hold(against, thing, what):
        nonlocal wrong
        for error in against.iter_errors(thing):
            wrong += 1
            print(f"{what}: {'/'.join(map(str, error.path))}: {error.message[:200]}")

    organisation, service = validator("compiled/organization.json"), validator("compiled/service.json")
    location = validator("location.json")
    with tempfile.TemporaryDirectory() as folder:
        for place in ("trafford", "sample"):
            map_file, out = os.path.join(folder, place + ".gpkg"), os.path.join(folder, place + ".oruk.json")
            if place == "sample":
                run("sample", map_file)
            else:
                run("new", map_file)
                for name in LISTS:
                    run("import", map_file, os.path.join(data, "trafford", name))
            run("export", map_file, "--out", out)
            with open(out, encoding="utf-8") as file:
                page = json.load(file)
            # Ids are one thing's alone wherever it stands.
            names = {}
            services = 0
            for each in page["contents"]:
                hold(organisation, each, each["name"])
                if names.setdefault(each["id"], each["name"]) != each["name"]:
                    wrong += 1
                    print("one id, two organisations:", each["id"])
                for where in each.get("locations", []):
                    hold(location, where, each["name"])
                for offered in each.get("services", []):
                    services += 1
                    hold(service, offered, offered["name"])
                    for at in offered.get("service_at_locations", []):
                        hold(location, at["location"], offered["name"])
            total = len(page["contents"])
            if total < 100 or page["total_items"] != total:
                sys.exit(f"{place}: {total} organisations, {page['total_items']} announced")
            print(f"{place}: {total} organisations and {services} services, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
