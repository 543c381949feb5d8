//! Mermaid ("Flowcharts Syntax", mermaid.js.org).

use std::fmt::{self, Write as _};

/// A quoted label, in which every character special to Mermaid, Markdown or HTML is written as an entity code (`#34;`).
pub(crate) struct MermaidLabel<'t>(pub(crate) &'t str);

impl fmt::Display for MermaidLabel<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for character in self.0.chars() {
            let is_plain = character.is_alphanumeric()
                || matches!(character, ' ' | ',' | '.' | '-' | '(' | ')');
            if is_plain || (!character.is_ascii() && !character.is_control()) {
                f.write_char(character)?;
            } else {
                write!(f, "#{};", u32::from(character))?;
            }
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
}
