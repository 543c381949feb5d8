//! Regression tests of the single selection: after these keys, the focus, the cursor of the canvas, the selected claim,
//! its row in the list and the paragraph in the reader belong together.

use guanxi::load::{GraphSource, LoadedGraph, Text, load, load_texts};
use guanxi::model::ClaimId;
use guanxi::query::{Dimension, FilterArgs};
use guanxi::tui::{Explorer, Options};

use crate::random_actions::check_consistency;
use crate::screens::{act, frame};

/// Runs lines of a screen script, separated by `; `, on the built-in graph, and checks the selection after each.
fn play(script: &str) -> Explorer {
    let mut explorer = Explorer::new(load(&GraphSource::BuiltIn, None), Options::default());
    act(&mut explorer, "size 150x40");
    for line in script.split("; ") {
        act(&mut explorer, line);
        check_consistency(&explorer, script);
    }
    explorer
}

/// Describes the selection: focus, cursor, claim, row in the list, paragraph in the reader, notice.
fn describe_selection(explorer: &Explorer) -> String {
    let (state, graph) = (explorer.state(), &explorer.loaded().graph);
    let (session, derived) = (&state.session, &state.derived);
    let name = |id| graph.entity(id).name();
    let (focus, node) = (session.focus.map(name), session.cursors.node.map(name));
    let claim = session.cursors.claim.expect("a claim should be selected");
    let ClaimId::Relation(relation) = claim else { panic!("{claim:?} is not a relation") };
    let row = derived.claims.all.iter().position(|listed| *listed == claim);
    let passage = derived.passage.as_ref().expect("the reader should show a passage");
    let source = graph.source(passage.source).slug();
    let reader_name = session.cursors.reader.name.map(|selected| name(selected.entity));
    let (focus, node) = focus.zip(node).expect("there should be a focus and a cursor");
    let parts = [
        format!("{focus} → {node}"),
        graph.relation(relation).claim().to_owned(),
        row.map_or("not in the list".to_owned(), |row| format!("row {}", row + 1)),
        format!("{source}{}", passage.part),
        reader_name.map_or(String::new(), |name| format!("name {name}")),
        session.message().unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Opens the entity at which most scripts start.
const LI_BIN: &str = "keys /; paste 1 li-bin; keys Enter";
const NI_TAO: &str = "keys /; paste 1 ni-tao; keys Enter";
/// The description of the first claim of Li Bin.
const ADVISED: &str = "Li Bin → Li Bin · Lei Jun says that Li Bin strongly urged him to make cars, \
                       just as He Xiaopeng did, when Xiaomi was asking around. · row 1 · courage-speech#1";

/// A script that presses a key in a row of the filter panel.
fn filter_script(row: usize, key: &str) -> String {
    format!("keys f; keys {} {key}; keys Esc", "j ".repeat(row))
}

/// A script that excludes claims without a positive tone.
fn keep_positive() -> String {
    filter_script(14, "Space")
}

fn assert_selected(script: &str, expected: &str) {
    assert_eq!(describe_selection(&play(script)), expected, "{script}");
}

#[test]
fn the_cursor_goes_to_an_end_of_the_claim_when_a_path_is_left() {
    let script = format!("{LI_BIN}; keys p; paste 1 lei-jun; keys Enter ] Right Right Esc");
    let expected = "Li Bin → Xiaomi · Lei Jun is chairman and chief executive of Xiaomi. · not in the \
                  list · phone-as-car-key#6";
    assert_selected(&script, expected);
}

#[test]
fn a_smaller_picture_without_the_claim_resets_the_selection_to_the_focus() {
    let expected = format!("{ADVISED} · the selected claim is not in this picture");
    assert_selected(&format!("{LI_BIN}; keys 2 G k; size 90x24"), &expected);
}

#[test]
fn the_claim_follows_the_cursor_to_a_closed_group() {
    let script = format!("{LI_BIN}; keys m z o z o z o z o Up");
    let expected = "Li Bin → XPeng · Pan Lei thinks that XPeng can still learn from Xiaomi, although cars, \
                  seldom bought and costly, are not sold as phones are. · not in the list · \
                  phone-as-car-key#11";
    assert_selected(&script, expected);
}

/// Two entities with twenty neighbours each, and no relation between the two halves.
fn two_stars() -> LoadedGraph {
    let mut entities = String::new();
    let mut relations = String::new();
    for star in ["a", "b"] {
        entities.extend(["  ", star, ": {kind: thing, name: ", star, "}\n"]);
        for number in 10..30 {
            let leaf = format!("{star}{number}");
            entities.extend(["  ", &leaf, ": {kind: thing, name: ", &leaf, "}\n"]);
            let ends = format!("from: {star}, kind: knows, to: {leaf}");
            relations.extend(["  - {", &ends, ", claim: c, cites: [s#1]}\n"]);
        }
    }
    let body = format!(
        "entity_kinds: {{thing: {{plural: things}}}}\nrelation_kinds: {{knows: {{says: \
         knows}}}}\nsources: {{s: {{title: S, paragraphs: [All.]}}}}\nentities:\n{entities}\
         relations:\n{relations}"
    );
    load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }])
}

