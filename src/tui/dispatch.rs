//! From a terminal event to an action, by the key table alone.

use crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use tui_input::InputRequest;

use super::action::{Action, Spot, Vertical};
use super::keys::{Binding, KEYS, Scope};

/// The name of a key as the table spells it: `j`, `G`, `Ctrl-d`, `S-Tab`, `Alt-Left`, `F1`.
#[must_use]
pub fn spell(key: KeyEvent) -> Option<String> {
    let base = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::BackTab => "S-Tab".to_owned(),
        KeyCode::Backspace
        | KeyCode::Enter
        | KeyCode::Left
        | KeyCode::Right
        | KeyCode::Up
        | KeyCode::Down
        | KeyCode::Home
        | KeyCode::End
        | KeyCode::PageUp
        | KeyCode::PageDown
        | KeyCode::Tab
        | KeyCode::Delete
        | KeyCode::Esc => format!("{:?}", key.code),
        _ => return None,
    };
    let control = if key.modifiers.contains(KeyModifiers::CONTROL) { "Ctrl-" } else { "" };
    let alt = if key.modifiers.contains(KeyModifiers::ALT) { "Alt-" } else { "" };
    Some(format!("{control}{alt}{base}"))
}

/// The rows that hold in a scope, the nearest scope first.
pub fn bindings(scope: Scope) -> impl Iterator<Item = &'static Binding> {
    scope.chain().iter().flat_map(|link| KEYS.iter().filter(move |row| row.scope == *link))
}

/// The rows whose keys begin with the keys already pressed, with what is left to press.
pub fn continuations(
    scope: Scope,
    pending: &str,
) -> impl Iterator<Item = (&'static str, &'static Binding)> {
    let prefix = format!("{pending} ");
    bindings(scope).flat_map(move |row| {
        let rests = row.keys.iter().filter_map(|keys| keys.strip_prefix(prefix.as_str()));
        rests.map(|rest| (rest, row)).collect::<Vec<_>>()
    })
}

/// What a key means, where it means anything.
///
/// `pending` are the keys of a longer binding that were already pressed.
#[must_use]
pub fn action_of_key(key: KeyEvent, scope: Scope, pending: &str) -> Option<Action> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let spelt = spell(key)?;
    let pressed = if pending.is_empty() { spelt } else { format!("{pending} {spelt}") };
    if let Some(row) = bindings(scope).find(|row| row.keys.contains(&pressed.as_str())) {
        return Some(row.action.clone());
    }
    if continuations(scope, &pressed).next().is_some() {
        return Some(Action::Await(pressed));
    }
    let is_text = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(letter) if scope == Scope::Prompt && is_text => {
            Some(Action::Input(InputRequest::InsertChar(letter)))
        }
        KeyCode::Esc if !pending.is_empty() => Some(Action::Await(String::new())),
        _ => Some(Action::Unbound(pressed)),
    }
}

/// What the mouse means, where it means anything.
#[must_use]
pub fn action_of_mouse(mouse: MouseEvent) -> Option<Action> {
    let spot = Spot { column: mouse.column, row: mouse.row };
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(spot)),
        MouseEventKind::ScrollUp => Some(Action::Wheel(spot, Vertical::Up)),
        MouseEventKind::ScrollDown => Some(Action::Wheel(spot, Vertical::Down)),
        _ => None,
    }
}
