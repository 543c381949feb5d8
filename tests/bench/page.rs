//! `cargo bench --bench page`: frames of the interactive page in headless Chromium while the map moves and zooms.
//!
//! Prints the median and worst times between frames, and the processor time of the page's thread per frame, in
//! milliseconds; the browser draws at most one frame every 16.7 ms. `GUANXI_BENCH_ENTITIES` sets the number of entities
//! (2,000 by default, with three relations each); `GUANXI_BENCH_KEEP` is the path of a file to which the page is also
//! written.

use std::process::Command;
use std::time::Instant;

use chromium::Chromium;

#[expect(dead_code, reason = "only tests click, type and read errors")]
#[path = "../browser/chromium.rs"]
mod chromium;
#[expect(dead_code, reason = "only the load benchmark reads JSON")]
#[path = "load/text.rs"]
mod text;

/// The number of frames of each movement.
const FRAMES: u32 = 120;
/// Moves the map by one mouse event per frame, and returns the times between frames. `MOVE` is a function of the frame.
const MEASURE: &str = "
new Promise((resolve) => {
  const map = document.getElementById('map');
  const box = map.getBoundingClientRect();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true, cancelable: true };
  const move = MOVE;
  const times = [];
  let last = performance.now();
  const frame = (now) => {
    times.push(now - last);
    last = now;
    if (times.length > FRAMES) return resolve(times.slice(1));
    move(times.length);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})";
/// The time from the end of a movement until the map is drawn again, not counting the pause before.
const REDRAW: &str = "
new Promise((resolve) => setTimeout(() => {
  const start = performance.now();
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
}, 301))";
const ZOOM_IN: &str = "() => map.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: -12 }))";
const ZOOM_OUT: &str = "() => map.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: 12 }))";
const PAN: &str = "(count) => map.dispatchEvent(new KeyboardEvent('keydown', { \
     key: count % 60 < 30 ? 'ArrowLeft' : 'ArrowRight', bubbles: true }))";

fn main() {
    let Some(mut browser) = Chromium::start(1280, 800) else {
        println!("skipped: Chromium is not installed, so nothing is measured");
        return;
    };
    let entities =
        std::env::var("GUANXI_BENCH_ENTITIES").ok().and_then(|number| number.parse().ok());
    let texts = text::generate(entities.unwrap_or(2_000), 7);
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let (graph, page) = (folder.path().join("graph.yaml"), folder.path().join("page.html"));
    std::fs::write(&graph, &texts.yaml).expect("the graph should be writable");
    let started = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_guanxi"));
    command.args(["export", "html", "--interactive", "--graph"]).arg(&graph).arg("-o").arg(&page);
    assert!(command.status().expect("the command should run").success());
    println!("{} entities, {} relations", texts.entities, texts.entities * 3);
    println!("{:>10.0} ms  export", started.elapsed().as_secs_f64() * 1e3);
    if let Some(path) = std::env::var_os("GUANXI_BENCH_KEEP") {
        std::fs::copy(&page, path).expect("the page should be copied");
    }
    let started = Instant::now();
    browser.open(&page);
    println!("{:>10.0} ms  opening the page", started.elapsed().as_secs_f64() * 1e3);
    let domain = serde_json::json!({"timeDomain": "threadTicks"});
    browser.call("Performance.enable", &domain);
    println!("{:>10} {:>10} {:>10}  milliseconds", "median", "worst", "busy");
    browser.evaluate(REDRAW);
    for (what, movement) in [
        ("moving the whole map", PAN),
        ("zooming in", ZOOM_IN),
        ("moving close up", PAN),
        ("zooming out", ZOOM_OUT),
    ] {
        let busy_before = busy_seconds(&mut browser);
        let times = browser
            .evaluate(&MEASURE.replace("MOVE", movement).replace("FRAMES", &FRAMES.to_string()));
        let busy = busy_seconds(&mut browser) - busy_before;
        let times = times.as_array().expect("the times should be a list").iter();
        let mut times: Vec<f64> = times.filter_map(serde_json::Value::as_f64).collect();
        times.sort_by(f64::total_cmp);
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        let redraw = browser.evaluate(REDRAW);
        let redraw = redraw.as_f64().expect("the time should be a number");
        let busy = busy * 1e3 / f64::from(FRAMES);
        println!(
            "{median:>10.1} {worst:>10.1} {busy:>10.1}  {what}, then {redraw:.0} ms to draw it again"
        );
    }
}

/// The processor time that the page's thread has used so far.
fn busy_seconds(browser: &mut Chromium) -> f64 {
    let metrics = browser.call("Performance.getMetrics", &serde_json::json!({}));
    let metrics = metrics["metrics"].as_array().expect("the metrics should be a list");
    let busy = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
    busy.and_then(|metric| metric["value"].as_f64()).expect("the time should be a number")
}