#[test]
fn the_title_names_a_claim_that_is_neither_drawn_nor_listed() {
    let mut explorer = Explorer::new(two_stars(), Options::default());
    for line in ["size 150x40", "keys m z o z o z o z o", "keys Right"] {
        act(&mut explorer, line);
        check_consistency(&explorer, line);
    }
    let screen = frame(&explorer);
    let title = screen.lines().nth(1).expect("the screen should have a row of titles");
    assert!(title.contains("┏ not drawn: b knows b10 · Map · b · thing ━"), "{screen}");
}

#[test]
fn a_notice_explains_leaving_a_map_for_a_picture_without_the_claim() {
    let expected = format!("{ADVISED} · the selected claim is not in this picture");
    assert_selected(&format!("{LI_BIN}; keys 2 m Right Right Down Esc"), &expected);
}

#[test]
fn a_filtered_claim_is_not_opened() {
    let script =
        format!("keys /; paste 1 lei-jun; keys Enter; {}; keys Tab Tab c j Enter", keep_positive());
    let expected = "Lei Jun → XPeng · Lei Jun announced Xiaomi's cooperation with XPeng, and as the \
                  head of Xiaomi he speaks for it. · row 3 · phone-as-car-key#6 · the filters hide \
                  this claim; Z clears them";
    assert_selected(&script, expected);
}

#[test]
fn a_notice_explains_a_bookmark_or_step_whose_claim_is_filtered_out() {
    let expected = format!("{ADVISED} · the filters hide the selected claim; Z clears them");
    let positive = keep_positive();
    assert_selected(&format!("{LI_BIN}; keys Tab B; {positive}; keys ' Enter"), &expected);
    assert_selected(&format!("{LI_BIN}; keys Tab; {NI_TAO}; {positive}; keys H"), &expected);
    assert_selected(
        &format!("{LI_BIN}; keys Tab; {NI_TAO}; {positive}; keys T k Enter"),
        &expected,
    );
}

#[test]
fn a_filter_on_kinds_is_the_reason_if_it_hides_an_end_of_the_claim() {
    let firms = filter_script(6, "x");
    let script = format!("keys /; paste 1 ni-tao; keys Enter Tab B; {firms}; keys ' Enter");
    let described = describe_selection(&play(&script));
    let notice = "the filters hide the selected claim; Z clears them";
    assert!(described.ends_with(notice), "{described}");
}

#[test]
fn enter_in_the_list_does_nothing_if_the_claim_is_not_listed() {
    let path = format!("{LI_BIN}; keys p; paste 1 huawei; keys Enter Right Right Right");
    let before = describe_selection(&play(&path));
    assert_selected(&format!("{path}; keys w 3 Enter"), &before);
}

#[test]
fn a_notice_explains_a_bookmark_or_step_whose_claim_is_not_drawn() {
    let expected = format!("{ADVISED} · the selected claim is not in this picture");
    assert_selected(&format!("{LI_BIN}; keys 2 G k B 1 ' Enter"), &expected);
    assert_selected(&format!("{LI_BIN}; keys 2 G k; {NI_TAO}; keys 1 H"), &expected);
    assert_selected(&format!("{LI_BIN}; keys 2 G k; {NI_TAO}; keys 1 T k Enter"), &expected);
}

#[test]
fn the_selected_name_is_reset_when_the_text_changes() {
    let without_source = filter_script(22, "x");
    let expected = "Li Bin → Li Bin · Li Bin was in the audience, apparently at the Xiaomi \
                  SU7 launch, and the jokes with him are remembered. · row 1 · su7-marketing#49";
    assert_selected(&format!("{LI_BIN}; keys w 4 Right Right; {without_source}"), expected);
}

#[test]
fn selecting_a_claim_shows_its_first_citation() {
    assert_selected(&format!("{LI_BIN}; keys Enter Tab Tab Tab Tab Tab Tab n H"), ADVISED);
}

