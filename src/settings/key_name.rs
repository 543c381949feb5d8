use crate::text::did_you_mean;

/// The names of the space bar and of keys that are not characters.
pub const KEY_NAMES: [&str; 15] = [
    "Space",
    "S-Tab",
    "Tab",
    "Enter",
    "Esc",
    "Backspace",
    "Delete",
    "Left",
    "Right",
    "Up",
    "Down",
    "Home",
    "End",
    "PageUp",
    "PageDown",
];
const SHIFTED_ARROWS: [&str; 4] = ["S-Left", "S-Right", "S-Up", "S-Down"];
/// Keys that terminals send as another key.
const INDISTINCT: [(&str, &str); 2] = [("Ctrl-m", "Enter"), ("Ctrl-[", "Esc")];

/// Checks that a string is the name of a key, such as `j`, `G`, `Ctrl-d`, `Alt-Left`, `S-Tab`, `S-Up` or `F1`. Fails with
/// a suggestion.
pub(super) fn check_key(name: &str) -> Result<(), String> {
    let modified = name.strip_prefix("Ctrl-").filter(|rest| !rest.is_empty());
    let (control, rest) = modified.map_or((false, name), |rest| (true, rest));
    let rest = rest.strip_prefix("Alt-").filter(|rest| !rest.is_empty()).unwrap_or(rest);
    if let Some((_, sent)) = INDISTINCT.iter().find(|(key, _)| *key == name) {
        return Err(format!("terminals send `{sent}` for this key"));
    }
    let mut characters = rest.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        return check_character(character, control);
    }
    let is_function_key = || {
        let number = rest.strip_prefix('F').filter(|digits| !digits.starts_with(['0', '+']));
        number.and_then(|digits| digits.parse().ok()).is_some_and(|number: u8| number <= 12)
    };
    let names = KEY_NAMES.into_iter().chain(SHIFTED_ARROWS);
    if names.clone().any(|known| known == rest) || is_function_key() {
        return Ok(());
    }
    Err(did_you_mean(rest, names).unwrap_or_else(|| {
        "keys are written j, G, Space, Enter, Ctrl-d, Alt-Left, S-Tab, F1, or g g for two keys in a row"
            .to_owned()
    }))
}

fn check_character(character: char, with_control: bool) -> Result<(), String> {
    match character {
        _ if character.is_whitespace() || character.is_control() => {
            Err("write the space bar as `Space`".to_owned())
        }
        _ if with_control && character.is_uppercase() => {
            Err("terminals do not distinguish upper case with Ctrl".to_owned())
        }
        _ => Ok(()),
    }
}
