# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the written lists of groups and people into the rows of the CSV files."""

import datetime
import json
import pathlib
import random
import re

import people_and_groups as texts
from addresses import postcode
from groups import KINDS, ORGANISATIONS
from island import NAMES, SUBURBS, TOWNS
from shapes import to_lonlat

TODAY = datetime.date(2026, 11, 24)
VOCABULARY = pathlib.Path(__file__).parent.parent / "vocabulary"
HOST_OF_SURVEY = "Larkmere Voluntary Action"
FORMS = {"own": "none", "joins": "none", "grass": "none", "assoc": "unincorporated_association",
         "hub": "cio", "faith": "religious_body", "enterprise": "cic", "bank": "cio",
         "national": "charitable_company", "business": "sole_trader_or_partnership",
         "public": "public_body", "housing": "community_benefit_society", "infra": "cio"}
REACHES = {"own": "street", "joins": "town", "grass": "neighbourhood", "assoc": "town",
           "hub": "town", "faith": "town", "housing": "town", "national": "district",
           "business": "neighbourhood", "public": "town", "bank": "district",
           "enterprise": "town", "infra": "district"}
CHARITIES = {"cio", "charitable_company", "charitable_trust", "charity_unincorporated"}
SAID_BY = ["The committee", "The secretary", "The chair", "The people who run it",
           "Everyone at the meeting"]
MORE_PLACES = {"Bankfield": (2.72, 0.58)}


def _rows(block, width):
    for line in block.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        assert len(cells) == width, line
        yield cells


def _options(text):
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return {part.partition("=")[0]: part.partition("=")[2] or "yes" for part in parts}


def _days_ago(rng, least, most):
    return str(TODAY - datetime.timedelta(days=rng.randint(least, most)))


