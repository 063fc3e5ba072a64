"""The one table of what exists in the simulated world, and in which state. All people, outlets and handles are invented."""

from __future__ import annotations

from dataclasses import dataclass

from tests.simulator.states import STATES, Post

# --- posts --------------------------------------------------------------------------------------------------------------

_STATE_BASE = 2_051_270_615_282_224_168
"""2026-05-04T12:00Z; the posts of the state table follow it minute by minute."""

_LONG_TEXT = (
    "A thread in one post, because the harbour deserves it. The cranes were bought second hand, the rails were laid by men "
    "whose grandsons now drive the lorries, and the ledger of the first winter still hangs in the tally office, where every "
    "visitor is made to read it aloud before the kettle goes on. Nobody here was surprised when the roster came back unsigned."
)


def _state_post(number: int, state: str) -> Post:
    text = _LONG_TEXT if state == "long" else f"Notes from the breakwater, number {number}: the light is on again."
    was = "breakwater_old" if state == "renamed" else None
    code = f"St{number:02d}Pic7Qw" if number % 2 else None
    return Post(
        id=str(_STATE_BASE + (number * 60_000 << 22)),
        handle="breakwater_log",
        name="Breakwater Log",
        text=text,
        state=state,
        was=was,
        media=code,
    )


STATE_POSTS = tuple(_state_post(number, state) for number, state in enumerate(STATES))
"""One post in each state."""

HARBOUR_STRIKE = (
    Post(
        id="1764919316522946310",
        handle="quaylamp",
        name="Quay Lamp",
        text="Four ships at anchor when I went to bed, eleven at breakfast. Somebody should start counting. https://t.co/xgJTeKdNnF",
        shorts=("xgJTeKdNnF",),
    ),
    Post(
        id="1765438173204590143",
        handle="tidewatch_ro",
        name="Tidewatch",
        text="The pilots have just gone home.",
        state="deleted",
    ),
    Post(
        id="1765305157858102388",
        handle="rana_albahri_",
        name="رنا البحري",
        text="They are sleeping in their lorries on the causeway and nobody has brought them water #PortCalder",
        media="RIBXuDL7Dx",
    ),
    Post(
        id="1765049774477376314",
        handle="AP",
        name="The Associated Press",
        text="A walkout by crane drivers has closed all three container terminals at Port Calder. https://t.co/tpYlSXpfKt",
        shorts=("tpYlSXpfKt",),
        media="HF4vUCsMeh",
    ),
    Post(
        id="1765348799440158801",
        handle="brinewall",
        name="Brine & Wall",
        text="Name the man who signed the roster. Name him and his street.",
        state="suspended",
        media="GAkWvj7FAc",
    ),
    Post(id="1765625981725673130", handle="stowage_nell", name="Nell", text="They locked the canteen.", state="protected"),
    Post(
        id="1764605577299676683",
        handle="calderscranes",
        was="liftcrew_calder",
        name="Crane crews of Port Calder",
        text="Nobody asked us. Nobody climbs. #PortCalder",
        state="renamed",
    ),
)

NIGHT_FERRY = (
    Post(
        id="1691543049856243365",
        handle="islanderbell",
        name="Isla Bell",
        text="No boat, no bread, no newspaper. Good morning from Skerry.",
        media="vSwMFLZDe1",
    ),
    Post(
        id="1691691960094415038",
        handle="ferrygrump",
        name="Ferry Grump",
        text="They sold the engine for scrap.",
        state="deleted_tombstone",
    ),
    Post(id="1691778710507393816", handle="purser_joan", name="Joan Ardry", text="Crew list pinned up.", state="protected"),
    Post(
        id="1691726548778347288",
        handle="skerrypilot",
        name="Skerry Pilot Station",
        text="The Aurora Bell stays alongside until the surveyor has signed. Friday at the earliest.",
        state="edited",
    ),
    Post(
        id="1691102415143749229",
        handle="skerrycouncil",
        name="Skerry Island Council",
        text="Emergency timetable from tonight, in English and Norn:",
        media="f8rESQedUS",
    ),
    Post(id="1690445547122216040", handle="deckhand_tam", name="Tam o' the Deck", text="Last dance on the car deck."),
)

GRAIN_DEAL = (
    Post(
        id="1841464487768860249",
        handle="Reuters",
        name="Reuters",
        text="Lowmarch and Eastfen agree to reopen the Vell canal to grain barges, officials say https://t.co/dnXsiVpzz6",
        shorts=("dnXsiVpzz6",),
    ),
    Post(
        id="1841716820664325072",
        handle="eastfen_grain",
        name="Eastfen Grain Board",
        text="First barge left at dawn.",
        state="withheld",
    ),
)

BRUECKE = (
    Post(
        id="1889355005910547541",
        handle="pendlerin_no",
        name="Pendlerin",
        text="Die Brücke ist zu und keiner sagt Bescheid.",
        state="account_gone",
        language="de",
    ),
    Post(
        id="1889210918938026506",
        handle="nordhafen_stau",
        name="Staumelder Nordhafen",
        text="Vollsperrung der Neuen Sundbrücke in beiden Richtungen. Umleitung über Altwarft.",
        language="de",
        media="0B3JrTAwR4",
    ),
)

