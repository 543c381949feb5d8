//! `cargo bench --bench explorer`: the time from a key press until the frame is drawn in memory.
//!
//! `cargo bench --bench explorer -- filters` measures only the rows of the 100,000-entity graph whose titles contain the
//! text.
//!
//! Prints medians and maxima in milliseconds; at 60 frames per second, a frame takes 16. Two rows are for a held arrow
//! key: sixty presses with a frame each, and sixty queued presses that share one frame. The rows of the large graph give
//! the processor time of all threads, as searches use several, and include what the explorer would run on other threads.

#[path = "../keys.rs"]
mod keys;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use guanxi::load::{GraphSource, LoadedGraph, Text, load, load_texts};
use guanxi::tui::terminal::{Event, Program};
use guanxi::tui::{Explorer, Options};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;

use keys::{key_event, press};

const SIZE: Size = Size { width: 120, height: 40 };
const WALK: [&str; 8] = ["Right", "Down", "Left", "Left", "Up", "Up", "Right", "Down"];

fn main() {
    let built_in = || load(&GraphSource::BuiltIn, None);
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    println!("{:<52}{:>8}{:>10}", "keys at 120x40", "median", "worst");
    if wanted.is_none() {
        measure("built in", built_in);
        measure("hub of 300 among 2,000", || load_texts(&[hub_graph(2_000)]));
        hold_arrow(built_in());
    }
    measure_large(wanted.as_deref().unwrap_or_default());
}

const LARGE: usize = 100_000;
const RELATIONS: usize = 250_000;
/// One in this many relations has the hub as an end.
const HUB_INTERVAL: usize = 12;

/// Presses keys at a hub with 20,000 relations among 100,000 entities, for the rows whose titles contain `wanted`.
fn measure_large(wanted: &str) {
    let text = hub_graph_of(LARGE, RELATIONS);
    for (title, before, keys) in [
        ("2 hops and back", "", &["+", "-"][..]),
        ("3 hops and back", "+", &["+", "-"]),
        ("Tab at 2 hops", "+", &["Tab"]),
        ("Tab at 3 hops", "+ +", &["Tab"]),
        ("filters and back", "", &["f", "Esc"]),
        ("Space in filters", "f Down Down Down Down Down Down", &["Space"]),
        ("source and back", "", &["s", "s"]),
        (
            "letters, relations",
            "/ Tab Tab",
            &["m", "e", "t", "Backspace", "Backspace", "Backspace"],
        ),
    ] {
        if !title.contains(wanted) {
            continue;
        }
        let mut explorer = open(load_texts(std::slice::from_ref(&text)));
        press(&mut explorer, before);
        draw(&explorer);
        let times = (0..6).flat_map(|_| keys).map(|key| {
            let start = processor_time();
            press(&mut explorer, key);
            draw(&explorer);
            processor_time().saturating_sub(start).as_secs_f64() * 1e3
        });
        print_row(&format!("hub among 100,000: {title}"), times.collect());
    }
}

/// The processor time of all threads.
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// A graph with random relations, of which entities with low numbers have more, and a hub, which is the first entity.
fn hub_graph_of(entities: usize, relations: usize) -> Text {
    let mut body = String::from(
        "entity_kinds: {person: {plural: people}, firm: {plural: firms}}\nrelation_kinds: {met: {says: \
         met, mutual: true, family: meetings}, owns: {says: owns, back: is owned by, family: \
         ownership}}\nsources: {s: {title: S, paragraphs: [All.]}, t: {title: T, paragraphs: \
         [More.]}}\nentities:\n",
    );
    for number in 0..entities {
        let kind = ["person", "firm"][number % 2];
        let _ = writeln!(body, "  e{number}: {{kind: {kind}, name: Entity {number}}}");
    }
    body += "relations:\n";
    let mut state = 1_u64;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap_or_default() % limit
    };
    for number in 0..relations {
        let from =
            if number % HUB_INTERVAL == 0 { 0 } else { below(entities).min(below(entities)) };
        let to = 1 + below(entities - 1);
        let (kind, source) = (["met", "owns"][below(2)], ["s", "t"][below(2)]);
        let claim = "They were seen together in the city that year.";
        let _ = writeln!(
            body,
            "  - {{from: e{from}, kind: {kind}, to: e{to}, claim: {claim}, cites: [{source}#1]}}"
        );
    }
    Text { name: "guanxi.yaml".to_owned(), body }
}