class Records:
    """All rows, by file name, in the order of their columns."""

    def __init__(self, addresses):
        self.addresses, self.rng = addresses, random.Random(20261124)
        self.places, self.services = {}, []
        self.numbers = {"phone": 0, "charity": 9990000, "ods": 0, "mobile": 0}
        self.organisations = self._organisations()
        self.names = {row["name"] for row in self.organisations}
        assert len(self.names) == len(self.organisations), "two organisations share a name"

    def _next(self, what):
        self.numbers[what] += 1
        return self.numbers[what]

    def _organisations(self):
        rows = []
        for line in ORGANISATIONS.strip().splitlines():
            cells = [cell.strip() for cell in line.lstrip("- ").split("|")]
            cells += [""] * (7 - len(cells) - line.startswith("-"))
            if line.startswith("-"):
                self.services.append(self._service(rows[-1]["name"], *cells[:6]))
            else:
                rows.append(self._organisation(*cells))
        return rows

    def _organisation(self, name, kind, where, size, focus, description, more):
        options = _options(more)
        form = options.get("form", FORMS[kind])
        if "ods" in options:
            form = "sole_trader_or_partnership"
        row = {
            "name": name, "other_names": options.get("aka", "").replace("+", ";"),
            "kind": KINDS[kind], "legal_form": form, "description": description, "size": size,
            "focus": focus,
            "nature": {"none": "informal", "unincorporated_association": "constituted"}.get(
                form, "registered"),
            "reach": options.get("reach", REACHES[kind]),
            "status": options.get("status", "active"),
            "charity_number": self._next("charity") if form in CHARITIES else "",
            "ods_code": f"LK{self._next('ods'):04d}" if "ods" in options else ""}
        row |= self._contacts(name, kind, options)
        row |= self._place(name, kind, where, options)
        row |= self._listing(name, kind, options)
        if row["listing_permission"] == "not_asked" and row["latitude"] != "":
            row["disclosure"] = "area"
        row["private"] = "yes" if "private" in options else "no"
        row["supports_local_groups"] = "yes" if "supports" in options else "no"
        row |= self._confirmation(name, kind, options)
        row["recognition"] = "register" if options.get("recog") else "local"
        row["faith_tradition"] = options.get("tradition", "").split(" (")[0].lower()
        return row

    def _contacts(self, name, kind, options):
        slug = re.sub(r"[^a-z0-9]+", "-", _plain(name)).strip("-")
        formal = kind not in ("own", "joins") and "recog" not in options
        known = formal and (kind != "grass" or self.rng.random() < .55)
        site = formal and kind not in ("grass",) and self.rng.random() < .8
        return {"website": f"https://example.org/{slug}" if site else "",
                "email": f"{slug}@example.org" if known and self.rng.random() < .85 else "",
                "phone": f"01632 960{self._next('phone'):03d}" if known else "",
                "languages": options.get("lang", "en").replace("+", ";")}

    def _place(self, name, kind, where, options):
        place = {"location_name": "", "address": "", "postcode": "", "latitude": "",
                 "longitude": "", "location_type": "physical", "precision": "", "disclosure": ""}
        if where.startswith("@"):
            place |= self.places[where[1:]] | {"location_name": where[1:]}
        elif where in ("online", "nowhere", "mobile") or "place" in options:
            place["location_type"] = options.get("place", {
                "online": "virtual", "nowhere": "no_fixed_place", "mobile": "mobile"}.get(where))
        elif "," in where:
            place |= self._at_house(name, where)
        elif "private" not in options:
            longitude, latitude = to_lonlat(self.addresses.roughly(where, name))
            place |= {"latitude": f"{latitude:.6f}", "longitude": f"{longitude:.6f}",
                      "precision": "area", "disclosure": "area", "address": where}
        if "correspondence" in options:
            place |= {"location_name": "Correspondence address", "precision": "postcode",
                      "disclosure": "hidden"}
        place["disclosure"] = options.get("disclosure", place["disclosure"])
        self.places[name] = {key: place[key] for key in (
            "address", "postcode", "latitude", "longitude", "precision", "disclosure")}
        return place | self._facilities(kind, where, options, place["location_type"])

    def _at_house(self, name, where):
        town, house = where.split(", ")
        street, number = house.rsplit(" ", 1)
        longitude, latitude = to_lonlat(self.addresses.house(town, street, int(number)))
        return {"location_name": "", "address": f"{number} {street}, {town}",
                "postcode": postcode(town, street, int(number)), "latitude": f"{latitude:.6f}",
                "longitude": f"{longitude:.6f}", "precision": "address", "disclosure": "exact"}

    def _facilities(self, kind, where, options, location_type):
        venue = location_type == "physical" and "," in where and "correspondence" not in options
        open_door = venue and kind in ("hub", "public", "infra", "faith", "enterprise")
        step = options.get("step", "yes" if self.rng.random() < .8 else "no")
        return {"step_free": step if open_door or "step" in options else "",
                "hearing_loop": "yes" if "loop" in options else "no" if open_door else "",
                "kitchen": "yes" if "kitchen" in options else "no" if open_door else "",
                "space_for_hire": "yes" if "hall" in options else "no" if open_door else "",
                "capacity": options.get("cap", ""),
                "nhs_estate": "yes" if "ods" in options or "nhs" in options else "no"}

    def _listing(self, name, kind, options):
        default = "not_asked" if kind in ("own", "joins", "grass") else "anyone"
        permission = options.get("listing", default)
        said = permission != "not_asked" and "recog" not in options and kind != "public"
        return {"listing_permission": permission,
                "permission_by": self.rng.choice(SAID_BY) if said else "",
                "permission_on": _days_ago(self.rng, 10, 500) if said else ""}

    def _confirmation(self, name, kind, options):
        luck = self.rng.random()
        date = options.get("confirmed") or (
            "never" if luck < .06 else _days_ago(self.rng, 420, 1100) if luck < .17
            else _days_ago(self.rng, 8, 300))
        if date == "never":
            return dict.fromkeys(("confirmed_on", "confirmed_by", "confirmed_by_itself",
                                  "confirmed_how"), "")
        itself = "own" in options or self.rng.random() < .6
        how = options.get("own") or self.rng.choice(
            ["in_person", "phone", "phone", "email", "paper"] if itself
            else ["in_person", "phone", "website"])
        return {"confirmed_on": date, "confirmed_by": name if itself else HOST_OF_SURVEY,
                "confirmed_by_itself": "yes" if itself else "no", "confirmed_how": how}

    def _service(self, organisation, name, activity, when, cost, description, more=""):
        options = _options(more)
        opens, closes, days, rule = schedule(when)
        return {"organisation": organisation, "name": name, "description": description,
                "activity": activity, "opens": opens, "closes": closes, "days": days,
                "schedule": rule, "cost": cost, "eligibility": options.get("elig", ""),
                "referral": options.get("ref", "none_needed"),
                "languages": options.get("lang", "en").replace("+", ";"),
                "capacity": options.get("cap", "open")}

    def people(self):
        for name, organisation, role, languages, basis, agreed in _rows(texts.PEOPLE, 6):
            self._known(organisation)
            number = self._next("mobile")
            may_keep = basis not in ("not_asked", "withdrawn")
            slug = re.sub(r"[^a-z]+", ".", _plain(name)).strip(".")
            review = f"{int(agreed[:4]) + 2}{agreed[4:]}" if may_keep else ""
            yield {"name": name, "organisation": organisation, "role": role, "languages": languages,
                   "phone": f"01632 961{number:03d}" if may_keep and number % 3 else "",
                   "email": f"{slug}@example.org" if may_keep and number % 4 else "",
                   "consent_basis": basis, "consent_on": agreed, "consent_review": review}

    def communities(self):
        for name, sense, words, members, core20, groups, areas in _rows(texts.COMMUNITIES, 7):
            members = self._split_names(members)
            yield {"name": name, "sense": sense, "description": words,
                   "organisations": ";".join(members), "core20": core20, "plus_groups": groups,
                   "clinical_areas": areas}

    def channels(self):
        columns = ("organisation", "channel", "name", "audience", "size", "languages",
                   "trusted_person", "what_worked", "audited_on")
        for cells in _rows(texts.CHANNELS, 9):
            self._known(cells[0])
            row = dict(zip(columns, cells))
            audited = row["audited_on"]
            row["next_audit"] = f"{int(audited[:4]) + 1}{audited[4:]}" if audited else ""
            yield row

    def connections(self):
        seen = set()
        for sources, what, strength, targets, since, note in _rows(texts.CONNECTIONS, 6):
            for source in self._split_names(sources):
                for target in self._split_names(targets):
                    seen.add((source, what, target))
                    yield self._connection(source, target, what, strength, int(since), note)
        for row in self.organisations:
            host = row["location_name"]
            if host in self.names and (row["name"], "shares_premises", host) not in seen:
                yield self._connection(row["name"], host, "shares_premises", "2",
                                       self.rng.randint(2014, 2025), "Meets in the building")

    def _connection(self, source, target, what, strength, year, note):
        since = f"{year}-{self.rng.randint(1, 12):02d}-01"
        return {"from": source, "to": target, "what": what, "strength": strength, "since": since,
                "note": note}

    def needs(self):
        points = {name: entry[1] for name, entry in (NAMES | TOWNS).items()}
        points |= SUBURBS | MORE_PLACES
        for name, category, words, status, near, heard in _rows(texts.NEEDS, 6):
            longitude, latitude = to_lonlat(points[near])
            yield {"name": name, "category": category, "description": words, "status": status,
                   "latitude": f"{latitude:.6f}", "longitude": f"{longitude:.6f}",
                   "heard_on": heard}

    def stories(self):
        columns = ("title", "form", "words", "credit", "permission", "organisation")
        for story in texts.STORIES:
            self._known(story[-1])
            yield dict(zip(columns, story))

    def _split_names(self, text):
        """Names between semicolons, all of them known."""
        names = [name.strip() for name in text.split(";")]
        for name in names:
            self._known(name)
        return names

    def _known(self, name):
        assert name in self.names, f"no organisation is called {name!r}"


