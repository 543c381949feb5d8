//! 100,000 random keys, mouse events, pastes and resizes in a real pseudo-terminal, with the memory of the explorer.
//!
//! `cargo bench --bench soak [-- EVENTS]`, on Linux. Fails if the explorer ends early or does not quit cleanly.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const EVENTS: usize = 100_000;
/// The number of events after which the explorer may catch up.
const BATCH: usize = 500;
/// The number of events between two lines of the report.
const REPORT: usize = 10_000;

/// Marsaglia, "Xorshift RNGs", 2003.
struct Rng(u64);

impl Rng {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or_default()
    }
}

/// The bytes of a random event, but never those that quit or stop the explorer: `q`, Ctrl-C and Ctrl-Z.
fn event(rng: &mut Rng) -> Vec<u8> {
    const SEQUENCES: [&str; 14] = [
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[H",
        "\x1b[F",
        "\x1b[Z",
        "\x1bOP",
        "\x1b",
        "\r",
        "\t",
        "\x1b[200~Lei\x1b[201~",
    ];
    match rng.below(12) {
        0 | 1 => SEQUENCES[rng.below(SEQUENCES.len())].into(),
        2 => {
            let (column, row) = (rng.below(120) + 1, rng.below(40) + 1);
            let button = [0, 64, 65][rng.below(3)];
            format!("\x1b[<{button};{column};{row}M\x1b[<{button};{column};{row}m").into()
        }
        3 => b"\x1b\x1b".to_vec(),
        _ => match u8::try_from(rng.below(95) + 32).unwrap_or(b' ') {
            b'q' => b" ".to_vec(),
            byte => vec![byte],
        },
    }
}

/// A memory figure of a process in kB, such as `VmRSS`.
fn memory(process: u32, field: &str) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The processor time of a process, in ticks.
fn ticks(process: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}

/// Waits until a process has used no processor time for a while.
fn wait_until_idle(process: u32) {
    let mut before = ticks(process);
    let mut idle_polls = 0;
    while before.is_some() && idle_polls < 3 {
        thread::sleep(Duration::from_millis(20));
        let now = ticks(process);
        idle_polls = if now == before { idle_polls + 1 } else { 0 };
        before = now;
    }
}

fn main() {
    let count = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(EVENTS);
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let size = |columns, rows| PtySize { rows, cols: columns, ..PtySize::default() };
    let pair = native_pty_system().openpty(size(110, 34)).expect("the pseudo-terminal should open");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_guanxi"));
    // Exports and bookmarks go to the temporary folder.
    command.cwd(folder.path());
    for name in ["XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"] {
        command.env(name, folder.path());
    }
    for (name, value) in
        [("GUANXI_EDITOR", "true"), ("GUANXI_OPENER", "true"), ("TERM", "xterm-256color")]
    {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).expect("the explorer should start");
    let process = child.process_id().expect("the program should have a process id");
    let mut reader = pair.master.try_clone_reader().expect("the terminal should be readable");
    let output = thread::spawn(move || {
        let (mut buffer, mut total) = (vec![0; 1 << 16], 0);
        while let Ok(length @ 1..) = reader.read(&mut buffer) {
            total += length;
        }
        total
    });
    let mut writer = pair.master.take_writer().expect("the terminal should be writable");
    let (mut rng, start) = (Rng(0x9E37_79B9), Instant::now());
    thread::sleep(Duration::from_secs(1));
    wait_until_idle(process);
    println!("{:>9} events {:>7} kB", 0, memory(process, "VmRSS").unwrap_or(0));
    for number in 1..=count {
        if rng.below(200) == 0 {
            let columns = u16::try_from(rng.below(220) + 1).unwrap_or(80);
            let rows = u16::try_from(rng.below(60) + 1).unwrap_or(24);
            pair.master.resize(size(columns, rows)).expect("the terminal should be resizable");
        } else {
            writer.write_all(&event(&mut rng)).expect("the explorer should be running");
        }
        if number % BATCH == 0 {
            wait_until_idle(process);
            let ended = child.try_wait().expect("waiting should work");
            assert!(ended.is_none(), "the explorer ended before event {number}: {ended:?}");
        }
        if number % REPORT == 0 || number == count {
            println!("{number:>9} events {:>7} kB", memory(process, "VmRSS").unwrap_or(0));
        }
    }
    println!("{:>24} kB at most", memory(process, "VmHWM").unwrap_or(0));
    while child.try_wait().expect("waiting should work").is_none() {
        writer.write_all(b"\x1b").expect("the explorer should be running");
        thread::sleep(Duration::from_millis(200));
        // The explorer may have ended.
        let _ = writer.write_all(b"q");
        thread::sleep(Duration::from_millis(200));
    }
    let status = child.wait().expect("waiting should work");
    assert!(status.success(), "the explorer ended with {status:?}");
    drop((writer, pair));
    let total = output.join().expect("the reader should not panic");
    println!("{total} bytes of output, {} s", start.elapsed().as_secs());
}