/// Opens a source in the reader, regardless of the selected claim.
const DETOUR: &str = "keys S j j Enter";

#[test]
fn choosing_the_selected_claim_again_opens_its_paragraph() {
    let expected = ADVISED.replacen("→ Li Bin", "→ Lei Jun", 1);
    assert_selected(&format!("{LI_BIN}; {DETOUR}; keys t Enter"), &expected);
    assert_selected(&format!("{LI_BIN}; keys B; {DETOUR}; keys ' Enter"), &expected);
}

#[test]
fn the_selection_is_restored_with_the_picture() {
    let round_trips = &["f Esc", "m m", "m Esc", "T Enter", "m T Enter m"][..];
    for (script, detours) in [
        ("_ 3 G", &["f Esc", "_ _", "s s _"][..]),
        ("_ 2 Right Right Down", &["f Esc"]),
        ("2 Right Right Down", round_trips),
        ("Tab", round_trips),
        ("m Right Down", &["T Enter", "f Esc"]),
    ] {
        let script = format!("{LI_BIN}; keys {script}");
        let before = describe_selection(&play(&script));
        for detour in detours {
            assert_selected(&format!("{script}; keys {detour}"), &before);
        }
    }
}

#[test]
fn a_notice_explains_every_change_that_hides_the_claim() {
    let hidden = "the selected claim is not in this picture";
    let expected = format!("{ADVISED} · {hidden}");
    for keys in ["2 m Right Right Down m", "2 G k -", "2 G k +", "2 v G -"] {
        assert_selected(&format!("{LI_BIN}; keys {keys}"), &expected);
    }
}

/// A graph of two entities, `a` and `b`, with the given relations.
fn two_entities(relations: &str) -> LoadedGraph {
    let body = format!(
        "entity_kinds: {{thing: {{plural: things}}}}\nrelation_kinds: {{knows: {{says: knows, back: is \
         known by, family: any}}}}\nsources:\n  s: {{title: s, paragraphs: [one, two, \
         three]}}\nentities:\n  a: {{kind: thing, name: A, facts: [{{says: size, value: '1', cites: \
         [s#1]}}]}}\n  b: {{kind: thing, name: B}}\nrelations:\n{relations}"
    );
    load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }])
}

/// A relation from `a` to `b`.
fn relation_line(claim: &str, cites: &str) -> String {
    format!("  - {{from: a, kind: knows, to: b, claim: {claim}, cites: [{cites}]}}\n")
}

/// The selected claim and the notice after pressing keys, reloading the graph with other relations, and pressing more.
fn claim_and_notice_after_reload(
    before: &str,
    keys: &str,
    after: &str,
    more_keys: &str,
) -> (Option<String>, Option<String>) {
    let mut explorer = Explorer::new(two_entities(before), Options::default());
    act(&mut explorer, "size 150x40");
    act(&mut explorer, keys);
    explorer.show_reloaded(two_entities(after));
    act(&mut explorer, "size 150x41");
    act(&mut explorer, more_keys);
    check_consistency(&explorer, after);
    let (session, graph) = (&explorer.state().session, &explorer.loaded().graph);
    let claim = match session.cursors.claim {
        Some(ClaimId::Relation(id)) => Some(graph.relation(id).claim().to_owned()),
        Some(ClaimId::Fact { .. }) => Some("the fact".to_owned()),
        _ => None,
    };
    (claim, session.message())
}

#[test]
fn a_reload_finds_the_claim_by_its_text_or_shows_a_notice() {
    let (first, other) = (relation_line("first", "s#1"), relation_line("other", "s#2"));
    let reload = |after: &str| claim_and_notice_after_reload(&first, "keys", after, "keys");
    let found = |claim: &str| (Some(claim.to_owned()), Some("reloaded".to_owned()));
    assert_eq!(reload(&format!("{other}{first}")), found("first"));
    assert_eq!(reload(&format!("{other}{}", relation_line("edited", "s#1"))), found("edited"));
    let (claim, notice) = reload(&other.replace("a,", "b,").replace("to: b", "to: a"));
    let lost = "reloaded; the selected claim is no longer in the graph";
    assert_eq!((claim.as_deref(), notice.as_deref()), (Some("other"), Some(lost)));
}

