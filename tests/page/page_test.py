#!/usr/bin/env python3
"""Uses the HTML page as a reader would, in a headless Chromium.

page_test.py CLAIMGRAPH WRITE_FIXTURES FOLDER [NAME_OF_TEST ...]

Exits 77 (skipped) where Chromium, chromedriver or selenium is not installed. The figures at the end are for reading, not tests.
"""
import csv
import io
import json
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import browser as browsers
from page import Page

HERE = Path(__file__).parent
AXE = (HERE / "vendor" / "axe.min.js").read_text(encoding="utf-8")
HOSTILE = ["</script><script>window.hacked = 1</script>", "<img src=x onerror='window.hacked = 2'>", "\"><svg onload=window.hacked=3>",
           "javascript:window.hacked=4", "<!-- \u2028 \U0001f54a ]]> & سلام", "${window.hacked=5} {{data}}"]
KEYS = None  # set when selenium is there


def equal(found, wanted):
    assert found == wanted, f"{found!r} instead of {wanted!r}"


def test_all_claims_are_in_table_and_graph(page, **_):
    page.open()
    equal((page.count, page.shown), ("14 claims", 14))
    equal(page.graph("cy.edges().length"), 12)  # claims of one family from one to another share a line
    equal(page.graph("cy.nodes().length"), 8)
    equal([chip.text.split() for chip in page.all(".family")], [["hostile", "7"], ["friendly", "3"], ["asking", "1"], ["talking", "3"]])
    assert page.one("#evidence").text.startswith("Evidence")


def test_a_row_shows_its_evidence(page, **_):
    page.open()
    page.click("tr[data-claim='3']")
    equal(page.heading[0], "Attaullah Tarar")
    equal([mark.text for mark in page.all("blockquote mark")], ["Tarar", "accused", "supporting anti-Pakistan terrorists"])
    assert page.one(".document .here").text.startswith("Information minister")
    assert "Talks in Istanbul end without a deal" in page.one(".document").text
    equal(page.fragment, "#claim=0000000000000003")
    equal(page.graph("cy.edges('.picked').map(line => line.data('label'))"), ["accuse ×2"])
    equal(page.one("tr[aria-selected='true']").get_attribute("data-claim"), "3")


def test_the_chain_of_reporters_leads_from_the_article_to_who_acts(page, **_):
    page.open("#claim=0000000000000010")
    equal([step.text for step in page.all(".chain li")], ["Sample Post", "Khawaja Asif", "Afghan Taliban"])


def test_a_line_of_the_graph_shows_its_claims(page, **_):
    page.open()
    page.click_graph("network.drawn.edges().filter(line => line.data('label') === 'accuse ×2').renderedMidpoint()")
    equal((page.shown, page.heading[0]), (2, "Attaullah Tarar"))
    equal(page.one("#focus").text, "Only Attaullah Tarar → Afghan Taliban ×")
    page.click("#focus")
    equal(page.shown, 14)


def test_an_actor_of_the_graph_shows_its_claims(page, **_):
    page.open()
    page.click_graph("network.drawn.nodes().filter(node => node.data('label') === 'India').renderedPosition()")
    equal((page.shown, page.count), (1, "1 of 14 claims"))
    equal(page.graph("cy.edges('.dim').length"), 11)
    page.click_graph("({x: 8, y: 8})")  # nothing is there
    equal(page.shown, 14)


def test_an_actor_of_the_graph_is_told_of(page, **_):
    page.open("#actor=attaullah-tarar")
    assert page.one("#evidence").text.startswith("×\nAttaullah Tarar\nperson, information minister, Pakistan")
    equal([row.text.split("\n")[0] for row in page.all(".deeds li")], ["accuse ×2", "demand", "thank", "thank"])
    page.click(".deeds li:nth-child(3) button")
    assert "Qatar" in page.one("#evidence h2").text
    page.press(KEYS.ESCAPE)
    equal(page.shown, 14)