POSTS: dict[str, Post] = {post.id: post for post in (*STATE_POSTS, *HARBOUR_STRIKE, *NIGHT_FERRY, *GRAIN_DEAL, *BRUECKE)}

# --- where pictures and pages are ---------------------------------------------------------------------------------------

MEDIA: dict[str, Post] = {post.media: post for post in POSTS.values() if post.media}


# --- ordinary sites ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of an ordinary site."""

    title: str = ""
    text: str = ""
    status: int = 200
    to: str | None = None
    """Where it redirects, for 3xx."""
    language: str = "en"


GONE = Page(title="Page not found", text="We looked in every drawer.", status=404)

_LONG = " It was told twice in the tavern and once before the magistrate, and each time the tide came in a little earlier."

SITES: dict[str, dict[str, Page]] = {
    "www.calderpost.example": {
        "/": Page(title="The Calder Post", text="News of the estuary since 1871." + _LONG * 3),
        "/2024/03/ships-at-anchor": Page(
            title="Eleven ships at anchor off Port Calder", text="The count began at dawn." + _LONG * 6
        ),
        "/2024/03/terminals-closed": Page(title="All three terminals closed", text="The gates were shut by noon." + _LONG * 6),
        "/pilots-levy": Page(status=301, to="/2024/02/how-the-pilots-levy-works"),
        "/2024/02/how-the-pilots-levy-works": Page(
            title="How the pilots' levy works", text="A levy on every keel." + _LONG * 6
        ),
    },
    "portauthority-calder.example": {
        "/": Page(title="Port Authority of Calder", text="Berths, pilots, tariffs." + _LONG * 3),
        "/tariffs/2024": GONE,
    },
    "northline.example": {
        "/": Page(title="Northline Shipping", text="Sailing every Tuesday." + _LONG * 3),
        "/notices/force-majeure-march": Page(title="Notice withdrawn", text="This notice has been withdrawn.", status=410),
        "/members/rates": Page(status=302, to="/login?next=/members/rates"),
        "/login": Page(
            title="Log in to Northline",
            text="<form action='/login'><input name='user'><input type='password' name='pass'></form>",
        ),
    },
    "skerryherald.example": {
        "/": Page(title="Skerry Herald", text="The island paper." + _LONG * 3),
        "/old/timetable": Page(status=301, to="/timetable"),
        "/timetable": Page(title="Ferry timetable", text="Two sailings a day in calm weather." + _LONG * 5),
        "/2023/08/engine-room-inquiry": Page(
            title="Inquiry into the engine room", text="The surveyor came by helicopter." + _LONG * 6
        ),
        "/2023/05/harbour-dues": GONE,
        "/about/ines-farrow": Page(title="Ines Farrow", text="Covers the harbour." + _LONG * 2),
        "/2023/08/last-dance": Page(
            title="The last dance on the car deck", text="They danced till the ramp went up." + _LONG * 6
        ),
    },
    "islandlines.example": {
        "/": Page(title="Island Lines", text="Ferries of the outer isles." + _LONG * 3),
        "/status": Page(title="Service status", text="The night boat does not sail." + _LONG * 3),
        "/fleet/aurora-bell": Page(status=301, to="https://islandlines.example/ships/aurora-bell"),
        "/ships/aurora-bell": Page(title="Aurora Bell", text="Built for a colder sea." + _LONG * 4),
    },
    "lowmarchtimes.example": {
        "/world/canal-reopens": Page(title="Canal reopens to grain barges", text="The lock-keepers rang the bell." + _LONG * 6),
        "/markets/grain-index": Page(title="Grain index", text="Up two on the week." + _LONG * 4),
    },
    "vellcanal.example": {
        "/agreement.pdf": GONE,
        "/": Page(title="Vell Canal Board", text="Locks and weirs." + _LONG * 3),
    },
    "nordhafener-anzeiger.example": {
        "/": Page(title="Nordhafener Anzeiger", text="Nachrichten von der Küste." + _LONG * 3, language="de"),
        "/lokales/umleitung": Page(
            title="So fahren Sie um die Sperrung herum", text="Über Altwarft dauert es länger." * 20, language="de"
        ),
        "/lokales/brueckenalter": Page(status=301, to="/archiv/brueckenalter"),
        "/archiv/brueckenalter": Page(
            title="Wie alt ist die Sundbrücke?", text="Sie wurde in drei Sommern gebaut." * 20, language="de"
        ),
        "/lokales/faehre-als-ersatz": GONE,
    },
}

CAPTURES: dict[str, tuple[tuple[str, str], ...]] = {
    "https://portauthority-calder.example/tariffs/2024": (("20240115090000", "text/html"), ("20240620120000", "text/html")),
    "https://twitter.com/tidewatch_ro/status/1765438173204590143": (("20240306190412", "application/json"),),
    "https://x.com/ferrygrump/status/1691691960094415038": (("20230816071500", "text/html"),),
    "https://northline.example/notices/force-majeure-march": (("20240307110000", "text/html"),),
}
"""URL → captures the archive holds, as (timestamp, media type)."""
