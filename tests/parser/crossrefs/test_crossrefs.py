"""Cross-references: what is one in a hundred languages, what only looks like one, and what belongs to a label."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkaudit.model import Origin, Source
from linkaudit.parser.blocks import Block, Sighting
from linkaudit.parser.crossrefs import carve
from linkaudit.parser.document import read_html
from linkaudit.parser.plain import read_text
from tests.clock import FOUR_TIMES, growth, spent

BEFORE = "The mayor spoke for one hour at the town hall on Friday evening."
AFTER = "The council will vote on the bridge next week, he added."


def lines(text: str) -> tuple[Block, ...]:
    return carve(read_text(Source(id="a", origin=Origin(path="a"), text=text)).blocks)


def page(body: str) -> tuple[Block, ...]:
    html = f"<!doctype html><title>Bridge</title><article><h1>Bridge</h1>{body}</article>"
    return carve(read_html(Source(id="a", origin=Origin(path="a", media="html"), text=html)).blocks)


def found(blocks: tuple[Block, ...]) -> list[Sighting]:
    return [sighting for block in blocks for sighting in block.sightings if sighting.kind == "cross_ref"]


def titles(blocks: tuple[Block, ...]) -> list[str | None]:
    return [sighting.title for sighting in found(blocks)]


LABELLED = """
Read more: Mayor says no to new bridge
READ MORE | Mayor says no to new bridge
Read More – Mayor says no to new bridge
Read more > Mayor says no to new bridge
>>> Read more: Mayor says no to new bridge
▶ Read next: Mayor says no to new bridge
📌 Also read: Mayor says no to new bridge
[READ MORE: Mayor says no to new bridge]
(Read also: Mayor says no to new bridge)
• Related: Mayor says no to new bridge
SEE ALSO: Mayor says no to new bridge
ALSO READ Mayor says no to new bridge
ALSO READ: Mayor says no to new bridge.
ALSO READ – ‘I was wrong’: mayor says no to new bridge
In case you missed it: Mayor says no to new bridge
Don’t miss: Mayor says no to new bridge
MORE: Mayor says no to new bridge
WATCH: Mayor says no to new bridge
Lire aussi : Le maire dit non au nouveau pont
LIRE AUSSI >> Le maire dit non au nouveau pont
À lire aussi Le maire dit non au nouveau pont
Lire aussiLe maire dit non au nouveau pont
Lesen Sie auch: Bürgermeister lehnt neue Brücke ab
Mehr zum Thema: Bürgermeister lehnt neue Brücke ab
Lea también: Alcalde dice no al nuevo puente
LEA TAMBIÉN | Alcalde dice no al nuevo puente
Lee también Alcalde dice no al nuevo puente
Te puede interesar: Alcalde dice no al nuevo puente
LEGGI ANCHE > Il sindaco dice no al nuovo ponte
LEIA TAMBÉM: Prefeito diz não à nova ponte
Lees ook: Burgemeester zegt nee tegen nieuwe brug
Läs också: Borgmästaren säger nej till ny bro
Les også: Ordføreren sier nei til ny bro
Læs også: Borgmesteren siger nej til ny bro
Lue myös: Kaupunginjohtaja ei halua uutta siltaa
Czytaj też: Burmistrz mówi nie nowemu mostowi
Čtěte také: Starosta odmítl nový most
Čítajte aj: Starosta odmietol nový most
Olvasta már? A polgármester nemet mond az új hídra
Citeşte şi: Primarul spune nu podului nou
Citește și: Primarul spune nu podului nou
Прочетете още: Кметът казва не на новия мост
Pročitajte još: Gradonačelnik kaže ne novom mostu
Прочитајте још: Градоначелник каже не новом мосту
Preberite še: Župan pravi ne novemu mostu
ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ: Ο δήμαρχος λέει όχι στη νέα γέφυρα
Читайте также: Мэр сказал нет новому мосту
Читайте також: Мер сказав ні новому мосту
Ayrıca okuyun: Belediye başkanı yeni köprüye hayır dedi
OKUYUN | Belediye başkanı yeni köprüye hayır dedi
اقرأ أيضًا: العمدة يقول لا للجسر الجديد
إقرأ أيضاً: العمدة يقول لا للجسر الجديد
اقرأ أيضا | العمدة يقول لا للجسر الجديد
بیشتر بخوانید: شهردار به پل جدید نه گفت
یہ بھی پڑھیں: میئر نے نئے پل سے انکار کر دیا
यह भी पढ़ें: मेयर ने नए पुल को ना कहा
ये भी पढ़ें- मेयर ने नए पुल को ना कहा
हेही वाचा | महापौरांनी नव्या पुलाला नकार दिला
આ પણ વાંચો: મેયરે નવા પુલને ના પાડી
আরও পড়ুন: নতুন সেতুতে মেয়রের না
இதையும் படிக்க: புதிய பாலத்திற்கு மேயர் மறுப்பு
ఇది కూడా చదవండి: కొత్త వంతెనకు మేయర్ నో
ಇದನ್ನೂ ಓದಿ: ಹೊಸ ಸೇತುವೆಗೆ ಮೇಯರ್ ವಿರೋಧ
ഇതും വായിക്കുക: പുതിയ പാലത്തിന് മേയറുടെ വിസമ്മതം
ਇਹ ਵੀ ਪੜ੍ਹੋ: ਮੇਅਰ ਨੇ ਨਵੇਂ ਪੁਲ ਨੂੰ ਨਾਂਹ ਕੀਤੀ
यो पनि पढ्नुहोस्: मेयरले नयाँ पुल अस्वीकार गरे
මෙයත් කියවන්න: නගරාධිපති නව පාලම ප්‍රතික්ෂේප කරයි
相关阅读：市长拒绝修建新桥
延伸閱讀：市長拒絕興建新橋
【関連記事】市長、新しい橋に反対
[관련기사] 시장, 새 다리 건설 거부
Baca juga: Wali kota menolak jembatan baru
BASAHIN: Alkalde tumanggi sa bagong tulay
Xem thêm: Thị trưởng từ chối cây cầu mới
อ่านเพิ่มเติม: นายกเทศมนตรีปฏิเสธสะพานใหม่
קראו גם: ראש העיר דחה את הגשר החדש
SOMA: Meya akataa daraja jipya la mto
Llegeix també: L'alcalde diu no al nou pont
Irakurri ere: Alkateak ezetz esan dio zubi berriari
Lexo edhe: Kryebashkiaku i thotë jo urës së re
Loe ka: Linnapea ütles uuele sillale ei
Lasi vēl: Mērs noraida jauno tiltu
Taip pat skaitykite: Meras pasakė ne naujam tiltui
Կարդացեք նաև՝ Քաղաքապետը մերժել է նոր կամուրջը
წაიკითხეთ აგრეთვე: მერმა უარი თქვა ახალ ხიდზე
Həmçinin oxuyun: Mer yeni körpüyə yox dedi
Тағы оқыңыз: Әкім жаңа көпірге қарсы болды
""".strip().splitlines()


@pytest.mark.parametrize("line", LABELLED)
def test_a_label_with_a_title_is_a_cross_reference(line: str) -> None:
    _, block, _ = lines(f"{BEFORE}\n{line}\n{AFTER}")
    (sighting,) = block.sightings
    assert block.hint == "cross_ref"
    assert sighting.reason == "no url"
    assert sighting.title
    assert line.rstrip(".)]").endswith(sighting.title.rstrip("."))
    assert sighting.label
    assert sighting.label not in sighting.title


PROSE = """
Read more books, the teacher told the children.
Read more about how the mayor won the vote.
He also read out a statement from the mayor.
Also read by the court was a letter from the mayor.
Related to the case, two people were held on Friday.
Related: a 2019 study of 400 patients found no such link.
See also Smith 2019 for a fuller account.
Lesen Sie auch die Hinweise auf der letzten Seite.
Lees ook over de gevolgen van de brug voor de stad.
Läs också våra tips inför helgen.
Lue myös viralliset ohjeet kaupungin sivuilta.
Leer también es un derecho, dijo la ministra.
Además, el alcalde dijo no al puente.
Citește și scrie în fiecare zi, spune mama lui.
Přečtěte si také přiložený leták a dejte ho dál.
Leggi anche speciali furono approvate dal governo.
ذات صلة بالقضية، تم توقيف شخصين يوم الجمعة.
Baca buku lebih banyak, kata guru itu kepada muridnya.
Más información en la página web del ayuntamiento.
Recommended: two doses, three weeks apart.
Watch the skies, the mayor said on Tuesday.
LIVE from the town hall, the mayor spoke on Friday.
Подробнее об этом рассказал мэр на встрече.
“Read more: Mayor says no,” the poster outside the library said.
Must read: the report by the commission is 300 pages long.
Source: Mayor says no to new bridge
Download the app for more stories like this
This article was first published on The Harbour Post
READ MORE
Continue reading
Continue reading: Mayor
""".strip().splitlines()


@pytest.mark.parametrize("line", PROSE)
def test_prose_buttons_and_sources_are_none(line: str) -> None:
    blocks = lines(f"{BEFORE}\n{line}\n{AFTER}")
    assert found(blocks) == []
    assert all(block.hint != "cross_ref" for block in blocks)


def test_the_title_stands_on_the_next_line() -> None:
    label, title = lines(f"{BEFORE}\nLesen Sie auch\nBürgermeister lehnt neue Brücke ab\n{AFTER}")[1:3]
    assert (label.hint, title.hint) == ("cross_ref", "cross_ref")
    assert label.sightings == ()
    assert titles((title,)) == ["Bürgermeister lehnt neue Brücke ab"]
    assert found((title,))[0].label == "Lesen Sie auch"


def test_a_section_above_the_title_and_a_summary_below_belong_to_the_card() -> None:
    card = "Czytaj więcej\nMiasto\nBurmistrz mówi nie nowemu mostowi"
    summary = "W poniedziałek burmistrz wyjaśnił radnym miejskim, dlaczego nie chce nowego mostu na Starej Rzece, który…"
    blocks = lines(f"{BEFORE}\n{card}\n{summary}\nMost i jego długa historia\n{AFTER}")
    assert titles(blocks) == ["Burmistrz mówi nie nowemu mostowi"]
    assert [block.hint for block in blocks[1:]] == [*["cross_ref"] * 4, "text", "text"]


def test_one_label_leads_a_list() -> None:
    listed = ["Mayor says no to new bridge", "Why the old bridge must go", "Ferry brings back its night boat"]
    assert titles(lines("\n".join([BEFORE, "Related articles", *listed, AFTER]))) == listed


def test_a_heading_that_speaks_like_such_labels_leads_a_list_too() -> None:
    listed = ["Bürgermeister lehnt neue Brücke ab", "Warum die alte Brücke weg muss"]
    assert titles(lines("\n".join([BEFORE, "Spannende Artikel zum selben Thema:", *listed, AFTER]))) == listed
    assert titles(lines(f"{BEFORE}\nSpannende Artikel zum selben Thema:\n{AFTER}")) == []
    assert titles(lines("\n".join([BEFORE, "Es waren zwei Themen:", *listed, AFTER]))) == []


def test_after_read_more_a_heading_of_the_article_is_no_second_title() -> None:
    text = f"{BEFORE}\nLea también\nAlcalde dice no al nuevo puente\nUna historia de diez años sin puente\n{AFTER}"
    assert titles(lines(text)) == ["Alcalde dice no al nuevo puente"]


def test_several_in_a_row_are_several() -> None:
    text = f"{BEFORE}\nREAD: Mayor says no to bridge\nREAD: Ferry returns at night\nREAD: Why the old bridge must go"
    assert len(found(lines(text))) == 3


def test_a_teaser_button_under_a_teaser_is_none() -> None:
    text = "Mayor says no to new bridge\nRead more\nFerry brings back its night boat\nRead more\nWhy the old bridge must go"
    assert found(lines(text)) == []


def test_a_button_under_each_of_many_teasers_is_none() -> None:
    teasers = "".join(f"Mayor says no to bridge number {n}\n{AFTER}\nRead more\n" for n in range(6))
    assert found(lines(teasers)) == []


def test_inside_a_paragraph_only_a_sighting_is_added() -> None:
    text = "The mayor said no (READ: Mayor says no to new bridge) and left the hall."
    (block,) = lines(text)
    (sighting,) = block.sightings
    assert block.hint == "text"
    assert sighting.form == "inline_label"
    assert text[sighting.start : sighting.end] == "(READ: Mayor says no to new bridge)"


def test_at_the_end_of_a_paragraph_too() -> None:
    text = f"{BEFORE} Read more: Mayor says no to new bridge"
    (sighting,) = found(lines(text))
    assert text[sighting.start : sighting.end] == "Read more: Mayor says no to new bridge"


def test_a_bare_address_after_the_label_is_the_link() -> None:
    (sighting,) = found(lines(f"{BEFORE}\nRead more: https://news.example/bridge\n{AFTER}"))
    assert (sighting.url, sighting.title, sighting.reason) == ("https://news.example/bridge", None, None)


@pytest.mark.parametrize(
    "markup",
    [
        '<p>Read more: <a href="/bridge">Mayor says no to new bridge</a></p>',
        '<p><strong>Lees ook</strong> <a href="/bridge">Mayor says no to new bridge</a></p>',
        '<p><a href="/bridge">READ MORE: Mayor says no to new bridge</a></p>',
        '<p><a href="/bridge">Read more</a>: Mayor says no to new bridge</p>',
        '<div>Read more</div><div><a href="/bridge">Mayor says no to new bridge</a></div>',
        '<aside><a href="/bridge"><span>Read more</span><h3>Mayor says no to new bridge</h3></a></aside>',
        '<h3>Related articles</h3><ul><li><a href="/bridge">Mayor says no to new bridge</a></li></ul>',
        '<p>He said no. Read more: <a href="/bridge">Mayor says no to new bridge</a></p>',
        '<p>He said no (<em>read:</em> <a href="/bridge">Mayor says no to new bridge</a>) and left.</p>',
    ],
)
def test_links_give_the_address(markup: str) -> None:
    blocks = page(f"<p>{BEFORE}</p>{markup}<p>{AFTER} {BEFORE}</p>")
    (sighting,) = found(blocks)
    assert (sighting.title, sighting.url, sighting.reason) == ("Mayor says no to new bridge", "/bridge", None)
    assert not any(anchor.url == "/bridge" for block in blocks for anchor in block.anchors)


@pytest.mark.parametrize(
    "markup",
    [
        '<p><a href="/self">Read more</a></p>',
        '<p><a href="/prices">Read more about our prices here</a></p>',
        '<p>Read more about <a href="/bridge">the bridge</a> in our files.</p>',
        '<h3>Related topics</h3><ul><li><a href="/t/1">City of the Lower Quay</a></li></ul>',
        '<h3>Share this story</h3><ul><li><a href="/s">Share this on a network</a></li></ul>',
        '<p>More About: <a href="/t/bridge">Bridge</a><a href="/t/mayor">Mayor</a><a href="/t/ferry">Ferry</a></p>',
    ],
)
def test_buttons_and_topics_in_markup_are_none(markup: str) -> None:
    assert found(page(f"<p>{BEFORE}</p>{markup}<p>{AFTER} {BEFORE}</p>")) == []


def test_a_list_in_markup_is_one_reference_a_link() -> None:
    items = "".join(f'<li><a href="/{n}">Mayor says no to bridge number {n}</a></li>' for n in range(3))
    blocks = page(f"<p>{BEFORE}</p><p>Related articles</p><ul>{items}</ul><p>{AFTER} {BEFORE}</p>")
    assert [sighting.url for sighting in found(blocks)] == ["/0", "/1", "/2"]


def test_a_call_to_read_on_at_the_end_of_a_list_is_no_title() -> None:
    links = '<a href="/1">Mayor says no to the new bridge</a> <a href="/2">Two held over the missing ferry</a>'
    markup = f'<aside>More stories: {links} <a href="/all">Read More Stories</a></aside>'
    assert titles(page(f"<p>{BEFORE}</p>{markup}<p>{AFTER} {BEFORE}</p>")) == [
        "Mayor says no to the new bridge",
        "Two held over the missing ferry",
    ]


def test_a_section_of_the_page_behind_the_article_is_none() -> None:
    items = "".join(f'<li><a href="/{n}">Mayor says no to bridge number {n}</a></li>' for n in range(6))
    assert found(page(f"<p>{BEFORE}</p><p>{AFTER}</p><h2>Related articles</h2><ul>{items}</ul>")) == []


@given(st.lists(st.sampled_from([*LABELLED[:40], "Read more", "Lee también", "Related articles", BEFORE, "Bridge", "“", "("])))
def test_blocks_stay_what_and_where_they_were(chosen: list[str]) -> None:
    text = "\n".join(chosen)
    before = read_text(Source(id="a", origin=Origin(path="a"), text=text)).blocks
    after = carve(before)
    assert [(block.text, block.start, block.end) for block in after] == [
        (block.text, block.start, block.end) for block in before
    ]
    for sighting in found(after):
        assert sighting.title
        assert sighting.title in text[sighting.start : sighting.end]


@given(st.text(alphabet="Read more: also |()[]【】>»\n\u200béا", max_size=400))
def test_nothing_breaks_it(text: str) -> None:
    before = read_text(Source(id="a", origin=Origin(path="a"), text=text)).blocks
    assert [block.text for block in carve(before)] == [block.text for block in before]


REPEATED = ("Read more: ", "(READ: ", "[also read: a b c d", "Read more\n", "a: ", "Related articles\n", "Lire aussi", "»>|:")
REPEATED = (*REPEATED, "延伸閱讀港口", "延伸閱讀港口\n", "اقرأ أيضاالميناء\n", "More on it\n- a b c\n- d e f\n")


@pytest.mark.parametrize("piece", REPEATED)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def cost(size: int) -> float:
        blocks = read_text(Source(id="a", origin=Origin(path="a"), text=piece * (size // len(piece)))).blocks
        return spent(lambda: carve(blocks))

    assert growth(cost, 1 << 17) <= FOUR_TIMES


def test_the_articles_of_the_corpus_keep_their_references() -> None:
    seed = Path(__file__).parents[3] / "../shared/data/seed/article.txt"
    if not seed.exists():
        pytest.skip("the seed article is not here")
    assert len(found(lines(seed.read_text(encoding="utf-8")))) == 3