def test_filters_narrow_table_and_graph(page, **_):
    page.open()
    page.type("#search", "TURKIYE patience")
    equal((page.shown, page.graph("cy.edges().not('.off').length")), (2, 2))
    page.click("#show_all")
    page.choose("#relation", "thank")
    equal((page.shown, page.graph("cy.edges().not('.off').length")), (2, 2))
    page.click("#show_all")
    page.type("#actor", "pakistan")
    equal(page.shown, 12)  # Pakistan, and those who stand for it
    page.click("#show_all")
    page.choose("#assertion", "negated")
    equal(page.shown, 1)
    page.choose("#assertion", "hypothetical")
    equal(page.shown, 1)
    page.click("#show_all")
    page.choose("#confidence", "0.9")
    equal((page.shown, page.one("#confidence_value").text), (7, "0.9"))
    page.click("#show_all")
    page.click(".family.hostile")
    equal((page.shown, page.one(".family.hostile").get_attribute("aria-pressed")), (7, "false"))
    page.type("#search", "no such words")
    equal((page.shown, page.one("tr.none").text, page.one("#nothing").is_displayed()), (0, "No claim fits these filters.", True))
    page.click("#show_all")
    equal((page.shown, page.graph("cy.edges('.off').length")), (14, 0))


def test_a_line_counts_the_claims_that_fit(page, **_):
    page.open()
    page.choose("#confidence", "0.9")
    equal(page.graph("cy.edges().not('.off').map(line => line.data('label')).includes('accuse ×2')"), False)
    page.click("#show_all")
    equal(page.graph("cy.edges().map(line => line.data('label')).includes('accuse ×2')"), True)


def test_the_head_of_the_table_sorts(page, **_):
    page.open()
    numbers = lambda: [float(cell.text) for cell in page.all("td.col-confidence .number")]
    page.click("th[data-field=confidence] button")
    assert numbers() == sorted(numbers(), reverse=True)
    page.click("th[data-field=confidence] button")
    assert numbers() == sorted(numbers())
    equal(page.one("th[data-field=confidence]").get_attribute("aria-sort"), "ascending")


def test_the_keyboard_reaches_everything(page, **_):
    page.open()
    page.browser.run("document.querySelector('th[data-field=confidence] button').focus()")
    page.press(KEYS.TAB)
    active = lambda name: page.browser.run(f"return document.activeElement.getAttribute('{name}')")
    equal(active("data-claim"), "0")
    page.press(KEYS.ARROW_DOWN, KEYS.ARROW_DOWN)
    equal(active("data-claim"), "2")
    page.press(KEYS.END)
    equal(active("data-claim"), "13")
    page.press(KEYS.ENTER)
    equal(page.heading[-1], "Qatar")
    page.press(KEYS.ESCAPE)
    equal((active("data-claim"), page.fragment), ("13", ""))
    page.browser.run("document.getElementById('drawing').focus()")
    zoom = page.graph("cy.zoom()")
    page.press("+")
    assert page.graph("cy.zoom()") > zoom
    page.press("0")
    assert abs(page.graph("cy.zoom()") - zoom) < 1e-6


