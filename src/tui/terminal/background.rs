//! Queries the background colour of the terminal.
//!
//! The query is OSC 11 (xterm, "ctlseqs"), followed by a request for the device attributes (DA1). Nearly every terminal
//! answers DA1, and answers come in the order of the queries, so once DA1 is answered, OSC 11 is either answered or
//! unknown to the terminal, and the wait ends.
#![expect(clippy::indexing_slicing, reason = "positions are those of bytes that were read")]

use std::ops::Range;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use super::device::Device;
use super::wait::{POLLIN, poll_until};

pub(super) const QUERY: &str = "\x1b]11;?\x1b\\\x1b[c";
const TIMEOUT: Duration = Duration::from_millis(200);
/// The maximum number of bytes to read, so that a flood of input ends the wait.
const MAX_BYTES: usize = 4096;

/// What the terminal sent after the query.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    /// The background as red, green and blue; `None` if the terminal does not report it.
    pub(super) background: Option<[u8; 3]>,
    /// Everything else, such as keys typed in the meantime.
    pub(super) rest: Vec<u8>,
}

/// Waits for the answer up to [`TIMEOUT`]. Later answers are dropped by the decoder, like all unknown sequences.
pub(super) fn wait_for_answer(device: &Device) -> Answer {
    let deadline = Instant::now() + TIMEOUT;
    let mut received = Vec::new();
    while find_device_attributes(&received).is_none()
        && received.len() < MAX_BYTES
        && Instant::now() < deadline
    {
        let is_ready = poll_until([device.as_fd()], POLLIN, Some(deadline));
        let mut bytes = [0; 256];
        match is_ready.and_then(|_| device.read(&mut bytes)) {
            Ok(None) => {}
            Ok(Some(length)) if length > 0 => received.extend_from_slice(&bytes[..length]),
            // The terminal is disconnected, which the event loop will notice.
            Ok(Some(_)) | Err(_) => break,
        }
    }
    separate(received)
}

fn separate(mut received: Vec<u8>) -> Answer {
    if let Some(range) = find_device_attributes(&received) {
        received.drain(range);
    }
    let report = find_background(&received);
    let background = report.clone().and_then(|range| parse_color(&received[range]));
    if let Some(range) = report {
        received.drain(range);
    }
    Answer { background, rest: received }
}

/// The answer to DA1: `ESC [ ? … c`.
fn find_device_attributes(bytes: &[u8]) -> Option<Range<usize>> {
    find_sequence(bytes, b"\x1b[?", |rest| {
        let end = rest.iter().position(|byte| !(byte.is_ascii_digit() || *byte == b';'))?;
        (rest[end] == b'c').then_some(end + 1)
    })
}

/// The answer to OSC 11: `ESC ] 11 ; … BEL` or `ESC ] 11 ; … ESC \`.
fn find_background(bytes: &[u8]) -> Option<Range<usize>> {
    find_sequence(bytes, b"\x1b]11;", |rest| {
        let end = rest.iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
        match rest[end..] {
            [0x07, ..] => Some(end + 1),
            [0x1b, b'\\', ..] => Some(end + 2),
            _ => None,
        }
    })
}

/// The first sequence that starts with a prefix. `length` returns the length of the sequence after the prefix, or
/// `None` if the sequence is incomplete.
fn find_sequence(
    bytes: &[u8],
    prefix: &[u8],
    length: impl Fn(&[u8]) -> Option<usize>,
) -> Option<Range<usize>> {
    let starts = bytes.windows(prefix.len()).enumerate().filter(|(_, window)| *window == prefix);
    let mut found = starts.filter_map(|(start, _)| {
        let rest = start + prefix.len();
        Some(start..rest + length(&bytes[rest..])?)
    });
    found.next()
}

/// Parses the colour of a whole report: `rgb:RRRR/GGGG/BBBB` with one to four hexadecimal digits each, or `rgba:…`.
fn parse_color(report: &[u8]) -> Option<[u8; 3]> {
    let report = std::str::from_utf8(report).ok()?;
    let (_, color) = report.split_once(':')?;
    let color = color.trim_end_matches(['\x07', '\x1b', '\\']);
    let mut parts = color.split('/').map(parse_component);
    Some([parts.next()??, parts.next()??, parts.next()??])
}

fn parse_component(digits: &str) -> Option<u8> {
    let value = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() <= 4)?;
    let max = 16_u32.pow(u32::try_from(digits.len()).ok()?) - 1;
    u8::try_from(value * 255 / max).ok()
}

#[cfg(test)]
mod tests {
    use super::{Answer, separate};

    fn answer(received: &str) -> (Option<[u8; 3]>, String) {
        let Answer { background, rest } = separate(received.into());
        (background, String::from_utf8(rest).expect("the rest is not UTF-8"))
    }

    #[test]
    fn the_background_is_found_in_every_notation() {
        for (received, expected) in [
            ("\x1b]11;rgb:1e1e/2828/ffff\x1b\\\x1b[?62;22c", [0x1e, 0x28, 0xff]),
            ("\x1b]11;rgb:ff/80/00\x07\x1b[?1;2c", [0xff, 0x80, 0]),
            ("\x1b]11;rgba:0000/0000/f/ffff\x07", [0, 0, 0xff]),
        ] {
            assert_eq!(answer(received), (Some(expected), String::new()), "{received:?}");
        }
    }

    #[test]
    fn keys_typed_in_the_meantime_are_kept() {
        let received = "j\x1b]11;rgb:00/00/00\x1b\\é\x1b[A\x1b[?62c/x";
        assert_eq!(answer(received), (Some([0; 3]), "jé\x1b[A/x".to_owned()));
    }

    #[test]
    fn missing_and_malformed_answers_give_no_background() {
        assert_eq!(answer("\x1b[?6c"), (None, String::new()));
        assert_eq!(answer("q"), (None, "q".to_owned()));
        assert_eq!(answer("\x1b]11;black\x07\x1b[?6c"), (None, String::new()));
        assert_eq!(answer("\x1b]11;rgb:00000/0/0\x07"), (None, String::new()));
        assert_eq!(answer("\x1b]11;rgb:0/0\x07"), (None, String::new()));
        assert_eq!(answer("\x1b]11;rgb:/0/0\x07"), (None, String::new()));
    }

    #[test]
    fn incomplete_answers_are_left_for_the_decoder() {
        let received = "\x1b]11;rgb:00/0";
        assert_eq!(answer(received), (None, received.to_owned()));
    }
}
