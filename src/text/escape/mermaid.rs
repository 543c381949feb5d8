//! Mermaid ("Flowcharts Syntax", mermaid.js.org).

use std::fmt::{self, Write as _};

/// A quoted label, in which every character special to Mermaid, Markdown or HTML is written as an entity code (`#34;`).
pub(crate) struct MermaidLabel<'t>(pub(crate) &'t str);

impl fmt::Display for MermaidLabel<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        // List markers (`1. FC`, `2)`, `- a`) are escaped: Mermaid draws no lists.
        let mut may_start_list = true;
        for character in self.0.chars() {
            let is_list_marker = matches!(character, '.' | '-' | ')');
            let is_plain = character.is_alphanumeric()
                || matches!(character, ' ' | ',' | '(')
                || is_list_marker && !may_start_list;
            if is_plain || (!character.is_ascii() && !character.is_control()) {
                f.write_char(character)?;
            } else {
                write!(f, "#{};", u32::from(character))?;
            }
            may_start_list &= character.is_numeric() || character == ' ';
        }
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use super::MermaidLabel;

    #[test]
    fn labels_cannot_break_out_of_their_quotes() {
        let text = "end\"] click <b>#quot; |雷军| %%";
        let expected = "\"end#34;#93; click #60;b#62;#35;quot#59; #124;雷军#124; #37;#37;\"";
        assert_eq!(MermaidLabel(text).to_string(), expected);
    }

    #[test]
    fn labels_are_not_markdown_lists() {
        for (text, expected) in [
            ("1. FC Union", "\"1#46; FC Union\""),
            ("2) B. C.", "\"2#41; B. C.\""),
            ("- a-b", "\"#45; a-b\""),
            ("A. 1. b", "\"A. 1. b\""),
        ] {
            assert_eq!(MermaidLabel(text).to_string(), expected);
        }
    }
}