def test_the_keyboard_walks_through_the_graph(page, **_):
    page.open()
    told = lambda: page.one("#walked").get_attribute("textContent")
    page.browser.run("document.getElementById('drawing').focus()")
    seen = set()
    for _ in range(8):
        page.press(KEYS.ARROW_RIGHT)
        seen.add(told().split(",")[0])
    equal(len(seen), 8)  # every actor
    while not told().startswith("Attaullah"):
        page.press(KEYS.ARROW_LEFT)
    assert told().startswith("Attaullah Tarar, person, information minister, Pakistan. 4 lines. Actor "), told()
    page.press(KEYS.ARROW_DOWN)
    assert told().startswith("Attaullah Tarar: accuse ×2 Afghan Taliban. ") and told().endswith("Line 1 of 4 of Attaullah Tarar."), told()
    equal(page.graph("cy.elements('.walked').map(line => line.data('label'))"), ["accuse ×2"])
    assert page.one("#tip").is_displayed()
    lines = set()
    for _ in range(4):
        page.press(KEYS.ARROW_RIGHT)
        lines.add(told())
    equal(len(lines), 4)
    page.press(KEYS.ARROW_DOWN)
    assert told().startswith("Afghan Taliban, "), told()
    page.press(KEYS.ARROW_DOWN, KEYS.ARROW_UP, KEYS.ARROW_DOWN)
    assert "Line 1 of " in told(), told()
    page.press(KEYS.ENTER)
    equal((page.shown, page.one("#evidence h2").is_displayed(), page.browser.run("return document.activeElement.id")), (2, True, "drawing"))
    page.press(KEYS.ARROW_RIGHT)  # the others are still to be reached
    assert "Line 2 of " in told(), told()
    page.press(KEYS.ESCAPE)
    page.press(KEYS.ESCAPE)
    equal((page.shown, told()), (14, ""))
    pan = page.graph("cy.pan().x")
    page.browser.run("document.getElementById('drawing').focus()")
    browsers.webdriver.ActionChains(page.browser.driver).key_down(KEYS.SHIFT).send_keys(KEYS.ARROW_LEFT).key_up(KEYS.SHIFT).perform()
    equal(page.graph("cy.pan().x") - pan, 60)


def test_links_keep_the_filters(page, many, **_):
    page.open()
    page.type("#search", "Türkiye patience")
    page.choose("#confidence", "0.5")
    page.click(".family.talking")
    shown, link = page.shown, page.fragment
    assert 0 < shown < 14 and "claim" not in link, link
    page.open(link)
    equal((page.shown, page.one("#search").get_attribute("value"), page.one("#confidence_value").text), (shown, "Türkiye patience", "0.5"))
    equal(page.one(".family.talking").get_attribute("aria-pressed"), "false")
    page.click("#show_all")
    equal((page.shown, page.fragment), (14, ""))
    page.click_graph("network.drawn.edges().filter(line => line.data('label') === 'accuse ×2').renderedMidpoint()")
    link = page.fragment
    assert link.startswith("#claim=") and "between=" in link, link
    page.open(link)
    equal((page.shown, page.heading[0], page.one("#focus").text), (2, "Attaullah Tarar", "Only Attaullah Tarar → Afghan Taliban ×"))
    page.open("#relation=no-such&said=nonsense&since=yesterday&without=nobody&between=[]&search=")
    equal(page.shown, 14)
    page.browser.run("document.querySelector('.skip').click()")  # another fragment is no filter
    page.settle()
    equal(page.shown, 14)
    many.open()
    many.one("input[aria-label='First day']").send_keys(KEYS.END)
    many.settle()
    shown, link = many.shown, many.fragment
    assert "since=" in link and "until=" in link, link
    many.open(link)
    equal((many.shown, many.one("input[aria-label='First day']").get_attribute("aria-valuetext")), (shown, many.browser.run("return filters.days.since")))


def test_the_exported_picture_has_title_and_legend(page, **_):
    page.open()
    page.choose("#relation", "thank")
    picture = page.browser.driver.execute_async_script("""
        const done = arguments[0];
        (async () => {
          const bare = await createImageBitmap(await network.drawn.png({full: true, scale: 2, output: 'blob-promise'}));
          const bitmap = await createImageBitmap(await network.png(table.shown));
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
          const context = canvas.getContext('2d', {willReadFrequently: true});
          context.drawImage(bitmap, 0, 0);
          const colours = (from, to) => {
            const found = new Set(), data = context.getImageData(0, from, canvas.width, to - from).data;
            for (let i = 0; i < data.length; i += 4) found.add([data[i], data[i + 1], data[i + 2]].map(n => n.toString(16).padStart(2, '0')).join(''));
            return [...found];
          };
          done({entries: network_picture.entries(table.shown), top: colours(0, 70), bottom: colours(canvas.height - 60, canvas.height), height: canvas.height,
            bare: bare.height});
        })();""")
    equal(picture["entries"][0], {"family": "friendly", "words": "friendly: thank"})
    assert any(entry.get("colour") for entry in picture["entries"]), picture["entries"]
    assert "0b62a4" in picture["bottom"], "the friendly line is missing in the legend"
    side = next(entry["colour"] for entry in picture["entries"] if entry.get("colour"))
    assert side.lower().lstrip("#") in picture["bottom"], f"the side's {side} is missing"
    assert "1b1e23" in picture["top"], "the title is missing"


