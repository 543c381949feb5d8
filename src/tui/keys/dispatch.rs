//! From a terminal event to an action, by the key table alone.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use tui_input::InputRequest;

use crate::settings::{KeyScope, bindings, continuations};

use super::super::action::{Action, PromptAction, Spot, Vertical};
use super::action_named;

/// The name of a key as the table spells it: `j`, `G`, `Ctrl-d`, `S-Tab`, `S-Left`, `Alt-Left`,
/// `F1`. Shift is told of arrows only: letters tell it by themselves, few terminals of others.
fn spell(key: KeyEvent) -> Option<String> {
    let base = match (NAMED.iter().find(|(_, code)| *code == key.code), key.code) {
        (Some((name, _)), _) => (*name).to_owned(),
        (None, KeyCode::Char(letter)) => letter.to_string(),
        (None, KeyCode::F(number)) => format!("F{number}"),
        _ => return None,
    };
    let control = if key.modifiers.contains(KeyModifiers::CONTROL) { "Ctrl-" } else { "" };
    let alt = if key.modifiers.contains(KeyModifiers::ALT) { "Alt-" } else { "" };
    let is_held = key.modifiers.contains(KeyModifiers::SHIFT) && ARROWS.contains(&key.code);
    let shift = if is_held { "S-" } else { "" };
    Some(format!("{control}{alt}{shift}{base}"))
}

/// The key with a name, as the table spells it.
#[must_use]
pub fn key_named(name: &str) -> Option<KeyEvent> {
    let mut modifiers = KeyModifiers::NONE;
    let mut base = name;
    for (prefix, modifier) in [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT)] {
        if let Some(rest) = base.strip_prefix(prefix).filter(|rest| !rest.is_empty()) {
            base = rest;
            modifiers |= modifier;
        }
    }
    let arrow = base.strip_prefix("S-").and_then(code_named).filter(|code| ARROWS.contains(code));
    if let Some(code) = arrow {
        return Some(KeyEvent::new(code, modifiers | KeyModifiers::SHIFT));
    }
    let code = match code_named(base) {
        Some(code) => code,
        None => match base.strip_prefix('F').and_then(|number| number.parse().ok()) {
            Some(number) => KeyCode::F(number),
            None => KeyCode::Char(base.chars().next().filter(|_| base.chars().count() == 1)?),
        },
    };
    Some(KeyEvent::new(code, modifiers))
}

fn code_named(name: &str) -> Option<KeyCode> {
    NAMED.iter().find(|(own, _)| *own == name).map(|(_, code)| *code)
}

/// Keys of which Shift makes others.
const ARROWS: [KeyCode; 4] = [KeyCode::Left, KeyCode::Right, KeyCode::Up, KeyCode::Down];

/// Keys that have a name of their own.
const NAMED: &[(&str, KeyCode)] = &[
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

/// What an event of the terminal means in a scope, if anything.
///
/// `pending` are the keys of a longer binding that were already pressed.
pub(crate) fn action_of(event: Event, scope: KeyScope, pending: &str) -> Option<Action> {
    match event {
        Event::Key(key) => action_of_key(key, scope, pending),
        Event::Mouse(mouse) => action_of_mouse(mouse),
        Event::Paste(text) => Some(PromptAction::Paste(text).into()),
        Event::Resize(width, height) => Some(Action::Resize(width, height)),
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// What a key means in a scope, if anything.
#[must_use]
pub fn action_of_key(key: KeyEvent, scope: KeyScope, pending: &str) -> Option<Action> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let spelt = spell(key)?;
    let pressed = if pending.is_empty() { spelt } else { format!("{pending} {spelt}") };
    if let Some(row) = bindings(scope).find(|row| row.keys.contains(&pressed.as_str())) {
        return action_named(row.action);
    }
    if continuations(scope, &pressed).next().is_some() {
        return Some(Action::Await(pressed));
    }
    let is_text = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(letter) if scope.chain().contains(&KeyScope::Prompt) && is_text => {
            Some(PromptAction::Edit(InputRequest::InsertChar(letter)).into())
        }
        KeyCode::Esc if !pending.is_empty() => Some(Action::Await(String::new())),
        _ => Some(Action::Unbound(pressed)),
    }
}

fn action_of_mouse(mouse: MouseEvent) -> Option<Action> {
    let spot = Spot { column: mouse.column, row: mouse.row };
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(spot)),
        MouseEventKind::ScrollUp => Some(Action::Wheel(spot, Vertical::Up)),
        MouseEventKind::ScrollDown => Some(Action::Wheel(spot, Vertical::Down)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, KeyScope, PromptAction, action_named, action_of_key, key_named, spell};
    use crate::settings::KEYS;
    use crate::tui::action::GlobalAction;

    #[test]
    fn every_key_of_the_table_can_be_pressed() {
        for row in KEYS {
            for keys in row.keys {
                for name in keys.split(' ') {
                    let key = key_named(name).unwrap_or_else(|| panic!("{name} is no key"));
                    assert_eq!(spell(key).as_deref(), Some(name));
                }
            }
        }
    }

    #[test]
    fn every_key_of_the_table_does_what_the_table_says() {
        for row in KEYS {
            for keys in row.keys {
                let (before, last) = keys.rsplit_once(' ').unwrap_or(("", keys));
                let key = key_named(last).expect("a key");
                assert_eq!(
                    action_of_key(key, row.scope, before),
                    action_named(row.action),
                    "{keys}"
                );
            }
        }
    }

    #[test]
    fn letters_are_text_where_text_is_typed_and_keys_elsewhere() {
        let key = key_named("q").expect("a key");
        assert_eq!(action_of_key(key, KeyScope::Canvas, ""), Some(GlobalAction::Quit.into()));
        assert!(matches!(
            action_of_key(key, KeyScope::Prompt, ""),
            Some(Action::Prompt(PromptAction::Edit(_)))
        ));
    }

    #[test]
    fn the_first_of_two_keys_waits_and_escape_gives_up() {
        let press = |name, pending| {
            action_of_key(key_named(name).expect("a key"), KeyScope::Canvas, pending)
        };
        assert_eq!(press("y", ""), Some(Action::Await("y".to_owned())));
        assert_eq!(press("Esc", "y"), Some(Action::Await(String::new())));
        assert_eq!(press("j", "y"), Some(Action::Unbound("y j".to_owned())));
    }
}
