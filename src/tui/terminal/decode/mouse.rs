//! Mouse reports.

use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Whether a button was pressed or released.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ButtonMotion {
    Down,
    Up,
}

/// A report in decimal numbers (SGR): button, column and row from 1; `m` is a release.
pub(super) fn of_numbers(numbers: &[u32], last: u8) -> Option<Event> {
    let &[button, column, row] = numbers else { return None };
    let motion = match last {
        b'M' => ButtonMotion::Down,
        b'm' => ButtonMotion::Up,
        _ => return None,
    };
    let cell = |number: u32| u16::try_from(number.saturating_sub(1)).ok();
    Some(event(button, kind(button, motion)?, cell(column)?, cell(row)?))
}

/// A report in three bytes, each 32 too large; button 3 is a release.
pub(super) fn of_bytes(button: u8, column: u8, row: u8) -> Option<Event> {
    let button = u32::from(button.checked_sub(32)?);
    let motion = if button & 0b1100_0011 == 3 { ButtonMotion::Up } else { ButtonMotion::Down };
    let cell = |byte: u8| u16::from(byte.saturating_sub(33));
    Some(event(button, kind(button, motion)?, cell(column), cell(row)))
}

fn event(button: u32, kind: MouseEventKind, column: u16, row: u16) -> Event {
    let held = [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| button & bit != 0)
        .fold(KeyModifiers::NONE, |held, (_, modifier)| held | modifier);
    Event::Mouse(MouseEvent { kind, column, row, modifiers: held })
}

/// Two low bits and two high bits are the button, 32 is movement. Other buttons are ignored.
fn kind(button: u32, motion: ButtonMotion) -> Option<MouseEventKind> {
    let moved = button & 32 != 0;
    let pressed = match (button & 0b11) | (button & 0b1100_0000) {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        2 => MouseButton::Right,
        3 if motion == ButtonMotion::Up => return Some(MouseEventKind::Up(MouseButton::Left)),
        3 if moved => return Some(MouseEventKind::Moved),
        64 => return Some(MouseEventKind::ScrollUp),
        65 => return Some(MouseEventKind::ScrollDown),
        66 => return Some(MouseEventKind::ScrollLeft),
        67 => return Some(MouseEventKind::ScrollRight),
        _ => return None,
    };
    Some(match (motion, moved) {
        (ButtonMotion::Up, _) => MouseEventKind::Up(pressed),
        (ButtonMotion::Down, true) => MouseEventKind::Drag(pressed),
        (ButtonMotion::Down, false) => MouseEventKind::Down(pressed),
    })
}