def test_previous_and_next_walk_through_the_table(page, **_):
    page.open("#claim=0000000000000003")
    page.click("#evidence .buttons button:nth-child(2)")
    equal(page.fragment, "#claim=0000000000000004")
    page.click("#evidence .buttons button:nth-child(1)")
    equal(page.fragment, "#claim=0000000000000003")


def test_links_lead_to_a_claim_or_an_actor(page, **_):
    page.open("#claim=0000000000000008")
    equal(page.heading[-1], "India")
    page.browser.run("location.hash = 'claim=0000000000000006'")
    page.settle()
    equal(page.heading[-1], "Qatar")
    page.browser.run("location.hash = 'actor=india'")
    page.settle()
    equal(page.shown, 1)
    page.open("#claim=nobody")
    equal(page.shown, 14)
    page.click("tr[data-claim='5']")
    page.one(".document a").click()  # another claim of the document
    page.settle()
    assert page.fragment not in ("", "#claim=0000000000000005")


def test_pictures_lead_into_the_page(page, folder, command, talks, **_):
    subprocess.run([command, "build", "--merge", "none", talks, "-o", folder / "talks.svg", "-o", folder / "talks.html"], check=True)
    links = {link for element in ElementTree.parse(folder / "talks.svg").iter()
             for name, link in element.attrib.items() if name.endswith("href") and "#" in link}
    assert len(links) > 10, links
    page.open()
    for link in links:
        file, fragment = link.split("#")
        equal(file, "talks.html")
        known = page.browser.run("const at = new URLSearchParams(arguments[0]); return model.by_id.has(at.get('claim')) || model.actor_by_id.has(at.get('actor'))",
                                 fragment)
        assert known, link


def test_what_is_shown_can_be_exported(page, folder, command, talks, **_):
    page.open()
    page.choose("#relation", "thank")
    for name in ("csv", "graphml", "png"):
        page.click(f"#export_{name}")
    files = {name: folder / f"talks-in-istanbul-end-without-a-deal.{name}" for name in ("csv", "graphml", "png")}
    deadline = time.time() + 20
    while not all(file.exists() for file in files.values()) and time.time() < deadline:
        time.sleep(0.1)
    assert files["png"].read_bytes().startswith(b"\x89PNG")
    edges = ElementTree.parse(files["graphml"]).getroot().findall(".//{http://graphml.graphdrawing.org/xmlns}edge")
    equal(len(edges), 2)
    wanted = subprocess.run([command, "query", talks, "--relation", "thank", "--format", "csv"], check=True, capture_output=True, text=True).stdout
    equal(list(csv.reader(io.StringIO(files["csv"].read_text(encoding="utf-8")))), list(csv.reader(io.StringIO(wanted))))


def test_exported_graphml_is_that_of_the_command(page, folder, command, talks, **_):
    """The same claims and attributes, but for spans, which the page does not carry."""
    page.open()
    ours = page.browser.run("return download.graphml(table.shown)")
    subprocess.run([command, "build", "--merge", "none", talks, "-o", folder / "talks.graphml"], check=True)

    def edges(root):
        out = []
        for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge"):
            data = {item.get("key"): item.text for item in edge}
            out.append((edge.get("{urn:claimgraph:1}label"), {k: v for k, v in data.items() if k != "e_spans"}))
        return out

    equal(edges(ElementTree.fromstring(ours)), edges(ElementTree.parse(folder / "talks.graphml").getroot()))


def test_light_and_dark_follow_the_system_and_the_switch(page, **_):
    paper = lambda: page.browser.run("return getComputedStyle(document.querySelector('#network')).backgroundColor")
    page.browser.colours("dark")
    page.open()
    dark = paper()
    equal(page.one("#theme").get_attribute("aria-pressed"), "true")
    page.click("#theme")
    assert paper() == "rgb(255, 255, 255)" != dark
    page.browser.colours("light")


