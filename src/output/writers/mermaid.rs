//! Mermaid, which many wikis and code hosts draw ("Flowcharts Syntax", mermaid.js.org).

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use crate::model::{Graph, Relation, Selection, Standing};

/// A label in quotes, with every character that Mermaid, Markdown or HTML could read as anything
/// but itself written as an entity code (`#34;`).
struct Label<'t>(&'t str);

impl fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for letter in self.0.chars() {
            let harmless =
                letter.is_alphanumeric() || matches!(letter, ' ' | ',' | '.' | '-' | '(' | ')');
            if harmless || (!letter.is_ascii() && !letter.is_control()) {
                f.write_char(letter)?;
            } else {
                write!(f, "#{};", u32::from(letter))?;
            }
        }
        f.write_char('"')
    }
}

/// Writes a selection as a flowchart. Nodes are numbered, since a slug may be a word of Mermaid
/// (`end`).
///
/// # Errors
///
/// Returns what the writer returns.
pub(super) fn mermaid(graph: &Graph, selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for id in &selection.entities {
        writeln!(out, "  n{}[{}]", id.index(), Label(graph.entity(*id).name()))?;
    }
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        let (from, to) = (relation.from().id().index(), relation.to().id().index());
        writeln!(out, "  n{from} {}|{}| n{to}", arrow(relation), Label(&label(relation)))?;
    }
    Ok(())
}

/// Dotted for what is less firm than stated; a head at both ends for what holds both ways.
fn arrow(relation: Relation<'_>) -> &'static str {
    match (relation.kind().mutual, relation.standing()) {
        (false, Standing::Stated) => "-->",
        (false, _) => "-.->",
        (true, Standing::Stated) => "<-->",
        (true, _) => "<-.->",
    }
}

fn label(relation: Relation<'_>) -> String {
    match relation.standing() {
        Standing::Stated => relation.kind().says.clone(),
        standing => format!("{} ({standing})", relation.kind().says),
    }
}

#[cfg(test)]
mod tests {
    use super::Label;

    #[test]
    fn no_label_can_leave_its_quotes() {
        let text = "end\"] click <b>#quot; |雷军| %%";
        let expected = "\"end#34;#93; click #60;b#62;#35;quot#59; #124;雷军#124; #37;#37;\"";
        assert_eq!(Label(text).to_string(), expected);
    }
}
