/// Whether text contains only characters that every YAML parser reads literally.
///
/// Control characters, tabs, Unicode line breaks, byte order marks and noncharacters are left to `serde_yaml`.
pub(super) fn are_plain(text: &str) -> bool {
    // No early return, so that the compiler vectorises this loop.
    let has_special = text.bytes().fold(false, |any, byte| any | may_be_special(byte));
    !has_special || text.chars().all(is_plain) && carriage_returns_end_lines(text)
}

fn may_be_special(byte: u8) -> bool {
    matches!(byte, 0..=0x09 | 0x0b..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef)
}

fn is_plain(character: char) -> bool {
    match character {
        '\n' | '\r' | ' '..='~' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => character >= '\u{a0}',
    }
}

fn carriage_returns_end_lines(text: &str) -> bool {
    text.split('\r').skip(1).all(|after| after.starts_with('\n'))
}
