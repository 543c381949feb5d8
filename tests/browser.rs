//! The interactive page in headless Chromium: search, click, filter; no console errors and no requests.
//!
//! Skipped with a message if Chromium is not installed.

mod chromium;

use std::path::PathBuf;

use serde_json::json;
use tempfile::TempDir;

use super::cases::run;
use chromium::Chromium;

/// A browser with an interactive page, which has to stay on disk while it is open.
struct OpenPage {
    browser: Chromium,
    file: PathBuf,
    _folder: TempDir,
}

impl OpenPage {
    /// Exports a page with further arguments and opens it; `None` without a browser.
    fn new(arguments: &str) -> Option<Self> {
        Self::sized(arguments, 1280)
    }

    /// Like [`Self::new`], in a window of this width.
    fn sized(arguments: &str, width: u32) -> Option<Self> {
        let Some(mut browser) = Chromium::start(width, 800) else {
            eprintln!("skipped: Chromium is not installed, so no page is opened");
            return None;
        };
        let folder = tempfile::tempdir().expect("the temporary folder should be created");
        let page = run(&format!("guanxi export html --interactive {arguments}"));
        assert!(page.status.success(), "{}", String::from_utf8_lossy(&page.stderr));
        let file = folder.path().join("page.html");
        std::fs::write(&file, &page.stdout).expect("the page should be writable");
        browser.open(&file);
        Some(Self { browser, file, _folder: folder })
    }

    /// The text of the first element that matches a CSS selector.
    fn text(&mut self, selector: &str) -> String {
        let text =
            self.browser.evaluate(&format!("document.querySelector({selector:?}).innerText"));
        text.as_str().expect("an element should have text").to_owned()
    }

    /// An attribute of the element with the focus; empty if it has none.
    fn focused(&mut self, attribute: &str) -> String {
        let script = format!("document.activeElement.getAttribute({attribute:?}) ?? ''");
        let value = self.browser.evaluate(&script);
        value.as_str().expect("an attribute should be text").to_owned()
    }

    /// The name of the relation under the pointer or the focus; empty if there is none.
    fn tie_name(&mut self) -> String {
        let name = self.browser.evaluate("document.querySelector('.tie-name').textContent");
        name.as_str().expect("an element should have text").to_owned()
    }

    fn count(&mut self, selector: &str) -> u64 {
        let count =
            self.browser.evaluate(&format!("document.querySelectorAll({selector:?}).length"));
        count.as_u64().expect("the number of elements should be a number")
    }

    /// Checks that the page has reported no error and requested nothing but itself.
    fn check(&self) {
        assert_eq!(self.browser.errors(), Vec::<String>::new());
        assert_eq!(self.browser.requests(), [format!("file://{}", self.file.display())]);
    }
}

#[test]
fn a_search_opens_the_claims_about_an_entity() {
    let Some(mut page) = OpenPage::new("") else { return };
    page.browser.click("#search");
    page.browser.type_text("porsch");
    page.browser.wait_for("document.querySelectorAll('#hits li').length > 0");
    page.browser.press("Enter");
    page.browser.wait_for("!document.getElementById('claims').hidden");
    assert_eq!(page.text("#claims h2"), "Porsche");
    assert_eq!(page.browser.evaluate("location.hash"), json!("#entity/porsche"));
    assert!(page.text("#claims").contains("still the best car"), "the words of a citation");
    page.browser.press("Escape");
    page.browser.wait_for("document.getElementById('claims').hidden");
    page.check();
}

#[test]
fn the_legend_is_readable_in_a_narrow_window() {
    let Some(mut page) = OpenPage::sized("", 400) else { return };
    let width = page.browser.evaluate("document.documentElement.clientWidth");
    let width = width.as_f64().expect("a width should be a number");
    for script in [
        "Math.max(...[...document.querySelectorAll('.map-signs li')].map((sign) => sign.getBoundingClientRect().right))",
        "document.documentElement.scrollWidth",
    ] {
        let right = page.browser.evaluate(script).as_f64().expect("a position should be a number");
        assert!(right <= width, "{script}: {right} of {width}");
    }
    let size = "parseFloat(getComputedStyle(document.querySelector('.map-signs')).fontSize)";
    let size = page.browser.evaluate(size).as_f64().expect("a size should be a number");
    assert!(size >= 12.0, "{size}");
    let signs = page.text(".map-signs");
    for expected in ["people", "firms", "negative", "alleged"] {
        assert!(signs.contains(expected), "{expected}: {signs}");
    }
    assert_eq!(
        page.browser.evaluate("getComputedStyle(document.querySelector('#map .legend')).display"),
        json!("none")
    );
    page.check();
}