def test_time_can_be_narrowed(many, **_):
    many.open()
    everything = many.shown
    slider = many.one("input[aria-label='First day']")
    slider.send_keys(KEYS.END)
    many.settle()
    assert 0 < many.shown < everything, many.shown
    assert slider.get_attribute("aria-valuetext") == many.browser.run("return filters.days.since")
    many.click("#show_all")
    equal((many.shown, slider.get_attribute("value") == slider.get_attribute("min")), (everything, True))


def test_only_rows_in_view_exist(many, **_):
    many.open()
    assert len(many.all("tr[data-claim]")) < 60
    many.browser.run("const scroll = document.getElementById('scroll'); scroll.scrollTop = scroll.scrollHeight")
    many.settle()
    equal(many.all("tr[data-claim]")[-1].get_attribute("data-claim"), str(many.shown - 1))
    many.browser.run("document.querySelector('tr[data-claim]').focus()")
    many.press(KEYS.HOME)
    equal(many.browser.run("return document.activeElement.dataset.claim"), "0")


def test_hostile_text_stays_text(hostile, **_):
    hostile.open()
    for row in range(len(HOSTILE)):
        hostile.click(f"tr[data-claim='{row}']")
        assert HOSTILE[row] in hostile.one("#evidence").get_attribute("textContent")
    hostile.browser.run("network.drawn.edges()[0].emit('mouseover'); network.drawn.nodes()[0].emit('mouseover')")
    assert HOSTILE[0] in hostile.one("#tip").get_attribute("textContent")
    equal(hostile.browser.run("return [window.hacked, document.images.length, document.scripts.length]"), [None, 0, 3])
    ElementTree.fromstring(hostile.browser.run("return download.graphml(table.shown)"))


def test_nothing_to_show_is_said(empty, **_):
    empty.open()
    equal((empty.count, empty.one("#nothing").is_displayed(), empty.one("tr.none").is_displayed()), ("0 claims", True, True))


def test_without_scripts_there_are_picture_and_table(page, **_):
    page.browser.scripts(False)
    try:
        page.browser.open(page.file)
        source = page.browser.driver.page_source
    finally:
        page.browser.scripts(True)
    assert "<noscript>" in source and source.count("<tr><td>") == 14


def test_it_fits_windows_of_all_sizes(page, many, **_):
    for width, height in ((360, 740), (820, 1100), (1280, 720), (1440, 1000), (2560, 1400)):
        page.browser.size(width, height)
        for opened in (page.open("#claim=0000000000000010"), many.open()):
            wide = opened.browser.run("return document.documentElement.scrollWidth")
            assert wide <= width, f"{opened.file.name} is {wide} pixels wide in a window of {width}"
            assert opened.one("#drawing").size["height"] >= 200, f"no room for the graph at {width} x {height}"
    page.browser.size(1440, 1000)


def test_axe_finds_nothing_serious(page, many, empty, **_):
    for colours in ("light", "dark"):
        page.browser.colours(colours)
        for opened in (page.open(), page.open("#claim=0000000000000010"), many.open(), empty.open()):
            opened.browser.run(AXE)
            found = opened.browser.driver.execute_async_script("axe.run().then(arguments[0], problem => arguments[0]({violations: [{id: String(problem), impact: 'critical', nodes: []}]}))")
            bad = [f"{rule['impact']} {rule['id']}: {[node['html'][:120] for node in rule['nodes'][:3]]}" for rule in found["violations"]
                   if rule["impact"] in ("serious", "critical")]
            assert not bad, f"{opened.file.name}, {colours}: {bad}"
    page.browser.colours("light")


