//! Relations that quote a cue of another kind than their own.

use crate::model::{Graph, Relation, RelationKind};

use super::{LintRule, LintWarning};

/// The cues of all kinds of relations of a graph: words that suggest a relation of the kind.
pub(super) struct Cues<'g> {
    pub(super) graph: &'g Graph,
    /// Each in lower case, with its kind.
    cues: Vec<(String, Cue<'g>)>,
}

/// A cue and its kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue<'g> {
    pub(super) text: &'g str,
    pub(super) kind: &'g RelationKind,
}

impl<'g> Cues<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        let cues = graph.relation_kinds().iter().flat_map(|kind| {
            kind.cues.iter().map(move |text| (text.to_lowercase(), Cue { text, kind }))
        });
        Self { graph, cues: cues.collect() }
    }

    /// The cues that occur in a text, in any case, in the order of their kinds.
    pub(super) fn find(&self, text: &str) -> Vec<Cue<'g>> {
        let text = if self.cues.is_empty() { String::new() } else { text.to_lowercase() };
        let found = self.cues.iter().filter(|(cue, _)| occurs(cue, &text));
        found.map(|(_, cue)| *cue).collect()
    }

    pub(super) fn add_warnings(&self, warnings: &mut Vec<LintWarning>) {
        if !self.cues.is_empty() {
            warnings.extend(self.graph.relations().filter_map(|relation| self.warning(relation)));
        }
    }

    /// The warning if the words that a relation quotes contain cues, but none of its own kind.
    fn warning(&self, relation: Relation<'g>) -> Option<LintWarning> {
        let quoted = relation.cites().filter_map(|cite| cite.words);
        let found: Vec<(&str, Cue<'g>)> = quoted
            .flat_map(|words| self.find(words).into_iter().map(move |cue| (words, cue)))
            .collect();
        let kind = relation.kind();
        let (words, Cue { text, kind: other }) = *found.first()?;
        if found.iter().any(|(_, cue)| cue.kind.slug == kind.slug) {
            return None;
        }
        Some(LintWarning {
            rule: LintRule::OtherCue,
            location: relation.defined_at(),
            message: format!(
                "{} quotes \"{words}\", but `{text}` is a cue of `{}`",
                relation.id_text(),
                other.slug
            ),
            help: format!(
                "if the relation is not of that kind, add the cue to `{}` as well",
                kind.slug
            ),
        })
    }
}

/// Whether a cue occurs in a text, both in lower case, and not as a part of a longer word. Scripts without upper and lower case may not
/// separate words.
fn occurs(cue: &str, text: &str) -> bool {
    let extends = |edge: Option<char>, next: Option<char>| {
        edge.is_some_and(|it| it.is_lowercase() || it.is_numeric())
            && next.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(cue).any(|(start, cue)| {
        let (before, rest) = text.split_at_checked(start).unwrap_or_default();
        let after = rest.strip_prefix(cue).unwrap_or_default();
        !extends(cue.chars().next(), before.chars().next_back())
            && !extends(cue.chars().next_back(), after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::occurs;

    #[test]
    fn cues_are_whole_words_or_parts_of_text_without_spaces() {
        for (cue, text, expected) in [
            ("urged", "strongly urged him", true),
            ("urged", "purged", false),
            ("urged", "urgedly", false),
            ("led by", "a firm led by lei", true),
            ("赞扬", "他赞扬了小米", true),
            ("urge", "", false),
        ] {
            assert_eq!(occurs(cue, text), expected, "{cue} in {text}");
        }
    }
}
