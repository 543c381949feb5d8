//! Maps terminal events to actions, using the key table.

#[cfg(test)]
pub(crate) mod tests;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Position;
use tui_input::InputRequest;

use crate::settings::{KeyScope, KeyTable};

use super::super::action::{Action, PromptAction, Step};
use super::action_named;

/// The name of a key in the key table, such as `j`, `G`, `Ctrl-d`, `S-Tab`, `S-Left`, `Alt-Left` or `F1`. Shift is
/// included for arrows only: characters imply it, and few terminals report it for other keys.
pub fn key_name(key: KeyEvent) -> Option<String> {
    let base = match (NAMED_KEYS.iter().find(|(_, code)| *code == key.code), key.code) {
        (Some((name, _)), _) => (*name).to_owned(),
        (None, KeyCode::Char(character)) => character.to_string(),
        (None, KeyCode::F(number)) => format!("F{number}"),
        _ => return None,
    };
    let control = if key.modifiers.contains(KeyModifiers::CONTROL) { "Ctrl-" } else { "" };
    let alt = if key.modifiers.contains(KeyModifiers::ALT) { "Alt-" } else { "" };
    let has_shift = key.modifiers.contains(KeyModifiers::SHIFT) && ARROWS.contains(&key.code);
    let shift = if has_shift { "S-" } else { "" };
    Some(format!("{control}{alt}{shift}{base}"))
}

/// Keys that are named with `S-` if Shift is held.
const ARROWS: [KeyCode; 4] = [KeyCode::Left, KeyCode::Right, KeyCode::Up, KeyCode::Down];

const NAMED_KEYS: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("S-Tab", KeyCode::BackTab),
    ("Tab", KeyCode::Tab),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

/// The action for a terminal event in a scope, if any.
///
/// `pending` contains the keys typed so far of a multi-key binding.
pub(crate) fn action_of(
    keys: &KeyTable,
    event: Event,
    scope: KeyScope,
    pending: &str,
) -> Option<Action> {
    match event {
        Event::Key(key) => action_of_key(keys, key, scope, pending),
        Event::Mouse(mouse) => action_of_mouse(mouse),
        Event::Paste(text) => Some(Action::Prompt(PromptAction::Paste(text))),
        Event::Resize(width, height) => Some(Action::Resize(width, height)),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// The action for a key in a scope, if any.
pub fn action_of_key(
    keys: &KeyTable,
    key: KeyEvent,
    scope: KeyScope,
    pending: &str,
) -> Option<Action> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let name = key_name(key)?;
    let pressed = if pending.is_empty() { name } else { format!("{pending} {name}") };
    if let Some(row) = keys.find(scope, &pressed) {
        return action_named(row.binding.action);
    }
    if keys.continuations(scope, &pressed).next().is_some() {
        return Some(Action::Pending(pressed));
    }
    let is_text = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(character) if scope.takes_text() && is_text => {
            Some(Action::Prompt(PromptAction::Edit(InputRequest::InsertChar(character))))
        }
        KeyCode::Esc if !pending.is_empty() => Some(Action::Pending(String::new())),
        _ => Some(Action::Unbound(pressed)),
    }
}

fn action_of_mouse(mouse: MouseEvent) -> Option<Action> {
    let cell = Position::new(mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(cell)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Action::Drag(cell)),
        MouseEventKind::ScrollUp => Some(Action::Wheel(cell, Step::Back)),
        MouseEventKind::ScrollDown => Some(Action::Wheel(cell, Step::Forward)),
        _ => None,
    }
}