#[test]
fn the_path_between_two_marked_entities_starts_at_the_focus() {
    let mark = |slug: &str| format!("keys /; paste 1 {slug}; keys Enter Space");
    let script = format!("{}; {}; {NI_TAO}; keys p", mark("porsche"), mark("huawei"));
    let expected = "Porsche → Xiaomi · In reply, by the article's account, Porsche graciously acknowledged what Xiaomi had \
                  achieved. · row 6 · winning-with-decency#38";
    assert_selected(&script, expected);
}

/// A chain of relations from `a` to `d`, or its first hops only.
fn chain(hops: usize) -> LoadedGraph {
    let mut body = String::from(
        "entity_kinds: {thing: {plural: things}}\nrelation_kinds: {knows: {says: knows}}\nsources: {s: \
         {title: S, paragraphs: [All.]}}\nentities:\n",
    );
    for slug in ["a", "b", "c", "d"] {
        body.extend(["  ", slug, ": {kind: thing, name: ", slug, "}\n"]);
    }
    body.push_str("relations:\n");
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "d")].into_iter().take(hops) {
        let ends = format!("from: {from}, kind: knows, to: {to}");
        body.extend(["  - {", &ends, &format!(", claim: {from} to {to}, cites: [s#1]}}\n")]);
    }
    load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }])
}

#[test]
fn the_hop_at_the_cursor_is_selected_again_when_a_reload_restores_it() {
    let mut explorer = Explorer::new(chain(3), Options::default());
    for line in [
        "size 100x26",
        "keys /",
        "paste 1 a",
        "keys Enter p",
        "paste 1 d",
        "keys Enter Right Right Right",
    ] {
        act(&mut explorer, line);
    }
    let before = describe_selection(&explorer);
    explorer.show_reloaded(chain(2));
    check_consistency(&explorer, "without the hop");
    let lost = "reloaded; the selected claim is no longer in the graph";
    assert_eq!(describe_selection(&explorer), format!("a → d · a to b · row 1 · s#1 · {lost}"));
    explorer.show_reloaded(chain(3));
    check_consistency(&explorer, "with the hop");
    assert_eq!(describe_selection(&explorer), format!("{before} · reloaded"));
}

#[test]
fn a_reload_keeps_the_citation_and_the_row_of_a_popup() {
    let cites = |first: &str, second: &str| relation_line("first", &format!("{first}, {second}"));
    let (before, after) = (cites("s#1", "s#3"), cites("s#3", "s#1"));
    let mut explorer = Explorer::new(two_entities(&before), Options::default());
    act(&mut explorer, "size 150x40");
    act(&mut explorer, "keys n");
    let passage = |explorer: &Explorer| {
        explorer.state().derived.passage.as_ref().map(|passage| passage.part.to_string())
    };
    assert_eq!(passage(&explorer).as_deref(), Some("#3"));
    explorer.show_reloaded(two_entities(&after));
    assert_eq!(passage(&explorer).as_deref(), Some("#3"));

    let dated = |claim: &str, when: &str| {
        relation_line(claim, "s#1").replace("to: b", &format!("to: b, when: {when}"))
    };
    let (early, late) = (dated("early", "2001"), dated("late", "2003"));
    let mut explorer = Explorer::new(two_entities(&format!("{early}{late}")), Options::default());
    act(&mut explorer, "size 150x40");
    act(&mut explorer, "keys t j");
    explorer.show_reloaded(two_entities(&format!("{}{early}{late}", dated("new", "2002"))));
    act(&mut explorer, "keys Enter");
    assert!(describe_selection(&explorer).contains("late"), "{}", describe_selection(&explorer));
}

#[test]
fn a_reload_drops_only_the_filters_that_the_graph_no_longer_permits() {
    let with_source = |line: &str| {
        let body = format!(
            "entity_kinds: {{thing: {{plural: things}}, ship: {{plural: ships}}}}\nsources:\n  s: \
             {{title: S, paragraphs: [one]}}\n{line}entities: {{a: {{kind: thing, name: A}}}}\n"
        );
        load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }])
    };
    let before = with_source("  u: {title: U, paragraphs: [one]}\n");
    let flags = [(Dimension::Kind, "!ship"), (Dimension::Source, "!u")];
    let flags: FilterArgs = flags.into_iter().map(|(key, value)| (key, value.to_owned())).collect();
    let filter = flags.resolve(&before.graph).expect("the graph should have the values");
    let mut explorer = Explorer::new(before, Options { filter, ..Options::default() });
    act(&mut explorer, "size 150x40");
    explorer.show_reloaded(with_source(""));
    let session = &explorer.state().session;
    let left = session.filter.to_args(&explorer.loaded().graph).to_string();
    let notice = "reloaded; dropped filters that no longer apply: --source !u".to_owned();
    assert_eq!((left.as_str(), session.message()), ("--kind !ship", Some(notice)));
}