def measure(browser, file):
    """Time until the first frame with the graph, and for a filter and a pan; without a limit, because machines differ."""
    browser.command("Performance.enable")
    busy = lambda: {item["name"]: item["value"] for item in browser.command("Performance.getMetrics")["metrics"]}.get("ProcessTime", 0) * 1000
    before = busy()
    browser.open(file)
    browser.wait("network.drawn")
    browser.driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))")
    painted = browser.run("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    first, processor = browser.run("return performance.now()"), busy()
    processor -= before if processor > before else 0  # a new process begins at 0
    filtered = browser.driver.execute_async_script(
        "const done = arguments[0], start = performance.now(); filters.set_actor('belmark');"
        "setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start - 90))), 90)")
    browser.run("filters.show_all(); document.getElementById('drawing').scrollIntoView()")
    drag = lambda kind, x, **more: browser.command("Input.dispatchMouseEvent", type=kind, x=x, y=24, button="left", **more)
    drag("mousePressed", 60, clickCount=1)
    start = time.perf_counter()
    for x in range(62, 122, 2):  # each is answered when the page has taken it
        drag("mouseMoved", x)
    panned = (time.perf_counter() - start) * 1000 / 30
    drag("mouseReleased", 122)
    print(f"figure: {file.stem}: first paint after {painted:.0f} ms, graph after {first:.0f} ms ({processor:.0f} ms of processor time), filter {filtered:.0f} ms, {panned:.0f} ms a step of dragging")


def write_inputs(command, fixtures, folder):
    subprocess.run([fixtures, folder / "fixtures"], check=True)
    talks = folder / "fixtures" / "talks.jsonl"
    for count in (300, 3000, 5000):
        with (folder / f"claims-{count}.jsonl").open("w", encoding="utf-8") as file:
            subprocess.run([sys.executable, "-B", HERE / "synthetic.py", str(count)], check=True, stdout=file)
    document = json.loads(talks.read_text(encoding="utf-8"))
    document["text"] = document["title"] = "\n".join(HOSTILE) + "\n"
    document["claims"] = document["claims"][:len(HOSTILE)]
    document["actors"] = [{"id": f"h{i}", "name": words, "type": "person", "aliases": [words], "side": words, "role": words} for i, words in enumerate(HOSTILE)]
    for at, (claim, words) in enumerate(zip(document["claims"], HOSTILE)):
        begin = document["text"].index(words)
        span = {"text": words, "span": [begin, begin + len(words)]}
        claim |= {"id": words, "relation": words if at == 1 else "accuse", "cue": span, "charge": span, "evidence": span, "sentence": span["span"]}
        for end, other in (("source", at), ("target", (at + 1) % len(HOSTILE))):
            claim[end] = {"actor": f"h{other}", "name": HOSTILE[other], "mention": words, "span": span["span"], "side": words}
    (folder / "hostile.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")
    (folder / "empty.jsonl").write_text(json.dumps(document | {"claims": [], "title": ""}) + "\n", encoding="utf-8")
    inputs = {"talks": talks} | {name: folder / f"{name}.jsonl" for name in ("claims-300", "claims-3000", "claims-5000", "hostile", "empty")}
    for name, file in inputs.items():
        subprocess.run([command, "build", "--merge", "none", file, "-o", folder / f"{name}.html"], check=True)
    return talks


def main():
    global KEYS
    command, fixtures, folder, *wanted = sys.argv[1:]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("talks-in-istanbul*"):
        old.unlink()
    browser = browsers.Browser(folder.resolve())
    from selenium.webdriver.common.keys import Keys
    KEYS = Keys
    try:
        talks = write_inputs(command, fixtures, folder)
        things = {"folder": folder, "command": command, "talks": talks}
        for name, file in {"page": "talks", "many": "claims-300", "hostile": "hostile", "empty": "empty"}.items():
            things[name] = Page(browser, folder / f"{file}.html")
        failed = 0
        for name, test in [(name, test) for name, test in globals().items() if name.startswith("test_")]:
            if wanted and name not in wanted:
                continue
            try:
                test(**things)
                equal(browser.complaints(), [])
                print(f"ok: {name[5:].replace('_', ' ')}")
            except Exception as problem:  # every test is told of
                failed += 1
                browser.console.clear()
                print(f"FAILED: {name}: {type(problem).__name__}: {str(problem)[:1500]}")
        for count in (3000, 5000):
            measure(browser, folder / f"claims-{count}.html")
        return 1 if failed else 0
    finally:
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