#[test]
fn a_click_on_an_entity_or_a_relation_opens_its_claims() {
    let Some(mut page) = OpenPage::new("sea-star --graph $graphs/quarrel") else { return };
    page.browser.click("[data-entity=sea-star]");
    page.browser.wait_for("document.querySelector('#claims h2')?.innerText === 'Sea Star'");
    assert_eq!(page.count(".node.highlighted"), 3);
    page.browser.evaluate("location.hash = '#%'");
    page.browser.evaluate("location.hash = ''");
    page.browser.wait_for("document.getElementById('claims').hidden");
    page.browser.click(".labels [data-relation='north-ferry.owns.sea-star']");
    page.browser.wait_for("document.querySelector('#claims h2')?.innerText === 'Relation'");
    let claims = page.text("#claims");
    for expected in ["North Ferry owns the Sea Star.", "stated", "disputed", "South Ferry owns"] {
        assert!(claims.contains(expected), "{expected}: {claims}");
    }
    assert_eq!(page.count(".edge.highlighted"), 1);
    page.check();
}

#[test]
fn filters_hide_relations_and_the_entities_that_lose_all_of_theirs() {
    let Some(mut page) = OpenPage::new("ada --graph $graphs/harbour") else { return };
    assert_eq!(page.text("#shown"), "3 of 3 entities, 4 of 4 relations");
    page.browser.click(".filters summary");
    page.browser.click("input[name=tone][value=neutral]");
    page.browser.wait_for("document.getElementById('shown').innerText.startsWith('Filtered')");
    assert_eq!(page.text("#shown"), "Filtered: 2 of 3 entities, 3 of 4 relations");
    assert_eq!(page.count(".node.filtered"), 1);
    page.browser.click(".filters [type=reset]");
    page.browser.wait_for("!document.getElementById('shown').innerText.startsWith('Filtered')");
    page.check();
}

#[test]
fn text_from_a_hostile_graph_stays_text() {
    let Some(mut page) = OpenPage::new("--graph $graphs/hostile") else { return };
    let scripts = page.count("script");
    for slug in ["html", "long", "bidi", "cypher"] {
        page.browser.evaluate(&format!("location.hash = '#entity/{slug}'"));
        page.browser.wait_for("!document.getElementById('claims').hidden");
    }
    assert_eq!((page.count("script"), page.count("main b")), (scripts, 0));
    page.check();
}

#[test]
fn entities_and_relations_are_reached_and_opened_by_keyboard() {
    let Some(mut page) = OpenPage::new("sea-star --graph $graphs/quarrel") else { return };
    assert_eq!(page.count("#map svg[role=group]"), 1);
    page.browser.evaluate("document.getElementById('map').focus()");
    page.browser.press("Tab");
    assert_eq!(page.focused("aria-label"), "Sea Star, ship, 2 relations");
    let ring = "getComputedStyle(document.activeElement.querySelector('rect')).stroke";
    for (scheme, colour) in [("light", "rgb(122, 82, 0)"), ("dark", "rgb(240, 199, 102)")] {
        page.browser.prefer(scheme);
        assert_eq!(page.browser.evaluate(ring), json!(colour), "{scheme}");
    }
    page.browser.press("n");
    let relation = page.focused("aria-label");
    assert!(relation.ends_with(" owns Sea Star"), "{relation}");
    assert_eq!(page.tie_name(), relation);
    page.browser.press("Enter");
    page.browser.wait_for("document.querySelector('#claims h2')?.innerText === 'Relation'");
    page.browser.press("Escape");
    page.browser.wait_for("document.getElementById('claims').hidden");
    assert_eq!(page.focused("aria-label"), relation, "the focus returns");
    let mut reached = Vec::new();
    for key in ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] {
        page.browser.press(key);
        reached.push(page.focused("data-entity"));
    }
    assert!(reached.iter().any(|slug| slug.ends_with("ferry")), "{reached:?}");
    page.browser.press("Enter");
    page.browser.wait_for("!document.getElementById('claims').hidden");
    page.check();
}

#[test]
fn tab_skips_the_entities_that_filters_hide() {
    let Some(mut page) = OpenPage::new("") else { return };
    page.browser.evaluate("document.getElementById('map').focus()");
    page.browser.press("Tab");
    assert_eq!(page.focused("data-entity"), "xiaomi");
    page.browser.click(".filters summary");
    page.browser.click("input[name=kind][value=firm]");
    page.browser.wait_for("document.getElementById('shown').innerText.startsWith('Filtered')");
    page.browser.evaluate("document.getElementById('map').focus()");
    page.browser.press("Tab");
    assert_eq!(page.focused("data-entity"), "lei-jun");
    page.check();
}

#[test]
fn a_relation_is_named_when_the_pointer_is_on_it() {
    let Some(mut page) = OpenPage::new("sea-star --graph $graphs/quarrel") else { return };
    assert_eq!(page.tie_name(), "");
    let middle = page.browser.evaluate(
        "(() => { const path = document.querySelector(\".edge[data-relation='north-ferry.owns.sea-star'] path\"); \
         const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM()); \
         return [at.x, at.y]; })()",
    );
    let [x, y] =
        [0, 1].map(|index| middle[index].as_f64().expect("a coordinate should be a number"));
    page.browser.point_at(x, y);
    page.browser.wait_for("document.querySelector('.tie-name').textContent !== ''");
    assert_eq!(page.tie_name(), "North Ferry owns Sea Star");
    page.browser.point_at(1.0, 1.0);
    page.browser.wait_for("document.querySelector('.tie-name').textContent === ''");
    assert!(page.text(".map-legend").starts_with("Relations are named when you zoom in"));
    page.check();
}
