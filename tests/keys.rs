//! Looks keys up by their names in the key table, and presses them.

use guanxi::tui::Explorer;
use guanxi::tui::keys::key_name;
use guanxi::tui::request::Request;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// Keys that are not characters.
const CODES: [KeyCode; 14] = [
    KeyCode::BackTab,
    KeyCode::Tab,
    KeyCode::Enter,
    KeyCode::Esc,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
];

/// The key with this name.
pub(crate) fn key_named(name: &str) -> Option<KeyEvent> {
    let characters = name.chars().last().into_iter().chain([' ']).map(KeyCode::Char);
    let codes = CODES.into_iter().chain(characters).chain((1..=12).map(KeyCode::F));
    let mut keys = codes.flat_map(|code| {
        (0..8).map(move |bits| KeyEvent::new(code, KeyModifiers::from_bits_truncate(bits)))
    });
    keys.find(|key| key_name(*key).as_deref() == Some(name))
}

/// The event of pressing the key with this name.
pub(crate) fn key_event(name: &str) -> Event {
    Event::Key(key_named(name).unwrap_or_else(|| panic!("{name} is not a key")))
}

/// Presses keys, whose names are separated by spaces, and returns their requests.
pub(crate) fn press(explorer: &mut Explorer, names: &str) -> Vec<Request> {
    names.split_whitespace().flat_map(|name| explorer.input(key_event(name))).collect()
}