/// A graph with a hub that has 300 relations. Each of the other entities is connected to one before it.
fn hub_graph(entities: usize) -> Text {
    let mut body = String::from(
        "entity_kinds: {thing: {plural: things}}\nrelation_kinds: {knows: {says: knows, back: is \
         known by, family: any}}\nsources: {s: {title: S, paragraphs: [All.]}}\nentities:\n",
    );
    let mut ties = String::from("relations:\n");
    for number in 0..entities {
        let _ = writeln!(body, "  e{number}: {{kind: thing, name: Entity {number}}}");
        let earlier = if number <= 300 { 0 } else { number * 7 % 997 % number };
        if number > 0 {
            let tie = format!("from: e{earlier}, kind: knows, to: e{number}, claim: c");
            let _ = writeln!(ties, "  - {{{tie}, cites: [s#1]}}");
        }
    }
    Text { name: "guanxi.yaml".to_owned(), body: body + &ties }
}

fn measure(name: &str, load: impl Fn() -> LoadedGraph) {
    let scenarios = [
        ("around the focus, arrows", "", &WALK[..]),
        ("around the focus, Tab", "", &["Tab"]),
        ("around the focus, Enter and back", "", &["Enter", "Ctrl-o"]),
        ("map, arrows", "m", &WALK),
        ("map, Tab", "m", &["Tab"]),
        ("map, zoom", "m", &["z i", "z o"]),
        ("map, pan", "m", &["S-Left", "S-Right"]),
        ("map, hops", "m", &["1", "0"]),
    ];
    for (title, before, keys) in scenarios {
        let mut explorer = open(load());
        press(&mut explorer, before);
        draw(&explorer);
        let times = (0..40).flat_map(|_| keys).map(|key| {
            let start = Instant::now();
            press(&mut explorer, key);
            draw(&explorer);
            start.elapsed().as_secs_f64() * 1e3
        });
        print_row(&format!("{name}: {title}"), times.collect());
    }
}

fn hold_arrow(loaded: LoadedGraph) {
    let mut explorer = open(loaded);
    press(&mut explorer, "w 1");
    let start = Instant::now();
    for _ in 0..60 {
        press(&mut explorer, "Down");
        draw(&explorer);
    }
    let with_frames = start.elapsed().as_secs_f64() * 1e3;
    press(&mut explorer, "g g");
    let down = key_event("Down");
    let start = Instant::now();
    for _ in 0..60 {
        let _ = explorer.handle(Event::Input(down.clone()));
    }
    explorer.before_draw();
    draw(&explorer);
    let with_one_frame = start.elapsed().as_secs_f64() * 1e3;
    print_row("list, Down sixty times, a frame each", vec![with_frames]);
    print_row("list, Down sixty times, one frame", vec![with_one_frame]);
}

fn open(loaded: LoadedGraph) -> Explorer {
    let mut explorer = Explorer::new(loaded, Options::default());
    explorer.input(event::Event::Resize(SIZE.width, SIZE.height));
    explorer
}

fn draw(explorer: &Explorer) {
    let area = Rect::new(0, 0, SIZE.width, SIZE.height);
    let mut buffer = Buffer::empty(area);
    explorer.view_state().render(area, &mut buffer);
    black_box(buffer);
}

fn print_row(title: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!("{title:<52}{median:>8.2}{worst:>10.2}");
}