#[test]
fn a_bookmark_finds_its_claim_by_its_text_or_shows_a_notice() {
    let (first, other) = (relation_line("first", "s#1"), relation_line("other", "s#2"));
    let open = |after: &str| claim_and_notice_after_reload(&first, "keys B", after, "keys ' Enter");
    assert_eq!(open(&format!("{other}{first}")), (Some("first".to_owned()), None));
    let lost = "the bookmarked claim is not in the graph";
    assert_eq!(open(&other), (Some("other".to_owned()), Some(lost.to_owned())));
    let removed = "removed the bookmark at A".to_owned();
    let toggle =
        claim_and_notice_after_reload(&first, "keys B", &format!("{other}{first}"), "keys B");
    assert_eq!(toggle, (Some("first".to_owned()), Some(removed)));
    let fact = claim_and_notice_after_reload(
        &first,
        "keys Tab B",
        &format!("{other}{first}"),
        "keys Tab ' Enter",
    );
    assert_eq!(fact, (Some("the fact".to_owned()), None));
}

#[test]
fn the_picture_drawn_beside_the_filters_stays_when_they_close() {
    // The last picture has two pages. With more rows, other entities are on the second, so only the width is changed.
    for (row, key, size) in [(10, "x", "150x48"), (11, "Space", "151x40"), (17, "x", "151x40")] {
        let script = format!("keys /; paste 1 xiaomi; keys Enter Tab; {}", filter_script(row, key));
        let before = frame(&play(&script));
        let after = frame(&play(&format!("{script}; size {size}; size 150x40")));
        assert_eq!(after, before, "{script}; {size}");
    }
}

#[test]
fn the_reader_returns_to_the_claim_when_an_entity_is_visited_or_a_path_is_opened() {
    for visit in [
        "keys w 2 Enter",
        "keys w 2 /; paste 1 lei-jun; keys Enter",
        "keys w 2 /; paste 1 li-bin; keys Enter",
        "keys w 2 p; paste 1 lei-jun; keys Enter",
    ] {
        let expected = describe_selection(&play(&format!("{LI_BIN}; {visit}")));
        assert_selected(&format!("{LI_BIN}; {DETOUR}; {visit}"), &expected);
    }
}

#[test]
fn a_filter_that_hides_a_hop_shows_a_notice_and_clearing_it_selects_the_hop_again() {
    let path = format!("{LI_BIN}; keys p; paste 1 huawei; keys Enter ] ] Right");
    let before = play(&path);
    assert_selected(&format!("{path}; {}", filter_script(10, "x")), &describe_selection(&before));
    let filtered = format!("{path}; keys f; keys {} Space", "j ".repeat(14));
    let notice = describe_selection(&play(&filtered));
    assert!(notice.ends_with("the filters hide the selected claim; Z clears them"), "{notice}");
    let cleared = play(&format!("{filtered}; keys Esc Z"));
    assert_eq!(describe_selection(&cleared), describe_selection(&before));
    assert_eq!(frame(&cleared), frame(&before));
}

#[test]
fn a_reload_keeps_a_selection_that_the_filters_hide() {
    let before = describe_selection(&play("keys Tab"));
    let mut explorer = play(&format!("keys Tab; {}", filter_script(10, "x")));
    explorer.show_reloaded(load(&GraphSource::BuiltIn, None));
    act(&mut explorer, "keys Z");
    assert_eq!(describe_selection(&explorer), before);
}

#[test]
fn the_notice_about_a_hidden_selection_disappears_when_the_picture_shows_it_again() {
    let drawn = format!("{LI_BIN}; keys 2 G k");
    let before = describe_selection(&play(&drawn));
    assert_selected(&format!("{drawn}; size 90x24; size 150x40"), &before);
}

#[test]
fn a_notice_explains_a_cursor_that_the_picture_hides() {
    let moved = "keys /; paste 1 xiaomi; keys Enter; keys G Left Up";
    let hidden = describe_selection(&play(&format!("{moved}; size 80x24")));
    let notice = "the entity that was under the cursor is not in this picture";
    assert!(hidden.ends_with(notice), "{hidden}");
    let before = describe_selection(&play(moved));
    assert_selected(&format!("{moved}; size 80x24; size 150x40"), &before);
}