def _plain(text):
    table = str.maketrans("łŁśéíățâ", "llseiata")
    return text.translate(table).lower().replace("'", "").replace("’", "")


def schedule(when):
    """Opening hours, days and recurrence rule of a short form such as "1TH 14:00-16:00"."""
    if not when:
        return "", "", "", ""
    days, hours = when.split(" ")
    opens, closes = hours.split("-")
    days, _, interval = days.partition("/")
    week = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    span = re.fullmatch(r"([A-Z]{2})-([A-Z]{2})", days)
    if span:
        days = ",".join(week[week.index(span[1]):week.index(span[2]) + 1])
    assert re.fullmatch(r"(-?\d)?(MO|TU|WE|TH|FR|SA|SU)(,(-?\d)?(MO|TU|WE|TH|FR|SA|SU))*", days)
    monthly = any(mark.isdigit() for mark in days)
    rule = f"FREQ={'MONTHLY' if monthly else 'WEEKLY'}"
    rule += f";INTERVAL={interval}" if interval else ""
    plain = sorted(set(re.findall(r"[A-Z]{2}", days)), key=week.index)
    return opens, closes, ";".join(plain), f"{rule};BYDAY={days}"


def check_codes(rows, columns):
    """Every coded cell uses a term of the shipped vocabulary, where that is at hand."""
    for column, vocabulary in columns.items():
        path = VOCABULARY / f"{vocabulary}.json"
        if path.exists():
            terms = {t["code"] for t in json.loads(path.read_text("utf-8"))["terms"]}
            for row in rows:
                for code in filter(None, row[column].split(";")):
                    assert code in terms, f"{code!r} is not in {vocabulary}: {row}"
