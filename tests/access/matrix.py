"""The access matrix: kinds of people, and for everything that can be asked how its answer is held against the oracle.

A new method of ``ReportSource``, page, card, file or address must be entered here, or ``test_entries`` fails.
"""

from enum import StrEnum

from dashboard.domain.capacity import viewer_of
from dashboard.domain.scope import NOBODY, OPERATOR, Viewer
from tests.access.country import ROOT

PEOPLE: dict[str, Viewer] = {
    "operator": OPERATOR,
    "leader": viewer_of("lanhdao", ROOT, "ld"),
    "administrator": viewer_of("quantri", ROOT, "admin"),
    "machines": viewer_of("cntt", "btp_cntt", "bc"),
    "trainer": viewer_of("gv", ROOT, "taphuan"),
    **{f"department {role}": viewer_of(f"tinhc_{role}", "tinhc", role) for role in ("admin", "ld", "kt", "bc")},
    "merged department": viewer_of("tinha_bc", "tinha", "bc"),
    "ended department": viewer_of("tinhb_bc", "tinhb", "bc"),
    "district": viewer_of("huyen1_c_bc", "huyen1_c", "bc"),
    "commune kept": viewer_of("xa3_h2_a_ld", "xa3_h2_a", "ld"),
    "commune formed": viewer_of("xamoi1_a_bc", "xamoi1_a", "bc"),
    "ministry unit": viewer_of("vu1_bc", "vu1", "bc"),
    "of a unit in no list": viewer_of("khongco_bc", "khongco", "bc"),
    "of a role in no list": viewer_of("tinhc_xx", "tinhc", "xx"),
    "nobody": NOBODY,
}
"""Every kind of account there is, and those that must see nothing."""

REPORTS_OF = {
    "operator": ROOT, "leader": ROOT, "administrator": ROOT, "department admin": "tinhc", "department ld": "tinhc",
    "department kt": "tinhc", "department bc": "tinhc", "merged department": "tinha", "ended department": "tinhb",
    "district": "huyen1_c", "commune kept": "xa3_h2_a", "commune formed": "xamoi1_a", "ministry unit": "vu1",
}  # fmt: skip
"""Person → code whose subtree of reports they see; the others see none."""

EQUALS = {
    "operator": "leader", "administrator": "leader", "department admin": "department bc", "department ld": "department bc",
    "department kt": "department bc",
}  # fmt: skip
"""Person → another of the same rights to reports, who asks for both."""

ON_POSTGRESQL = {"department bc", "merged department", "commune formed", "machines", "nobody"}
"""Who asks on PostgreSQL too."""

ACCOUNTS_OF = REPORTS_OF | {"machines": ROOT}
"""The same of accounts of the statistics software."""

ASKED = {
    "leader": ["tinhc", "xamoi1_a"], "merged department": ["tinha", "tinhb", "tinhc", "huyen1_a", "xamoi1_a", "xa1_h1_c"],
    "department bc": ["tinhc", "tinha", "huyen1_c", "xa3_h2_c", "xamoi1_c", "xamoi1_a", "khongco"],
    "ended department": ["tinhb", "tinha", "huyen1_b", "xamoi1_a"],
    "district": ["huyen1_c", "huyen2_c", "tinhc", "xa1_h1_c", "xamoi1_c", "huyen1_a"],
    "commune kept": ["xa3_h2_a", "huyen2_a", "tinha", "xamoi1_a", "tinhc"],
    "commune formed": ["xamoi1_a", "xamoi2_a", "tinha", "xa2_h1_a", "xa1_h1_c"],
    "ministry unit": ["vu1", "tinhc"],
}  # fmt: skip
"""Person → units asked about beside the nation: own, parent, sibling, child, other province, one that is none."""

FEW = ["tinhc", "khongco"]
"""What everybody else asks about: those who see nothing, and those who are somebody's equal."""


class Held(StrEnum):
    """How an answer is held against the oracle."""

    CUT = "the leader's where nothing but what is seen is left of the country"
    OWN = "the leader's rows of the units seen"
    OWN_ACCOUNTS = "the same, of accounts"
    LEARNT = "the same of what is learnt from the whole nation, asked unit by unit"
    PEERS = "the spread of a group: nobody's name but the own"
    CHASED = "people at the units directly below, for the unit that receives their reports"
    PUBLIC = "the same for everybody who may look at all"
    NAMES = "units seen and the names above them"
    FACTS = "the same for everybody"
    SYSTEM = "the administrators' alone"
    LOADED = "theirs alone who load: Cục KHTC"
    NOTHING = "gives no rows"


