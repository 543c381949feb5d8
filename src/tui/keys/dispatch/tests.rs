//! Tests of key names and bindings.

use super::{
    Action, KeyScope, KeyTable, NAMED_KEYS, PromptAction, action_named, action_of_key, key_name,
};
use crate::settings::{KEY_NAMES, KEYS};
use crate::tui::action::GlobalAction;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The key with a name, as the table spells it.
pub(crate) fn key_named(name: &str) -> Option<KeyEvent> {
    let named = NAMED_KEYS.iter().map(|(_, code)| *code);
    let codes = named.chain(name.chars().last().map(KeyCode::Char));
    let codes = codes.chain((1..=12).map(KeyCode::F));
    let keys = codes.flat_map(|code| {
        (0..8).map(move |bits| KeyEvent::new(code, KeyModifiers::from_bits_truncate(bits)))
    });
    keys.into_iter().find(|key| key_name(*key).as_deref() == Some(name))
}

#[test]
fn every_key_of_the_table_can_be_pressed() {
    for row in KEYS {
        for keys in row.keys {
            for name in keys.split(' ') {
                let key = key_named(name).unwrap_or_else(|| panic!("{name} is not a key"));
                assert_eq!(key_name(key).as_deref(), Some(name));
            }
        }
    }
}

#[test]
fn every_key_that_settings_accept_can_be_pressed() {
    for name in KEY_NAMES.into_iter().chain(["S-Left", "Alt-Ctrl-x", "Ctrl-Alt-x", "F12", "é"]) {
        let key = key_named(name).map(key_name);
        assert_eq!(key, (name != "Alt-Ctrl-x").then(|| Some(name.to_owned())), "{name}");
    }
    assert_eq!(KEY_NAMES, NAMED_KEYS.iter().map(|(name, _)| *name).collect::<Vec<_>>()[..]);
}

#[test]
fn every_key_of_the_table_does_what_the_table_says() {
    for row in KEYS {
        for keys in row.keys {
            let (before, last) = keys.rsplit_once(' ').unwrap_or(("", keys));
            let key = key_named(last).expect("a key");
            assert_eq!(
                action_of_key(&KeyTable::default(), key, row.scope, before),
                action_named(row.action),
                "{keys}"
            );
        }
    }
}

#[test]
fn characters_are_text_in_fields_and_keys_elsewhere() {
    let key = key_named("q").expect("a key");
    assert_eq!(
        action_of_key(&KeyTable::default(), key, KeyScope::Canvas, ""),
        Some(Action::Global(GlobalAction::Quit))
    );
    assert!(matches!(
        action_of_key(&KeyTable::default(), key, KeyScope::Prompt, ""),
        Some(Action::Prompt(PromptAction::Edit(_)))
    ));
}

#[test]
fn a_pending_key_waits_and_escape_cancels_it() {
    let press = |name, pending| {
        action_of_key(
            &KeyTable::default(),
            key_named(name).expect("a key"),
            KeyScope::Canvas,
            pending,
        )
    };
    assert_eq!(press("y", ""), Some(Action::Pending("y".to_owned())));
    assert_eq!(press("Esc", "y"), Some(Action::Pending(String::new())));
    assert_eq!(press("j", "y"), Some(Action::Unbound("y j".to_owned())));
}
