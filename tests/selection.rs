//! One selection: focus, cursor of the canvas, selected claim, row of the list and paragraph in the
//! reader belong together after the keys that once led to some that did not.

use guanxi::load::{GraphSource, load};
use guanxi::model::ClaimId;
use guanxi::tui::{Explorer, Options};

use crate::screens::act;
use crate::storm::check;

/// The explorer after some lines of a screen script, on the built-in graph.
fn played(script: &str) -> Explorer {
    let mut explorer = Explorer::new(load(&GraphSource::BuiltIn, None), Options::default());
    act(&mut explorer, "size 150x40");
    for line in script.split("; ") {
        act(&mut explorer, line);
        check(&explorer, script);
    }
    explorer
}

/// The selection in words: focus, cursor, claim, row in the list, paragraph in the reader, notice.
fn selection(explorer: &Explorer) -> String {
    let (state, graph) = (explorer.state(), &explorer.loaded().graph);
    let (session, derived) = (&state.session, &state.derived);
    let name = |id| graph.entity(id).name();
    let (focus, node) = (session.focus.map(name), session.cursors.node.map(name));
    let claim = session.cursors.claim.expect("a claim");
    let ClaimId::Relation(relation) = claim else { panic!("{claim:?} is no relation") };
    let row = derived.claims.all.iter().position(|own| *own == claim);
    let passage = derived.passage.as_ref().expect("a passage");
    let source = graph.source(passage.source).slug();
    let name = session.cursors.reader.name.map(|under| name(under.entity));
    let parts = [
        format!("{} → {}", focus.expect("a focus"), node.expect("a cursor")),
        graph.relation(relation).claim().to_owned(),
        row.map_or("not in the list".to_owned(), |row| format!("row {}", row + 1)),
        format!("{source}#{}", passage.paragraph),
        name.map_or(String::new(), |name| format!("name {name}")),
        session.notice.clone().unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// From the entity that most of the scripts start at.
const LI_BIN: &str = "keys /; paste 1 li-bin; keys Enter";
const NI_TAO: &str = "keys /; paste 1 ni-tao; keys Enter";
/// The first claim about it.
const ADVISED: &str = "Li Bin → Li Bin · Lei Jun says that Li Bin strongly urged him to make cars, \
                       just as He Xiaopeng did, when Xiaomi was asking around. · row 1 · courage-speech#1";

/// Presses a key in one row of the filters.
fn filter(row: usize, key: &str) -> String {
    format!("keys f; keys {} {key}; keys Esc", "j ".repeat(row))
}

/// Lets only claims with a positive tone through.
fn positive() -> String {
    filter(14, "Space")
}

fn assert_selected(script: &str, wanted: &str) {
    assert_eq!(selection(&played(script)), wanted, "{script}");
}

#[test]
fn the_cursor_goes_to_an_end_of_the_claim_when_a_path_is_left() {
    let script = format!("{LI_BIN}; keys p; paste 1 lei-jun; keys Enter ] Right Right Esc");
    let wanted = "Li Bin → Xiaomi · Lei Jun is chairman and chief executive of Xiaomi. · not in the \
                  list · phone-as-car-key#6";
    assert_selected(&script, wanted);
}

#[test]
fn a_smaller_picture_without_the_claim_starts_again_at_the_focus() {
    assert_selected(&format!("{LI_BIN}; keys 2 G; size 90x24"), ADVISED);
}

#[test]
fn the_claim_follows_the_cursor_on_a_map_that_does_not_draw_their_edge() {
    let script = format!("{LI_BIN}; keys m z i z i z i z i Right Right Down");
    let wanted = "Li Bin → Jia Yueting · Talk of an ecosystem is taken seriously from Lei Jun, but \
                  was thought exaggerated from Jia Yueting. · not in the list · su7-marketing#32";
    assert_selected(&script, wanted);
}

#[test]
fn a_notice_explains_leaving_a_map_for_a_picture_without_the_claim() {
    let wanted = format!("{ADVISED} · the claim that was selected is not in this picture");
    assert_selected(&format!("{LI_BIN}; keys 2 m Right Right Down Esc"), &wanted);
}

#[test]
fn a_claim_that_the_filters_hide_is_not_opened() {
    let script = format!("keys /; paste 1 lei-jun; keys Enter; {}; keys c j Enter", positive());
    let wanted = "Lei Jun → Lei Jun · Lei Jun announced Xiaomi's cooperation with XPeng, and as the \
                  head of Xiaomi he speaks for it. · row 1 · phone-as-car-key#6 · the filters hide \
                  this claim; Z clears them";
    assert_selected(&script, wanted);
}

#[test]
fn a_notice_explains_a_bookmark_or_step_whose_claim_is_filtered_out() {
    let wanted = format!("{ADVISED} · the filters hide the claim that was selected; Z clears them");
    let positive = positive();
    assert_selected(&format!("{LI_BIN}; keys Tab B; {positive}; keys ' Enter"), &wanted);
    assert_selected(&format!("{LI_BIN}; keys Tab; {NI_TAO}; {positive}; keys H"), &wanted);
    assert_selected(&format!("{LI_BIN}; keys Tab; {NI_TAO}; {positive}; keys T k Enter"), &wanted);
}

#[test]
fn a_notice_explains_a_bookmark_or_step_whose_claim_is_not_drawn() {
    let wanted = format!("{ADVISED} · the claim that was selected is not in this picture");
    assert_selected(&format!("{LI_BIN}; keys 2 G B 1 ' Enter"), &wanted);
    assert_selected(&format!("{LI_BIN}; keys 2 G; {NI_TAO}; keys 1 H"), &wanted);
    assert_selected(&format!("{LI_BIN}; keys 2 G; {NI_TAO}; keys 1 T k Enter"), &wanted);
}

#[test]
fn the_selected_name_is_reset_when_the_text_changes() {
    let without_source = filter(22, "x");
    let wanted = "Li Bin → Li Bin · Li Bin was in the audience, apparently at the Xiaomi \
                  SU7 launch, and the jokes with him are remembered. · row 1 · su7-marketing#49";
    assert_selected(&format!("{LI_BIN}; keys w 4 Right Right; {without_source}"), wanted);
}

#[test]
fn selecting_a_claim_shows_its_first_citation() {
    assert_selected(&format!("{LI_BIN}; keys Enter Tab Tab Tab Tab Tab Tab n H"), ADVISED);
}