METHODS: dict[str, Held] = {
    **dict.fromkeys((
        "account_systems", "backlog", "chain", "changes", "checked", "checkers", "civil_status", "curve", "discrepancies",
        "final_figures", "final_punctuality", "findings", "first_and_final", "integration_ratios", "late_again", "life",
        "lltp_integration", "loops", "matrix", "missing", "obligations", "outstanding", "overdue", "progress",
        "punctuality", "quality", "reconcile", "report", "returns", "revisions", "sendings", "steps", "time_to_send",
        "unlocks", "verdicts", "waiting",
    ), Held.CUT),
    "cascade": Held.OWN,
    **dict.fromkeys(("account_findings", "accounts", "readiness"), Held.OWN_ACCOUNTS),
    **dict.fromkeys(("backtest", "forecast", "verdicts_with_forecast"), Held.LEARNT),
    **dict.fromkeys(("deadlines", "periods", "integration_sources"), Held.PUBLIC),
    **dict.fromkeys((
        "clusters", "find_units", "home_periods", "homes", "lineage", "named_units", "nearest_units", "unit_children", "unit_facts",
        "unit_path", "units", "units_of_code",
    ), Held.NAMES),
    "contacts": Held.CHASED,
    "peers": Held.PEERS,
    "facts": Held.FACTS,
    **dict.fromkeys(("audit", "audit_faults", "health", "loads"), Held.SYSTEM),
    "import_findings": Held.LOADED,
    **dict.fromkeys(("audit_length", "prepare_search", "steady"), Held.NOTHING),
}  # fmt: skip
"""Method of ``ReportSource`` → how it is held; the catalogue of the command line asks the same methods."""

PAGES_KNOWN: dict[str, set[str]] = {
    "overview": {"calls", "changes", "curve", "forms", "part:map", "steps", "units"},
    "progress": {"backlog", "fields", "matrix", "missing", "status"},
    "deadlines": {
        "again", "bands", "cascade", "chain", "change", "checkers", "dues", "earlier", "estimate", "estimates", "final",
        "loss", "measured", "openings", "own", "part:card-again", "part:card-bands", "part:card-cascade",
        "part:card-chain", "part:card-change", "part:card-checkers", "part:card-earlier", "part:card-estimates",
        "part:card-final", "part:card-past", "part:card-reasons", "part:card-returns", "part:card-revisions",
        "part:card-separated", "part:card-tiers", "part:card-unlocks", "part:estimate", "part:sendings",
        "part:units-ahead", "past", "reasons", "results", "returns", "revisions", "sendings", "separated", "tiers",
        "unlocks", "waiting",
    },
    "unit": {
        "children", "forms", "life", "part:card-children", "part:contacts", "part:lineage", "part:past", "part:peers",
        "past", "peers",
    },
    "integration": {
        "civil", "civil-bars", "live", "live-bands", "live-bars", "lltp", "part:civil-deaths", "part:civil-guardianships",
        "part:civil-marital_status_certificates", "part:civil-marriages", "part:civil-parent_child_recognitions",
        "part:live-name", "part:live-order", "part:ratio-map", "part:ratio-order", "part:ratio-spread", "ratio", "ratio-map",
        "ratio-spread",
    },
    "appendix": set(),
    "quality": {"finals", "findings", "imports", "part:finals", "part:imports", "point"},
    "accounts": {"findings", "lacking", "provinces", "rules", "systems"},
    "system": {"audit", "loads"},
}  # fmt: skip
"""Page → the files it gives and the parts it opens later; letters come here when there are any."""

VIEWS = {
    "deadlines": ["muc=thoi-han", "muc=uoc-tinh", "muc=vuong"], "accounts": ["muc=san-sang", "muc=quy-tac"],
    "progress": ["hien=danh-sach"], "integration": ["bang=ho-tich"],
}  # fmt: skip
"""Page → choices of its own that show other cards."""

ADDRESSES = {"/tap-huan", "/tro-giup"}
"""Pages beside these, which show nothing of the database."""
