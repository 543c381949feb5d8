//! The first minute of a newcomer: two commands (`git clone` and `cargo run --release`) and two keys answer who advised
//! Lei Jun, and which sentence says so.

use std::path::Path;

use guanxi::load::{GraphSource, load};
use guanxi::settings::STARTER_HINTS;
use guanxi::tui::request::Request;
use guanxi::tui::{Explorer, Options};
use ratatui::crossterm::event;

use crate::keys::press;
use crate::screens::frame;

fn first_screen(width: u16, height: u16) -> Explorer {
    screen_of(&GraphSource::BuiltIn, width, height)
}

fn screen_of(source: &GraphSource, width: u16, height: u16) -> Explorer {
    let options = Options { hints: STARTER_HINTS.to_vec(), ..Options::default() };
    let mut explorer = Explorer::new(load(source, None), options);
    explorer.input(event::Event::Resize(width, height));
    explorer
}

fn assert_shows(explorer: &Explorer, texts: &[&str]) {
    let screen = frame(explorer);
    for text in texts {
        assert!(screen.contains(text), "{text} is not on the screen:\n{screen}");
    }
}

#[test]
fn two_keys_show_who_advised_lei_jun_and_which_sentence_says_so() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let mut explorer = first_screen(width, height);
        let heading = "Lei Jun · person";
        assert_shows(
            &explorer,
            &[heading, "▸ ← got advice from He Xiaopeng", "quoted: “strongly support”"],
        );
        press(&mut explorer, "Tab");
        assert_shows(&explorer, &["▸ ← got advice from Li Bin", "courage-speech ¶1"]);
        press(&mut explorer, "n");
        assert_shows(&explorer, &["courage-speech ¶4", "quoted: “unanimously strongly urged him”"]);
    }
}

#[test]
fn the_checkout_and_the_installed_program_show_the_same_screen() {
    let source = GraphSource::find(None, None, Path::new(""));
    assert_eq!(source.to_string(), "graph");
    let mut checkout = screen_of(&source, 120, 40);
    assert_shows(&checkout, &[" guanxi · China's electric cars, 2019 to 2025 · built in "]);
    assert_eq!(frame(&checkout), frame(&first_screen(120, 40)));
    let requests = press(&mut checkout, "e");
    let file = Path::new("graph/relations/courage-speech.yaml");
    assert!(matches!(&requests[..], [Request::Edit(path, _)] if path == file), "{requests:?}");
}

#[test]
fn each_hint_of_the_first_screen_disappears_once_it_is_used() {
    let mut explorer = first_screen(80, 24);
    let footer = |explorer: &Explorer| frame(explorer).lines().last().map(str::to_owned);
    let shown = |text: &str| Some(format!(" Lei Jun{text:>70}"));
    assert_eq!(footer(&explorer), shown("/ find  Tab relations  ⏎ go there  s source  ? help"));
    press(&mut explorer, "D");
    let in_popup = footer(&explorer).is_some_and(|line| line.ends_with("⏎ open  Esc close"));
    assert!(in_popup, "a popup should have its own hints");
    press(&mut explorer, "Esc");
    press(&mut explorer, "Tab");
    assert_eq!(footer(&explorer), shown("/ find  Tab relation  ⏎ go there  s source  ? help"));
    press(&mut explorer, "Enter");
    press(&mut explorer, "Backspace");
    let with_trail =
        " Lei Jun › Li Bin             / find  Tab relation  ⏎ follow  s source  ? help";
    assert_eq!(footer(&explorer).as_deref(), Some(with_trail));
}

#[test]
#[cfg(feature = "xlsx")]
fn two_commands_open_a_spreadsheet_and_each_relation_leads_to_its_row() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables/firms.xlsx");
    let imported = std::process::Command::new(crate::cases::PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(["import", "xlsx", "-o", "firms"])
        .arg(book)
        .current_dir(folder.path())
        .output()
        .expect("the program should run");
    assert!(imported.status.success(), "{imported:?}");
    let source = GraphSource::Folder(folder.path().join("firms"));
    let mut explorer = screen_of(&source, 120, 40);
    let rows = [
        (
            "Enter",
            "▸ ← target of “owns” by Ada Bergen",
            "ties ¶2",
            "2 From: Ada Bergen; Relation: owns;",
        ),
        (
            "Tab",
            "▸ → supplies Birch Trading",
            "ties ¶4",
            "4 From: Alder Works; Relation: supplies;",
        ),
    ];
    for (key, relation, paragraph, row) in rows {
        press(&mut explorer, key);
        assert_shows(&explorer, &["Alder Works · firm", relation, paragraph, row]);
        let requests = press(&mut explorer, "e");
        let file = folder.path().join("firms/relations.yaml");
        assert!(matches!(&requests[..], [Request::Edit(path, _)] if *path == file), "{requests:?}");
    }
}
